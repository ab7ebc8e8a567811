// A line or a sentence cut where marks begin and end, for media that mark by something else than carets.

import Diagnostics

struct TextPart: Equatable {
  var text: String
  var isMarked: Bool
}

/// A source line, cut at its marks.
struct MarkedParts {
  let parts: [TextPart]

  /// - `marks`: spans that begin on this line; those that end on a later one reach to its end.
  ///
  /// A mark that is empty or lies beyond the end still marks something: the next character, or a blank.
  init(_ line: String, marks: [SourceSpan]) {
    let count = line.unicodeScalars.count
    var isMarked = [Bool](repeating: false, count: count + 1)
    for mark in marks {
      let start = min(max(mark.start.column - 1, 0), count)
      let isWhole = mark.start.line == mark.end.line
      let end = isWhole ? min(max(mark.end.column - 1, 0), count) : count
      for index in start..<max(start + 1, end) { isMarked[index] = true }
    }
    var parts = Self.cut(line, where: isMarked)
    if isMarked[count] { parts.append(TextPart(text: "\u{A0}", isMarked: true)) }
    self.parts = parts
  }

  /// - `isMarked`: one answer for each code point; those beyond the text's end say nothing.
  fileprivate static func cut(_ text: String, where isMarked: [Bool]) -> [TextPart] {
    var parts: [TextPart] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var end = start
    for index in isMarked.indices where end < scalars.endIndex {
      scalars.formIndex(after: &end)
      if end == scalars.endIndex || isMarked[index] != isMarked[index + 1] {
        parts.append(TextPart(text: String(scalars[start..<end]), isMarked: isMarked[index]))
        start = end
      }
    }
    return parts
  }
}

/// A text, cut where the quotes of it begin and end.
struct QuotedParts {
  let parts: [TextPart]

  init(_ text: String, quotes: [String]) {
    var isQuoted = [Bool](repeating: false, count: text.unicodeScalars.count + 1)
    for quote in Set(quotes) where !quote.isEmpty {
      for range in text.ranges(of: quote) {
        let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
        let end = text.unicodeScalars.distance(from: text.startIndex, to: range.upperBound)
        for index in start..<end { isQuoted[index] = true }
      }
    }
    self.parts = MarkedParts.cut(text, where: isQuoted)
  }
}
