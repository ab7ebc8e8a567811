// Where nodes are written: each node's bytes as text, and its first and last position, in files with accents, CR LF,
// a byte-order mark, anchors, tags and block scalars.

import Diagnostics
import Testing

@testable import YAMLDocument

struct PlaceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let yaml: String
    /// Every node in order of the text: its place and what is written there.
    let nodes: [String]

    init(_ name: String, _ yaml: String, _ nodes: [String]) {
      testDescription = name
      self.yaml = yaml
      self.nodes = nodes
    }
  }

  static let cases: [Case] = [
    Case(
      "mapping", "a: 1\nbc: def\n", ["1:1-2:8 a: 1⏎bc: def", "1:1-1:2 a", "1:4-1:5 1", "2:1-2:3 bc", "2:5-2:8 def"]),
    Case(
      "accents", "é: «œ» # ñ\nz: 🎈x\n",
      [
        "1:1-2:6 é: «œ» # ñ⏎z: 🎈x", "1:1-1:2 é", "1:4-1:7 «œ»", "2:1-2:2 z", "2:4-2:6 🎈x",
      ]),
    Case(
      "CR LF", "a: 1\r\nb:\r\n  - é\r\n",
      [
        "1:1-3:6 a: 1⏎b:⏎  - é", "1:1-1:2 a", "1:4-1:5 1", "2:1-2:2 b", "3:3-3:6 - é", "3:5-3:6 é",
      ]),
    Case(
      "byte-order mark", "\u{FEFF}a: é\nb: 2\n",
      [
        "1:1-2:5 a: é⏎b: 2", "1:1-1:2 a", "1:4-1:5 é", "2:1-2:2 b", "2:4-2:5 2",
      ]),
    Case(
      "other line breaks", "a: 1\u{2028}b: 2\u{85}c: 3",
      [
        "1:1-3:5 a: 1⏎b: 2⏎c: 3", "1:1-1:2 a", "1:4-1:5 1", "2:1-2:2 b", "2:4-2:5 2", "3:1-3:2 c", "3:4-3:5 3",
      ]),
    Case(
      "brackets and braces", "x: [a, {b: 1}] # c\n",
      [
        "1:1-1:15 x: [a, {b: 1}]", "1:1-1:2 x", "1:4-1:15 [a, {b: 1}]", "1:5-1:6 a", "1:8-1:14 {b: 1}", "1:9-1:10 b",
        "1:12-1:13 1",
      ]),
    Case(
      "pair in brackets", "[a: b, c]", ["1:1-1:10 [a: b, c]", "1:2-1:6 a: b", "1:2-1:3 a", "1:5-1:6 b", "1:8-1:9 c"]),
    Case("no value", "a:\nb: ~\n", ["1:1-2:5 a:⏎b: ~", "1:1-1:2 a", "1:3-1:3 ", "2:1-2:2 b", "2:4-2:5 ~"]),
    Case(
      "blank lines and comments after", "a:\n  b: 1\n\n# c\n\nd: 2\n",
      [
        "1:1-6:5 a:⏎  b: 1⏎⏎# c⏎⏎d: 2", "1:1-1:2 a", "2:3-2:7 b: 1", "2:3-2:4 b", "2:6-2:7 1", "6:1-6:2 d", "6:4-6:5 2",
      ]),
    Case(
      "list at its key's column", "a:\n- b\n-\n  - c\nd: 1\n",
      [
        "1:1-5:5 a:⏎- b⏎-⏎  - c⏎d: 1", "1:1-1:2 a", "2:1-4:6 - b⏎-⏎  - c", "2:3-2:4 b", "4:3-4:6 - c", "4:5-4:6 c",
        "5:1-5:2 d", "5:4-5:5 1",
      ]),
    Case(
      "quotes", "a: 'é''s'\nb: \"x\n  y\"\n",
      [
        "1:1-3:5 a: 'é''s'⏎b: \"x⏎  y\"", "1:1-1:2 a", "1:4-1:10 'é''s'", "2:1-2:2 b", "2:4-3:5 \"x⏎  y\"",
      ]),
    Case(
      "block scalars", "a: |\n  é\n\n  f\n\nb: >-\n  c\n  d\n",
      [
        "1:1-8:4 a: |⏎  é⏎⏎  f⏎⏎b: >-⏎  c⏎  d", "1:1-1:2 a", "1:4-4:4 |⏎  é⏎⏎  f", "6:1-6:2 b", "6:4-8:4 >-⏎  c⏎  d",
      ]),
    Case(
      "anchor before a value", "k: &n  1\nl: !!str 2\nm: !!seq &s\n- x\n",
      [
        "1:1-4:4 k: &n  1⏎l: !!str 2⏎m: !!seq &s⏎- x", "1:1-1:2 k", "1:8-1:9 1", "2:1-2:2 l", "2:10-2:11 2",
        "3:1-3:2 m",
        "4:1-4:4 - x", "4:3-4:4 x",
      ]),
    Case(
      "anchor and nothing", "k: &n\nl: !<tag:yaml.org,2002:str> # c\n",
      [
        "1:1-2:28 k: &n⏎l: !<tag:yaml.org,2002:str>", "1:1-1:2 k", "1:6-1:6 ", "2:1-2:2 l", "2:28-2:28 ",
      ]),
    Case("anchored mapping whose key is anchored", "&m\n&k a: 1\n", ["2:1-2:8 &k a: 1", "2:4-2:5 a", "2:7-2:8 1"]),
    Case("alias", "a: &x é\nb: *x\n", ["1:1-2:6 a: &x é⏎b: *x", "1:1-1:2 a", "1:7-1:8 é", "2:1-2:2 b", "2:4-2:6 *x"]),
    Case("complex key", "? [a]\n: b\n", ["1:1-2:4 ? [a]⏎: b", "1:3-1:6 [a]", "1:4-1:5 a", "2:3-2:4 b"]),
    Case("later document", "x\n---\né: [y]\n", ["3:1-3:7 é: [y]", "3:1-3:2 é", "3:4-3:7 [y]", "3:5-3:6 y"]),
  ]

  @Test("of every node", arguments: cases)
  func places(_ testCase: Case) throws {
    let tree = try #require(read(testCase.yaml).trees.last)
    let found = tree.nodes.indices.map { offset in
      let span = tree.span(of: NodeIndex(offset))
      let bytes = tree.source.bytes[tree.byteRange(of: NodeIndex(offset))]
      let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        .split(omittingEmptySubsequences: false) { "\n\u{85}\u{2028}".unicodeScalars.contains($0) }
        .map { String($0).filter { $0 != "\r" } }.joined(separator: "⏎")
      return "\(span.start.line):\(span.start.column)-\(span.end.line):\(span.end.column) \(text)"
    }
    #expect(found == testCase.nodes)
  }

  @Test("an alias has its own place, and its definition the anchored node's")
  func aliasPlaces() throws {
    let tree = try #require(read("a: &x [é]\nb: *x\nc: {<<: {d: *x}}\n").trees.first)
    let root = try #require(tree.root)
    let entries = Array(tree.entries(of: root))
    let alias = entries[1].value
    #expect(tree.kind(of: alias) == .sequence)
    #expect(tree.elements(of: alias).map(tree.text) == ["é"])
    #expect(tree.span(of: alias).start == SourcePosition(line: 2, column: 4))
    #expect(tree.definition(of: alias) == entries[0].value)
    #expect(tree.span(of: tree.definition(of: alias)).start == SourcePosition(line: 1, column: 7))
    let merged = try #require(Array(tree.entries(of: entries[2].value)).first)
    #expect(merged.isMerged && tree.span(of: merged.value).start == SourcePosition(line: 3, column: 13))
  }

  @Test("byte offsets far into a file of many characters")
  func farOffsets() throws {
    let text = String(repeating: "é", count: 1_000)
    let tree = try #require(read("[\(text), 🎈, x]").trees.first)
    let root = try #require(tree.root)
    let elements = Array(tree.elements(of: root))
    #expect(elements.map { tree.byteRange(of: $0) } == [1..<2_001, 2_003..<2_007, 2_009..<2_010])
    #expect(tree.span(of: elements[2]).start == SourcePosition(line: 1, column: 1_007))
  }
}
