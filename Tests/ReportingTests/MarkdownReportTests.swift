// What must hold of every Markdown report: it fits where GitHub shows it, and nothing that a declaration says is read
// as markup, link, mention or reference.

import Diagnostics
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite("Markdown reports")
struct MarkdownReportTests {
  private func markdown(_ report: Report) -> String {
    var writer = MarkdownReportWriter()
    return String(decoding: writer.bytes(of: report), as: UTF8.self)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let escaped: String
  }

  static let rows = [
    Row(testDescription: "HTML", text: "<b>&", escaped: "&lt;b&gt;&amp;"),
    Row(testDescription: "HTML behind a character that joins the next", text: "\u{600}<b", escaped: "\u{600}&lt;b"),
    Row(testDescription: "mention", text: "@octocat", escaped: "@&#8203;octocat"),
    Row(testDescription: "reference", text: "o/r#12", escaped: "o/r&#35;&#8203;12"),
    Row(testDescription: "other reference", text: "GH-1", escaped: "GH&#8203;\\-1"),
    Row(testDescription: "address", text: "https://x", escaped: "https:&#8203;//x"),
    Row(testDescription: "bare address", text: "www.x", escaped: "www&#8203;.x"),
    Row(testDescription: "link", text: "[a](b)", escaped: "\\[a\\]\\(b\\)"),
    Row(testDescription: "cell", text: "a|b\\|c", escaped: "a\\|b\\\\\\|c"),
    Row(testDescription: "emphasis", text: "*a* _b_ `c` ~~d~~", escaped: "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~"),
    Row(testDescription: "list", text: "- a", escaped: "\\- a"),
    Row(testDescription: "numbered list", text: "12. a", escaped: "12&#8203;. a"),
    Row(testDescription: "number", text: "share 0.5 of 12.", escaped: "share 0.5 of 12."),
    Row(testDescription: "heading", text: "# a", escaped: "&#35;&#8203; a"),
    Row(testDescription: "indented code", text: "    a", escaped: "a"),
    Row(testDescription: "line break", text: "a\n\n# b", escaped: "a\\\\u\\{A\\}\\\\u\\{A\\}&#35;&#8203; b"),
    Row(testDescription: "emoji", text: "a :tada: b: c", escaped: "a :&#8203;tada: b: c"),
    Row(testDescription: "formula", text: "$x$", escaped: "<span>$</span>x<span>$</span>"),
  ]

  @Test("Text stays text", arguments: rows)
  func text(_ row: Row) {
    #expect(MarkdownEscaping.text(row.text) == row.escaped)
  }

  @Test(
    "Code stays code",
    arguments: [
      ("a", "`a`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a\nb", "`a\\u{A}b`"),
      ("a|b", "<code>a&#124;b</code>"), ("a\\|<b>", "<code>a&#92;&#124;&lt;b&gt;</code>"),
      // Marks that join what stands before them hide it from no parser of Markdown.
      ("`\u{301}<b>", "`` `\u{301}<b> ``"), ("a|\u{301}b", "<code>a&#124;\u{301}b</code>"),
    ])
  func code(text: String, expected: String) {
    #expect(MarkdownEscaping.code(text) == expected)
  }

  @Test("No line ends the block of code that it stands in", arguments: ["```", "``````", " ~~~", "```\n</details>"])
  func block(line: String) throws {
    let lines = MarkdownEscaping.block([line]).split(separator: "\n")
    let fence = try #require(lines.last)
    #expect(lines.count == 3)
    #expect(lines[0] == fence + "text")
    #expect(!lines[1].contains(fence))
  }

  @Test("What a declaration says is no markup", arguments: Language.allCases)
  func harmless(_ language: Language) {
    let fixtures = Fixtures(language: language)
    for report in [fixtures.report(fixtures.markup), fixtures.report(fixtures.hostile), fixtures.mixed] {
      let text = markdown(report)
      #expect(!text.unicodeScalars.contains { $0.isSteering && $0 != "\n" })
      #expect(text.components(separatedBy: "<details>").count == text.components(separatedBy: "</details>").count)
      var fence: Substring?
      for line in text.split(separator: "\n") {
        if let open = fence {
          if line == open { fence = nil }
          continue
        }
        if line.hasSuffix("`text") { fence = line.dropLast(4) }
        let outside = line.replacing(/(`+).*?[^`]\1(?!`)/, with: "")
        for markup in ["<script", "<!--", "<img", "@octocat", "#123", "](https"] {
          #expect(!outside.contains(markup), "\(line)")
        }
      }
      #expect(fence == nil)
    }
  }

  @Test("Of a declaration that is alone, a good verdict hides nothing", arguments: Language.allCases)
  func alone(_ language: Language) throws {
    let fixtures = Fixtures(language: language)
    let outside = try #require(fixtures.mixed.declarations.first { $0.verdict == .notApplicable })
    var contradictory = fixtures.compliant
    let raised = fixtures.mixed.declarations.flatMap(\.subjects).flatMap(\.results).filter {
      $0.kind == .consistency && $0.status == .fail
    }
    contradictory.subjects[0].results.append(contentsOf: raised)
    for declaration in [outside, contradictory] {
      let raised = declaration.subjects.flatMap(\.results).filter { $0.status == .fail }
      #expect(!raised.isEmpty)
      let text = markdown(fixtures.report(declaration))
      for result in raised { #expect(text.contains("<b>\(result.rule.id)</b>"), "\(text)") }
    }
  }

  @Test("A report fits GitHub's limit, the worst told first and the rest counted", arguments: Language.allCases)
  func bounded(_ language: Language) {
    let fixtures = Fixtures(language: language)
    var report = fixtures.mixed
    report.declarations = (1...1000).map { number in
      var declaration =
        number.isMultiple(of: 2) ? fixtures.undetermined : number == 501 ? fixtures.nonCompliant : fixtures.compliant
      declaration.path = "declarations/\(number).yaml"
      return declaration
    }
    let text = markdown(report)
    #expect(text.utf8.count <= MarkdownReportWriter.limit)
    #expect(text.utf8.count > MarkdownReportWriter.limit / 2)
    #expect(text.contains("\n### ✗ "))
    let sections = text.components(separatedBy: "\n### ").dropFirst()
    #expect(sections.first?.contains("declarations/501.yaml") == true)
    let rows = text.split(separator: "\n").count { $0.hasPrefix("| ✗") || $0.hasPrefix("| ?") || $0.hasPrefix("| ✓") }
    #expect(text.contains(Phrases(language: language).rowsLeftOut(1000 - rows)))
    #expect(text.contains(Phrases(language: language).detailsLeftOut(501 - sections.count)))
  }

  @Test("One declaration that alone passes the limit is cut between findings")
  func oneTooLong() {
    let fixtures = Fixtures(language: .english)
    var declaration = fixtures.nonCompliant
    let failing = declaration.subjects[0].results.filter { $0.status == .fail && $0.kind == .obligation }
    declaration.subjects[0].results = RuleResults(Array(repeating: failing, count: 100).joined())
    let text = markdown(fixtures.report(declaration))
    let told = text.components(separatedBy: "<details>").count - 1
    #expect(text.utf8.count <= MarkdownReportWriter.limit)
    #expect(told > 20)
    #expect(text.contains("\(300 - told) more findings are left out for want of room"))
  }

  @Test("A run without declarations says so")
  func none() {
    #expect(markdown(Report(header: Fixtures(language: .english).header)).contains("No declaration was checked."))
  }
}
