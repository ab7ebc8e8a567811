// What a plain scalar means by YAML 1.2's core schema: null, a boolean, an integer, a float, or text. Which of these a
// field wants is its schema's business.

/// The value of a plain scalar by the core schema.
package enum CoreScalar: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  /// Written as an integer, but beyond 64 bits.
  case oversizedInteger
  case float(Double)
  case string

  /// - `text`: the scalar's decoded text as UTF-8.
  package init(resolving text: ArraySlice<UInt8>) {
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      self = Self.integer(text) ?? Self.float(text).map(Self.float) ?? .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "~"): self = Self.isNull(text) ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      self = Self.boolean(text).map(Self.boolean) ?? .string
    default: self = .string
    }
  }

  /// Whether the text is empty, `~`, `null`, `Null` or `NULL`.
  package static func isNull(_ text: ArraySlice<UInt8>) -> Bool {
    text.isEmpty || equals(text, "~") || equals(text, "null") || equals(text, "Null") || equals(text, "NULL")
  }

  /// `true` or `false`, in lower, upper or title case; nil for anything else, `yes` and `on` included.
  package static func boolean(_ text: ArraySlice<UInt8>) -> Bool? {
    if equals(text, "true") || equals(text, "True") || equals(text, "TRUE") { return true }
    if equals(text, "false") || equals(text, "False") || equals(text, "FALSE") { return false }
    return nil
  }

  /// `.integer` or `.oversizedInteger` for decimal digits with or without sign, `0o` and octal, or `0x` and hexadecimal
  /// digits; nil for anything else.
  package static func integer(_ text: ArraySlice<UInt8>) -> CoreScalar? {
    var digits = text
    var isNegative = false
    var radix: Int64 = 10
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      digits = digits.dropFirst()
    } else if digits.starts(with: "0x".utf8) {
      (radix, digits) = (16, digits.dropFirst(2))
    } else if digits.starts(with: "0o".utf8) {
      (radix, digits) = (8, digits.dropFirst(2))
    }
    guard !digits.isEmpty else { return nil }
    var value: Int64 = 0
    var isOversized = false
    for byte in digits {
      guard let digit = digitValue(byte), digit < radix else { return nil }
      guard !isOversized else { continue }
      // Counted downwards, so that the least integer is in reach.
      let (product, overflow) = value.multipliedReportingOverflow(by: radix)
      let (difference, underflow) = product.subtractingReportingOverflow(digit)
      isOversized = overflow || underflow
      value = difference
    }
    if isOversized || (!isNegative && value == .min) { return .oversizedInteger }
    return .integer(isNegative ? value : -value)
  }

  /// The value of decimal digits with or without sign, point and exponent (an integer too), `.inf` or `.nan`; nil for
  /// anything else. A number beyond the range of a double is infinite.
  package static func float(_ text: ArraySlice<UInt8>) -> Double? {
    if equals(text, ".nan") || equals(text, ".NaN") || equals(text, ".NAN") { return .nan }
    var rest = text
    var isNegative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    if equals(rest, ".inf") || equals(rest, ".Inf") || equals(rest, ".INF") {
      return isNegative ? -.infinity : .infinity
    }
    guard isDecimal(rest), let value = Double(String(decoding: rest, as: UTF8.self)) else { return nil }
    return isNegative ? -value : value
  }

  /// Whether a text is `12`, `12.`, `.5` or `1.5`, with or without an exponent.
  private static func isDecimal(_ text: ArraySlice<UInt8>) -> Bool {
    let whole = text.prefix(while: isDigit)
    var rest = text.dropFirst(whole.count)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(fraction)
    }
    guard whole.count + fraction > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private static func digitValue(_ byte: UInt8) -> Int64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int64(byte) - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int64(byte) - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int64(byte) - 55
    default: nil
    }
  }

  private static func equals(_ text: ArraySlice<UInt8>, _ word: String) -> Bool {
    text.elementsEqual(word.utf8)
  }
}
