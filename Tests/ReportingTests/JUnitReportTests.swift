// What a CI system reads in a JUnit report: which cases pass, fail, are skipped or in error, and why.

import Diagnostics
import Findings
import Testing

@testable import Reporting

@Suite("JUnit reports")
struct JUnitReportTests {
  let fixtures = Fixtures(language: .english)

  private func suites(_ report: Report, warningsFail: Bool = false) throws -> [ParsedXML.Element] {
    var writer = try ReportFormat.junit.writer(ReportSettings(warningsFail: warningsFail))
    return try ParsedXML.root(of: writer.bytes(of: report)).all("testsuite")
  }

  private func suite(_ declaration: DeclarationFinding, warningsFail: Bool = false) throws -> ParsedXML.Element {
    try #require(try suites(fixtures.report(declaration), warningsFail: warningsFail).first)
  }

  private func outcome(_ one: ParsedXML.Element) -> String {
    one.children.map(\.name).first { $0 != "system-out" } ?? "passed"
  }

  private func outcomes(_ suite: ParsedXML.Element, _ rule: String) -> [String] {
    suite.all("testcase").filter { $0.attributes["name"]?.hasPrefix(rule) == true }.map(outcome)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let rule: String
    var warningsFail = false
    let declaration: @Sendable (Fixtures) -> DeclarationFinding
    let outcomes: [String]
  }

  static let rows: [Row] = [
    Row(
      testDescription: "an obligation that passes, and one that does not apply", rule: "R3-O7",
      declaration: \.nonCompliant, outcomes: ["passed", "skipped"]),
    Row(
      testDescription: "an obligation that fails here and passes there", rule: "R3-O2", declaration: \.nonCompliant,
      outcomes: ["failure", "passed"]),
    Row(
      testDescription: "a warning passes", rule: "R3-O16", declaration: \.nonCompliant, outcomes: ["passed"]),
    Row(
      testDescription: "a warning fails where asked", rule: "R3-O16", warningsFail: true, declaration: \.nonCompliant,
      outcomes: ["failure"]),
    Row(
      testDescription: "a risk note never fails", rule: "R3-X1", warningsFail: true, declaration: \.nonCompliant,
      outcomes: ["passed"]),
    Row(testDescription: "unknown", rule: "R3-O8", declaration: \.undetermined, outcomes: ["skipped"]),
    Row(testDescription: "unknown scope", rule: "R3-S2", declaration: \.undetermined, outcomes: ["skipped"]),
    Row(testDescription: "out of scope", rule: "R3-S2", declaration: \.notApplicable, outcomes: ["skipped"]),
    Row(
      testDescription: "a contradiction passes", rule: "R3-K05", declaration: \.undetermined, outcomes: ["passed"]),
    Row(
      testDescription: "a contradiction fails where warnings do", rule: "R3-K05", warningsFail: true,
      declaration: \.undetermined, outcomes: ["failure"]),
    Row(
      testDescription: "an error of the document", rule: "schema.unknown_field", declaration: \.undetermined,
      outcomes: ["failure"]),
    Row(
      testDescription: "a note on the document", rule: "schema.placeholder", warningsFail: true,
      declaration: \.undetermined, outcomes: ["passed"]),
    Row(
      testDescription: "a document that cannot be judged", rule: "yaml.syntax", declaration: \.invalid,
      outcomes: ["error"]),
    Row(
      testDescription: "a faulty rule", rule: "R3-O2",
      declaration: { fixtures in
        var declaration = fixtures.compliant
        declaration.subjects[0].results[1].status = .error
        declaration.subjects[0].results[1].message = "division by zero"
        return declaration
      }, outcomes: ["error"]),
    Row(
      testDescription: "invalid without a reason", rule: "invalid",
      declaration: { fixtures in
        var declaration = fixtures.invalid
        declaration.diagnostics = []
        return declaration
      }, outcomes: ["error"]),
  ]

