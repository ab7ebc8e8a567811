// String and bytes literals in their sixteen forms. Line breaks inside triple quotes stay the bytes that they are;
// every escape that is wrong is reported where it stands.

extension Lexer {
  mutating func readString() {
    let start = offset
    let form = readOpening()
    let content = offset
    while offset < bytes.count {
      let current = byte()
      if startsClosing(form) {
        let value = decode(content..<offset, form)
        offset += form.quoteLength
        return append(.literal(value), from: start)
      }
      if !form.isTriple, current == UInt8(ascii: "\n") || current == UInt8(ascii: "\r") { break }
      offset += 1
      if !form.isRaw, current == UInt8(ascii: "\\"), !isLineBreak(byte()) { offset = min(offset + 1, bytes.count) }
    }
    log.report(.unclosedString(text(content - form.quoteLength..<content), isTriple: form.isTriple, start..<content))
    append(.literal(form.isBytes ? .bytes([]) : .string("")), from: start)
    // What the text swallowed is unknown: the parser must not complain about what it misses.
    append(.invalid, from: offset)
  }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  private mutating func readOpening() -> StringForm {
    var form = StringForm()
    for _ in 0..<stringPrefixLength {
      if byte() | 0x20 == UInt8(ascii: "r") { form.isRaw = true } else { form.isBytes = true }
      offset += 1
    }
    form.quote = byte()
    form.isTriple = byte(ahead: 1) == form.quote && byte(ahead: 2) == form.quote
    offset += form.quoteLength
    return form
  }

  private func startsClosing(_ form: StringForm) -> Bool {
    byte() == form.quote
      && (!form.isTriple || byte(ahead: 1) == form.quote && byte(ahead: 2) == form.quote)
  }

  private mutating func decode(_ content: Range<Int>, _ form: StringForm) -> Value {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(content.count)
    var index = content.lowerBound
    while index < content.upperBound {
      let current = bytes[index]
      if current == UInt8(ascii: "\\"), !form.isRaw {
        index = decodeEscape(at: index, within: content, form, into: &decoded)
      } else {
        decoded.append(current)
        index += 1
      }
    }
    return form.isBytes ? .bytes(decoded) : .string(String(decoding: decoded, as: UTF8.self))
  }

  /// Appends what an escape stands for; the result is the offset behind it.
  private mutating func decodeEscape(
    at start: Int, within content: Range<Int>, _ form: StringForm, into decoded: inout [UInt8]
  ) -> Int {
    let letterIndex = start + 1
    let letter = letterIndex < content.upperBound ? bytes[letterIndex] : 0
    if let plain = Self.plainEscapes[letter] {
      decoded.append(plain)
      return start + 2
    }
    let value: UInt32?
    let end: Int
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      (value, end) = digits(2, radix: 16, from: start + 2, within: content)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      (value, end) = digits(3, radix: 8, from: start + 1, within: content)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      (value, end) = digits(letter == UInt8(ascii: "u") ? 4 : 8, radix: 16, from: start + 2, within: content)
      if form.isBytes {
        log.report(.codePointInBytes(text(start..<end), start..<end))
        return end
      }
    default:
      let width = letterIndex < content.upperBound ? scalar(at: letterIndex).map(UTF8.width) ?? 1 : 0
      let range = start..<letterIndex + width
      log.report(.unknownEscape(text(range), range))
      return range.upperBound
    }
    guard let value else {
      log.report(.shortEscape(text(start..<end), start..<end))
      return end
    }
    if form.isBytes {
      decoded.append(UInt8(truncatingIfNeeded: value))
      return end
    }
    return append(codePoint: value, written: start..<end, within: content, to: &decoded)
  }

  /// A code point, or the half of a surrogate pair whose other half follows.
  private mutating func append(
    codePoint value: UInt32, written: Range<Int>, within content: Range<Int>, to decoded: inout [UInt8]
  ) -> Int {
    var value = value
    var end = written.upperBound
    if 0xD800...0xDBFF ~= value, end + 1 < content.upperBound, bytes[end] == UInt8(ascii: "\\"),
      bytes[end + 1] == UInt8(ascii: "u")
    {
      let (low, lowEnd) = digits(4, radix: 16, from: end + 2, within: content)
      if let low, 0xDC00...0xDFFF ~= low {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        end = lowEnd
      }
    }
    if let scalar = Unicode.Scalar(value) {
      decoded.append(contentsOf: String(scalar).utf8)
    } else {
      log.report(.notACodePoint(text(written), isSurrogate: value <= 0xDFFF, written))
    }
    return end
  }

  /// The value of exactly `count` digits, nil where there are fewer, and the offset behind those that there are.
  private func digits(_ count: Int, radix: UInt32, from start: Int, within content: Range<Int>) -> (UInt32?, Int) {
    var value: UInt32 = 0
    var index = start
    while index < min(start + count, content.upperBound), let digit = bytes[index].hexadecimalValue, digit < radix {
      // Eight hexadecimal digits fill the 32 bits and no more.
      value = value &* radix &+ digit
      index += 1
    }
    return (index == start + count ? value : nil, index)
  }

  private static let plainEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "?"): UInt8(ascii: "?"), UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "'"): UInt8(ascii: "'"),
    UInt8(ascii: "`"): UInt8(ascii: "`"),
  ]
}

private struct StringForm {
  var isRaw = false
  var isBytes = false
  var isTriple = false
  var quote: UInt8 = 0

  var quoteLength: Int { isTriple ? 3 : 1 }
}
