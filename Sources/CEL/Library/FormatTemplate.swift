// `format`: a template whose clauses (`%s`, `%.2f`, …) are filled, in order, from a list. Which types a clause takes
// and how it writes them is fixed by CEL's conformance suite.

import Diagnostics

struct FormatTemplate {
  private static let precisionLimit = 100

  private var output = ""

  /// - Throws: `invalidArgument` where the template is malformed, an argument is missing or of a type that its clause
  ///   does not take.
  static func fill(_ template: String, with arguments: [Value]) throws(EvaluationError) -> String {
    var filled = FormatTemplate()
    var rest = template.unicodeScalars[...]
    var next = 0
    while let percent = rest.firstIndex(of: "%") {
      try filled.append(String(rest[..<percent]))
      rest = rest[percent...].dropFirst()
      if rest.first == "%" {
        rest.removeFirst()
        try filled.append("%")
        continue
      }
      let clause = try Clause(&rest)
      guard next < arguments.count else {
        throw EvaluationError(
          .invalidArgument,
          en: "index \(next) out of range: the text asks for more than the \(arguments.count) arguments given",
          fr: "indice \(next) hors limites\u{A0}: le texte demande plus que les \(arguments.count) arguments donnés")
      }
      try filled.append(clause.text(arguments[next]))
      next += 1
    }
    try filled.append(String(rest))
    return filled.output
  }

  private mutating func append(_ text: String) throws(EvaluationError) {
    guard output.utf8.count <= EvaluationError.sizeLimit - text.utf8.count else { throw .tooLarge }
    output += text
  }

  /// What follows a percent sign.
  private struct Clause {
    let verb: Unicode.Scalar
    let precision: Int

    init(_ rest: inout Substring.UnicodeScalarView) throws(EvaluationError) {
      var precision = 6
      if rest.first == "." {
        rest.removeFirst()
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(digits.count)
        guard let read = Int(String(digits)), read <= FormatTemplate.precisionLimit else {
          throw EvaluationError(
            .invalidArgument,
            en: "could not parse formatting clause: a precision is a number up to \(FormatTemplate.precisionLimit)",
            fr: "format\u{A0}: une précision est un nombre jusqu'à \(FormatTemplate.precisionLimit)")
        }
        precision = read
      }
      guard let verb = rest.popFirst() else {
        throw EvaluationError(
          .invalidArgument,
          en: "could not parse formatting clause: the text ends after '%'; a percent sign is written %%",
          fr: "format\u{A0}: le texte finit après «\u{A0}%\u{A0}»\u{A0}; un signe pour cent s'écrit %%")
      }
      guard "sdfebxXo".unicodeScalars.contains(verb) else {
        let shown = String(verb).withoutControls
        throw EvaluationError(
          .invalidArgument,
          en: "could not parse formatting clause: unrecognized formatting clause '%\(shown)'; "
            + "there are %s %d %f %e %b %o %x %X",
          fr: "format\u{A0}: «\u{A0}%\(shown)\u{A0}» est inconnu\u{A0}; il existe %s %d %f %e %b %o %x %X")
      }
      self.verb = verb
      self.precision = precision
    }

    func text(_ value: Value) throws(EvaluationError) -> String {
      switch (verb, value) {
      case ("s", _): return try PlainText.text(value)
      case ("d", .int(let int)): return int.description
      case ("d", .uint(let uint)): return uint.description
      case ("d", .double(let double)): return NumberText.positional(double)
      case ("f", _), ("e", _):
        guard let number = number(value) else { break }
        guard number.isFinite else { return NumberText.positional(number) }
        let decimal = ExactDecimal(number)
        return verb == "f"
          ? decimal.fixed(fractionDigits: precision) : decimal.scientific(fractionDigits: precision)
      case ("b", .bool(let bool)): return bool ? "1" : "0"
      case ("b", .int(let int)): return String(int, radix: 2)
      case ("b", .uint(let uint)): return String(uint, radix: 2)
      case ("o", .int(let int)): return String(int, radix: 8)
      case ("o", .uint(let uint)): return String(uint, radix: 8)
      case ("x", .int(let int)), ("X", .int(let int)): return String(int, radix: 16, uppercase: verb == "X")
      case ("x", .uint(let uint)), ("X", .uint(let uint)): return String(uint, radix: 16, uppercase: verb == "X")
      case ("x", .string(let text)), ("X", .string(let text)): return try hexadecimal(Array(text.utf8))
      case ("x", .bytes(let bytes)), ("X", .bytes(let bytes)): return try hexadecimal(bytes)
      default: break
      }
      throw .cannotFormat(value, with: verb)
    }

    private func number(_ value: Value) -> Double? {
      switch value {
      case .int(let int): Double(int)
      case .uint(let uint): Double(uint)
      case .double(let double): double
      case .string("NaN"): .nan
      case .string("Infinity"): .infinity
      case .string("-Infinity"): -.infinity
      default: nil
      }
    }

    private func hexadecimal(_ bytes: [UInt8]) throws(EvaluationError) -> String {
      guard bytes.count <= EvaluationError.sizeLimit / 2 else { throw .tooLarge }
      let digits = Array((verb == "X" ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
      var text: [UInt8] = []
      text.reserveCapacity(bytes.count * 2)
      for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 0xF)])
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}

extension EvaluationError {
  static func cannotFormat(_ value: Value, with verb: Unicode.Scalar) -> EvaluationError {
    let given = value.type.displayName
    let taken =
      switch verb {
      case "d", "f", "e": "int, uint, double"
      case "b": "int, uint, bool"
      case "o": "int, uint"
      case "x", "X": "int, uint, string, bytes"
      default: "null, bool, int, uint, double, string, bytes, timestamp, duration, type, list, map"
      }
    return EvaluationError(
      .invalidArgument, en: "error during formatting: %\(verb) takes \(taken), was given \(given)",
      fr: "format\u{A0}: %\(verb) accepte \(taken), et non \(given)")
  }
}
