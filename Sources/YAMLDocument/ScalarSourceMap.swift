// From a place in a scalar's decoded text back to the file: what puts a caret under the right word of an expression
// that stands quoted, folded and indented in a YAML file. It knows how YAML writes scalars and nothing of their use.

package import Diagnostics

/// The places of one scalar's text in its file.
package struct ScalarSourceMap: Sendable {
  /// A stretch of decoded text. Verbatim text maps byte by byte; anything else (an escape, a folded line break) maps
  /// as a whole.
  struct Segment: Sendable {
    let decodedStart: Int
    let sourceStart: Int
    let sourceEnd: Int
    let isVerbatim: Bool
  }

  private let file: SourceFile
  private let segments: [Segment]
  private let decodedCount: Int
  /// Where text would go on in the file after the last character.
  private let end: Int

  init(file: SourceFile, range: Range<Int>, style: ScalarStyle, decoded: ArraySlice<UInt8>) {
    var scanner = ScalarScanner(file: file, range: range, decoded: decoded)
    scanner.scan(style)
    self.file = file
    segments = scanner.segments
    decodedCount = decoded.count
    end = scanner.segments.last?.sourceEnd ?? scanner.contentStart
  }

  /// The byte offset in the file of a UTF-8 offset in the decoded text. The end of the text maps to the place after its
  /// last character, and so does anything beyond.
  package func byteOffset(ofUTF8Offset offset: Int) -> Int {
    guard offset < decodedCount, let segment = segment(at: max(offset, 0)) else { return end }
    return segment.isVerbatim
      ? min(segment.sourceStart + max(offset, 0) - segment.decodedStart, segment.sourceEnd) : segment.sourceStart
  }

  package func position(ofUTF8Offset offset: Int) -> SourcePosition {
    file.position(ofByte: byteOffset(ofUTF8Offset: offset))
  }

  /// The stretch of the file that a range of the decoded text was written as.
  package func span(ofUTF8Range range: Range<Int>) -> SourceSpan {
    let start = byteOffset(ofUTF8Offset: range.lowerBound)
    guard !range.isEmpty, let last = segment(at: min(range.upperBound, decodedCount) - 1) else {
      let position = file.position(ofByte: start)
      return SourceSpan(start: position, end: position)
    }
    // The end belongs to the last character, not to the first one after it: that may stand on the next line.
    let length = min(range.upperBound, decodedCount) - last.decodedStart
    let end = last.isVerbatim ? min(last.sourceStart + length, last.sourceEnd) : last.sourceEnd
    return SourceSpan(start: file.position(ofByte: start), end: file.position(ofByte: max(start, end)))
  }

  private func segment(at offset: Int) -> Segment? {
    var low = 0
    var high = segments.count - 1
    guard high >= 0, offset >= 0 else { return nil }
    while low < high {
      let middle = (low + high + 1) / 2
      if segments[middle].decodedStart <= offset { low = middle } else { high = middle - 1 }
    }
    return segments[low]
  }
}
