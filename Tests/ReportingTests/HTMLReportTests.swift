// What must hold of every HTML report: nothing that a declaration says is read as markup, nothing is loaded, one
// declaration is told whole without scripting, and a large batch stays small and quick.

import Diagnostics
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite("HTML reports")
struct HTMLReportTests {
  private func html(_ report: Report) throws -> String {
    var writer = try HTMLReportWriter()
    return String(decoding: writer.bytes(of: report), as: UTF8.self)
  }

  /// A batch that repeats the mixed one under other names.
  private func batch(_ number: Int, _ language: Language) -> Report {
    let mixed = Fixtures(language: language).harmless
    return Report(
      header: mixed.header,
      declarations: (0..<number).map { index in
        var declaration = mixed.declarations[index % mixed.declarations.count]
        declaration.path = "declarations/\(index).yaml"
        declaration.platform = declaration.platform.map { "\($0) \(index)" }
        return declaration
      })
  }

  /// The page without its own style, script and templates, which are no text from anywhere.
  private func foreign(_ page: String) -> String {
    page.replacing(PageTemplates.style, with: "").replacing(PageTemplates.script, with: "")
  }

  @Test("What a declaration says is neither markup nor script", arguments: Language.allCases)
  func harmless(_ language: Language) throws {
    let fixtures = Fixtures(language: language)
    for declarations in [[fixtures.markup], [fixtures.hostile], [fixtures.markup, fixtures.hostile]] {
      let page = foreign(try html(Report(header: fixtures.header, declarations: declarations)))
      #expect(!page.unicodeScalars.contains { $0.isSteering && $0 != "\n" })
      for markup in ["<script>alert", "<!-- <img", "<img", "<b>"] {
        let isThere = page.unicodeScalars.contains(markup.unicodeScalars)
        #expect(!isThere, "\(markup)")
      }
      let scripts = declarations.count == 1 ? 0 : 3
      #expect(page.components(separatedBy: "<script").count == scripts + 1)
      #expect(page.components(separatedBy: "</script>").count == scripts + 1)
    }
  }

