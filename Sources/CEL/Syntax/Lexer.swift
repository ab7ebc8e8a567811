// Source text to words. The lexer never gives up: what it cannot read it reports, replaces by what was probably meant
// and passes on, so that one wrong character does not hide the mistakes behind it. It knows nothing of grammar.

struct Lexer {
  let bytes: [UInt8]
  var offset = 0
  var tokens: [Token] = []
  var log = IssueLog()

  private init(_ source: String) {
    bytes = Array(source.utf8)
    // Words are longer than this on average, and blanks stand between them.
    tokens.reserveCapacity(bytes.count / 4 + 1)
  }

  /// The words of a source, the last of them its end, and what was wrong with them.
  static func tokens(of source: String) -> (tokens: [Token], log: IssueLog) {
    var lexer = Lexer(source)
    while lexer.offset < lexer.bytes.count { lexer.readWord() }
    lexer.tokens.append(Token(kind: .end, range: lexer.bytes.count..<lexer.bytes.count))
    return (lexer.tokens, lexer.log)
  }

  /// The byte at a distance from the current one; 0, which no word contains, past the end.
  func byte(ahead distance: Int = 0) -> UInt8 {
    let index = offset + distance
    return index < bytes.count ? bytes[index] : 0
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: start..<offset))
  }

  private mutating func readWord() {
    let first = byte()
    switch first {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C:
      offset += 1
    case UInt8(ascii: "/") where byte(ahead: 1) == UInt8(ascii: "/"):
      skipLine()
    case UInt8(ascii: "/") where byte(ahead: 1) == UInt8(ascii: "*"):
      skipBlockComment()
    case UInt8(ascii: "#"):
      let start = offset
      skipLine()
      log.report(.foreignComment(start..<start + 1))
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      readString()
    case UInt8(ascii: "`"):
      readQuotedName()
    case _ where first.isDigit || first == UInt8(ascii: ".") && byte(ahead: 1).isDigit:
      readNumber()
    case _ where first.isNameStart:
      if stringPrefixLength > 0 { readString() } else { readName() }
    case 0x80...:
      readForeignCharacter()
    default:
      readSymbol()
    }
  }

  /// A carriage return alone does not end a comment: the conformance suite says so.
  private mutating func skipLine() {
    while offset < bytes.count, byte() != UInt8(ascii: "\n") { offset += 1 }
  }

  private mutating func skipBlockComment() {
    let start = offset
    offset += 2
    while offset < bytes.count, byte() != UInt8(ascii: "*") || byte(ahead: 1) != UInt8(ascii: "/") { offset += 1 }
    offset = min(offset + 2, bytes.count)
    log.report(.foreignComment(start..<start + 2))
  }

  /// How many letters stand before the quote of a string literal; 0 where no such literal begins.
  var stringPrefixLength: Int {
    func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    let first = byte() | 0x20
    if first == UInt8(ascii: "r") || first == UInt8(ascii: "b"), isQuote(byte(ahead: 1)) { return 1 }
    guard first == UInt8(ascii: "b"), byte(ahead: 1) | 0x20 == UInt8(ascii: "r") else { return 0 }
    return isQuote(byte(ahead: 2)) ? 2 : 0
  }

  /// A name; letters outside ASCII are reported but kept with it, for that is what their author sees.
  mutating func readName() {
    let start = offset
    var isForeign = false
    while offset < bytes.count {
      if byte().isNamePart {
        offset += 1
      } else if byte() >= 0x80, let scalar = scalar(at: offset), scalar.properties.isXIDContinue {
        isForeign = true
        offset += UTF8.width(scalar)
      } else {
        break
      }
    }
    let name = text(start..<offset)
    if isForeign { log.report(.foreignName(name, start..<offset)) }
    switch name {
    case "true": append(.literal(.bool(true)), from: start)
    case "false": append(.literal(.bool(false)), from: start)
    case "null": append(.literal(.null), from: start)
    case "in": append(.symbol(.in), from: start)
    default: append(.name(name), from: start)
    }
  }

  private mutating func readQuotedName() {
    let start = offset
    offset += 1
    var unfit: Int?
    while offset < bytes.count, byte() != UInt8(ascii: "`"), byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\r")
    {
      if unfit == nil, !byte().isNamePart, !" ./-".utf8.contains(byte()) { unfit = offset }
      offset += 1
    }
    let name = text(start + 1..<offset)
    guard byte() == UInt8(ascii: "`") else {
      log.report(.unclosedQuotedName(start..<start + 1))
      return append(.quotedName(name), from: start)
    }
    offset += 1
    if let unfit {
      let width = scalar(at: unfit).map(UTF8.width) ?? 1
      log.report(.unfitQuotedName(text(unfit..<unfit + width), unfit..<unfit + width))
    } else if name.isEmpty {
      log.report(.emptyQuotedName(start..<offset))
    }
    append(.quotedName(name), from: start)
  }

  /// The code point that begins at an offset.
  func scalar(at offset: Int) -> Unicode.Scalar? {
    var decoder = UTF8()
    var input = bytes[min(offset, bytes.count)...].prefix(4).makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&input) { return scalar }
    return nil
  }
}

extension UInt8 {
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  var isNameStart: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 || self == UInt8(ascii: "_") }

  var isNamePart: Bool { isNameStart || isDigit }

  /// The value of a hexadecimal digit.
  var hexadecimalValue: UInt32? {
    if isDigit { return UInt32(self - UInt8(ascii: "0")) }
    let letter = self | 0x20
    return UInt8(ascii: "a")...UInt8(ascii: "f") ~= letter ? UInt32(letter - UInt8(ascii: "a") + 10) : nil
  }
}

extension UTF8 {
  /// How many bytes a code point takes.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}
