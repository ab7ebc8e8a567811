// Where an error inside an expression is underlined: at its own words in the file, however YAML writes them.

import Diagnostics
import Testing

struct PlaceTests {
  /// A policy whose last rule requires what the row writes; lines count from that of `require`.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let written: String
    let underlined: String
    let line: Int
    let column: Int

    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(
      name: "plain", written: "space.interaction && nothing", underlined: "nothing", line: 0, column: 35),
    Row(
      name: "plain over two lines", written: "space.interaction\n      && nothing", underlined: "nothing", line: 1,
      column: 10),
    Row(name: "single-quoted", written: "'space.id == ''é'' || nothing'", underlined: "nothing", line: 0, column: 36),
    Row(
      name: "single-quoted, the quotes themselves", written: "'space.idd == ''a'' && ''b'' > 1'", underlined: ">",
      line: 0, column: 43),
    Row(
      name: "double-quoted with escapes", written: #""space.id == \"\u00e9\\n\" || nothing""#, underlined: "nothing",
      line: 0, column: 44),
    Row(
      name: "double-quoted with a continued line", written: "\"space.interaction \\\n      || nothing\"",
      underlined: "nothing", line: 1, column: 10),
    Row(
      name: "folded", written: ">-\n      space.interaction\n      && (space.interaction\n      || nothing)",
      underlined: "nothing", line: 3, column: 10),
    Row(
      name: "folded with more indented lines",
      written: ">-\n      space.interaction\n        && (space.interaction\n          || nothing)",
      underlined: "nothing",
      line: 3, column: 14),
    Row(
      name: "folded with a wide character before", written: ">-\n      space.id == 'é😀' || nothing",
      underlined: "nothing", line: 1, column: 27),
    Row(
      name: "folded and kept", written: ">+\n      space.interaction\n\n      && nothing\n", underlined: "nothing",
      line: 3, column: 10),
    Row(
      name: "literal", written: "|\n      space.interaction\n        && nothing\n", underlined: "nothing", line: 2,
      column: 12),
    Row(
      name: "literal with an indentation of its own", written: "|2-\n       space.interaction\n       && nothing",
      underlined: "nothing", line: 2, column: 11),
    Row(
      name: "a word of two lines is underlined to its own end",
      written: ">-\n      space.id == nothing\n      || space.interaction", underlined: "nothing", line: 1, column: 19),
  ]

  @Test(arguments: rows) func `an error in an expression`(row: Row) throws {
    let refused = try Loading.refusals(of: SmallPolicy.with([("\"!space.livestream.enabled\"", row.written)]))
    let error = try #require(refused.last)
    #expect(error.underlined == row.underlined)
    #expect(error.diagnostic.span?.start == SourcePosition(line: Self.line + row.line, column: row.column))
  }

  /// The line of the last rule's `require`.
  static let line: Int = {
    let lines = SmallPolicy.text.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.lastIndex { $0.contains("require:") } ?? 0) + 1
  }()

  static let messages: [Row] = [
    Row(
      name: "double-quoted", written: #"{en: A, fr: "é \"{{ nothing }}\""}"#, underlined: "nothing", line: 1, column: 34
    ),
    Row(
      name: "folded", written: "\n      en: A\n      fr: >-\n        Où\n        {{ space.id +\n        nothing }}.",
      underlined: "nothing", line: 6, column: 9),
    Row(
      name: "literal", written: "\n      en: A\n      fr: |\n        Où\n          {{ space.id + nothing }}.\n",
      underlined: "nothing", line: 5, column: 25),
  ]

  @Test(arguments: messages) func `an error in a message`(row: Row) throws {
    let message = #"{en: "There is live video.", fr: "Il y a de la vidéo en direct."}"#
    let error = try #require(Loading.refusals(of: SmallPolicy.with([(message, row.written)])).first)
    #expect(error.underlined == row.underlined)
    #expect(error.diagnostic.span?.start == SourcePosition(line: Self.line + row.line, column: row.column))
  }

  @Test func `what no rule quotes is underlined in a folded source`() throws {
    let text = try SmallPolicy.with([
      (
        #"fr: "Modération obligatoire des espaces virtuels, par des référents formés (notamment les jeux).""#,
        "fr: >-\n      Modération obligatoire des espaces virtuels très\n      fréquentés, par des référents formés\n"
          + "      (notamment les jeux)."
      )
    ])
    let refused = try Loading.refusals(of: text)
    #expect(refused.map(\.code) == ["policy.source_not_covered"])
    #expect(refused.first?.underlined == "très\n      fréquentés")
  }
}
