// Operators and functions that look into or join lists, maps and texts: `==`, `in`, `[]`, `size`, and the `+` of
// everything that is no number.

import Diagnostics

enum Aggregates {
  static let functions = [
    Function(
      Operator.equals, "Whether two values are the same; numbers of different types are compared by their worth.",
      [
        .function(
          .parameter("A"), .parameter("A"), returns: .bool,
          .binary { (left, right) throws(EvaluationError) -> Value in .bool(try left.isEqual(to: right)) })
      ]),
    Function(
      Operator.notEquals, "Whether two values differ.",
      [
        .function(
          .parameter("A"), .parameter("A"), returns: .bool,
          .binary { (left, right) throws(EvaluationError) -> Value in .bool(!(try left.isEqual(to: right))) })
      ]),
    Function(
      Operator.isIn, "Whether a list has the element, or a map the key.",
      [
        .function(.parameter("A"), .list(.parameter("A")), returns: .bool, .binary(isIn)),
        .function(
          .parameter("A"), .map(key: .parameter("A"), value: .parameter("B")), returns: .bool, .binary(isIn)),
      ]),
    Function(
      Operator.index, "The element of a list at a position counted from 0, or the value of a map's key.",
      indexTypes.map { .function(.list(.parameter("A")), $0, returns: .parameter("A"), .binary(element)) } + [
        .function(
          .map(key: .parameter("A"), value: .parameter("B")), .parameter("A"), returns: .parameter("B"),
          .binary(element))
      ]),
    Function(
      "size", "How many code points, bytes, elements or entries there are.",
      sized.map { .function($0, returns: .int, .unary(size)) }
        + sized.map { .member($0, returns: .int, .unary(size)) }),
  ]

  static let add: [Overload] = [
    .function { (left: String, right: String) throws(EvaluationError) in
      guard left.utf8.count <= EvaluationError.sizeLimit - right.utf8.count else { throw .tooLarge }
      return left + right
    },
    .function { (left: [UInt8], right: [UInt8]) throws(EvaluationError) in
      guard left.count <= EvaluationError.sizeLimit - right.count else { throw .tooLarge }
      return left + right
    },
    .function(
      .list(.parameter("A")), .list(.parameter("A")), returns: .list(.parameter("A")),
      .binary { (left, right) throws(EvaluationError) -> Value in
        guard case .list(let first) = left, case .list(let second) = right else {
          throw .noSuchOverload([left, right])
        }
        guard first.count <= EvaluationError.sizeLimit - second.count else { throw .tooLarge }
        return .list(first + second)
      }),
  ]

  /// Whole numbers of any type can be positions: data from JSON may bring them as doubles.
  static let indexTypes: [Type] = [.int, .uint, .double]

  private static let sized: [Type] = [
    .string, .bytes, .list(.parameter("A")), .map(key: .parameter("A"), value: .parameter("B")),
  ]

  private static func isIn(_ needle: Value, _ collection: Value) throws(EvaluationError) -> Value {
    switch collection {
    case .list(let elements):
      var equality = EqualityTest()
      for element in elements where try equality.areEqual(needle, element) { return .bool(true) }
      return .bool(false)
    case .map(let map): return .bool(map[needle] != nil)
    default: throw .noSuchOverload([needle, collection])
    }
  }

  private static func size(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .string(let string): .int(Int64(string.unicodeScalars.count))
    case .bytes(let bytes): .int(Int64(bytes.count))
    case .list(let elements): .int(Int64(elements.count))
    case .map(let map): .int(Int64(map.count))
    default: throw .noSuchOverload([value])
    }
  }

  /// The element or the value that an index names.
  static func element(_ collection: Value, _ index: Value) throws(EvaluationError) -> Value {
    if let found = try elementIfPresent(collection, index) { return found }
    if case .list(let elements) = collection {
      throw .indexOutOfRange(try position(index) ?? .max, count: elements.count)
    }
    let key = shown(index)
    throw EvaluationError(.noSuchKey, en: "no such key: \(key)", fr: "clé absente\u{A0}: \(key)")
  }

  /// The element or the value that an index names, or nil where there is none.
  static func elementIfPresent(_ collection: Value, _ index: Value) throws(EvaluationError) -> Value? {
    switch collection {
    case .list(let elements):
      guard let position = try position(index), let index = Int(exactly: position), elements.indices.contains(index)
      else { return nil }
      return elements[index]
    case .map(let map): return map[index]
    default: throw .noSuchOverload([collection, index])
    }
  }

  private static func shown(_ key: Value) -> String {
    switch key {
    case .bool(let bool): bool.description
    case .int(let int): int.description
    case .uint(let uint): "\(uint)u"
    case .double(let double): NumberText.general(double)
    case .string(let string): "'\(string.shortened(to: 60).withoutControls)'"
    default: key.type.displayName
    }
  }

  /// Nil where the number is too large to be a position.
  private static func position(_ index: Value) throws(EvaluationError) -> Int64? {
    switch index {
    case .int(let int): return int
    case .uint(let uint): return Int64(exactly: uint)
    case .double(let double):
      guard double.rounded(.towardZero) == double else {
        throw EvaluationError(
          .invalidArgument, en: "a list index must be a whole number, not \(NumberText.general(double))",
          fr: "un indice de liste doit être un nombre entier, et non \(NumberText.general(double))")
      }
      return Int64(exactly: double)
    default:
      throw EvaluationError(
        .invalidArgument, en: "a list index must be an int, not \(index.type.displayName)",
        fr: "un indice de liste doit être de type int, et non \(index.type.displayName)")
    }
  }
}
