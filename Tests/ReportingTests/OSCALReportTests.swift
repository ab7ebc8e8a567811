// What an audit tool reads in OSCAL assessment results. That the document is valid is checked by NIST's schema and by
// compliance-trestle, in ProjectTests; here stands what no schema says.

import Diagnostics
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite("OSCAL reports")
struct OSCALReportTests {
  typealias Object = [String: Any]
  let fixtures = Fixtures(language: .english)

  private func document(_ report: Report) throws -> Object {
    var writer = try ReportFormat.oscal.writer()
    let bytes = writer.bytes(of: report)
    let root = try JSONSerialization.jsonObject(with: Data(bytes)) as? Object
    return try #require(root?["assessment-results"] as? Object)
  }

  private func results(_ report: Report) throws -> [Object] {
    try #require(try document(report)["results"] as? [Object])
  }

  private func result(_ declaration: DeclarationFinding) throws -> Object {
    try #require(try results(fixtures.report(declaration)).first)
  }

  private func objects(_ object: Object, _ key: String) -> [Object] { object[key] as? [Object] ?? [] }

  private func property(_ object: Object, _ name: String) -> String? {
    objects(object, "props").first { $0["name"] as? String == name }?["value"] as? String
  }

  private func state(_ finding: Object) -> String {
    let status = (finding["target"] as? Object)?["status"] as? Object
    return [status?["state"], status?["reason"]].compactMap { $0 as? String }.joined(separator: " ")
  }

