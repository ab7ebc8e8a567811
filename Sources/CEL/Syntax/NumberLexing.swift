// Numbers. A sign is not part of one here: whether `-` belongs to the number or stands between two values is the
// parser's to know, so the digits of the least `int` pass as they are.

extension Lexer {
  mutating func readNumber() {
    let start = offset
    if byte() == UInt8(ascii: "0"), byte(ahead: 1) == UInt8(ascii: "x"), byte(ahead: 2).hexadecimalValue != nil {
      offset += 2
      let digits = offset
      while byte().hexadecimalValue != nil { offset += 1 }
      return finishInteger(UInt64(text(digits..<offset), radix: 16), from: start)
    }
    skipDigits()
    var isDouble = false
    if byte() == UInt8(ascii: "."), byte(ahead: 1).isDigit {
      isDouble = true
      offset += 1
      skipDigits()
    }
    if byte() | 0x20 == UInt8(ascii: "e") {
      let signs = byte(ahead: 1) == UInt8(ascii: "+") || byte(ahead: 1) == UInt8(ascii: "-") ? 1 : 0
      if byte(ahead: 1 + signs).isDigit {
        isDouble = true
        offset += 1 + signs
        skipDigits()
      }
    }
    if isDouble { finishDouble(from: start) } else { finishInteger(UInt64(text(start..<offset)), from: start) }
  }

  private mutating func skipDigits() {
    while byte().isDigit { offset += 1 }
  }

  /// - Parameter magnitude: the number's value; nil where 64 bits do not hold it.
  private mutating func finishInteger(_ magnitude: UInt64?, from start: Int) {
    if byte() | 0x20 == UInt8(ascii: "u"), !byte(ahead: 1).isNamePart || hasKeywordIn(ahead: 1) {
      offset += 1
      if magnitude == nil { log.report(.uintOutOfRange(start..<offset)) }
      return append(.literal(.uint(magnitude ?? 0)), from: start)
    }
    if endsInBareDot {
      offset += 1
      log.report(.bareDot(text(start..<offset - 1), start..<offset))
      return append(.literal(.double(0)), from: start)
    }
    guard !reportTail(from: start) else { return append(.integer(0), from: start) }
    if let magnitude, magnitude <= Int64.min.magnitude {
      append(.integer(magnitude), from: start)
    } else {
      log.report(.intOutOfRange(start..<offset))
      append(.integer(0), from: start)
    }
  }

  private mutating func finishDouble(from start: Int) {
    guard !reportTail(from: start) else { return append(.literal(.double(0)), from: start) }
    let value = Double(text(start..<offset)) ?? .infinity
    if !value.isFinite { log.report(.doubleOutOfRange(start..<offset)) }
    append(.literal(.double(value.isFinite ? value : 0)), from: start)
  }

  /// A point behind digits that begins neither decimals nor the name of a field.
  private var endsInBareDot: Bool {
    let next = byte(ahead: 1)
    return byte() == UInt8(ascii: ".")
      && !(next.isNamePart || next == UInt8(ascii: "?") || next == UInt8(ascii: "`") || next >= 0x80)
  }

  /// `1in x` reads as `1 in x`.
  private func hasKeywordIn(ahead distance: Int) -> Bool {
    byte(ahead: distance) == UInt8(ascii: "i") && byte(ahead: distance + 1) == UInt8(ascii: "n")
      && !byte(ahead: distance + 2).isNamePart
  }

  /// Passes over and reports letters glued to a number.
  private mutating func reportTail(from start: Int) -> Bool {
    guard byte().isNamePart, !hasKeywordIn(ahead: 0) else { return false }
    while byte().isNamePart { offset += 1 }
    log.report(.malformedNumber(text(start..<offset), start..<offset))
    return true
  }
}
