// A source file as messages need it: its lines, by number, and code-point columns turned into byte offsets.

/// A named UTF-8 text.
///
/// Lines end as YAML 1.1 readers end them: LF, CR, CR LF, NEL (U+0085), LS (U+2028), PS (U+2029).
public struct SourceText: Sendable {
  public let name: String
  public let bytes: [UInt8]
  private let lines: LineIndex

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    self.lines = LineIndex(bytes.span)
  }

  /// The text of a line, counted from 1, without its break; empty where there is no such line.
  public func line(_ number: Int) -> String {
    String(decoding: bytes[byteRange(ofLine: number)], as: UTF8.self)
  }

  /// The first `limit` code points of a line, counted from 1, with an ellipsis where something was cut. A line may be
  /// as long as the whole text: what is cut costs nothing.
  public func line(_ number: Int, shortenedTo limit: Int) -> String {
    let range = byteRange(ofLine: number)
    // No line has more code points than bytes.
    if range.count <= limit { return String(decoding: bytes[range], as: UTF8.self) }
    var end = range.lowerBound
    var count = 0
    while end < range.upperBound, count < limit {
      end += 1
      // Bytes that are not UTF-8 do not make a code point of any length.
      let longest = min(end + 3, range.upperBound)
      while end < longest, bytes[end] & 0xC0 == 0x80 { end += 1 }
      count += 1
    }
    let text = String(decoding: bytes[range.lowerBound..<end], as: UTF8.self)
    return end < range.upperBound ? text + "…" : text
  }

  /// The line that begins at an offset, without its break; nil where it has more than `limit` bytes.
  ///
  /// - Parameter known: an offset on the line, up to which there is no break.
  public static func rangeOfShortLine(
    at start: Int, knownUpTo known: Int, of bytes: [UInt8], limit: Int
  ) -> Range<Int>? {
    LineIndex.shortLine(at: start, knownUpTo: known, in: bytes.span, limit: limit)
  }

  /// The byte offset of a position; a column past the line's end means the line's end.
  public func offset(of position: SourcePosition) -> Int {
    let range = byteRange(ofLine: position.line)
    var remaining = position.column - 1
    var offset = range.lowerBound
    while remaining > 0, offset < range.upperBound {
      offset += 1
      while offset < range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      remaining -= 1
    }
    return offset
  }

  /// The position of a byte offset; an offset outside the text means its nearest end.
  public func position(ofOffset offset: Int) -> SourcePosition {
    let offset = min(max(offset, lines.textStart), bytes.count)
    let line = lines.line(at: offset, in: bytes.span)
    let column = bytes[line.start..<offset].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return SourcePosition(line: line.number, column: column)
  }

  private func byteRange(ofLine number: Int) -> Range<Int> {
    guard let start = lines.start(ofLine: number, in: bytes.span) else { return bytes.count..<bytes.count }
    guard var end = lines.start(ofLineAfter: number, at: start, in: bytes.span) else { return start..<bytes.count }
    end -= LineIndex.breakLength(before: end, in: bytes.span)
    return start..<end
  }
}
