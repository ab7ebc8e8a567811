// The lines of a declaration's file that a report shows, so that a saved report can be drawn again without the file. All
// of them in one piece: a declaration has many, and most reports do no more than pass them on.

import Diagnostics

/// A line of the declaration's file.
///
/// - `line`: counted from 1.
/// - `text`: without its break; cut after 500 code points.
package struct Excerpt: Sendable, Equatable {
  package let line: Int
  package let text: String

  package init(line: Int, text: String) {
    self.line = line
    self.text = text
  }
}

/// Lines in the order in which they came.
///
/// It reads like an array of `Excerpt`. Who must be fast looks at `bounds` and `text`.
package struct ExcerptList: Sendable, Equatable {
  package struct Bound: Sendable, Equatable {
    /// Counted from 1.
    package let line: Int
    /// Where the line's text ends in `text`; it begins where the one before it ends.
    package let end: Int
  }

  package private(set) var bounds: [Bound] = []
  /// UTF-8.
  package private(set) var text: [UInt8] = []

  package init(_ excerpts: some Sequence<Excerpt>) {
    for excerpt in excerpts {
      text += excerpt.text.utf8
      bounds.append(Bound(line: excerpt.line, end: text.count))
    }
  }

  package init() {}

  /// Removes all lines, and keeps the room that they took unless somebody else holds it.
  package mutating func removeAll() {
    bounds.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }

  /// - Parameter count: how many lines are going to be appended.
  package mutating func reserveCapacity(_ count: Int) {
    bounds.reserveCapacity(count)
    text.reserveCapacity(count * Self.usualLength)
  }

  /// - Parameters:
  ///   - line: counted from 1.
  ///   - text: its text, as UTF-8.
  package mutating func append(line: Int, _ text: Span<UInt8>) {
    self.text.append(copying: text)
    bounds.append(Bound(line: line, end: self.text.count))
  }

  /// Most lines are shorter, in bytes.
  private static let usualLength = 48

  /// The text of a line where the list has it; the lines must be in the order of the file.
  func text(ofLine line: Int) -> String? {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if bounds[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && bounds[low].line == line ? self[low].text : nil
  }
}

extension ExcerptList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { bounds.count }

  package subscript(position: Int) -> Excerpt {
    let start = position == 0 ? 0 : bounds[position - 1].end
    return Excerpt(
      line: bounds[position].line, text: String(decoding: text[start..<bounds[position].end], as: UTF8.self))
  }
}

extension ExcerptList: ExpressibleByArrayLiteral {
  package init(arrayLiteral excerpts: Excerpt...) { self.init(excerpts) }
}
