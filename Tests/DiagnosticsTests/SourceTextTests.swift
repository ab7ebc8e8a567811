// Lines and positions of a source text, against a reading of it byte by byte: the breaks of every kind, wherever they
// lie in it.

import Testing

@testable import Diagnostics

struct SourceTextTests {
  static let breaks: [(name: String, text: String)] = [
    ("LF", "\n"), ("CR", "\r"), ("CR LF", "\r\n"), ("NEL", "\u{85}"), ("LS", "\u{2028}"), ("PS", "\u{2029}"),
    ("none: é", "é"), ("none: à", "à"), ("none: the middle of LS, then é", "\u{2000}é"), ("none: …", "…"),
  ]

  /// The start of each line, told by looking at one byte after the other.
  private func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for index in bytes.indices {
      let before = bytes[..<index].suffix(2)
      let isEnd =
        switch bytes[index] {
        case 0x0A: true
        case 0x0D: bytes.dropFirst(index + 1).first != 0x0A
        case 0x85: before.last == 0xC2
        case 0xA8, 0xA9: Array(before) == [0xE2, 0x80]
        default: false
        }
      if isEnd { starts.append(index + 1) }
    }
    return starts
  }

  @Test("lines and positions", arguments: breaks, ["", "\u{FEFF}"])
  func lines(_ row: (name: String, text: String), mark: String) {
    // Each length moves the break by a byte, over the borders of whatever blocks the text is read in.
    for length in 0..<140 {
      let text = mark + String(repeating: "x", count: length) + row.text + "yé" + row.text + row.text + "z"
      let bytes = Array(text.utf8)
      let source = SourceText(name: "", bytes: bytes)
      let starts = lineStarts(bytes)
      for (position, start) in starts.enumerated() {
        let end = position + 1 < starts.count ? starts[position + 1] : bytes.count
        var line = String(decoding: bytes[start..<end], as: UTF8.self)
        if position + 1 < starts.count { line.removeLast() }
        #expect(source.line(position + 1) == line, "line \(position + 1) after \(length) bytes")
        for offset in start..<end {
          let column = String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count + 1
          let found = source.position(ofOffset: offset)
          #expect(found.line == position + 1, "offset \(offset) after \(length) bytes")
          // Inside a character there is no column of its own.
          if bytes[offset] & 0xC0 != 0x80 {
            #expect(found.column == column)
            let back = source.offset(of: found)
            #expect(back == offset || bytes[back..<offset].allSatisfy { $0 == 0x0D })
          }
        }
      }
      #expect(source.line(0).isEmpty)
      #expect(source.line(starts.count + 1).isEmpty)
      #expect(source.position(ofOffset: bytes.count + 5).line == starts.count)
    }
  }
}