  /// Every member named `uuid`, at any depth.
  private func allIdentifiers(_ value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap(allIdentifiers) }
    guard let object = value as? Object else { return [] }
    return [object["uuid"] as? String].compactMap(\.self) + object.values.flatMap(allIdentifiers)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let declaration: @Sendable (Fixtures) -> DeclarationFinding
    /// Nil where the clause has no finding.
    let clause: String?
    /// Of the obligations, in order.
    let states: [String]
  }

  static let rows: [Row] = [
    Row(
      testDescription: "compliant", declaration: \.compliant, clause: "satisfied pass",
      states: ["satisfied pass", "satisfied pass"]),
    Row(
      testDescription: "non-compliant", declaration: \.nonCompliant, clause: "not-satisfied fail",
      states: [
        "not-satisfied fail", "not-satisfied fail", "satisfied pass", "not-satisfied fail", "satisfied pass",
      ]),
    Row(
      testDescription: "undetermined", declaration: \.undetermined, clause: "not-satisfied other",
      states: [
        "satisfied pass", "not-satisfied other", "not-satisfied other", "not-satisfied other", "satisfied pass",
        "not-satisfied other",
      ]),
    Row(testDescription: "not applicable", declaration: \.notApplicable, clause: nil, states: []),
    Row(testDescription: "invalid", declaration: \.invalid, clause: "not-satisfied other", states: []),
    Row(
      testDescription: "undetermined by an error of the document alone",
      declaration: { fixtures in
        var declaration = fixtures.compliant
        declaration.verdict = .undetermined
        return declaration
      }, clause: "not-satisfied other", states: ["satisfied pass", "satisfied pass"]),
    Row(
      testDescription: "a faulty rule",
      declaration: { fixtures in
        var declaration = fixtures.compliant
        declaration.verdict = .undetermined
        declaration.subjects[0].results[1].status = .error
        return declaration
      }, clause: "not-satisfied other", states: ["not-satisfied other", "satisfied pass"]),
  ]

  @Test("What is not decided is never satisfied", arguments: rows)
  func states(_ row: Row) throws {
    let findings = objects(try result(row.declaration(fixtures)), "findings")
    let clause = findings.first { ($0["target"] as? Object)?["type"] as? String == "statement-id" }
    #expect(clause.map(state) == row.clause)
    let obligations = findings.filter { ($0["target"] as? Object)?["type"] as? String == "objective-id" }
    #expect(obligations.map(state) == row.states)
    for finding in obligations {
      let isSatisfied = state(finding).hasPrefix("satisfied")
      #expect((property(finding, "status") == "pass") == isSatisfied)
    }
  }

  @Test("Every reference leads somewhere")
  func references() throws {
    let document = try document(fixtures.mixed)
    let parts = objects((document["local-definitions"] as? Object) ?? [:], "objectives-and-methods")
      .flatMap { objects($0, "parts") }.compactMap { $0["id"] as? String }
    for result in objects(document, "results") {
      let observations = Set(objects(result, "observations").compactMap { $0["uuid"] as? String })
      let components = Set(
        objects(result["local-definitions"] as? Object ?? [:], "components").compactMap { $0["uuid"] as? String })
      for finding in objects(result, "findings") + objects(result, "risks") {
        for related in objects(finding, "related-observations") {
          #expect(observations.contains(related["observation-uuid"] as? String ?? ""))
        }
        if let target = finding["target"] as? Object { #expect(parts.contains(target["target-id"] as? String ?? "")) }
      }
      for observation in objects(result, "observations") {
        for subject in objects(observation, "subjects") {
          #expect(components.contains(subject["subject-uuid"] as? String ?? ""))
        }
      }
    }
    let plan = (document["import-ap"] as? Object)?["href"] as? String
    let resources = objects(document["back-matter"] as? Object ?? [:], "resources")
    #expect(plan == resources.first?["uuid"].map { "#\($0)" })
  }

  @Test("Identifiers are distinct, the same on each run, and of version 5")
  func identifiers() throws {
    var report = fixtures.mixed
    report.declarations += [fixtures.compliant, fixtures.nonCompliant]
    let first = try allIdentifiers(document(report))
    #expect(Set(first).count == first.count)
    #expect(first.count > 60)
    let second = try allIdentifiers(document(report))
    #expect(Set(second) == Set(first))
    for identifier in first {
      #expect(identifier.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
  }

  @Test("A finding's identifier does not depend on its neighbours; a space's neither on what is judged, nor when")
  func stability() throws {
    let alone = try result(fixtures.nonCompliant)
    let among = try #require(try results(fixtures.mixed).first { property($0, "path") == fixtures.nonCompliant.path })
    #expect(Set(allIdentifiers(alone)) == Set(allIdentifiers(among)))
    var later = fixtures.report(fixtures.nonCompliant)
    later.header.asOf = "2026-12-21"
    let then = try #require(try results(later).first)
    let spaces = { (result: Object) in
      Set(allIdentifiers(result["local-definitions"] ?? []))
    }
    #expect(spaces(then) == spaces(alone))
    #expect(Set(allIdentifiers(then)).intersection(allIdentifiers(alone)) == spaces(alone))
  }

  @Test("Identifiers are what Python's uuid5 makes of the same name")
  func versionFive() { #expect(OSCALIdentifier(["a", "bc"]).text == "744217b9-27b5-54e2-9389-d27d666e7c84") }

  @Test("The parts of a name do not run together")
  func parts() {
    #expect(OSCALIdentifier(["ab", "c"]) != OSCALIdentifier(["a", "bc"]))
    #expect(OSCALIdentifier(["a"]) != OSCALIdentifier(["a", ""]))
  }

  @Test("Facts stand with their places")
  func facts() throws {
    let observation = try #require(
      objects(try result(fixtures.nonCompliant), "observations").first { property($0, "rule") == "R3-O2" })
    let fact = try #require(objects(observation, "relevant-evidence").first)
    #expect(fact["href"] as? String == "declarations/glowvane-live.yaml")
    #expect(property(fact, "fact") == "spaces[0].moderation.mode")
    #expect(property(fact, "value") == "automated_only")
    #expect(property(fact, "line") == "12")
    #expect(property(fact, "column") == "13")
    #expect(observation["methods"] as? [String] == ["EXAMINE"])
  }

  @Test("What is wrong with the document is observed")
  func diagnostics() throws {
    let codes = objects(try result(fixtures.undetermined), "observations").compactMap { property($0, "code") }
    #expect(codes == ["schema.placeholder", "schema.unknown_field"])
  }

  @Test("No text is endless, and none holds what could steer a terminal", arguments: Language.allCases)
  func hostile(_ language: Language) throws {
    let fixtures = Fixtures(language: language)
    var texts: [String] = []
    func gather(_ value: Any) {
      if let text = value as? String { texts.append(text) }
      if let list = value as? [Any] { list.forEach(gather) }
      if let object = value as? Object { object.values.forEach(gather) }
    }
    gather(try result(fixtures.hostile))
    #expect(texts.contains { $0.contains("\\u{202E}") })
    for text in texts {
      #expect(!text.unicodeScalars.contains { $0.isSteering })
      #expect(text.count <= 2_000)
    }
  }

  @Test("An empty run is a document with one result")
  func empty() throws {
    let results = try results(Report(header: fixtures.header))
    #expect(results.map { $0["title"] as? String } == ["No declaration was checked."])
  }

  struct MarkupRow: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let markup: String
  }

  static let markupRows: [MarkupRow] = [
    MarkupRow(
      testDescription: "plain", text: "spaces[0].audience.minimum_age", markup: "spaces[0].audience.minimum_age"),
    MarkupRow(testDescription: "HTML", text: "<script>&lt;", markup: "\\<script>\\&lt;"),
    MarkupRow(testDescription: "a link", text: "[a](http://x.example)", markup: "[a\\](http://x.example)"),
    MarkupRow(testDescription: "a definition", text: "[a]: http://x.example", markup: "[a\\]: http://x.example"),
    MarkupRow(
      testDescription: "emphasis", text: "*a* _b_ `c` ~d~ ^e^", markup: "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\^e\\^"),
    MarkupRow(testDescription: "a parameter", text: "{{ insert: param, x }}", markup: "\\{{ insert: param, x }}"),
    MarkupRow(testDescription: "a heading", text: "# a # b", markup: "\\# a # b"),
    MarkupRow(testDescription: "a list", text: "12. a", markup: "12\\. a"),
    MarkupRow(testDescription: "a number", text: "5 of 3. a", markup: "5 of 3. a"),
    MarkupRow(
      testDescription: "line breaks", text: " a\r\n\n# b\u{202E} ", markup: "a\\\\u{D}\\\\u{A}\\\\u{A}# b\\\\u{202E}"),
    MarkupRow(testDescription: "nothing", text: " ", markup: "–"),
  ]

  @Test("Text is what Markdown shows", arguments: markupRows)
  func markup(_ row: MarkupRow) { #expect(row.text.oscalMarkup == row.markup) }

  @Test(
    "Tokens are tokens",
    arguments: [("R3-O5", "R3-O5"), ("3.a b", "_3.a_b"), ("é", "_"), ("", "_"), ("a/b", "a_b")])
  func token(text: String, token: String) { #expect(text.oscalToken == token) }

  @Test(
    "Paths are references",
    arguments: [("a/b c.yaml", "a/b%20c.yaml"), ("é:#?%.yaml", "%C3%A9%3A%23%3F%25.yaml"), ("\t", "%09")])
  func reference(path: String, reference: String) { #expect(path.percentEncoded == reference) }
}
