// Operators and punctuation, and those of other languages, of word processors and of mathematics that stand where an
// operator of CEL was meant: each is reported with the spelling to use, and read as if it had been used.

extension Lexer {
  mutating func readSymbol() {
    let start = offset
    guard let (meant, length, isForeign) = symbol else { return reportRun(from: start) }
    if isForeign { return replace(text(start..<start + length), by: meant, from: start) }
    offset += length
    append(.symbol(meant), from: start)
  }

  /// What the operator or punctuation mark here means, how many bytes it takes, and whether CEL spells it otherwise: as
  /// in other languages, or whole where only a half of it is written.
  private var symbol: (meant: Symbol, length: Int, isForeign: Bool)? {
    switch (Unicode.Scalar(byte()), Unicode.Scalar(byte(ahead: 1)), Unicode.Scalar(byte(ahead: 2))) {
    case ("(", _, _): (.leftParenthesis, 1, false)
    case (")", _, _): (.rightParenthesis, 1, false)
    case ("[", _, _): (.leftBracket, 1, false)
    case ("]", _, _): (.rightBracket, 1, false)
    case ("{", _, _): (.leftBrace, 1, false)
    case ("}", _, _): (.rightBrace, 1, false)
    case (".", _, _): (.dot, 1, false)
    case (",", _, _): (.comma, 1, false)
    case (":", _, _): (.colon, 1, false)
    case ("?", _, _): (.question, 1, false)
    case ("+", _, _): (.plus, 1, false)
    case ("-", _, _): (.minus, 1, false)
    case ("*", _, _): (.star, 1, false)
    case ("/", _, _): (.slash, 1, false)
    case ("%", _, _): (.percent, 1, false)
    case ("=", "=", "="): (.equals, 3, true)
    case ("=", "=", _): (.equals, 2, false)
    case ("=", "<", _): (.lessOrEqual, 2, true)
    case ("=", ">", _): (.greaterOrEqual, 2, true)
    case ("=", _, _): (.equals, 1, true)
    case ("!", "=", "="): (.notEquals, 3, true)
    case ("!", "=", _): (.notEquals, 2, false)
    case ("!", _, _): (.not, 1, false)
    case ("<", ">", _): (.notEquals, 2, true)
    case ("<", "=", _): (.lessOrEqual, 2, false)
    case ("<", _, _): (.less, 1, false)
    case (">", "=", _): (.greaterOrEqual, 2, false)
    case (">", _, _): (.greater, 1, false)
    case ("&", "&", _): (.and, 2, false)
    case ("&", _, _): (.and, 1, true)
    case ("|", "|", _): (.or, 2, false)
    case ("|", _, _): (.or, 1, true)
    default: nil
    }
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

  private static let foreignSigns: [Unicode.Scalar: Symbol] = [
    "≤": .lessOrEqual, "⩽": .lessOrEqual, "≥": .greaterOrEqual, "⩾": .greaterOrEqual, "≠": .notEquals,
    "–": .minus, "—": .minus, "−": .minus, "×": .star, "÷": .slash, "∧": .and, "∨": .or, "¬": .not, "∈": .in,
  ]

  private static let foreignQuotes: [Unicode.Scalar: [Unicode.Scalar]] = [
    "“": ["”", "“"], "”": ["”", "“"], "„": ["“", "”"], "«": ["»"], "»": ["«", "»"], "‹": ["›"],
    "‘": ["’", "‘"], "’": ["’", "‘"], "‚": ["‘", "’"], "´": ["´"],
  ]
}
