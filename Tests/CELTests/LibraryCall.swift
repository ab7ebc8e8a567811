// Calls a function of the library without parser or evaluator: the overload is picked by the run-time types of the
// arguments, and the result is written down in a notation that tells 1, 1u and 1.0 apart.

import CEL
import Diagnostics
import Testing

/// One row of a table: a call and what it must end with.
struct LibraryCall: Sendable, CustomTestStringConvertible {
  let name: String
  let arguments: [Value]
  let expected: String

  init(_ name: String, _ arguments: Value..., gives expected: String) {
    self.name = name
    self.arguments = arguments
    self.expected = expected
  }

  /// A call that must fail with an error of this code.
  init(_ name: String, _ arguments: Value..., fails code: EvaluationError.Code) {
    self.name = name
    self.arguments = arguments
    self.expected = "error \(code.rawValue)"
  }

  var testDescription: String { "\(name)(\(arguments.map(Self.shown).joined(separator: ", "))) → \(expected)" }

  var outcome: String {
    do throws(EvaluationError) {
      return Self.shown(try Self.call(name, arguments))
    } catch {
      return "error \(error.code.rawValue)"
    }
  }

  func verify(_ location: SourceLocation = #_sourceLocation) {
    #expect(outcome == expected, "\(testDescription)", sourceLocation: location)
  }
}

extension LibraryCall {
  static func call(_ name: String, _ arguments: [Value]) throws(EvaluationError) -> Value {
    let overloads = Library.all.flatMap(\.functions).filter { $0.name == name }.flatMap(\.overloads)
    let fitting = overloads.first { overload in
      overload.parameters.count == arguments.count
        && zip(overload.parameters, arguments).allSatisfy { fits($0.1, $0.0) }
    }
    guard let fitting else {
      throw EvaluationError(.noSuchOverload, en: "no such overload: \(name)", fr: "aucune variante\u{A0}: \(name)")
    }
    switch (fitting.implementation, arguments.count) {
    case (.nullary(let body), 0): return try body()
    case (.unary(let body), 1): return try body(arguments[0])
    case (.binary(let body), 2): return try body(arguments[0], arguments[1])
    case (.any(let body), _): return try body(arguments)
    default: throw EvaluationError(.internalFault, en: "wrong arity of \(name)", fr: "arité fausse\u{A0}: \(name)")
    }
  }

  private static func fits(_ value: Value, _ parameter: Type) -> Bool {
    switch (parameter, value) {
    case (.dyn, _), (.parameter, _): true
    case (.list, .list), (.map, .map), (.optional, .optional), (.type, .type): true
    default: parameter == value.type
    }
  }

  /// The value in a notation close to CEL's own.
  static func shown(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .int(let int): "\(int)"
    case .uint(let uint): "\(uint)u"
    case .double(let double): "\(double)"
    case .string(let string): "'\(string)'"
    case .bytes(let bytes): "b\(bytes)"
    case .timestamp(let timestamp): "@\(timestamp.seconds).\(timestamp.nanoseconds)"
    case .duration(let span): "\(span.seconds)s\(span.nanoseconds)ns"
    case .list(let elements): "[\(elements.map(shown).joined(separator: ", "))]"
    case .map(let map):
      "{\(zip(map.keys, map.values).map { "\(shown($0)): \(shown($1))" }.joined(separator: ", "))}"
    case .optional(let optional): "optional(\(optional.value.map(shown) ?? ""))"
    case .type(let type): "type \(type)"
    case .record(let record): record.type.name
    case .opaque(let opaque): opaque.typeName
    }
  }
}

extension Value {
  static func list(_ elements: Value...) -> Value { .list(elements) }

  static func map(_ entries: (Value, Value)...) -> Value {
    var map = MapValue()
    for (key, value) in entries { _ = map.insert(value, forKey: key) }
    return .map(map)
  }

  /// `timestamp('…')`; null, which no function takes for a timestamp, where the text is none.
  static func time(_ text: String) -> Value { (try? LibraryCall.call("timestamp", [.string(text)])) ?? .null }

  /// `duration('…')`; null where the text is none.
  static func span(_ text: String) -> Value { (try? LibraryCall.call("duration", [.string(text)])) ?? .null }
}
