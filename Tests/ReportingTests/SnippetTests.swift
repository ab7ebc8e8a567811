// Carets must stand under what is meant, whatever the line holds.

import Diagnostics
import Testing

@testable import Reporting

@Suite("Source lines with carets")
struct SnippetTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let line: String
    let columns: [ClosedRange<Int>]
    var width = 40
    let text: String
    let carets: String
  }

  static let rows: [Row] = [
    Row(testDescription: "plain", line: "mode: none", columns: [7...10], text: "mode: none", carets: "      ^^^^"),
    Row(testDescription: "tabs", line: "\tmode:\tnone", columns: [8...11], text: " mode: none", carets: "       ^^^^"),
    Row(testDescription: "wide", line: "名前: none", columns: [5...8], text: "名前: none", carets: "      ^^^^"),
    Row(testDescription: "combining", line: "e\u{301}: no", columns: [5...6], text: "e\u{301}: no", carets: "   ^^"),
    Row(
      testDescription: "escaped", line: "\u{1B}a: no", columns: [1...1], text: "\\u{1B}a: no", carets: "^^^^^^"),
    Row(
      testDescription: "two marks", line: "a: 1, b: 2", columns: [4...4, 10...10], text: "a: 1, b: 2",
      carets: "   ^     ^"),
    Row(testDescription: "past the end", line: "mode:", columns: [6...6], text: "mode:", carets: "     ^"),
    Row(testDescription: "far past the end", line: "mode:", columns: [600...601], text: "mode:", carets: "     ^"),
    Row(
      testDescription: "long, mark in the middle", line: String(repeating: "abcdefghi ", count: 20),
      columns: [101...109],
      width: 30, text: "…i abcdefghi abcdefghi abcdef…", carets: "             ^^^^^^^^^"),
    Row(
      testDescription: "long, mark at the end", line: String(repeating: "abcdefghi ", count: 20) + "end",
      columns: [201...203], width: 20, text: "…fghi abcdefghi end", carets: "                ^^^"),
    Row(
      testDescription: "mark longer than the line", line: String(repeating: "x", count: 90), columns: [1...90],
      width: 12,
      text: "xxxxxxxxxx…", carets: "^^^^^^^^^^"),
  ]

  @Test("Carets stand under the mark", arguments: rows)
  func carets(_ row: Row) {
    let marks = row.columns.map {
      SourceSpan(
        start: SourcePosition(line: 1, column: $0.lowerBound), end: SourcePosition(line: 1, column: $0.upperBound + 1))
    }
    let drawn = MarkedLine(row.line, marks: marks, width: row.width)
    #expect(drawn.text == row.text)
    #expect(drawn.carets == row.carets)
    #expect(drawn.text.displayWidth <= row.width)
  }

  @Test("A mark outside what is shown of a long line is named")
  func hidden() {
    let line = String(repeating: "abcdefghi ", count: 20)
    let marks = [1, 150].map {
      SourceSpan(start: SourcePosition(line: 1, column: $0), end: SourcePosition(line: 1, column: $0 + 2))
    }
    #expect(MarkedLine(line, marks: marks, width: 30).hidden == [1])
  }

  @Test(
    "Texts are cut by columns, not characters",
    arguments: [
      ("short", 10, "short"), ("exactly ten", 11, "exactly ten"), ("one too many", 11, "one too ma…"),
      ("安全なチャット", 6, "安全…"), ("a\nb", 10, "a\\u{A}b"),
      ("e" + String(repeating: "\u{301}", count: 1000), 10, "e" + String(repeating: "\u{301}", count: 4)),
    ])
  func fitted(text: String, width: Int, shown: String) {
    #expect(text.fitted(to: width) == shown)
  }
}
