// What a declaration would have to answer, in few arrays, as its excerpts are: most reports do no more than pass it on.

package import Diagnostics

/// An attribute that would have to be answered, and the question to ask for it.
package struct UnansweredFact: Sendable, Equatable {
  package let path: String
  package let question: String?
  /// The nearest enclosing node that is there: where the answer would be written.
  package let location: SourceSpan?

  package init(path: String, question: String?, location: SourceSpan?) {
    self.path = path
    self.question = question
    self.location = location
  }
}

/// Attributes in the order in which they came.
///
/// It reads like an array of `UnansweredFact`. Who must be fast looks at `entries` and `text`.
package struct UnansweredList: Sendable {
  package struct Entry: Sendable {
    /// Where it stands in `text`, as does the question.
    package let path: Range<Int>
    package let question: Range<Int>?
    /// As in `UnansweredFact`.
    package let location: SourceSpan?

    package init(path: Range<Int>, question: Range<Int>?, location: SourceSpan?) {
      self.path = path
      self.question = question
      self.location = location
    }
  }

  package private(set) var entries: [Entry] = []
  /// UTF-8. May hold more than the entries refer to.
  package private(set) var text: [UInt8] = []

  package init(_ facts: some Sequence<UnansweredFact>) {
    for fact in facts {
      let start = text.count
      text.append(text: fact.path)
      let middle = text.count
      if let question = fact.question { text.append(text: question) }
      entries.append(
        Entry(
          path: start..<middle, question: fact.question == nil ? nil : middle..<text.count, location: fact.location))
    }
  }

  /// - Parameter text: where the texts of the entries are.
  package init(_ entries: [Entry], in text: [UInt8]) {
    self.entries = entries
    self.text = text
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: text.span.extracting(range)) }
}

extension UnansweredList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(position: Int) -> UnansweredFact {
    let entry = entries[position]
    return UnansweredFact(
      path: text(entry.path), question: entry.question.map { text($0) }, location: entry.location)
  }
}

extension UnansweredList: Equatable {
  package static func == (left: UnansweredList, right: UnansweredList) -> Bool { left.elementsEqual(right) }
}

extension UnansweredList: ExpressibleByArrayLiteral {
  package init(arrayLiteral facts: UnansweredFact...) { self.init(facts) }
}
