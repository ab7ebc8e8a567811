// The clause as quotes and coverage see it: a text of words, in which a quote stands where whole words are the same,
// to the letter.

/// The text of a clause, searched by its quotes.
struct SourceWords {
  struct Word {
    let text: Substring
    /// UTF-8 offsets in the clause.
    let range: Range<Int>
  }

  let words: [Word]
  private let bytes: [UInt8]
  /// The offsets at which a word starts, and those at which one ends.
  private let starts: Set<Int>
  private let ends: Set<Int>

  init(_ text: String) {
    words = Self.words(of: text)
    bytes = Array(text.utf8)
    starts = Set(words.map(\.range.lowerBound))
    ends = Set(words.map(\.range.upperBound))
  }

  /// The places of a quote; none where it has no word, or cuts one.
  func places(of quote: String) -> [Range<Int>] {
    let own = Self.words(of: quote)
    guard let first = own.first?.range.lowerBound, let last = own.last?.range.upperBound else { return [] }
    let wanted = Array(quote.utf8)
    guard wanted.count <= bytes.count else { return [] }
    return starts.compactMap { start in
      let lower = start - first
      guard lower >= 0, lower + wanted.count <= bytes.count, ends.contains(lower + last),
        bytes[lower..<lower + wanted.count].elementsEqual(wanted)
      else { return nil }
      return lower..<lower + wanted.count
    }
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var start: (index: String.Index, offset: Int)?
    var offset = 0
    func end(_ index: String.Index) {
      guard let first = start else { return }
      words.append(Word(text: text[first.index..<index], range: first.offset..<offset))
      start = nil
    }
    let utf8 = text.utf8
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      let length = utf8.distance(from: index, to: next)
      let isPart = length == 1 ? utf8[index].isLetterOrDigit : text[index].isLetter || text[index].isNumber
      if !isPart { end(index) } else if start == nil { start = (index, offset) }
      offset += length
      index = next
    }
    end(text.endIndex)
    return words
  }
}

extension UInt8 {
  /// What `Character` says of an ASCII character.
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