  @Test("Each result has its outcome", arguments: rows)
  func outcome(_ row: Row) throws {
    let suite = try suite(row.declaration(fixtures), warningsFail: row.warningsFail)
    #expect(outcomes(suite, row.rule) == row.outcomes)
  }

  @Test("A suite counts its cases", arguments: [false, true])
  func counts(warningsFail: Bool) throws {
    let all = try suites(fixtures.mixed, warningsFail: warningsFail)
    #expect(all.map { $0.attributes["name"] } == fixtures.mixed.declarations.map(\.path))
    for suite in all {
      let cases = suite.all("testcase")
      let outcomes = cases.map(outcome)
      for (name, outcome) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
        #expect(suite.attributes[name] == String(outcomes.count { $0 == outcome }), "\(name)")
      }
      #expect(suite.attributes["tests"] == String(cases.count))
      #expect(Set(cases.map { [$0.attributes["classname"], $0.attributes["name"]] }).count == cases.count)
    }
  }

  @Test("A contradiction that is raised twice is two cases")
  func twice() throws {
    var declaration = fixtures.undetermined
    let raised = try #require(declaration.subjects[0].results.last)
    declaration.subjects[0].results.append(raised)
    let names = try suite(declaration).all("testcase").compactMap { $0.attributes["name"] }
    #expect(names.filter { $0.hasPrefix("R3-K05") }.count == 2)
    #expect(Set(names.filter { $0.hasPrefix("R3-K05") }).count == 2)
  }

  @Test("What is waited for stands in the message, the question in the text")
  func waits() throws {
    let one = try #require(
      try suite(fixtures.undetermined).all("testcase").first { $0.attributes["name"]?.hasPrefix("R3-O8") == true })
    let skipped = try #require(one.all("skipped").first)
    #expect(skipped.attributes["message"]?.hasPrefix("Waits for 2 answers: spaces[0]") == true)
    #expect(skipped.text.contains("trained_count: How many of them are trained?"))
  }

  @Test("A failure tells its place, its lines and what to do; its suite names the file")
  func place() throws {
    let suite = try suite(fixtures.nonCompliant)
    let failure = try #require(suite.all("testcase").flatMap { $0.all("failure") }.first)
    #expect(failure.attributes["type"] == "obligation.error")
    #expect(failure.text.contains("declarations/glowvane-live.yaml:12:13"))
    #expect(failure.text.contains("mode: automated_only"))
    #expect(failure.text.contains("To do: "))
    #expect(suite.attributes["file"] == "declarations/glowvane-live.yaml")
    let second = try self.suite(fixtures.invalid)
    #expect(second.attributes["file"] == "declarations/broken.yaml")
  }

  @Test(
    "A suite says by what the declaration was judged, and that it was the declaration", arguments: Language.allCases)
  func circumstances(_ language: Language) throws {
    let fixtures = Fixtures(language: language)
    for suite in try suites(fixtures.mixed) {
      let properties = suite.all("properties").flatMap { $0.all("property") }.map(\.attributes)
      let values = Dictionary(uniqueKeysWithValues: properties.map { ($0["name"], $0["value"]) })
      #expect(values["policy"] == "cameleon-r3 1.0.0")
      #expect(values["profile"] == "standard")
      #expect(values["as_of"] == "2026-11-21")
      let said = suite.all("system-out").map(\.text).joined()
      #expect(
        said.contains(fixtures.text("is the declaration, not the platform.", "la déclaration, non la plateforme.")))
    }
  }

  @Test("Nothing steers a terminal, and no name is endless")
  func hostile() throws {
    var writer = try ReportFormat.junit.writer()
    let text = String(decoding: writer.bytes(of: fixtures.report(fixtures.hostile)), as: UTF8.self)
    #expect(!text.unicodeScalars.contains { $0.isSteering && $0 != "\n" })
    #expect(text.utf8.count < 20_000)
  }

  @Test("An empty run is a document")
  func empty() throws {
    var writer = try ReportFormat.junit.writer()
    let root = try ParsedXML.root(of: writer.bytes(of: Report(header: fixtures.header)))
    #expect(root.children.isEmpty)
  }
}
