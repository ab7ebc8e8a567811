// Every limit, at the value that is still allowed and one beyond, and inputs made to exhaust time or memory.

import Diagnostics
import TestData
import Testing

@testable import YAMLDocument

struct LimitTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let yaml: String
    let limits: DocumentLimits
    /// nil where the stream is accepted.
    let code: String?

    init(_ name: String, _ yaml: String, _ limits: DocumentLimits = .init(), _ code: String?) {
      testDescription = name
      self.yaml = yaml
      self.limits = limits
      self.code = code
    }
  }

  static func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  /// Ten bytes of text, once and through aliases, in at most 95 bytes.
  static func repeated(_ aliases: Int) -> String {
    "[&a 0123456789" + String(repeating: ", *a", count: aliases) + "]"
  }

  static let cases: [Case] = [
    Case("size", "a: 12", DocumentLimits(maximumBytes: 5), nil),
    Case("size exceeded", "a: 123", DocumentLimits(maximumBytes: 5), "yaml.too_large"),
    Case("depth", nested(64), .init(), nil),
    Case("depth exceeded", nested(65), .init(), "yaml.too_deep"),
    Case("depth of blocks", "- - - a", DocumentLimits(maximumDepth: 3), nil),
    Case("depth of blocks exceeded", "- - - - a", DocumentLimits(maximumDepth: 3), "yaml.too_deep"),
    Case("depth of mappings exceeded", "a: {b: {c: {}}}", DocumentLimits(maximumDepth: 3), "yaml.too_deep"),
    Case("depth through an alias", "- &a [[x]]\n- [*a]", DocumentLimits(maximumDepth: 4), nil),
    Case("depth through an alias exceeded", "- &a [[x]]\n- [[*a]]", DocumentLimits(maximumDepth: 4), "yaml.too_deep"),
    Case(
      "depth through aliases of aliases", "- &a [[x]]\n- &b [*a]\n- [*b]\n", DocumentLimits(maximumDepth: 4),
      "yaml.too_deep"),
    Case("nodes", "[a, b, c]", DocumentLimits(maximumNodes: 4), nil),
    Case("nodes exceeded", "[a, b, c, d]", DocumentLimits(maximumNodes: 4), "yaml.too_many_nodes"),
    Case("keys are nodes", "{a: b, c: d}", DocumentLimits(maximumNodes: 4), "yaml.too_many_nodes"),
    Case("each document has its own count", "[a, b, c]\n---\n[a, b, c]", DocumentLimits(maximumNodes: 4), nil),
    Case("alias expansion", "[&a [b, c], *a]", DocumentLimits(maximumNodes: 7), nil),
    Case("alias expansion exceeded", "[&a [b, c], *a]", DocumentLimits(maximumNodes: 6), "yaml.alias_expansion"),
    Case("text through aliases", repeated(18), DocumentLimits(maximumBytes: 95), nil),
    Case("text through aliases exceeded", repeated(19), DocumentLimits(maximumBytes: 95), "yaml.alias_expansion"),
    Case("documents", "a\n---\nb\n", DocumentLimits(maximumDocuments: 2), nil),
    Case("documents exceeded", "a\n---\nb\n--- c\n", DocumentLimits(maximumDocuments: 2), "yaml.too_many_documents"),
    Case("inline merges count", "{<<: {<<: {a: 1, b: 2}, c: 3}, d: 4}", DocumentLimits(maximumNodes: 14), nil),
    Case("merged entries count", "{<<: {<<: {a: 1, b: 2}}}", DocumentLimits(maximumNodes: 9), nil),
  ]

  @Test("acts at its value", arguments: cases)
  func limit(_ testCase: Case) {
    #expect(read(testCase.yaml, limits: testCase.limits).error?.code == testCase.code)
  }

  @Test("documents before an exceeded limit are read, and the place is told")
  func placeOfLimit() throws {
    let documents = read("a\n---\nb\n--- c\n", limits: DocumentLimits(maximumDocuments: 2))
    #expect(documents.trees.count == 2)
    #expect(documents.error?.span?.start == SourcePosition(line: 4, column: 1))
    let depth = read("- 1\n- [[é, [x]]]", limits: DocumentLimits(maximumDepth: 3))
    #expect(
      depth.error?.span
        == SourceSpan(start: SourcePosition(line: 2, column: 8), end: SourcePosition(line: 2, column: 9)))
  }

  static let hostileInputs: [Case] = [
    Case("a million brackets", String(repeating: "[", count: 1_000_000), .init(), "yaml.too_deep"),
    Case("a million braces", String(repeating: "{a: ", count: 1_000_000), .init(), "yaml.too_deep"),
    Case("a million dashes", String(repeating: "- ", count: 1_000_000), .init(), "yaml.too_deep"),
    Case("a million question marks", String(repeating: "? ", count: 1_000_000), .init(), "yaml.too_deep"),
    Case("a billion laughs", laughs(levels: 9), .init(), "yaml.alias_expansion"),
    Case("a billion laughs by merging", mergedLaughs(levels: 9), .init(), "yaml.alias_expansion"),
    Case("long text behind many aliases", longText(aliases: 50), .init(), "yaml.alias_expansion"),
    Case("a chain of 100 aliases", chain(100), .init(), "yaml.too_deep"),
    Case("50,000 anchors of one name", String(repeating: "- &a x\n", count: 50_000), .init(), nil),
    Case("50,000 anchors", (0..<50_000).map { "- &a\($0) x\n" }.joined(), .init(), nil),
    Case("50,000 keys", (0..<50_000).map { "k\($0): x\n" }.joined(), .init(), nil),
    Case(
      "50,000 keys, the last twice", (0..<50_000).map { "k\($0): x\n" }.joined() + "k0: y\n", .init(),
      "yaml.duplicate_key"),
    Case("many mappings merged", merges(2_000), .init(), nil),
    Case(
      "20,000 tag handles", (0..<20_000).map { "%TAG !h\($0)! tag:yaml.org,2002:\n" }.joined() + "--- a\n", .init(),
      "yaml.tag"),
    Case("a line of 2 MB", "a: " + String(repeating: "x", count: 2_000_000), .init(), nil),
    Case("a key of 2 MB", String(repeating: "x", count: 2_000_000) + ": a", .init(), "yaml.syntax"),
    Case("2 MB of line breaks in quotes", "\"" + String(repeating: "\n", count: 2_000_000) + "\"", .init(), nil),
    Case("2 MB of blanks", "a:" + String(repeating: " ", count: 2_000_000) + "b", .init(), nil),
    Case("2 MB of a comment", "#" + String(repeating: "x", count: 2_000_000), .init(), nil),
    Case("a list of 400,000 elements in one line", "[" + String(repeating: "a,", count: 400_000) + "]", .init(), nil),
    Case("empty", "", .init(), nil),
    Case("only a mark", "\u{FEFF}", .init(), nil),
    Case("only document ends", String(repeating: "...\n", count: 100_000), .init(), "yaml.syntax"),
    Case("20,000 documents", String(repeating: "---\n", count: 20_000), .init(), "yaml.too_many_documents"),
  ]

  @Test("ends soon on hostile input", arguments: hostileInputs)
  func hostile(_ testCase: Case) {
    let time = processorTime { #expect(read(testCase.yaml).error?.code == testCase.code) }
    #expect(time < .seconds(60))
  }

  @Test("a million brackets are refused at the 65th")
  func refusedEarly() {
    let error = read(String(repeating: "[", count: 1_000_000)).error
    #expect(error?.span?.start == SourcePosition(line: 1, column: 65))
  }

  static func laughs(levels: Int) -> String {
    var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...levels {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    return text
  }

  static func mergedLaughs(levels: Int) -> String {
    var text = "a0: &a0 {x: [1, 2, 3, 4, 5, 6, 7, 8, 9]}\n"
    for level in 1...levels {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) {<<: [\(aliases)], k\(level): 1}\n"
    }
    return text
  }

  static func longText(aliases: Int) -> String {
    "- &a " + String(repeating: "x", count: 1_000_000) + "\n" + String(repeating: "- *a\n", count: aliases)
  }

  static func chain(_ length: Int) -> String {
    "- &a0 [x]\n" + (1...length).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
  }

  static func merges(_ count: Int) -> String {
    (0..<count).map { "- &a\($0) {k\($0): 1}\n" }.joined() + "- <<: ["
      + (0..<count).map { "*a\($0)" }.joined(separator: ", ") + "]\n"
  }
}
