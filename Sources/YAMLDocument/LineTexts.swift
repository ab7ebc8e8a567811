// The text of a line by its number. A whole file need not be gone through for it: what stands on the line knows where
// the line begins.

import Diagnostics

extension DocumentTree {
  /// The first `limit` code points of a line, counted from 1, with an ellipsis where something was cut.
  package func line(_ number: Int, shortenedTo limit: Int) -> String {
    shortLine(number, limit: limit).map { String(decoding: file.bytes[$0], as: UTF8.self) }
      ?? source.line(number, shortenedTo: limit)
  }

  /// Appends the same text as UTF-8.
  package func appendLine(_ number: Int, shortenedTo limit: Int, to text: inout [UInt8]) {
    if let range = shortLine(number, limit: limit) {
      text += file.bytes[range]
    } else {
      text += source.line(number, shortenedTo: limit).utf8
    }
  }

  /// Where the text is of a line that is not long and on which a node begins; nil for others.
  private func shortLine(_ number: Int, limit: Int) -> Range<Int>? {
    // The last node that begins on the line: they stand in the order of the text.
    var low = 0
    var high = content.nodes.count
    while low < high {
      let middle = low + (high - low) / 2
      if Int(content.nodes[middle].start.line) < number { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let (start, end) = (content.nodes[low - 1].start, content.nodes[low - 1].end)
    guard Int(start.line) == number - 1, start.column <= start.index else { return nil }
    let lineStart = file.byteOffset(ofCharacter: start.index - start.column)
    // Each character takes a byte at least: so many bytes lie on the line, or more.
    let characters = end.line == start.line && end.index > start.index ? end.index - start.index : 0
    let known = min(lineStart + Int(start.column) + Int(characters), file.bytes.count)
    return SourceText.rangeOfShortLine(at: lineStart, knownUpTo: known, of: file.bytes, limit: limit)
  }
}
