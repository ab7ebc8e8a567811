// The figures at the end of a run, and how copies of declarations are found.

import Findings
import Foundation
import TestData
import Testing
import YAMLDocument

@testable import Batch

@Suite("Figures of a run")
struct StatisticsTests {
  private static let original = """
    format: vigie.platform/v1
    platform: {name: Alder, urls: ["https://alder.example"], countries: [FR, DE]}
    spaces:
      - {id: lobby, name: Lobby, interaction: true, audience: {minimum_age: 13}}
    referents: [{id: ref-1, spaces: [lobby], role: lead}]
    """

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let replaced: String
    let replacement: String
    let isAlike: Bool
  }

  static let rows = [
    Row(testDescription: "another name", replaced: "Alder,", replacement: "Birch,", isAlike: true),
    Row(testDescription: "another id, with its references", replaced: "lobby", replacement: "hall", isAlike: true),
    Row(
      testDescription: "another address", replaced: "https://alder.example", replacement: "http://birch.example/x",
      isAlike: true),
    Row(
      testDescription: "another order of keys", replaced: "id: ref-1, spaces: [lobby]",
      replacement: "spaces: [lobby], id: ref-1", isAlike: true),
    Row(
      testDescription: "other comments and quotes", replaced: "role: lead}]", replacement: "role: 'lead'}] # us",
      isAlike: true),
    Row(testDescription: "no name", replaced: ", name: Lobby", replacement: "", isAlike: true),
    Row(testDescription: "another age", replaced: "13", replacement: "14", isAlike: false),
    Row(testDescription: "another answer", replaced: "true", replacement: "false", isAlike: false),
    Row(testDescription: "a fact less", replaced: ", role: lead", replacement: "", isAlike: false),
    Row(testDescription: "another order of a list", replaced: "[FR, DE]", replacement: "[DE, FR]", isAlike: false),
    Row(
      testDescription: "a value under another key", replaced: "minimum_age", replacement: "maximum_age", isAlike: false),
    Row(testDescription: "a list in a list", replaced: "[FR, DE]", replacement: "[[FR], DE]", isAlike: false),
  ]

  private static func digest(_ text: String) throws -> UInt64 {
    var reader = DocumentReader(source: Array(text.utf8), name: "a")
    return try #require(try reader.next()).contentDigest
  }

  @Test("Declarations are alike where nothing but names, ids and addresses parts them", arguments: rows)
  func digests(row: Row) throws {
    let changed = Self.original.replacing(row.replaced, with: row.replacement)
    #expect(changed != Self.original)
    #expect(try (Self.digest(changed) == Self.digest(Self.original)) == row.isAlike)
  }

  @Test("Paths come out of the log as they went in, and take little room in it")
  func pathLog() {
    var random = SeededGenerator(seed: 1)
    var paths = (0..<1_000).map { String(format: "declarations/2026/%06d.yaml", $0) }
    for _ in 0..<500 {
      paths.append(
        String((0..<Int.random(in: 0..<300, using: &random)).map { _ in "aé/".randomElement(using: &random) ?? "a" }))
    }
    paths += ["", "", "x", "x", String(repeating: "é", count: 100_000)]
    var log = PathLog()
    for path in paths { log.append(path) }
    #expect(log.count == paths.count)
    #expect(paths.indices.allSatisfy { log[$0] == paths[$0] })
  }

  @Test("The overview counts declarations, not spaces, and names the first copies")
  func overview() async throws {
    let workspace = try Workspace()
    for number in 0..<20 {
      let age = number % 4 == 0 ? "minimum_age: \(10 + number / 8)" : "intent: minors"
      let text = """
        format: vigie.platform/v1
        platform: {name: "p\(number)"}
        spaces:
          - {id: a\(number), interaction: true, audience: {\(age)}, moderation: {mode: none}}
          - {id: b\(number), interaction: true, minors_admitted: true, adults_admitted: true, audience: {intent: minors},
             contact: {adult_to_minor: open, channels: [voice]}, moderation: {mode: none}}
        """
      try workspace.write(text, to: "in/\(number + 100).yaml")
    }
    try workspace.write("a: [", to: "in/z.yaml")
    try workspace.write("b: [", to: "in/zz.yaml")
    var settings = Run.settings()
    settings.comparesContent = true
    let (findings, _) = try await Run.check([workspace.path("in")], settings)
    var statistics = RunStatistics()
    for finding in findings { statistics.count(DeclarationOutline(finding, hasFigures: true)) }
    let overview = statistics.overview
    #expect(overview.summary.declarations == 22 && overview.summary[.invalid] == 2)
    let moderated = try #require(overview.failing.first { $0.rule.id == "R3-O1" })
    let failing = findings.count { finding in
      finding.subjects.contains {
        $0.scope == .applies && $0.results.contains { $0.rule.id == "R3-O1" && $0.status == .fail }
      }
    }
    #expect(moderated.count == failing && failing > 0)
    #expect(
      overview.failing.count <= 10 && overview.failing.map(\.count) == overview.failing.map(\.count).sorted(by: >))
    #expect(
      overview.unanswered.count <= 10 && overview.unanswered.allSatisfy { $0.count <= 20 && !$0.path.contains("[0]") })
    #expect(overview.unanswered.first?.count == 20)
    #expect(overview.alikeGroups == 3 && overview.alikeDeclarations == 15 + 2 + 2)
    let examples = overview.alike.map { $0.examples.map(workspace.relative) }
    #expect(overview.alike.map(\.count) == [15, 2, 2])
    #expect(
      examples == [
        ["in/101.yaml", "in/102.yaml", "in/103.yaml"], ["in/100.yaml", "in/104.yaml"], ["in/108.yaml", "in/112.yaml"],
      ])
  }
}
