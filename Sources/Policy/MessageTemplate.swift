// Messages with `{{ expression }}` in them: compiled at load, filled in only where a rule failed.

package import CEL
package import Diagnostics

/// A text in both languages, each with its own expressions.
package struct MessageTemplate: Sendable {
  package enum Part: Sendable {
    case text(String)
    case expression(Program)
  }

  package let english: [Part]
  package let french: [Part]

  package func parts(in language: Language) -> [Part] {
    switch language {
    case .english: english
    case .french: french
    }
  }

  /// A piece of a template's source.
  ///
  /// - `offset`: UTF-8 offset of the piece in the text.
  struct Piece {
    let text: String
    let offset: Int
    let isExpression: Bool
  }

  /// Splits a text at its `{{ … }}`.
  /// - Returns: nil where a `{{` is not closed; its offset is `unclosed`.
  static func pieces(of text: String, unclosed: inout Int?) -> [Piece] {
    var pieces: [Piece] = []
    let bytes = Array(text.utf8)
    var start = 0
    var index = 0
    func add(_ range: Range<Int>, isExpression: Bool) {
      guard !range.isEmpty || isExpression else { return }
      let text = String(decoding: bytes[range], as: UTF8.self)
      pieces.append(Piece(text: text, offset: range.lowerBound, isExpression: isExpression))
    }
    while index + 1 < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      add(start..<index, isExpression: false)
      guard let end = closing(bytes, from: index + 2) else {
        unclosed = index
        return pieces
      }
      add(index + 2..<end, isExpression: true)
      index = end + 2
      start = index
    }
    add(start..<bytes.count, isExpression: false)
    return pieces
  }

  /// The offset of the `}}` that closes an expression, outside of its strings and braces.
  private static func closing(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    var depth = 0
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        if depth == 0 { return index + 1 < bytes.count && bytes[index + 1] == byte ? index : nil }
        depth -= 1
      }
      index += 1
    }
    return nil
  }
}
