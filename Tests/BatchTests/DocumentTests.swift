// What becomes of the documents of one file, named or found.

import Diagnostics
import Findings
import Foundation
import SystemPackage
import Testing
import YAMLDocument

@testable import Batch

@Suite("Documents of a file")
struct DocumentTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// Path suffix and codes of each finding; nil codes for a judged declaration.
    let named: [String]
    /// The same where the file is found in a folder; nil where it is skipped.
    let found: [String]?

    init(_ name: String, _ text: String, named: [String], found: [String]?) {
      testDescription = name
      self.text = text
      self.named = named
      self.found = found
    }

    init(_ name: String, _ text: String, both: [String]) { self.init(name, text, named: both, found: both) }
  }

  private static let one = Sample.declaration()

  static let rows = [
    Row("one declaration", one, both: [""]),
    Row("JSON", #"{"format": "vigie.platform/v1", "platform": {"name": "a"}, "spaces": [{"id": "b"}]}"#, both: [""]),
    Row("three", one + "---\n" + one + "---\n" + one, both: ["", "#2", "#3"]),
    Row("an empty last document", one + "---\n", both: [""]),
    Row("an empty last document with a comment", one + "---\n# the end\n...\n", both: [""]),
    Row("an empty document between", one + "---\n---\n" + one, both: ["", "#2 declaration.empty", "#3"]),
    Row("an empty first document", "---\n# title\n---\n" + one, both: [" declaration.empty", "#2"]),
    Row("a stream that breaks", one + "---\n" + one + "---\na: [\n", both: ["", "#2", "#3 yaml.syntax"]),
    Row("a file that breaks at once", "a: [\n", both: [" yaml.syntax"]),
    Row(
      "an empty document before a break", one + "---\n---\na: [\n",
      both: ["", "#2 declaration.empty", "#3 yaml.syntax"]),
    Row("not UTF-8 text", "a: \u{1}\n", both: [" yaml.control_character"]),
    Row("another version", "format: vigie.platform/v9\n", both: [" declaration.other_format"]),
    Row(
      "a format without a value", "format:\n",
      both: [" declaration.missing_format schema.missing_field schema.missing_field"]),
    Row("nothing", "", named: [" input.empty"], found: nil),
    Row("an empty document", "---\n", named: [" input.empty"], found: nil),
    Row("a comment", "# nothing\n", named: [" input.empty"], found: nil),
    Row("no format", Sample.foreign, named: [" declaration.missing_format"], found: nil),
    Row("a list", "- a\n", named: [" declaration.not_an_object"], found: nil),
    Row("a text", "hello\n", named: [" declaration.not_an_object"], found: nil),
    Row("a policy", Sample.policy, named: [" input.policy"], found: nil),
    Row("a report", #"{"format": "vigie.report/v1"}"#, named: [" input.report"], found: nil),
    Row(
      "no format, then a break", Sample.foreign + "---\na: [\n",
      named: [" declaration.missing_format", "#2 yaml.syntax"], found: nil),
    Row("a policy after a declaration", one + "---\n" + Sample.policy, both: ["", "#2 input.policy"]),
    Row("no format after a declaration", one + "---\n" + Sample.foreign, both: ["", "#2 declaration.missing_format"]),
  ]

  private func outline(_ findings: [DeclarationFinding], of name: String) -> [String] {
    findings.map { finding in
      let suffix = workspace.relative(finding.path).replacingOccurrences(of: name, with: "")
      guard finding.verdict == .invalid else { return suffix }
      let codes = finding.codes.map { $0.hasPrefix("yaml.syntax") ? "yaml.syntax" : $0 }
      return suffix + " " + codes.joined(separator: " ")
    }
  }

  @Test("A file that is named is judged document by document", arguments: rows)
  func named(row: Row) async throws {
    try workspace.write(row.text, to: "f.yaml")
    let (findings, tally) = try await Run.check([workspace.path("f.yaml")])
    #expect(outline(findings, of: "f.yaml") == row.named)
    #expect(tally.files == 1 && tally.skipped == 0)
  }

  @Test("A file that is found in a folder is skipped where it is no declaration", arguments: rows)
  func found(row: Row) async throws {
    try workspace.write(row.text, to: "in/f.yaml")
    let (findings, tally) = try await Run.check([workspace.path("in")])
    #expect(outline(findings, of: "in/f.yaml") == row.found ?? [])
    #expect(tally.files == (row.found == nil ? 0 : 1))
    #expect(tally.skipped == (row.found == nil ? 1 : 0))
  }

  @Test("The digest is that of the whole file, for each of its documents")
  func digest() async throws {
    try workspace.write("abc", to: "abc.yaml")
    try workspace.write(Self.one + "---\n" + Self.one, to: "two.yaml")
    let (findings, _) = try await Run.check([workspace.path("abc.yaml"), workspace.path("two.yaml")])
    #expect(findings[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(findings[1].sha256?.count == 64 && findings[1].sha256 == findings[2].sha256)
  }

  @Test("The number of documents is limited, and those within the limit are judged")
  func documentLimit() async throws {
    try workspace.write([Self.one, Self.one, Self.one].joined(separator: "---\n"), to: "f.yaml")
    let settings = Run.settings(limits: DocumentLimits(maximumDocuments: 2))
    let (findings, _) = try await Run.check([workspace.path("f.yaml")], settings)
    #expect(outline(findings, of: "f.yaml") == ["", "#2", "#3 yaml.too_many_documents"])
  }

  @Test("Of a line without end, a report shows the beginning")
  func longLine() async throws {
    let filler = String(repeating: "é", count: 10_000)
    try workspace.write("{format: vigie.policy/v1, text: \(filler)}", to: "f.yaml")
    let finding = try #require(try await Run.check([workspace.path("f.yaml")]).findings.first)
    let excerpt = try #require(finding.diagnostics.first?.location?.excerpt)
    #expect(excerpt.count == 501 && excerpt.hasPrefix("{format") && excerpt.hasSuffix("é…"))
  }

  @Test("What is no declaration is shown where it says so")
  func place() async throws {
    try workspace.write("# by lawyers\n" + Sample.policy, to: "f.yaml")
    let finding = try #require(try await Run.check([workspace.path("f.yaml")]).findings.first)
    let location = try #require(finding.diagnostics.first?.location)
    #expect(location.excerpt == "format: vigie.policy/v1")
    #expect(location.span.start == SourcePosition(line: 2, column: 9))
    #expect(finding.diagnostics.first?.help?.contains("--policy") == true)
  }
}
