// JSON as other programs read it: parsed by a parser that is not ours and compared with the model.

import Diagnostics
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite("JSON reports")
struct JSONReportTests {
  private let report = Fixtures(language: .french).mixed

  private func object(_ bytes: some Sequence<UInt8>) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test("The document holds the header, every declaration and the summary")
  func document() throws {
    var writer = JSONReportWriter()
    let root = try object(writer.bytes(of: report))
    #expect(root["format"] as? String == "vigie.report/v1")
    #expect(root["as_of"] as? String == report.header.asOf)
    #expect(root["language"] as? String == "fr")
    #expect((root["tool"] as? [String: Any])?["version"] as? String == report.header.tool.version)
    let policy = try #require(root["policy"] as? [String: Any])
    #expect(policy["profile_title"] as? String == report.header.policy.profileTitle)
    #expect((policy["source"] as? [String: Any])?["original"] as? String == report.header.policy.source.original)
    let parameters = try #require(policy["parameters"] as? [[String: Any]])
    #expect(parameters.map { $0["changed"] as? Bool } == [false, true])
    #expect(parameters[0]["value"] as? Double == 0.5)
    let summary = try #require(root["summary"] as? [String: Int])
    #expect(
      summary == [
        "declarations": 6, "compliant": 1, "non_compliant": 2, "undetermined": 1, "not_applicable": 1, "invalid": 1,
      ])
    let declarations = try #require(root["declarations"] as? [[String: Any]])
    try #require(declarations.count == report.declarations.count)
    for (found, declaration) in zip(declarations, report.declarations) { try compare(found, declaration) }
  }

  @Test("Each line of NDJSON is the object of one declaration")
  func lines() throws {
    var writer = NDJSONReportWriter()
    let lines = writer.bytes(of: report).split(separator: UInt8(ascii: "\n"))
    try #require(lines.count == report.declarations.count)
    for (line, declaration) in zip(lines, report.declarations) { try compare(try object(line), declaration) }
    var document = JSONReportWriter()
    let root = try object(document.bytes(of: report))
    let declarations = try #require(root["declarations"] as? [NSDictionary])
    for (line, declaration) in zip(lines, declarations) { #expect(try object(line) as NSDictionary == declaration) }
  }

  @Test("A fact that was not declared is null and says so")
  func notDeclared() throws {
    var writer = NDJSONReportWriter()
    let root = try object(writer.write(Fixtures(language: .english).notApplicable))
    let subject = try #require((root["subjects"] as? [[String: Any]])?.first)
    let result = try #require((subject["results"] as? [[String: Any]])?.first)
    let facts = try #require(result["facts"] as? [[String: Any]])
    #expect(facts[0]["value"] is NSNull)
    #expect(facts[0]["declared"] as? Bool == false)
    #expect(facts[1]["declared"] == nil)
    #expect(result["remediation"] == nil)
  }

  @Test("Nothing in a report steers a terminal that it is shown on")
  func steersNothing() throws {
    for format in [ReportFormat.json, .ndjson] {
      var writer = try format.writer()
      let text = String(decoding: writer.bytes(of: report), as: UTF8.self)
      #expect(!text.unicodeScalars.contains { $0.isSteering && $0 != "\n" })
    }
  }

  @Test("An empty run is a valid document")
  func empty() throws {
    var writer = JSONReportWriter()
    let root = try object(writer.bytes(of: Report(header: report.header)))
    #expect((root["declarations"] as? [Any])?.isEmpty == true)
  }

  @Test(
    "Values are written as JSON writes them",
    arguments: [
      (FactValue.int(.min), "-9223372036854775808"), (.double(0.5), "0.5"), (.double(0.1 + 0.2), "0.30000000000000004"),
      (.double(1e300), "1e+300"), (.double(.infinity), "null"), (.bool(true), "true"), (.null, "null"),
      (.string("a\"b\\c\n\t\r\u{0}\u{1B}"), "\"a\\\"b\\\\c\\n\\t\\r\\u0000\\u001b\""),
      (.string("\u{2028}\u{202E}\u{E0041}é😀"), "\"\\u2028\\u202e\\udb40\\udc41é😀\""),
      (.list([.int(1), .list([])]), "[1, []]"),
      (.object([.init(name: "b", value: .int(1)), .init(name: "a", value: .null)]), "{\"b\": 1, \"a\": null}"),
    ])
  func value(value: FactValue, expected: String) {
    var text = JSONText(layout: .indented)
    text.append(value)
    #expect(String(decoding: text.takeBytes(), as: UTF8.self) == expected)
  }

  @Test("Every character is written so that it reads back, and none that steers stands as itself")
  func characters() throws {
    let scalars = [
      0...0xD7FF, 0xE000...0x1_00FF, 0x1_BC00...0x2_00FF, 0xE_0000...0xE_00FF, 0x10_FFF0...0x10_FFFF,
    ].joined().compactMap { Unicode.Scalar($0) }
    for scalar in scalars {
      let value = "a\(scalar)b"
      var text = JSONText(layout: .compact)
      text.beginArray()
      text.string(value)
      text.endArray()
      let bytes = text.takeBytes()
      let written = String(decoding: bytes, as: UTF8.self)
      let isSafe = !written.unicodeScalars.contains { $0.isSteering }
      let isKept = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String] == [value]
      if !isSafe || !isKept { Issue.record("U+\(String(scalar.value, radix: 16)) is written as \(written)") }
    }
  }

  private func compare(_ found: [String: Any], _ declaration: DeclarationFinding) throws {
    #expect(found["path"] as? String == declaration.path)
    #expect(found["sha256"] as? String == declaration.sha256)
    #expect(found["platform"] as? String == declaration.platform)
    #expect(found["verdict"] as? String == declaration.verdict.rawValue)
    let subjects = try #require(found["subjects"] as? [[String: Any]])
    #expect(subjects.map { $0["id"] as? String } == declaration.subjects.map(\.id))
    #expect(subjects.map { $0["name"] as? String } == declaration.subjects.map(\.name))
    #expect(subjects.map { $0["scope"] as? String } == declaration.subjects.map(\.scope.rawValue))
    for (subject, expected) in zip(subjects, declaration.subjects) {
      let results = try #require(subject["results"] as? [[String: Any]])
      try #require(results.count == expected.results.count)
      for (result, rule) in zip(results, expected.results) { compare(result, rule) }
    }
    let diagnostics = try #require(found["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.map { $0["code"] as? String } == declaration.diagnostics.map(\.code))
    #expect(diagnostics.map { $0["line"] as? Int } == declaration.diagnostics.map(\.location?.span.start.line))
    #expect(diagnostics.map { $0["end_column"] as? Int } == declaration.diagnostics.map(\.location?.span.end.column))
    let unanswered = try #require(found["unanswered"] as? [[String: Any]])
    #expect(unanswered.map { $0["path"] as? String } == declaration.unanswered.map(\.path))
    #expect(unanswered.map { $0["question"] as? String } == declaration.unanswered.map(\.question))
    let excerpts = try #require(found["excerpts"] as? [[String: Any]])
    #expect(excerpts.map { $0["line"] as? Int } == declaration.excerpts.map(\.line))
    #expect(excerpts.map { $0["text"] as? String } == declaration.excerpts.map(\.text))
  }

  private func compare(_ found: [String: Any], _ result: RuleResult) {
    #expect(found["rule"] as? String == result.rule.id)
    #expect(found["kind"] as? String == result.rule.kind.rawValue)
    #expect(found["basis"] as? String == result.rule.basis?.rawValue)
    #expect(found["severity"] as? String == result.rule.severity.rawValue)
    #expect(found["status"] as? String == result.status.rawValue)
    #expect(found["title"] as? String == result.rule.title)
    #expect(found["quote"] as? String == result.rule.quote)
    #expect(found["message"] as? String == result.message)
    #expect(found["remediation"] as? String == result.remediation)
    #expect(found["missing"] as? [String] == result.missing)
    let location = found["location"] as? [String: Any]
    #expect(location?["column"] as? Int == result.location?.start.column)
    #expect((found["facts"] as? [[String: Any]])?.map { $0["path"] as? String } == result.facts.map(\.path))
  }
}
