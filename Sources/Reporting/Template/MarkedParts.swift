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
    let scalars = Array(line.unicodeScalars)
    var isMarked = [Bool](repeating: false, count: scalars.count + 1)
    for mark in marks {
      let start = min(max(mark.start.column - 1, 0), scalars.count)
      let isWhole = mark.start.line == mark.end.line
      let end = isWhole ? min(max(mark.end.column - 1, 0), scalars.count) : scalars.count
      for index in start..<max(start + 1, end) { isMarked[index] = true }
    }
    var parts = Self.cut(scalars, where: isMarked)
    if isMarked[scalars.count] { parts.append(TextPart(text: "\u{A0}", isMarked: true)) }
    self.parts = parts
  }

  fileprivate static func cut(_ scalars: [Unicode.Scalar], where isMarked: [Bool]) -> [TextPart] {
    var parts: [TextPart] = []
    for (scalar, isMarked) in zip(scalars, isMarked) {
      if parts.last?.isMarked != isMarked { parts.append(TextPart(text: "", isMarked: isMarked)) }
      parts[parts.count - 1].text.unicodeScalars.append(scalar)
    }
    return parts
  }
}

/// A text, cut where the quotes of it begin and end.
struct QuotedParts {
  let parts: [TextPart]

  init(_ text: String, quotes: [String]) {
    var isQuoted = [Bool](repeating: false, count: text.unicodeScalars.count)
    for quote in Set(quotes) where !quote.isEmpty {
      for range in text.ranges(of: quote) {
        let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
        let end = text.unicodeScalars.distance(from: text.startIndex, to: range.upperBound)
        for index in start..<end { isQuoted[index] = true }
      }
    }
    self.parts = MarkedParts.cut(Array(text.unicodeScalars), where: isQuoted)
  }
}
