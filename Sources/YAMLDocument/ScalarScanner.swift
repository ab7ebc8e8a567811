// Reads a scalar's source once more, by the rules libyaml decoded it with, and notes which bytes became which. It
// trusts that the scalar is well-formed: libyaml has seen to that.

struct ScalarScanner {
  typealias Segment = ScalarSourceMap.Segment

  let file: SourceFile
  private let end: Int
  private let decoded: ArraySlice<UInt8>
  private var offset: Int
  private var decodedCount = 0
  private(set) var segments: [Segment] = []
  /// Where the text starts: after the quote, or on the line after `|` or `>`.
  private(set) var contentStart: Int

  init(file: SourceFile, range: Range<Int>, decoded: ArraySlice<UInt8>) {
    self.file = file
    self.decoded = decoded
    end = range.upperBound
    offset = range.lowerBound
    contentStart = range.lowerBound
  }

  mutating func scan(_ style: ScalarStyle) {
    switch style {
    case .plain: scanFlow(quote: nil)
    case .singleQuoted: scanFlow(quote: UInt8(ascii: "'"))
    case .doubleQuoted: scanFlow(quote: UInt8(ascii: "\""))
    case .literal: scanBlock(isFolded: false)
    case .folded: scanBlock(isFolded: true)
    }
  }

  private mutating func verbatim(from start: Int, to end: Int) {
    guard end > start else { return }
    if let last = segments.last, last.isVerbatim, last.sourceEnd == start {
      segments[segments.count - 1] = Segment(
        decodedStart: last.decodedStart, sourceStart: last.sourceStart, sourceEnd: end, isVerbatim: true)
    } else {
      segments.append(Segment(decodedStart: decodedCount, sourceStart: start, sourceEnd: end, isVerbatim: true))
    }
    decodedCount += end - start
  }

  private mutating func replaced(from start: Int, to end: Int, count: Int) {
    guard count > 0 else { return }
    segments.append(Segment(decodedStart: decodedCount, sourceStart: start, sourceEnd: end, isVerbatim: false))
    decodedCount += count
  }

  /// A line break that is kept: one line feed, or the separator itself.
  private mutating func kept(_ lineBreak: Range<Int>) {
    replaced(from: lineBreak.lowerBound, to: lineBreak.upperBound, count: lineBreak.count == 3 ? 3 : 1)
  }

  /// Takes the line break that the scanner stands at.
  private mutating func takeBreak() -> Range<Int> {
    let start = offset
    offset += file.breakLength(at: offset)
    return start..<offset
  }
}

// MARK: - Plain and quoted scalars

extension ScalarScanner {
  private mutating func scanFlow(quote: UInt8?) {
    if quote != nil { offset += 1 }
    contentStart = offset
    let end = quote == nil ? self.end : self.end - 1
    while offset < end {
      var isContinued = false
      while offset < end, !file.isBlank(at: offset), file.breakLength(at: offset) == 0 {
        let byte = file.bytes[offset]
        if quote == UInt8(ascii: "'"), byte == UInt8(ascii: "'") {
          replaced(from: offset, to: offset + 2, count: 1)
          offset += 2
        } else if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
          if file.breakLength(at: offset + 1) > 0 {
            offset += 1
            _ = takeBreak()
            isContinued = true
            break
          }
          scanEscape()
        } else {
          verbatim(from: offset, to: offset + 1)
          offset += 1
        }
      }
      scanBlanks(isContinued: isContinued, to: end)
    }
  }

  /// Blanks inside a line stay; around line breaks they go, and a single break becomes a space.
  private mutating func scanBlanks(isContinued: Bool, to end: Int) {
    let start = offset
    var first: Range<Int>?
    var others: [Range<Int>] = []
    while offset < end {
      if file.isBlank(at: offset) {
        offset += 1
      } else if file.breakLength(at: offset) > 0 {
        if first == nil, !isContinued { first = takeBreak() } else { others.append(takeBreak()) }
      } else {
        break
      }
    }
    if let first {
      if first.count == 3 {
        kept(first)
      } else if others.isEmpty {
        replaced(from: first.lowerBound, to: first.upperBound, count: 1)
      }
      for lineBreak in others { kept(lineBreak) }
    } else if isContinued {
      for lineBreak in others { kept(lineBreak) }
    } else {
      verbatim(from: start, to: offset)
    }
  }

  private mutating func scanEscape() {
    let start = offset
    guard start + 1 < end else {
      offset = end
      return
    }
    let digits: Int? =
      switch file.bytes[start + 1] {
      case UInt8(ascii: "x"): 2
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: nil
      }
    guard let digits else {
      let count =
        switch file.bytes[start + 1] {
        case UInt8(ascii: "N"), UInt8(ascii: "_"): 2
        case UInt8(ascii: "L"), UInt8(ascii: "P"): 3
        default: 1
        }
      offset = start + 2
      replaced(from: start, to: offset, count: count)
      return
    }
    offset = min(start + 2 + digits, end)
    let value = UInt32(String(decoding: file.bytes[start + 2..<offset], as: UTF8.self), radix: 16) ?? 0
    let count = value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x1_0000 ? 3 : 4
    replaced(from: start, to: offset, count: count)
  }
}

// MARK: - Literal and folded scalars

extension ScalarScanner {
  private mutating func scanBlock(isFolded: Bool) {
    while offset < end, file.breakLength(at: offset) == 0 { offset += 1 }
    _ = takeBreak()
    contentStart = offset
    let indent = indentation
    var first: Range<Int>?
    var others = takeBlankLines(indent: indent)
    var wasBlank = false
    while offset < end, decodedCount < decoded.count {
      let isBlank = file.isBlank(at: offset)
      if let first {
        if isFolded, first.count < 3, !wasBlank, !isBlank {
          if others.isEmpty { replaced(from: first.lowerBound, to: first.upperBound, count: 1) }
        } else {
          kept(first)
        }
      }
      for lineBreak in others { kept(lineBreak) }
      wasBlank = isBlank
      let start = offset
      while offset < end, file.breakLength(at: offset) == 0 { offset += 1 }
      verbatim(from: start, to: offset)
      first = takeBreak()
      others = takeBlankLines(indent: indent)
    }
    // What the chomping indicator keeps of the tail is known from the decoded text.
    for lineBreak in [first].compactMap({ $0 }) + others where decodedCount < decoded.count && !lineBreak.isEmpty {
      kept(lineBreak)
    }
  }

  /// Takes the lines that hold nothing but indentation, then the indentation of the line that holds more.
  private mutating func takeBlankLines(indent: Int) -> [Range<Int>] {
    var breaks: [Range<Int>] = []
    while true {
      var column = 0
      while column < indent, offset < file.bytes.count, file.bytes[offset] == 0x20 {
        offset += 1
        column += 1
      }
      guard file.breakLength(at: offset) > 0 else { return breaks }
      breaks.append(takeBreak())
    }
  }

  /// How far the text is indented: the blanks before its first word in the file, less those that are part of the text.
  private var indentation: Int {
    var lineStart = contentStart
    while lineStart < end {
      var word = lineStart
      while word < end, file.bytes[word] == 0x20 { word += 1 }
      let length = file.breakLength(at: word)
      guard length > 0 else {
        let text = decoded.drop { $0 == 0x0A }
        return max(0, word - lineStart - text.prefix { $0 == 0x20 }.count)
      }
      lineStart = word + length
    }
    return 0
  }
}
