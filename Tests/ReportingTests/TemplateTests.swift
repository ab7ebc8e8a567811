// A user's own template: what it sees, what is escaped, and what is said where it is broken.

import Diagnostics
import Findings
import Testing

@testable import Reporting

@Suite("Users' templates")
struct TemplateTests {
  private func render(_ template: String, _ report: Report) throws -> String {
    var writer = try TemplateReportWriter(template: template, name: "mine.mustache")
    return String(decoding: writer.bytes(of: report), as: UTF8.self)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let template: String
    let rendered: String
  }

  static let rows = [
    Row(
      testDescription: "names of the JSON report",
      template: "{{tool.name}} {{policy.id}} {{policy.source.clause}} {{as_of}} {{language}}",
      rendered: "vigie cameleon-r3 3 2026-11-21 en"),
    Row(
      testDescription: "counts", template: "{{summary.declarations}}/{{summary.non_compliant}}/{{summary.compliant}}",
      rendered: "6/2/1"),
    Row(
      testDescription: "verdicts and their words",
      template:
        "{{#declarations}}{{#is_compliant}}{{number}} {{name}}: {{mark}} {{verdict}} {{verdict_word}}{{/is_compliant}}{{/declarations}}",
      rendered: "1 Brindlewood: ✓ compliant compliant"),
    Row(
      testDescription: "results by what they mean",
      template:
        "{{#declarations}}{{#subjects}}{{#failures}}{{rule}} {{status}} {{place}} {{#facts}}{{path}}={{value}}{{/facts}};{{/failures}}{{/subjects}}{{/declarations}}",
      rendered: "R3-O2 fail 12:13 spaces[0].moderation.mode=automated_only;"
        + "R3-O6 fail 8:47 spaces[0].contact.channels=[livestream_chat, gift]"
        + "spaces[0].moderation.channels_covered=[livestream_chat];"
        + "R3-O16 fail 20:14 reporting.channels[0].type=in_appreporting.channels[1].type=email;"),
    Row(
      testDescription: "the place within a line",
      template:
        "{{#declarations}}{{#is_non_compliant}}{{#subjects}}{{#failures}}{{#lines}}{{#parts}}{{#is_marked}}[{{text}}]{{/is_marked}}{{/parts}}{{/lines}}{{/failures}}{{/subjects}}{{/is_non_compliant}}{{/declarations}}",
      rendered: "[automated_only][[livestream_chat, gift]][[livestream_chat]][in_app][email]"),
    Row(
      testDescription: "what is not there is not taken from further out",
      template: "{{#declarations}}{{#subjects}}{{#name}}<{{name}}>{{/name}}{{/subjects}}{{/declarations}}",
      rendered: "<Lobby chat><Workshop chat><Live rooms>"),
    Row(
      testDescription: "transformations",
      template: "{{uppercased(policy.id)}} {{#reversed(declarations)}}{{verdict}} {{/reversed(declarations)}}",
      rendered: "CAMELEON-R3 invalid not_applicable non_compliant undetermined compliant "),
    Row(testDescription: "unknown names", template: "a{{nothing}}{{#nothing}}b{{/nothing}}c", rendered: "ac"),
  ]

  @Test("A template sees the report", arguments: rows)
  func sees(_ row: Row) throws {
    let fixtures = Fixtures(language: .english)
    let report = row.testDescription == "counts" ? fixtures.mixed : fixtures.harmless
    #expect(try render(row.template, report) == row.rendered)
  }

  @Test("Texts are escaped for HTML, unless the template says otherwise")
  func escaping() throws {
    let fixtures = Fixtures(language: .english)
    var declaration = fixtures.compliant
    declaration.platform = "<b>\"A\" & B</b>"
    let report = fixtures.report(declaration)
    let body = "{{#declarations}}{{platform}}{{/declarations}}"
    #expect(try render(body, report) == "&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;")
    #expect(try render("{{% CONTENT_TYPE:TEXT}}" + body, report) == "<b>\"A\" & B</b>")
    #expect(try render("{{#declarations}}{{{platform}}}{{/declarations}}", report) == "<b>\"A\" & B</b>")
  }

  @Test("No character hides another from the escaping", arguments: Language.allCases)
  func joined(_ language: Language) throws {
    let fixtures = Fixtures(language: language)
    let template =
      "{{#declarations}}{{platform}}{{path}}{{conclusion}}{{#subjects}}{{id}}{{name}}{{#results}}{{title}}{{message}}{{remediation}}{{#facts}}{{value}}{{path}}{{/facts}}{{#lines}}{{#parts}}{{text}}{{/parts}}{{/lines}}{{#missing}}{{.}}{{/missing}}{{/results}}{{#questions}}{{question}}{{path}}{{/questions}}{{/subjects}}{{#diagnostics}}{{message}}{{help}}{{/diagnostics}}{{#unanswered}}{{question}}{{/unanswered}}{{#excerpts}}{{text}}{{/excerpts}}{{/declarations}}"
    let text = try render(template, fixtures.report(fixtures.markup))
    #expect(text.contains("alert(4)"))
    #expect(!text.unicodeScalars.contains { $0 == "<" || $0 == ">" || $0 == "\"" || $0 == "'" || $0.isSteering })
  }

  struct Broken: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let template: String
    let line: Int
    let column: Int
    let words: String
  }

  static let broken = [
    Broken(
      testDescription: "section not closed", template: "a\n {{#declarations}}\nb\n", line: 2, column: 2,
      words: "a section is not closed"),
    Broken(
      testDescription: "wrong end", template: "{{#a}}\n  {{/b}}", line: 2, column: 6,
      words: "does not name the section that is open"),
    Broken(testDescription: "tag not closed", template: "a {{name", line: 1, column: 5, words: "is not a name"),
    Broken(testDescription: "no name", template: "a {{na me}}", line: 1, column: 5, words: "is not a name"),
    Broken(testDescription: "delimiters", template: "{{=x}}", line: 1, column: 1, words: "delimiters"),
    Broken(testDescription: "pragma", template: "{{% NOTHING:X}}", line: 1, column: 1, words: "pragma"),
    Broken(
      testDescription: "inclusion", template: "é\n {{> other}}", line: 2, column: 2, words: "cannot include other"),
    Broken(
      testDescription: "endless nesting", template: String(repeating: "{{#a}}", count: 100_000), line: 1,
      column: 64 * 6 + 1, words: "more than 64 deep"),
    Broken(
      testDescription: "endless nesting behind changed delimiters",
      template: "{{#a}}{{=| |=}}|/a|" + String(repeating: "{{#a}}", count: 100_000), line: 1,
      column: 19 + 64 * 6 + 1, words: "more than 64 deep"),
    Broken(
      testDescription: "too long", template: String(repeating: "a", count: 1 << 20 | 1), line: 0, column: 0,
      words: "1 MiB"),
  ]

  @Test("A broken template is told with its place", arguments: broken)
  func refusals(_ row: Broken) throws {
    let refusal = try #require(throws: Diagnostic.self) {
      try TemplateReportWriter(template: row.template, name: "mine.mustache")
    }
    #expect(refusal.code == "template.syntax")
    #expect(refusal.message.english.contains(row.words))
    #expect(refusal.message.english.contains("mine.mustache"))
    #expect(refusal.message.french.contains("mine.mustache"))
    #expect((refusal.span?.start.line ?? 0) == row.line)
    #expect(row.line == 0 || abs((refusal.span?.start.column ?? 0) - row.column) <= 16, "\(refusal)")
  }
}
