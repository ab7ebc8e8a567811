// Where the expressions of a message stand in its text. Only as much of an expression is understood here as it takes to
// find its end: strings and braces.

extension MessageTemplate {
  /// A piece of a template's source.
  ///
  /// - `offset`: UTF-8 offset of the piece in the text.
  struct Piece: Equatable {
    let text: String
    let offset: Int
    let isExpression: Bool
  }

  /// Splits a text at its `{{ … }}`.
  /// - Returns: the pieces, and the offset of a `{{` that is not closed; what follows it is in no piece.
  static func pieces(of text: String) -> (pieces: [Piece], unclosed: Int?) {
    var pieces: [Piece] = []
    let bytes = Array(text.utf8)
    var start = 0
    func add(_ range: Range<Int>, isExpression: Bool) {
      guard !range.isEmpty || isExpression else { return }
      let piece = range == bytes.indices ? text : String(decoding: bytes[range], as: UTF8.self)
      pieces.append(Piece(text: piece, offset: range.lowerBound, isExpression: isExpression))
    }
    while let opening = pair(UInt8(ascii: "{"), in: bytes, from: start) {
      add(start..<opening, isExpression: false)
      // An expression that goes on past its `}}` is itself wrong, and its own error says how.
      guard let end = closing(bytes, from: opening + 2) ?? pair(UInt8(ascii: "}"), in: bytes, from: opening + 2) else {
        return (pieces, opening)
      }
      add(opening + 2..<end, isExpression: true)
      start = end + 2
    }
    add(start..<bytes.count, isExpression: false)
    return (pieces, nil)
  }

  /// The offset of the first two of a byte in a row.
  private static func pair(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while let first = bytes[index...].firstIndex(of: byte), first + 1 < bytes.count {
      if bytes[first + 1] == byte { return first }
      index = first + 1
    }
    return nil
  }

  /// The offset of the `}}` that closes an expression, outside of its strings and braces.
  private static func closing(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = endOfString(bytes, from: index, isRaw: isRaw(bytes, at: index)) else { return nil }
        index = end
        continue
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        if depth == 0 { return index + 1 < bytes.count && bytes[index + 1] == bytes[index] ? index : nil }
        depth -= 1
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Whether the string that a quote opens has no escapes: `r"…"`, `rb'…'`.
  private static func isRaw(_ bytes: [UInt8], at quote: Int) -> Bool {
    var first = quote
    while first > 0, isNamePart(bytes[first - 1]) { first -= 1 }
    return quote - first <= 2 && bytes[first..<quote].contains { $0 | 0x20 == UInt8(ascii: "r") }
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The offset after the quotes, one or three, that close a string.
  private static func endOfString(_ bytes: [UInt8], from start: Int, isRaw: Bool) -> Int? {
    let quote = bytes[start]
    let isQuote = { (index: Int) in index < bytes.count && bytes[index] == quote }
    let length = isQuote(start + 1) && isQuote(start + 2) ? 3 : 1
    var index = start + length
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), !isRaw {
        index += 2
      } else if isQuote(index), length == 1 || isQuote(index + 1) && isQuote(index + 2) {
        return index + length
      } else {
        index += 1
      }
    }
    return nil
  }
}
