// The texts of lines by their numbers. A whole file need not be gone through for them: what stands on a line knows where
// the line begins.

import Diagnostics

extension DocumentTree {
  /// The first `limit` code points of a line, counted from 1, with an ellipsis where something was cut.
  package func line(_ number: Int, shortenedTo limit: Int) -> String {
    var text = ""
    visitLines([number], shortenedTo: limit) { text = String(decoding: $1) }
    return text
  }

  /// Hands over the same text of each of several lines, as UTF-8.
  ///
  /// - Parameter numbers: the lines, in the order of the file.
  package func visitLines(
    _ numbers: [Int], shortenedTo limit: Int, _ visit: (_ number: Int, _ text: Span<UInt8>) -> Void
  ) {
    let (file, bytes, nodes) = (file, file.bytes, content.nodes)
    // Before it, no node begins after the line that is looked for.
    var first = 0
    for number in numbers {
      // The last node that begins on the line: they stand in the order of the text.
      var high = nodes.count
      while first < high {
        let middle = first + (high - first) / 2
        if Int(nodes[middle].start.line) < number { first = middle + 1 } else { high = middle }
      }
      if first > 0, let range = Self.shortLine(number, of: nodes[first - 1], in: file, limit: limit) {
        visit(number, bytes.span.extracting(range))
      } else {
        source.line(number, shortenedTo: limit).withBytes { visit(number, $0) }
      }
    }
  }

  /// Where the text is of a line that is not long and on which a node begins; nil for others.
  private static func shortLine(_ number: Int, of node: Node, in file: SourceFile, limit: Int) -> Range<Int>? {
    let (start, end) = (node.start, node.end)
    guard Int(start.line) == number - 1, start.column <= start.index else { return nil }
    let lineStart = file.byteOffset(ofCharacter: start.index - start.column)
    // Each character takes a byte at least: so many bytes lie on the line, or more.
    let characters = end.line == start.line && end.index > start.index ? end.index - start.index : 0
    let known = min(lineStart + Int(start.column) + Int(characters), file.bytes.count)
    return SourceText.rangeOfShortLine(at: lineStart, knownUpTo: known, of: file.bytes, limit: limit)
  }
}
