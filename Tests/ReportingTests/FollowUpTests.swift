// What must hold of the follow-up list: who is asked first, which answers decide, and that neither the text of a
// declaration nor the number of declarations gets the better of it.

import Diagnostics
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite("Follow-up lists")
struct FollowUpTests {
  private let fixtures = Fixtures(language: .english)

  private func markdown(_ report: Report) -> String {
    var writer = FollowUpReportWriter()
    return String(decoding: writer.bytes(of: report), as: UTF8.self)
  }

  private func rows(_ report: Report) throws -> [[String: String]] {
    var writer = FollowUpCSVReportWriter()
    return try ParsedCSV.rows(String(decoding: writer.bytes(of: report), as: UTF8.self))
  }

  private func report(_ declarations: [DeclarationFinding]) -> Report {
    Report(header: fixtures.header, declarations: declarations)
  }

  /// A declaration of one space, each attribute of which has its question.
  private func waiting(
    _ path: String, _ results: [RuleResult], verdict: Verdict = .undetermined, scope: Scope = .applies,
    space: Verdict = .undetermined
  ) -> DeclarationFinding {
    let missing = results.filter { $0.kind != .risk }.flatMap(\.missing)
    return DeclarationFinding(
      path: path, sha256: nil, platform: path, verdict: verdict,
      subjects: [
        SubjectFinding(
          id: "a", path: "spaces[0]", name: nil, scope: scope, verdict: space, results: RuleResults(results))
      ],
      unanswered: UnansweredList(
        Set(missing).sorted().map { UnansweredFact(path: $0, question: "\($0)?", location: nil) }))
  }

  private func open(_ paths: [String], severity: Severity = .error, kind: RuleKind = .obligation) -> RuleResult {
    .obligation(
      "X-\(severity.rawValue)-\(kind.rawValue)", nil, .unknown, severity: severity, kind: kind, title: "",
      missing: paths)
  }

  @Test("The fewest deciding answers first, then the invalid, then those whose verdict stands")
  func order() throws {
    let declarations = [
      waiting("compliant-open", [open(["a"], severity: .warning)], verdict: .compliant, space: .compliant),
      waiting("failing-two", [open(["a", "b"])], verdict: .nonCompliant),
      waiting("failing-one", [open(["a"])], verdict: .nonCompliant),
      fixtures.invalid,
      waiting("three", [open(["a", "b", "c"])]),
      waiting("two-b", [open(["a", "b"])]),
      waiting("two-a", [open(["a", "b"])]),
      waiting("one-and-warnings", [open(["a"]), open(["b", "c", "d"], severity: .warning)]),
      waiting("one", [open(["a"])]),
      fixtures.compliant, fixtures.notApplicable, fixtures.hostile,
    ]
    let expected = [
      "one", "one-and-warnings", "two-a", "two-b", "three", fixtures.invalid.path, "failing-one", "failing-two",
      "compliant-open",
    ]
    for declarations in [declarations, declarations.reversed()] {
      let rows = try rows(report(declarations))
      var ranked: [String] = []
      for row in rows where ranked.last != row["path"] { ranked.append(row["path"] ?? "") }
      #expect(ranked == expected)
      let last = try #require(rows.last)
      #expect(last["rank"] == String(expected.count))
      let text = markdown(report(declarations))
      let sections = text.components(separatedBy: "\n## ").dropFirst().map { $0.components(separatedBy: "`")[1] }
      #expect(sections == expected)
      #expect(text.contains("3 declarations of which there is nothing to ask are left out: 1 non-compliant, "))
    }
  }

