// What begins with a backslash, outside and inside brackets.

extension LinearRegex.Parser {
  /// An escape outside brackets.
  mutating func parseEscape() throws(PatternError) {
    let start = position
    if let set = try takeShorthand() { return try append(set, from: start) }
    switch peek(at: 1) {
    case "A": try takeAssertion(.textStart)
    case "z": try takeAssertion(.textEnd)
    case "b": try takeAssertion(.wordBoundary)
    case "B": try takeAssertion(.noWordBoundary)
    case "Q": try takeQuotation()
    default: try append(literal(takeEscapedCharacter(inClass: false)), from: start)
    }
  }

  private mutating func takeAssertion(_ conditions: LinearRegex.Assertions) throws(PatternError) {
    let start = position
    position += 2
    try append(conditions, from: start)
  }

  /// `\Q…\E`; without `\E` up to the end of the pattern.
  private mutating func takeQuotation() throws(PatternError) {
    position += 2
    while let scalar = peek, !take("\\E") {
      let start = position
      position += 1
      try append(literal(scalar.value), from: start)
    }
  }

  /// An escape that stands for one character.
  mutating func takeEscapedCharacter(inClass: Bool) throws(PatternError) -> UInt32 {
    let start = position
    position += 1
    guard let scalar = peek else { throw .trailingBackslash(range(from: start)) }
    position += 1
    switch scalar {
    case "a": return 0x07
    case "f": return 0x0C
    case "n": return 0x0A
    case "r": return 0x0D
    case "t": return 0x09
    case "v": return 0x0B
    case "x": return try takeHexadecimal(from: start)
    case "0"..."9": return try takeOctal(scalar, from: start)
    case "C": throw .unsupported(.singleByte, range(from: start), text(from: start))
    case "k", "g": throw .unsupported(.backReference, range(from: start), text(from: start))
    case "c", "u", "U": throw .numberedEscape(range(from: start), text(from: start))
    case "A"..."Z", "a"..."z", "\u{80}"...:
      throw .unknownEscape(range(from: start), text(from: start), instead: Self.instead(of: scalar, inClass: inClass))
    default: return scalar.value
    }
  }

  /// Up to three digits; a single one that is not zero would be a back-reference elsewhere.
  private mutating func takeOctal(_ first: Unicode.Scalar, from start: Int) throws(PatternError) -> UInt32 {
    let octal: ClosedRange<Unicode.Scalar> = "0"..."7"
    let isLong = peek.map(octal.contains) ?? false
    guard first == "0" || (octal.contains(first) && isLong) else {
      throw .unsupported(.backReference, range(from: start), text(from: start))
    }
    var value = first.value - 0x30
    for _ in 0..<2 {
      guard let digit = peek, octal.contains(digit) else { break }
      value = value * 8 + (digit.value - 0x30)
      position += 1
    }
    return value
  }

  /// `\x7F` or `\x{10FFFF}`; the parser is after the `x`.
  private mutating func takeHexadecimal(from start: Int) throws(PatternError) -> UInt32 {
    let isBraced = take("{")
    let digitsStart = position
    var value: UInt32 = 0
    while let digit = peek, isBraced || position < digitsStart + 2 {
      guard digit.isASCII, let number = Character(digit).hexDigitValue else { break }
      value = min(value * 16 + UInt32(number), LinearRegex.ScalarSet.limit + 1)
      position += 1
    }
    let count = position - digitsStart
    guard isBraced ? count > 0 && take("}") : count == 2, value <= LinearRegex.ScalarSet.limit else {
      throw .codePoint(range(from: start))
    }
    return value
  }

  /// What to write for an escape of other regular expressions.
  private static func instead(of scalar: Unicode.Scalar, inClass: Bool) -> String? {
    switch scalar {
    case "Z": "\\z"
    case "b": inClass ? "\\x08" : nil
    case "e": "\\x1B"
    case "h": inClass ? "\\t" : "[ \\t]"
    case "H": inClass ? nil : "[^ \\t]"
    case "N": inClass ? nil : "[^\\n]"
    case "R": inClass ? "\\r\\n" : "(?:\\r\\n|[\\n\\r])"
    default: nil
    }
  }
}
