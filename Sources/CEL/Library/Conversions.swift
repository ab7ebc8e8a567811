// The functions named after types, which turn a value of one type into another. A number that does not fit is an
// error; a double loses its fraction towards zero.

import Diagnostics

enum Conversions {
  static let functions = [
    Function(
      "int", "A whole number: of a number, of decimal digits, or the seconds since 1970 of a timestamp.",
      [
        .function { (int: Int64) in int },
        .function { (uint: UInt64) throws(EvaluationError) -> Int64 in
          guard let int = Int64(exactly: uint) else { throw .cannotConvert("\(uint)u", outOfRangeOf: .int) }
          return int
        },
        .function { (double: Double) throws(EvaluationError) -> Int64 in
          // The limits themselves are refused: a double cannot tell them from their neighbours.
          guard double > -0x1p63, double < 0x1p63, let int = Int64(exactly: double.rounded(.towardZero)) else {
            throw .cannotConvert(NumberText.general(double), outOfRangeOf: .int)
          }
          return int
        },
        .function { (text: String) throws(EvaluationError) -> Int64 in
          guard let int = Int64(text) else { throw .cannotConvert(text, to: .int, expected: wholeNumber) }
          return int
        },
        .function { (timestamp: Timestamp) in timestamp.seconds },
      ]),
    Function(
      "uint", "An unsigned whole number: of a number or of decimal digits.",
      [
        .function { (uint: UInt64) in uint },
        .function { (int: Int64) throws(EvaluationError) -> UInt64 in
          guard let uint = UInt64(exactly: int) else { throw .cannotConvert("\(int)", outOfRangeOf: .uint) }
          return uint
        },
        .function { (double: Double) throws(EvaluationError) -> UInt64 in
          guard double >= 0, double < 0x1p64, let uint = UInt64(exactly: double.rounded(.towardZero)) else {
            throw .cannotConvert(NumberText.general(double), outOfRangeOf: .uint)
          }
          return uint
        },
        .function { (text: String) throws(EvaluationError) -> UInt64 in
          guard let uint = NumberText.uint(text) else {
            throw .cannotConvert(text, to: .uint, expected: unsignedNumber)
          }
          return uint
        },
      ]),
    Function(
      "double", "A floating-point number: the nearest to a whole number or to a decimal text.",
      [
        .function { (double: Double) in double },
        .function { (int: Int64) in Double(int) },
        .function { (uint: UInt64) in Double(uint) },
        .function { (text: String) throws(EvaluationError) -> Double in
          guard let double = NumberText.double(text) else {
            throw .cannotConvert(text, to: .double, expected: decimalNumber)
          }
          guard double.isFinite || !NumberText.hasNumberSyntax(text.utf8) else {
            throw .cannotConvert(text.shortened(to: 60), outOfRangeOf: .double)
          }
          return double
        },
      ]),
    Function(
      "bool", "A truth value: of `true`, `t`, `1`, `false`, `f` or `0`.",
      [
        .function { (bool: Bool) in bool },
        .function { (text: String) throws(EvaluationError) -> Bool in
          switch text {
          case "1", "t", "T", "true", "TRUE", "True": return true
          case "0", "f", "F", "false", "FALSE", "False": return false
          default: throw .cannotConvert(text, to: .bool, expected: truthValue)
          }
        },
      ]),
    Function(
      "bytes", "The UTF-8 bytes of a text.",
      [.function { (bytes: [UInt8]) in bytes }, .function { (text: String) in Array(text.utf8) }]),
    Function(
      "string", "A value as text: numbers in decimal, timestamps by RFC 3339, durations in seconds.",
      [
        .function { (text: String) in text },
        .function { (bool: Bool) in bool.description },
        .function { (int: Int64) in int.description },
        .function { (uint: UInt64) in uint.description },
        .function { (double: Double) in NumberText.general(double) },
        .function { (timestamp: Timestamp) in TimeText.text(of: timestamp) },
        .function { (span: TimeSpan) in TimeText.text(of: span) },
        .function { (bytes: [UInt8]) throws(EvaluationError) -> String in try text(bytes) },
      ]),
    Function(
      "timestamp", "A point in time: of an RFC 3339 text, or of seconds since 1970.",
      [
        .function { (timestamp: Timestamp) in timestamp },
        .function { (seconds: Int64) throws(EvaluationError) -> Timestamp in
          guard let timestamp = Timestamp(seconds: seconds) else { throw .timestampOutOfRange }
          return timestamp
        },
        .function { (text: String) throws(EvaluationError) -> Timestamp in try TimeText.timestamp(text) },
      ]),
    Function(
      "duration", "A span of time: of a text such as `1h30m` or `-2.5s`.",
      [
        .function { (span: TimeSpan) in span },
        .function { (text: String) throws(EvaluationError) -> TimeSpan in try TimeText.duration(text) },
      ]),
    Function(
      "type", "The type of a value.",
      [
        .function(
          .parameter("A"), returns: .type(.parameter("A")),
          .unary { (value) throws(EvaluationError) -> Value in .type(value.type) })
      ]),
    Function(
      "dyn", "The value itself, its type left to be found out when the expression runs.",
      [
        .function(
          .parameter("A"), returns: .dyn, .unary { (value) throws(EvaluationError) -> Value in value })
      ]),
  ]

  /// - Throws: `invalidArgument` where the bytes are not UTF-8.
  static func text(_ bytes: [UInt8]) throws(EvaluationError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw EvaluationError(
        .invalidArgument, en: "invalid UTF-8 in bytes, cannot convert to string",
        fr: "les octets ne sont pas de l'UTF-8 valide\u{A0}: conversion en string impossible")
    }
    return text
  }

  private static let wholeNumber = LocalizedText(
    en: "a whole number in decimal digits that fits 64 bits",
    fr: "un nombre entier en chiffres décimaux, tenant sur 64 bits")
  private static let unsignedNumber = LocalizedText(
    en: "a whole number in decimal digits, without sign, that fits 64 bits",
    fr: "un nombre entier en chiffres décimaux, sans signe et tenant sur 64 bits")
  private static let decimalNumber = LocalizedText(
    en: "a decimal number such as 1.5 or 2e3", fr: "un nombre décimal tel que 1.5 ou 2e3")
  private static let truthValue = LocalizedText(en: "true or false", fr: "true ou false")
}
