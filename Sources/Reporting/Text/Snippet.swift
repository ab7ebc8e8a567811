// The declaration's own lines with carets under what is meant. Only what a location carries is drawn: the file itself
// is not read again. Long lines are shown around the caret; a tab or an escaped character never shifts it.

import Diagnostics
import Findings

extension TextPage {
  /// `at file:line:column`; a path is not broken, so that it can be followed.
  mutating func location(_ place: SourceSpan, in file: String, phrases: Phrases, indent: Int) {
    let position = "\(file.withoutControls):\(place.start.line):\(place.start.column)"
    line([Run(phrases.at + " "), Run(position, .place)], indent: indent)
  }

  /// The place, then each line that `marked` lies on, with carets.
  ///
  /// - `place`: what the first line points to, as `file:line:column` after the word `at`.
  /// - `excerpt`: the text of a line; one that has none is not drawn.
  /// - `most`: how many source lines are shown at most.
  ///
  /// Returns the marked locations that were not shown.
  @discardableResult
  mutating func snippet(
    at place: SourceSpan, in file: String, marking marked: [SourceSpan], most: Int, tint: Tint, phrases: Phrases,
    indent: Int, excerpt: (_ line: Int) -> String?
  ) -> [SourceSpan] {
    location(place, in: file, phrases: phrases, indent: indent)
    let byLine = marked.byLine
    let gutter = byLine.prefix(most).last.map { String($0.line).utf8.count } ?? 1
    var hidden = byLine.dropFirst(most).flatMap(\.spans)
    for (number, locations) in byLine.prefix(most) {
      guard let excerpt = excerpt(number), !excerpt.isEmpty else { continue }
      let drawn = MarkedLine(excerpt, marks: locations, width: style.width - indent - gutter - 5)
      hidden += drawn.hidden.map { locations[$0] }
      let label = String(number)
      let blank = String(repeating: " ", count: gutter - label.count)
      line([Run("  \(blank)\(label) | ", .faint), Run(drawn.text)], indent: indent)
      let margin = String(repeating: " ", count: gutter)
      line([Run("  \(margin) | ", .faint), Run(drawn.carets, tint)], indent: indent)
    }
    return hidden.sorted { $0.start < $1.start }
  }
}

extension [SourceSpan] {
  /// Those that begin on one line together, in the order of the lines.
  var byLine: [(line: Int, spans: [SourceSpan])] {
    let order = indices.sorted { (self[$0].start.line, $0) < (self[$1].start.line, $1) }
    var byLine: [(line: Int, spans: [SourceSpan])] = []
    for index in order {
      let span = self[index]
      if byLine.last?.line == span.start.line {
        byLine[byLine.count - 1].spans.append(span)
      } else {
        byLine.append((span.start.line, [span]))
      }
    }
    return byLine
  }
}

/// A source line as it is shown, with the line of carets that goes below it.
struct MarkedLine {
  private(set) var text = ""
  private(set) var carets = ""
  /// The marks, by index, that lie outside what is shown of a long line.
  private(set) var hidden: [Int] = []

  /// - `marks`: spans that begin on this line; those that end on a later one reach to its end.
  /// - `width`: the columns that there are.
  init(_ excerpt: String, marks: [SourceSpan], width: Int) {
    let columns = excerpt.withBytes { $0.columns }
    let count = columns ?? excerpt.unicodeScalars.count
    // An empty span still deserves a caret; so does one beyond the end, after which something is missing.
    let ranges = marks.map { span -> Range<Int> in
      let start = min(max(span.start.column - 1, 0), count)
      let end = span.start.line == span.end.line ? min(max(span.end.column - 1, 0), count) : count
      return start..<max(start + 1, end)
    }
    if let columns, columns < width {
      // Most lines: nothing is cut, and each character stands above a caret's place of its own.
      text = excerpt
      var marked = [UInt8](repeating: UInt8(ascii: " "), count: ranges.map(\.upperBound).max() ?? 0)
      for range in ranges {
        for index in range { marked[index] = UInt8(ascii: "^") }
      }
      finish(marked)
    } else {
      draw(excerpt.unicodeScalars.map { Cell(scalar: $0, width: $0.shownWidth) }, ranges, width: width)
    }
  }

  /// Draws the cells that fit.
  private mutating func draw(_ cells: [Cell], _ ranges: [Range<Int>], width: Int) {
    let window = Self.window(of: cells, around: Self.target(of: ranges, in: cells, width: width), width: width)
    hidden = ranges.indices.filter { ranges[$0].lowerBound < cells.count && !ranges[$0].overlaps(window) }
    var shown: [UInt8] = []
    var marked: [UInt8] = []
    func append(_ scalar: Unicode.Scalar, isMarked: Bool) {
      let width = shown.appendShown(scalar)
      marked.append(contentsOf: repeatElement(UInt8(ascii: isMarked ? "^" : " "), count: width))
    }
    if window.lowerBound > 0 { append("…", isMarked: false) }
    for index in window { append(cells[index].scalar, isMarked: ranges.contains { $0.contains(index) }) }
    if window.upperBound < cells.count { _ = shown.appendShown("…") }
    if ranges.contains(where: { $0.upperBound > cells.count }) { marked.append(UInt8(ascii: "^")) }
    text = String(decoding: shown, as: UTF8.self)
    finish(marked)
  }

  private mutating func finish(_ marked: [UInt8]) {
    while text.last == " " { text.removeLast() }
    let end = marked.lastIndex(of: UInt8(ascii: "^")).map { $0 + 1 } ?? 0
    carets = String(decoding: marked[..<end], as: UTF8.self)
  }

  private struct Cell {
    var scalar: Unicode.Scalar
    var width: Int
  }

  /// What the window goes around: all marks where they fit together, else the first.
  private static func target(of ranges: [Range<Int>], in cells: [Cell], width: Int) -> Range<Int> {
    guard let first = ranges.first, let start = ranges.map(\.lowerBound).min(),
      let end = ranges.map(\.upperBound).max()
    else { return 0..<1 }
    let together = start..<end
    let taken = cells[together.clamped(to: cells.indices)].reduce(0) { $0 + $1.width }
    return taken < width - 2 ? together : first
  }

  /// The cells to show: all where they fit, else those around the mark, with room for an ellipsis on both sides.
  private static func window(of cells: [Cell], around mark: Range<Int>, width: Int) -> Range<Int> {
    let total = cells.reduce(0) { $0 + $1.width }
    if total < width { return 0..<cells.count }
    let room = width - 2
    // One column on either side is kept for an ellipsis.
    var end = min(mark.upperBound, cells.count)
    var start = min(mark.lowerBound, end)
    var taken = cells[start..<end].reduce(0) { $0 + $1.width }
    while taken > room, end > start {
      end -= 1
      taken -= cells[end].width
    }
    // Two thirds of what is left go to what stands before the mark, which says whose value it is.
    func extendBackwards(upTo limit: Int) {
      while start > 0, taken + cells[start - 1].width <= limit {
        start -= 1
        taken += cells[start].width
      }
    }
    extendBackwards(upTo: taken + (room - taken) * 2 / 3)
    while end < cells.count, taken + cells[end].width <= room {
      taken += cells[end].width
      end += 1
    }
    extendBackwards(upTo: room)
    return start..<end
  }
}
