// What a plain scalar means by YAML 1.2's core schema: null, a boolean, an integer, a float, or text. Which of these a
// field wants is its schema's business.

public import Diagnostics

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
  package static func isNull(_ text: ArraySlice<UInt8>) -> Bool { isNull(text.span) }

  package static func isNull(_ text: Span<UInt8>) -> Bool {
    switch text.count {
    case 0: true
    case 1: text[0] == UInt8(ascii: "~")
    case 4:
      switch (text[0], text[1], text[2], text[3]) {
      case (UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "l"), UInt8(ascii: "l")): true
      case (UInt8(ascii: "N"), UInt8(ascii: "u"), UInt8(ascii: "l"), UInt8(ascii: "l")): true
      case (UInt8(ascii: "N"), UInt8(ascii: "U"), UInt8(ascii: "L"), UInt8(ascii: "L")): true
      default: false
      }
    default: false
    }
  }

  /// `true` or `false`, in lower, upper or title case; nil for anything else, `yes` and `on` included.
  package static func boolean(_ text: ArraySlice<UInt8>) -> Bool? {
    if text.spells("true") || text.spells("True") || text.spells("TRUE") { return true }
    if text.spells("false") || text.spells("False") || text.spells("FALSE") { return false }
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
    } else if digits.first == UInt8(ascii: "0"), digits.count > 2 {
      switch digits[digits.startIndex + 1] {
      case UInt8(ascii: "x"): (radix, digits) = (16, digits.dropFirst(2))
      case UInt8(ascii: "o"): (radix, digits) = (8, digits.dropFirst(2))
      default: break
      }
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
    if text.spells(".nan") || text.spells(".NaN") || text.spells(".NAN") { return .nan }
    var rest = text
    var isNegative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    if rest.spells(".inf") || rest.spells(".Inf") || rest.spells(".INF") {
      return isNegative ? -.infinity : .infinity
    }
    guard let value = shortDecimal(rest) ?? decimal(rest) else { return nil }
    return isNegative ? -value : value
  }

  private static func decimal(_ text: ArraySlice<UInt8>) -> Double? {
    isDecimal(text) ? Double(String(decoding: text, as: UTF8.self)) : nil
  }

  /// The value of up to fifteen digits with a point among them, such as `0.25`. Both the digits and the power of ten
  /// are then exact as doubles, so that their quotient is rounded once, as it should be.
  private static func shortDecimal(_ text: ArraySlice<UInt8>) -> Double? {
    guard text.count <= 16 else { return nil }
    var digits: Int64 = 0
    var count = 0
    var divisor: Int64 = 0
    for byte in text {
      if isDigit(byte) {
        digits = digits * 10 + Int64(byte - UInt8(ascii: "0"))
        divisor *= 10
        count += 1
      } else if byte == UInt8(ascii: "."), divisor == 0 {
        divisor = 1
      } else {
        return nil
      }
    }
    return count > 0 && count <= 15 && divisor > 0 ? Double(digits) / Double(divisor) : nil
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
}

extension ArraySlice<UInt8> {
  /// Whether these bytes are a text's UTF-8. Most texts that are compared differ in length, which is told first.
  @inlinable
  public func spells(_ text: String) -> Bool {
    guard count == text.utf8.count else { return false }
    let left = span
    return text.withBytes { right in
      // They are equally long; the second test spares checking each index.
      var position = 0
      while position < left.count, position < right.count {
        guard left[position] == right[position] else { return false }
        position &+= 1
      }
      return true
    }
  }
}
