// The text of a line by its number. A whole file need not be gone through for it: what stands on the line knows where
// the line begins.

package import Diagnostics

extension DocumentTree {
  /// The first `limit` code points of a line, counted from 1, with an ellipsis where something was cut.
  package func line(_ number: Int, shortenedTo limit: Int) -> String {
    if let start = start(ofLine: number), let line = SourceText.shortLine(at: start, of: file.bytes, upTo: limit) {
      return line
    }
    return source.line(number, shortenedTo: limit)
  }

  /// The byte at which a line begins on which a node does; nil for other lines.
  private func start(ofLine number: Int) -> Int? {
    let nodes = content.nodes
    // Nodes stand in the order of the text.
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = low + (high - low) / 2
      if Int(nodes[middle].start.line) + 1 < number { low = middle + 1 } else { high = middle }
    }
    guard low < nodes.count else { return nil }
    let mark = nodes[low].start
    guard Int(mark.line) + 1 == number, mark.column <= mark.index else { return nil }
    return file.byteOffset(ofCharacter: mark.index - mark.column)
  }
}
