// The string extensions that turn texts into lists and back, or make a text safe to show.

extension Texts {
  static let lists = [
    Function(
      "split", "The parts of a text between separators, or so many parts of which the last has the rest.",
      [
        .member(
          .string, .string, returns: .list(.string),
          .binary { (text, separator) throws(EvaluationError) -> Value in
            guard case .string(let text) = text, case .string(let separator) = separator else {
              throw .noSuchOverload([text, separator])
            }
            return try split(text, separator, limit: -1)
          }),
        .member(
          .string, .string, .int, returns: .list(.string),
          .any { (arguments) throws(EvaluationError) -> Value in
            guard arguments.count == 3, case .string(let text) = arguments[0],
              case .string(let separator) = arguments[1], case .int(let limit) = arguments[2]
            else { throw .noSuchOverload(arguments) }
            return try split(text, separator, limit: limit)
          }),
      ]),
    Function(
      "join", "The texts of a list, one after the other, with a separator between them.",
      [
        .member(
          .list(.string), returns: .string,
          .unary { (list) throws(EvaluationError) -> Value in try join(list, separator: "") }),
        .member(
          .list(.string), .string, returns: .string,
          .binary { (list, separator) throws(EvaluationError) -> Value in
            guard case .string(let text) = separator else { throw .noSuchOverload([list, separator]) }
            return try join(list, separator: text)
          }),
      ]),
  ]

  static let escapes = [
    Function(
      "strings.quote", "The text in double quotes, with escapes for quotes, backslashes and control characters.",
      [.function { (text: String) throws(EvaluationError) in try quoted(text) }]),
    Function(
      "format", "The text with each %s, %d, %f, %e, %b, %o, %x or %X replaced by an element of the list.",
      [
        .member(
          .string, .list(.dyn), returns: .string,
          .binary { (template, arguments) throws(EvaluationError) -> Value in
            guard case .string(let text) = template, case .list(let values) = arguments else {
              throw .noSuchOverload([template, arguments])
            }
            return .string(try FormatTemplate.fill(text, with: values))
          })
      ]),
  ]

  /// - Parameter limit: how many parts at most; all where it is negative.
  private static func split(_ text: String, _ separator: String, limit: Int64) throws(EvaluationError) -> Value {
    guard limit != 0, !(text.isEmpty && separator.isEmpty) else { return .list([]) }
    let cuts = limit < 0 ? .max : limit - 1
    let pieces = try pieces(of: text, separatedBy: separator, limit: cuts, includesEnds: false)
    return .list(pieces.map(Value.string))
  }

  private static func join(_ list: Value, separator: String) throws(EvaluationError) -> Value {
    guard case .list(let elements) = list else { throw .noSuchOverload([list]) }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element else {
        throw EvaluationError(
          .invalidArgument, en: "join: each element must be a string, not \(element.type.displayName)",
          fr: "join\u{A0}: chaque élément doit être de type string, et non \(element.type.displayName)")
      }
      texts.append(text)
    }
    return .string(try joined(texts, separator: separator))
  }

  private static func quoted(_ text: String) throws(EvaluationError) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{07}": quoted += "\\a"
      case "\u{08}": quoted += "\\b"
      case "\u{0C}": quoted += "\\f"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{0B}": quoted += "\\v"
      case "\\": quoted += "\\\\"
      case "\"": quoted += "\\\""
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    guard quoted.utf8.count < EvaluationError.sizeLimit else { throw .tooLarge }
    return quoted + "\""
  }
}
