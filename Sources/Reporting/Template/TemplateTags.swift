// The tags of a Mustache template, found without parsing it: which names it reads, what it includes and how deep its
// sections are nested.

/// The tags of a template, in their order.
struct TemplateTags: Sequence {
  struct Tag: Equatable {
    /// `#`, `^`, `/`, `>`…; nil where the tag is a name.
    var sign: Character?
    var name: String
    /// Where the tag begins, in the text: counted from 1, in Unicode code points.
    var line: Int
    var column: Int
  }

  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// Every name that is read; `policy.id` reads two, `reversed(rules)` another, which is a transformation, besides.
  var names: Set<String> {
    Set(flatMap { $0.name.split { ".()".contains($0) } }.map(String.init))
  }

  func makeIterator() -> Iterator { Iterator(text: text) }

  struct Iterator: IteratorProtocol {
    private var rest: Substring
    private var opening: Substring = "{{"
    private var closing: Substring = "}}"
    /// The delimiters outside the sections that are open: a change within a section ends with it.
    private var outer: [(Substring, Substring)] = []
    private var line = 1
    private var column = 1

    fileprivate init(text: String) {
      rest = text[...]
    }

    mutating func next() -> Tag? {
      guard let start = rest.firstRange(of: opening) else { return nil }
      advance(to: start.lowerBound)
      let place = (line: line, column: column)
      advance(to: start.upperBound)
      let end = rest.firstRange(of: closing)?.lowerBound ?? rest.endIndex
      var content = rest[..<end]
      advance(to: end)
      if !rest.isEmpty { advance(to: rest.index(rest.startIndex, offsetBy: closing.count)) }
      let sign = content.first.flatMap { "#^/>$<!&{=%".contains($0) ? $0 : nil }
      if sign != nil { content = content.dropFirst() }
      if sign == "=" {
        let delimiters = content.split { $0.isWhitespace || $0 == "=" }
        if delimiters.count == 2 { (opening, closing) = (delimiters[0], delimiters[1]) }
      }
      if let sign, "#^$<".contains(sign) { outer.append((opening, closing)) }
      if sign == "/", let before = outer.popLast() { (opening, closing) = before }
      let name = content.filter { !$0.isWhitespace && $0 != "}" }
      return Tag(sign: sign, name: String(name), line: place.line, column: place.column)
    }

    private mutating func advance(to end: Substring.Index) {
      for scalar in rest[..<end].unicodeScalars {
        if scalar == "\n" {
          line += 1
          column = 1
        } else {
          column += 1
        }
      }
      rest = rest[end...]
    }
  }
}