  struct Weighed: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var verdict = Verdict.undetermined
    var scope = Scope.applies
    var space = Verdict.undetermined
    let results: [RuleResult]
    /// What decides of the paths `a` (an obligation), `w` (a warning) and `s` (scope).
    let deciding: [String]
    var asked: [String]
  }

  static var weighed: [Weighed] {
    let tests = FollowUpTests()
    let all = [
      tests.open(["s"], kind: .scope), tests.open(["a"]), tests.open(["w"], severity: .warning),
      tests.open(["r"], severity: .note, kind: .risk),
    ]
    let failing = RuleResult.obligation("X", nil, .fail, title: "")
    let warning = RuleResult.obligation("X", nil, .fail, severity: .warning, title: "")
    let both = tests.open(["a"], severity: .warning)
    return [
      Weighed(
        testDescription: "undetermined", scope: .unknown, results: all, deciding: ["a", "s"], asked: ["a", "s", "w"]),
      Weighed(
        testDescription: "an obligation fails already: only the scope decides", scope: .unknown,
        results: all + [failing], deciding: ["s"], asked: ["s", "a", "w"]),
      Weighed(
        testDescription: "a failing warning settles nothing", scope: .unknown, results: all + [warning],
        deciding: ["a", "s"], asked: ["a", "s", "w"]),
      Weighed(
        testDescription: "the same attribute for a warning and an obligation", results: [both] + all.suffix(3),
        deciding: ["a"], asked: ["a", "w"]),
      Weighed(
        testDescription: "another space decides", verdict: .nonCompliant, results: all, deciding: [],
        asked: ["a", "s", "w"]),
      Weighed(
        testDescription: "the space is settled", scope: .unknown, space: .compliant, results: all, deciding: [],
        asked: ["a", "s", "w"]),
      Weighed(
        testDescription: "out of scope", scope: .doesNotApply, space: .notApplicable, results: all, deciding: [],
        asked: []),
    ]
  }

  @Test("What decides is asked first and said to decide", arguments: weighed)
  func decides(_ row: Weighed) throws {
    let declaration = waiting("d", row.results, verdict: row.verdict, scope: row.scope, space: row.space)
    let questions = FollowUpQuestion.questions(of: declaration)
    #expect(questions.flatMap(\.places).map(\.path) == row.asked)
    let rows = try rows(report([declaration])).filter { $0["kind"] == "question" }
    #expect(rows.filter { $0["decides"] == "yes" }.map { $0["attribute"] } == row.deciding)
    #expect(rows.filter { $0["decides"] == "no" }.count == row.asked.count - row.deciding.count)
    let text = markdown(report([declaration]))
    #expect(text.contains("**The verdict hangs on these answers:**") == !row.deciding.isEmpty)
  }

  @Test("A question asked of several elements is put once, one that decides apart from one that does not")
  func together() throws {
    let paths = (0..<30).map { "referents[\($0)].adult" }
    var declaration = waiting("d", [open(Array(paths.prefix(25))), open(Array(paths.suffix(5)), severity: .warning)])
    declaration.unanswered = UnansweredList(
      paths.map { UnansweredFact(path: $0, question: "Of age?", location: nil) })
    let rows = try rows(report([declaration]))
    #expect(rows.map { $0["answers"] } == ["25", "5"])
    #expect(rows.map { $0["questions"] } == ["2", "2"])
    #expect(rows[0]["attribute"] == paths.prefix(20).joined(separator: "; ") + "; … (+5)")
    #expect(rows.map { $0["decides"] } == ["yes", "no"])
    let text = markdown(report([declaration]))
    #expect(text.components(separatedBy: "Of age?").count == 3)
    #expect(text.contains("for each of: `referents[0].adult`, `referents[1].adult`, "))
    #expect(text.contains("`referents[19].adult`, and 5 more — needed for"))
  }

  @Test("Of a declaration without end a part is told and the rest counted", arguments: Language.allCases)
  func bounded(_ language: Language) throws {
    var declaration = waiting("d", [open((0..<1000).map { "field\($0)" })])
    declaration.diagnostics = Array(repeating: fixtures.invalid.diagnostics[0], count: 50)
    let report = Report(header: Fixtures(language: language).header, declarations: [declaration])
    let text = markdown(report)
    #expect(text.contains(Phrases(language: language).questionsLeftOut(900)))
    #expect(text.contains(Phrases(language: language).correctionsLeftOut(40)))
    let rows = try rows(report)
    #expect(rows.count == FollowUpList.questionLimit + FollowUpList.correctionLimit)
    #expect(rows.allSatisfy { $0["questions"] == "1000" })
  }

  @Test("A long list is handed over declaration by declaration", arguments: [ReportFormat.followup, .followupCSV])
  func inParts(_ format: ReportFormat) throws {
    let declarations = (0..<300).map { waiting("d\($0)", [open((0..<100).map { "field\($0)" })]) }
    let whole = report(declarations)
    var writer = try format.writer()
    var largest = writer.begin(whole.header).count
    for declaration in declarations { largest = max(largest, writer.write(declaration).count) }
    var parts = 0
    while let part = writer.writeHeld(whole.summary) {
      largest = max(largest, part.count)
      parts += 1
    }
    #expect(max(largest, writer.end(whole.summary).count) < 20_000)
    #expect(parts >= declarations.count)
  }

  @Test("What stands in the way besides answers is told")
  func corrections() throws {
    var faulty = waiting("faulty", [.obligation("X", nil, .error, title: "", message: "no such field")])
    faulty.results = [.obligation("K", nil, .fail, kind: .consistency, title: "", message: "Both cannot be")]
    let empty = DeclarationFinding(path: "empty", sha256: nil, verdict: .undetermined)
    let rows = try rows(report([faulty, empty, fixtures.contradicted, fixtures.undetermined]))
    let told = rows.filter { $0["kind"] != "question" }.map { row in
      [row["path"], row["kind"], row["rules"], row["decides"]].compactMap(\.self).joined(separator: " ")
    }
    #expect(
      told == [
        "declarations/wrenfield.yaml contradiction R3-K01 yes", "empty no_space  yes", "faulty contradiction K no",
        "faulty rule_error X no", "declarations/tinkerfold.yaml document_error schema.unknown_field yes",
        "declarations/tinkerfold.yaml contradiction R3-K05 yes",
      ])
    let text = markdown(report([faulty, empty, fixtures.undetermined]))
    #expect(text.contains("No space is declared: ask which spaces the platform has."))
    #expect(text.contains("Unanswered until then: `spaces[0].moderation.trained_count`, "))
  }

  @Test("Nothing to ask is said", arguments: Language.allCases)
  func nothing(_ language: Language) throws {
    let fixtures = Fixtures(language: language)
    for declarations in [[], [fixtures.compliant, fixtures.notApplicable, fixtures.hostile]] {
      let report = Report(header: fixtures.header, declarations: declarations)
      #expect(markdown(report).contains(Phrases(language: language).nothingToFollowUp))
      #expect(try rows(report).isEmpty)
    }
  }

  @Test("What a declaration says is neither markup nor a formula", arguments: Language.allCases)
  func harmless(_ language: Language) throws {
    let fixtures = Fixtures(language: language)
    for var declaration in [fixtures.markup, fixtures.hostile] {
      declaration.verdict = .undetermined
      let hostile = Fixtures.markup.map { text in
        UnansweredFact(path: text + "\u{202E}\n\u{1B}[2J", question: text + "\r\n" + text, location: nil)
      }
      declaration.unanswered = UnansweredList(declaration.unanswered + hostile)
      declaration.subjects[0].verdict = .undetermined
      declaration.subjects[0].results.append(contentsOf: [
        .obligation("@x", nil, .unknown, title: "", missing: declaration.unanswered.map(\.path)),
        .obligation("=K", nil, .fail, kind: .consistency, title: "", message: Fixtures.markup.joined(separator: "\n")),
      ])
      let text = markdown(fixtures.report(declaration))
      #expect(!text.unicodeScalars.contains { $0.isSteering && $0 != "\n" })
      for line in text.split(separator: "\n") {
        let outside = line.replacing(/(`+).*?[^`]\1(?!`)/, with: "")
        for markup in ["<script", "<!--", "<img", "@octocat", "@x", "#123", "](https"] {
          #expect(!outside.contains(markup), "\(line)")
        }
      }
      for row in try rows(fixtures.report(declaration)) {
        for field in row.values {
          #expect(field.utf16.count <= 32_767)
          #expect(!field.unicodeScalars.contains { $0.isSteering })
          for part in field.split(separator: ";") {
            #expect(!["=", "@"].contains(part.drop { $0 == " " || $0 == "\"" }.first), "\(field)")
          }
        }
      }
    }
  }

  @Test("A saved report gives the same lists", arguments: [ReportFormat.followup, .followupCSV])
  func saved(_ format: ReportFormat) throws {
    for language in Language.allCases {
      let report = Fixtures(language: language).followUp
      var json = JSONReportWriter()
      let saved = try SavedReport(reading: json.bytes(of: report))
      var again = Report(header: saved.header)
      var declarations = saved.declarations
      while let declaration = try declarations.next() { again.declarations.append(declaration) }
      var direct = try format.writer()
      var drawn = try format.writer()
      #expect(drawn.bytes(of: again) == direct.bytes(of: report))
    }
  }
}
