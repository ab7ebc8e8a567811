// Operators and punctuation, and those of other languages, of word processors and of mathematics that stand where an
// operator of CEL was meant: each is reported with the spelling to use, and read as if it had been used.

extension Lexer {
  mutating func readSymbol() {
    let start = offset
    if let mistaken = Self.mistaken.first(where: { startsWith($0.spelling) }) {
      return replace(mistaken.spelling, by: mistaken.meant, from: start)
    }
    for length in [2, 1] where start + length <= bytes.count {
      if let symbol = Symbol(rawValue: text(start..<start + length)) {
        offset += length
        return append(.symbol(symbol), from: start)
      }
    }
    if let half = Self.half.first(where: { startsWith($0.spelling) }) {
      return replace(half.spelling, by: half.meant, from: start)
    }
    reportRun(from: start)
  }

  private mutating func replace(_ spelling: String, by meant: Symbol, from start: Int) {
    offset = start + spelling.utf8.count
    log.report(.mistakenSymbol(spelling, meant: meant, start..<offset))
    append(.symbol(meant), from: start)
  }

  /// Characters outside ASCII: a name with accents, quotation marks of a word processor, signs of mathematics.
  mutating func readForeignCharacter() {
    let start = offset
    guard let scalar = scalar(at: offset) else { return reportRun(from: start) }
    if scalar.properties.isXIDStart { return readName() }
    offset += UTF8.width(scalar)
    if scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
      log.report(.foreignSpace(scalar, start..<offset))
    } else if let closers = Self.foreignQuotes[scalar] {
      readForeignQuote(closedBy: closers, from: start)
    } else if let meant = Self.foreignSigns[scalar] {
      replace(String(scalar), by: meant, from: start)
    } else {
      offset = start
      reportRun(from: start)
    }
  }

  /// A string in quotation marks that are not CEL's; where none ends it on its line, only the mark is passed over.
  private mutating func readForeignQuote(closedBy closers: [Unicode.Scalar], from start: Int) {
    let opened = offset
    let opener = scalar(at: start)
    while let scalar = scalar(at: offset), scalar != "\n", scalar != "\r" {
      let position = offset
      offset += UTF8.width(scalar)
      if closers.contains(scalar) {
        log.report(.foreignQuotes(text(start..<opened), start..<opened))
        return append(.literal(.string(text(opened..<position))), from: start)
      }
      // A second opener first: this one has no end. Looking further would read long lines again and again.
      if scalar == opener { break }
    }
    offset = opened
    log.report(.foreignQuotes(text(start..<opened), start..<opened))
    append(.invalid, from: start)
  }

  /// Reports a run of the same unreadable character once.
  private mutating func reportRun(from start: Int) {
    let first = scalar(at: start)
    let width = first.map(UTF8.width) ?? 1
    repeat { offset += width } while first != nil && scalar(at: offset) == first
    offset = min(offset, bytes.count)
    log.report(.unreadable(text(start..<min(start + width, bytes.count)), start..<offset))
    append(.invalid, from: start)
  }

  private func startsWith(_ spelling: String) -> Bool { bytes[offset...].starts(with: spelling.utf8) }

  private typealias Mistake = (spelling: String, meant: Symbol)

  /// Spellings that begin as an operator of CEL does, and are therefore looked for before it.
  private static let mistaken: [Mistake] = [
    ("===", .equals), ("!==", .notEquals), ("<>", .notEquals), ("=<", .lessOrEqual), ("=>", .greaterOrEqual),
  ]

  /// The halves of operators, looked for after them.
  private static let half: [Mistake] = [("&", .and), ("|", .or), ("=", .equals)]

  private static let foreignSigns: [Unicode.Scalar: Symbol] = [
    "≤": .lessOrEqual, "⩽": .lessOrEqual, "≥": .greaterOrEqual, "⩾": .greaterOrEqual, "≠": .notEquals,
    "–": .minus, "—": .minus, "−": .minus, "×": .star, "÷": .slash, "∧": .and, "∨": .or, "¬": .not, "∈": .in,
  ]

  private static let foreignQuotes: [Unicode.Scalar: [Unicode.Scalar]] = [
    "“": ["”", "“"], "”": ["”", "“"], "„": ["“", "”"], "«": ["»"], "»": ["«", "»"], "‹": ["›"],
    "‘": ["’", "‘"], "’": ["’", "‘"], "‚": ["‘", "’"], "´": ["´"],
  ]
}
