// CSV as spreadsheets read it: whole by RFC 4180, and free of what they would compute.

import Diagnostics
import Findings
import Testing

@testable import Reporting

@Suite("CSV reports")
struct CSVReportTests {
  private let fixtures = Fixtures(language: .english)

  private func text(_ report: Report) -> String {
    var writer = CSVReportWriter()
    return String(decoding: writer.bytes(of: report), as: UTF8.self)
  }

  private func rows(_ report: Report) throws -> [[String: String]] { try ParsedCSV.rows(text(report)) }

  @Test("Each result of each space has a row, and so has each diagnostic", arguments: Language.allCases)
  func complete(_ language: Language) throws {
    let report = Fixtures(language: language).mixed
    let rows = try rows(report)
    var expected: [String] = []
    for declaration in report.declarations {
      expected += declaration.diagnostics.map { "\(declaration.path)  \($0.code) " }
      for subject in declaration.subjects {
        let id = subject.id.onOneLine(upTo: 300)
        expected += subject.results.map { "\(declaration.path) \(id) \($0.rule.id) \($0.status.rawValue)" }
      }
    }
    #expect(
      rows.map { row in "\(row["path"] ?? "") \(row["space"] ?? "") \(row["rule"] ?? "") \(row["status"] ?? "")" }
        == expected)
  }

  @Test("A row says all that is known of a result")
  func fields() throws {
    let rows = try rows(fixtures.mixed)
    let failing = try #require(rows.first { $0["rule"] == "R3-O6" })
    #expect(failing["platform"] == "Glowvane Live")
    #expect(failing["declaration_verdict"] == "non_compliant" && failing["space_verdict"] == "non_compliant")
    #expect(failing["scope"] == "applies" && failing["kind"] == "obligation" && failing["basis"] == "interpretation")
    #expect(failing["severity"] == "error" && failing["line"] == "8" && failing["column"] == "47")
    #expect(failing["message"] == "Contact channels that moderation does not cover: [gift].")
    #expect(failing["remediation"]?.hasPrefix("Moderate these channels, or close them, then") == true)
    let open = try #require(rows.first { $0["rule"] == "R3-O8" && $0["status"] == "unknown" })
    #expect(open["missing"] == "spaces[0].moderation.moderator_count; spaces[0].moderation.trained_count")
    let broken = try #require(rows.first { $0["rule"] == "yaml.syntax" })
    #expect(broken["declaration_verdict"] == "invalid" && broken["kind"] == "diagnostic" && broken["line"] == "2")
  }

  @Test("A declaration or a space of which there is nothing to tell has a row")
  func nothingToTell() throws {
    var bare = fixtures.invalid
    bare.diagnostics = []
    var empty = fixtures.compliant
    empty.subjects[0].results = []
    let rows = try rows(Report(header: fixtures.header, declarations: [bare, empty]))
    #expect(rows.map { $0["declaration_verdict"] } == ["invalid", "compliant"])
    #expect(rows.map { $0["space"] } == ["", "lobby"])
  }

  @Test(
    "Nothing is a formula, and numbers stay numbers",
    arguments: [
      ("=cmd()", "'=cmd()"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-1+1", "'-1+1"), ("@SUM(1)", "'@SUM(1)"),
      ("\t=1+1", "' =1+1"), ("\r=1+1", "\\u{D}=1+1"), ("  =1+1", "'  =1+1"), ("＝1+1", "'＝1+1"), ("＋a", "'＋a"),
      ("－a", "'－a"), ("＠a", "'＠a"), ("\"=1+1", "'\"=1+1"), ("\u{200B}=1+1", "\\u{200B}=1+1"),
      ("a;=1+1", "a;'=1+1"), ("a; @x;-y", "a;' @x;'-y"), ("-5", "-5"), ("+0.5", "+0.5"), ("-", "-"),
      ("a=1", "a=1"), ("a, \"b\"\nc", "a, \"b\"\\u{A}c"), ("", ""), ("'=1", "'=1"), ("-5;-x", "-5;'-x"),
      ("=\u{338}cmd()", "'=\u{338}cmd()"), ("+33 1 23", "'+33 1 23"), ("-nan", "'-nan"),
      ("\u{A0}=1+1", "'\u{A0}=1+1"), ("a;\u{3000}\u{2009}@x", "a;'\u{3000}\u{2009}@x"), ("é=1;À=1", "é=1;À=1"),
      ("É;=1", "É;'=1"),
    ])
  func formulas(text: String, expected: String) throws {
    var declaration = fixtures.nonCompliant
    declaration.platform = text
    declaration.subjects[0].id = text
    declaration.subjects[0].results[1].message = text
    declaration.subjects[0].results[2].missing = [text]
    let rows = try rows(fixtures.report(declaration))
    #expect(rows.allSatisfy { $0["platform"] == expected })
    #expect(rows[1]["space"] == expected)
    #expect(rows[1]["message"] == expected)
    #expect(rows[2]["missing"] == expected)
  }

  @Test("No cell outgrows a spreadsheet's, nor steers a terminal")
  func bounded() throws {
    var declaration = fixtures.hostile
    declaration.subjects[0].results[0].message = String(repeating: "\u{E0041}", count: 100_000)
    for row in try rows(fixtures.report(declaration)) {
      for field in row.values {
        #expect(field.utf16.count <= 32_767)
        #expect(!field.unicodeScalars.contains { $0.isSteering })
      }
    }
  }
}
