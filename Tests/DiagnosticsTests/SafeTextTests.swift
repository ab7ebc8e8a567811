// Text from a declaration as it may be shown: nothing steers or hides, and nothing is longer than it says.

import Diagnostics
import Testing

@Suite("Safe text")
struct SafeTextTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let shown: String

    init(_ testDescription: String, _ text: String, _ shown: String) {
      self.testDescription = testDescription
      self.text = text
      self.shown = shown
    }
  }

  static let rows = [
    Row("plain", "a <b> é 安", "a <b> é 安"),
    Row("tab", "a\tb", "a b"),
    Row("line breaks", "a\r\nb", "a\\u{D}\\u{A}b"),
    Row("terminal escapes", "\u{1B}[2J\u{9B}2J", "\\u{1B}[2J\\u{9B}2J"),
    Row("bidirectional override", "\u{202E}a\u{2069}", "\\u{202E}a\\u{2069}"),
    Row("zero width", "a\u{200B}\u{FEFF}b", "a\\u{200B}\\u{FEFF}b"),
    Row("separators", "\u{2028}\u{2029}\u{85}", "\\u{2028}\\u{2029}\\u{85}"),
    Row("tags", "\u{E0041}", "\\u{E0041}"),
    Row("fillers", "\u{3164}\u{115F}\u{34F}", "\\u{3164}\\u{115F}\\u{34F}"),
    Row("controls of notations", "\u{1D173}\u{1BCA0}", "\\u{1D173}\\u{1BCA0}"),
    Row("noncharacters", "\u{FFFE}\u{1FFFF}", "\\u{FFFE}\\u{1FFFF}"),
    Row("neighbours of noncharacters", "\u{FDCF}\u{FDF0}\u{FFFD}", "\u{FDCF}\u{FDF0}\u{FFFD}"),
    Row("a control that joins a letter", "a\u{301}\u{200D}<", "a\u{301}\\u{200D}<"),
  ]

  @Test("What steers or hides is made visible, the rest stays", arguments: rows)
  func visible(_ row: Row) {
    // Code points: `==` on texts takes composed and decomposed letters for the same.
    #expect(Array(row.text.withoutControls.unicodeScalars) == Array(row.shown.unicodeScalars))
  }

  @Test("No character that steers passes for one that does not")
  func steering() {
    let planes: [ClosedRange<UInt32>] = [0...0x1FFFF, 0xE0000...0xE0FFF, 0xFFFF0...0xFFFFF, 0x10FFF0...0x10FFFF]
    for value in planes.joined() {
      guard let scalar = Unicode.Scalar(value), scalar.isSteering else { continue }
      #expect("é\(scalar)a".withBytes { $0.maySteer }, "\(scalar.value)")
    }
  }

  @Test("Of plain texts bytes tell", arguments: ["", "a b", "é «\u{A0}œ\u{A0}» l’été…", "名前", "カナ"])
  func plain(text: String) {
    #expect(!text.withBytes { $0.maySteer })
  }

  @Test(
    "Text is cut after a number of code points",
    arguments: [("", 3, ""), ("abc", 3, "abc"), ("abcd", 3, "abc…"), ("éééé", 4, "éééé"), ("\r\na", 1, "\r…")])
  func shortened(text: String, limit: Int, expected: String) {
    #expect(Array(text.shortened(to: limit).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("Marks without end on one letter are cut too")
  func marks() {
    #expect(("a" + String(repeating: "\u{301}", count: 100_000)).shortened(to: 60).unicodeScalars.count == 61)
  }
}