  @Test("The page allows its own style and script, and loads nothing", arguments: Language.allCases)
  func policy(_ language: Language) throws {
    let page = try html(Fixtures(language: language).mixed)
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains(PageTemplates.digest(of: PageTemplates.script)))
    #expect(!foreign(page).contains(#/ (src|action|formaction|style|on[a-z]+)=|href="[^#]|url\(|@import/#))
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
  }

  @Test(
    "A digest is written as browsers expect it",
    arguments: [
      ("", "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
      ("a", "sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="),
    ])
  func digest(text: String, expected: String) {
    #expect(PageTemplates.digest(of: text) == expected)
  }

  @Test("One declaration is told whole, without a script", arguments: Language.allCases)
  func single(_ language: Language) throws {
    let fixtures = Fixtures(language: language)
    let phrases = Phrases(language: language)
    for declaration in [fixtures.nonCompliant, fixtures.undetermined, fixtures.notApplicable, fixtures.invalid] {
      let page = try html(fixtures.report(declaration))
      #expect(!page.contains("<script"))
      var expected = [
        phrases.verdict(declaration.verdict).capitalizedFirst, declaration.path, declaration.sha256 ?? "", "2026-11-21",
      ]
      expected += declaration.subjects.flatMap(\.results).flatMap { result in
        [result.rule.id, result.rule.title, result.message ?? "", result.remediation ?? ""] + result.facts.map(\.path)
      }
      expected += declaration.unanswered.map { $0.question ?? "" } + declaration.diagnostics.map(\.message)
      expected += fixtures.header.policy.parameters.flatMap { [$0.name, $0.description, $0.value.shown] }
      expected += [fixtures.header.policy.sha256, fixtures.header.policy.version]
      for text in expected where !text.isEmpty {
        let isThere = page.contains(text.replacing("'", with: "&#39;"))
        #expect(isThere, "\(text)")
      }
      for word in phrases.bases { #expect(page.contains(word.meaning)) }
      #expect(!page.contains(fixtures.text(" complies with", " conforme à la loi")))
    }
  }

  @Test("The quoted words of the requirement are marked")
  func quotes() {
    let parts = QuotedParts("a bc d bc e", quotes: ["bc", "c d", ""]).parts
    #expect(parts.map(\.text) == ["a ", "bc d", " ", "bc", " e"])
    #expect(parts.map(\.isMarked) == [false, true, false, true, false])
  }

  struct Marks: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let line: String
    let columns: [Range<Int>]
    let shown: String
  }

  static let marks = [
    Marks(testDescription: "one", line: "mode: none", columns: [7..<11], shown: "mode: [none]"),
    Marks(testDescription: "two", line: "a: 1, b: 2", columns: [4..<5, 10..<11], shown: "a: [1], b: [2]"),
    Marks(testDescription: "overlapping", line: "abcd", columns: [1..<3, 2..<4], shown: "[abc]d"),
    Marks(testDescription: "combining", line: "e\u{301}: no", columns: [5..<7], shown: "e\u{301}: [no]"),
    Marks(testDescription: "empty", line: "abc", columns: [2..<2], shown: "a[b]c"),
    Marks(testDescription: "at the end", line: "abc", columns: [4..<4], shown: "abc[\u{A0}]"),
    Marks(testDescription: "far beyond the end", line: "abc", columns: [900..<901], shown: "abc[\u{A0}]"),
    Marks(testDescription: "none", line: "abc", columns: [], shown: "abc"),
  ]

  @Test("The place is marked within its line", arguments: marks)
  func marked(_ row: Marks) {
    let spans = row.columns.map {
      SourceSpan(
        start: SourcePosition(line: 1, column: $0.lowerBound), end: SourcePosition(line: 1, column: $0.upperBound))
    }
    let parts = MarkedParts(row.line, marks: spans).parts
    #expect(parts.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined() == row.shown)
  }

  @Test("A batch carries every declaration, lists the worst and tells the worst of those")
  func many() throws {
    let page = try html(batch(1000, .english))
    let lines = page.split(separator: "\n")
    let data = try #require(lines.firstIndex { $0.contains("id=\"declarations\"") })
    let end = try #require(lines[data...].firstIndex { $0.hasPrefix("</script>") })
    #expect(end - data - 1 == 2000)
    for line in lines[(data + 1)..<end] {
      #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) is [Any])
    }
    let names = try lines[(data + 1)..<end].enumerated().filter { $0.offset.isMultiple(of: 2) }.compactMap {
      (try JSONSerialization.jsonObject(with: Data($0.element.utf8)) as? [Any])?[2] as? String
    }
    #expect(names == (0..<1000).map { "declarations/\($0).yaml" })
    #expect(page.components(separatedBy: "<tr><td").count - 1 == 200)
    #expect(page.components(separatedBy: "<article").count - 1 == 10)
    #expect(page.contains("The 200 worst of 1000 declarations"))
    #expect(page.contains("The 10 worst of 600 that need attention."))
    #expect(page.contains("aria-label=\"Verdict: non-compliant 200 (20%), invalid 200 (20%)"))
    #expect(
      page.contains("<code>R3-O2</code> People moderate, not tools alone</span> <span class=\"count\">200</span>"))
    #expect(page.contains("<code>spaces[].moderation.can_be_disabled</code>"))
  }

  @Test("A large batch makes a page of less than 1,500 bytes a declaration, handed over as it comes")
  func large() throws {
    let report = batch(2000, .french)
    var writer = try HTMLReportWriter()
    var size = writer.begin(report.header).count
    for declaration in report.declarations {
      let bytes = writer.write(declaration)
      #expect(!bytes.isEmpty || declaration.path == "declarations/0.yaml")
      size += bytes.count
    }
    let end = writer.end(report.summary).count
    #expect(size < 1500 * report.declarations.count)
    #expect(end < 1_000_000)
  }

  @Test("A run without declarations says so")
  func none() throws {
    #expect(try html(Report(header: Fixtures(language: .english).header)).contains("No declaration was checked."))
  }
}
