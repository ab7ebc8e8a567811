// Numbers as text: how `string()` and `format()` write a double (the fewest digits that read back as the same
// number), and which texts `int()`, `uint()` and `double()` accept.

/// The fewest decimal digits that identify a double: `0.digits × 10^pointPosition`.
struct ShortestDecimal {
  let isNegative: Bool
  /// At least one; without zeros at either end, except that zero is "0".
  let digits: [UInt8]
  let pointPosition: Int

  /// - Parameter number: finite.
  init(_ number: Double) {
    var digits: [UInt8] = []
    var pointPosition: Int?
    var exponent = 0
    var rest = number.magnitude.description.utf8[...]
    if let mark = rest.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(rest[rest.index(after: mark)...]) ?? "") ?? 0
      rest = rest[..<mark]
    }
    for byte in rest {
      if byte == UInt8(ascii: ".") { pointPosition = digits.count } else { digits.append(byte) }
    }
    let zero = UInt8(ascii: "0")
    let leadingZeros = digits.prefix { $0 == zero }.count
    let trailingZeros = leadingZeros == digits.count ? 0 : digits.reversed().prefix { $0 == zero }.count
    self.isNegative = number.sign == .minus
    if leadingZeros == digits.count {
      self.digits = [zero]
      self.pointPosition = 1
    } else {
      self.digits = Array(digits[leadingZeros..<(digits.count - trailingZeros)])
      self.pointPosition = (pointPosition ?? digits.count) - leadingZeros + exponent
    }
  }
}

enum NumberText {
  /// The number as `string()` writes it: with an exponent below 0.0001 and from a million on, like CEL's Go
  /// implementation, so that texts agree.
  static func general(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf" }
    let decimal = ShortestDecimal(number)
    let exponent = decimal.pointPosition - 1
    guard exponent < -4 || exponent >= 6 else { return positional(number) }
    var text = decimal.isNegative ? "-" : ""
    text += String(decoding: decimal.digits.prefix(1), as: UTF8.self)
    if decimal.digits.count > 1 { text += "." + String(decoding: decimal.digits.dropFirst(), as: UTF8.self) }
    return text + exponentSuffix(exponent)
  }

  /// The number without an exponent, however long that is.
  static func positional(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity" }
    let decimal = ShortestDecimal(number)
    let sign = decimal.isNegative ? "-" : ""
    let digits = String(decoding: decimal.digits, as: UTF8.self)
    let missing = decimal.pointPosition - decimal.digits.count
    if missing >= 0 { return sign + digits + String(repeating: "0", count: missing) }
    guard decimal.pointPosition > 0 else {
      return sign + "0." + String(repeating: "0", count: -decimal.pointPosition) + digits
    }
    return sign + digits.prefix(decimal.pointPosition) + "." + digits.dropFirst(decimal.pointPosition)
  }

  /// `e+07`: a sign and at least two digits.
  static func exponentSuffix(_ exponent: Int) -> String {
    "e" + (exponent < 0 ? "-" : "+") + (exponent.magnitude < 10 ? "0" : "") + String(exponent.magnitude)
  }

  /// An unsigned number in decimal digits, without a sign.
  static func uint(_ text: String) -> UInt64? {
    text.utf8.first.map(isDigit) == true ? UInt64(text) : nil
  }

  /// A decimal number with optional point and exponent, or a name of infinity or NaN in any letter case; infinite
  /// also where digits are beyond the range.
  static func double(_ text: String) -> Double? {
    if hasNumberSyntax(text.utf8) { return Double(text) }
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let hasSign = isNegative || text.utf8.first == UInt8(ascii: "+")
    switch String(text.unicodeScalars.dropFirst(hasSign ? 1 : 0)).lowercased() {
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    case "nan": return hasSign ? nil : .nan
    default: return nil
    }
  }

  /// Whether the text writes a number in digits, rather than naming infinity or NaN.
  static func hasNumberSyntax(_ text: String.UTF8View) -> Bool {
    var rest = text[...]
    func skipSign() {
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    }
    func skipDigits() -> Int {
      let digits = rest.prefix(while: isDigit).count
      rest.removeFirst(digits)
      return digits
    }
    skipSign()
    var digits = skipDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      digits += skipDigits()
    }
    guard digits > 0 else { return false }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      skipSign()
      guard skipDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
