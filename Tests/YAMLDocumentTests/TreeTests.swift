// What a tree says of a document: kinds, texts, styles, tags, merge keys, documents of a stream; and what the core
// schema makes of plain scalars.

import Diagnostics
import Testing

@testable import YAMLDocument

struct TreeTests {
  static let merges: [(name: String, yaml: String, entries: [String])] = [
    ("own keys win", "- &a {x: 1, y: 2}\n- {y: 3, <<: *a}", ["y=3", "x=1 merged"]),
    ("own keys first", "- &a {x: 1}\n- {<<: *a, y: 2}", ["y=2", "x=1 merged"]),
    (
      "earlier mapping wins", "- [&a {x: 1, y: 1}, &b {y: 2, z: 2}]\n- <<: [*a, *b]",
      ["x=1 merged", "y=1 merged", "z=2 merged"]
    ),
    ("inline mapping", "- <<: {x: 1}\n  y: 2", ["y=2", "x=1 merged"]),
    ("merge of a merge", "- &a {x: 1}\n- &b {<<: *a, y: 2}\n- {<<: *b, z: 3}", ["z=3", "y=2 merged", "x=1 merged"]),
    ("alias of a list of mappings", "- &l [{x: 1}, {y: 2}]\n- <<: *l", ["x=1 merged", "y=2 merged"]),
    ("empty list", "- {<<: [], x: 1}", ["x=1"]),
    ("quoted is an ordinary key", "- {\"<<\": 5, '<<<': 6}", ["<<=5", "<<<=6"]),
    ("tagged is an ordinary key", "- {!!str <<: 5}", ["<<=5"]),
    ("value is an ordinary text", "- {x: <<}", ["x=<<"]),
    (
      "many keys",
      "- &a {a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1, j: 1, k: 1, l: 1, m: 1, n: 1, o: 1, p: 1}\n"
        + "- {<<: *a, q: 2, a: 2}", ["q=2", "a=2"] + "bcdefghijklmnop".map { "\($0)=1 merged" }
    ),
  ]

  @Test("merge keys", arguments: merges)
  func mergeKeys(_ row: (name: String, yaml: String, entries: [String])) throws {
    let result = read(row.yaml)
    #expect(result.error == nil)
    let tree = try #require(result.trees.first)
    let root = try #require(tree.root)
    let last = try #require(Array(tree.elements(of: root)).last)
    let found = tree.entries(of: last).map {
      "\(tree.text(of: $0.key))=\(tree.text(of: $0.value))\($0.isMerged ? " merged" : "")"
    }
    #expect(found == row.entries)
    #expect(tree.count(of: last) == row.entries.count)
  }

  @Test("tags of the core schema are kept, in every spelling")
  func tags() throws {
    let yaml =
      "%TAG !y! tag:yaml.org,2002:\n---\n"
      + "[!!str 1, !!int \"1\", !!bool x, !!float 1, !!null '', "
      + "!!seq [], !!map {}, ! a, !y!str b, !<tag:yaml.org,2002:int> 3, c]"
    let tree = try #require(read(yaml).trees.first)
    let root = try #require(tree.root)
    #expect(
      tree.elements(of: root).map { tree.tag(of: $0) } == [
        .string, .integer, .boolean, .float, .null, .sequence, .mapping, .nonSpecific, .string, .integer, nil,
      ])
  }

  static let texts: [(name: String, yaml: String, texts: [String])] = [
    ("after wide characters", "[é, à b, \"ç\", '🎈', x🎈y, z]", ["é", "à b", "ç", "🎈", "x🎈y", "z"]),
    ("after a byte-order mark", "\u{FEFF}[é, a]", ["é", "a"]),
    ("escapes", #"["\x41", "a", "\n", "\N", 'it''s', b]"#, ["A", "a", "\n", "\u{85}", "it's", "b"]),
    ("as long as they are written", "[a\nb, c]", ["a b", "c"]),
    ("with properties", "[&a b, !!str c, *a, '']", ["b", "c", "b", ""]),
    ("blocks", "- |\n  é\n  b\n- >\n  c\n  d\n- e", ["é\nb\n", "c d\n", "e"]),
  ]

  @Test("texts, wherever they stand", arguments: texts)
  func scalarTexts(_ row: (name: String, yaml: String, texts: [String])) throws {
    // What comes before in a stream moves everything; a large file is read in another way.
    for before in ["", "é: ['', 'à']\n--- ", "# " + String(repeating: "é", count: 40_000) + "\n--- "] {
      guard before.isEmpty || !row.yaml.hasPrefix("\u{FEFF}") else { continue }
      let start = row.yaml.hasPrefix("-") && !before.isEmpty ? before + "\n" : before
      let tree = try #require(read(start + row.yaml).trees.last)
      let root = try #require(tree.root)
      #expect(tree.elements(of: root).map(tree.text) == row.texts)
    }
  }

  @Test("wrong questions have empty answers")
  func wrongQuestions() throws {
    let tree = try #require(read("[a, {}, []]").trees.first)
    let root = try #require(tree.root)
    #expect(tree.text(of: root) == "" && Array(tree.entries(of: root)).isEmpty)
    for index in tree.elements(of: root) {
      #expect(Array(tree.elements(of: index)).isEmpty && Array(tree.entries(of: index)).isEmpty)
      #expect(tree.count(of: index) == 0)
    }
  }

  @Test("NUL and other escapes are text")
  func escapes() throws {
    let tree = try #require(read(#"["\0\x41\u00e9\U0001F388\N\_\L\P\t\"\\\/", ""]"#).trees.first)
    let root = try #require(tree.root)
    #expect(tree.elements(of: root).map(tree.text) == ["\0Aé🎈\u{85}\u{A0}\u{2028}\u{2029}\t\"\\/", ""])
  }

  static let streams: [(yaml: String, roots: [Bool])] = [
    ("", []), ("\n# c\n", []), ("---\n", [false]), ("a\n---\n---\nb\n", [true, false, true]), ("--- ''\n", [true]),
    ("--- !!null\n", [true]), ("a: 1\n...\n", [true]), ("\u{FEFF}a", [true]), ("a\n...\n...\n", [true]),
  ]

  @Test("documents of a stream, empty ones included", arguments: streams)
  func documents(_ row: (yaml: String, roots: [Bool])) {
    let result = read(row.yaml)
    #expect(result.error == nil && result.trees.map { $0.root != nil } == row.roots)
  }

  static let scalars: [(String, CoreScalar)] = [
    ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .string), ("none", .string),
    ("true", .boolean(true)), ("True", .boolean(true)), ("FALSE", .boolean(false)), ("yes", .string), ("NO", .string),
    ("on", .string), ("tRUE", .string), ("0", .integer(0)), ("-0", .integer(0)), ("+12", .integer(12)),
    ("007", .integer(7)),
    ("0x1F", .integer(31)), ("0o17", .integer(15)), ("0o8", .string), ("0x", .string), ("-0x1", .string),
    ("0b1", .string),
    ("1_000", .string), ("12:30:45", .string), ("2026-11-21", .string), ("-", .string), ("+", .string), (".", .string),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .oversizedInteger), ("-9223372036854775809", .oversizedInteger),
    ("0xFFFFFFFFFFFFFFFF", .oversizedInteger), (String(repeating: "9", count: 5_000), .oversizedInteger),
    ("1.5", .float(1.5)), ("-.5", .float(-0.5)), ("1.", .float(1)), ("1e3", .float(1_000)), ("1E-2", .float(0.01)),
    ("+1.5e+1", .float(15)), ("1e", .string), ("1e+", .string), (".e1", .string), ("1.5.2", .string),
    ("1e400", .float(.infinity)),
    ("1" + String(repeating: "0", count: 5_000) + ".0", .float(.infinity)), (".inf", .float(.infinity)),
    ("-.INF", .float(-.infinity)), ("+.Inf", .float(.infinity)), ("inf", .string), ("nan", .string), (".nAN", .string),
    ("+.nan", .string), ("0x1p3", .string), ("1 ", .string), ("é", .string), ("Infinity", .string),
  ]

  @Test("plain scalars by the core schema", arguments: scalars)
  func coreSchema(_ row: (String, CoreScalar)) {
    #expect(CoreScalar(resolving: Array(row.0.utf8)[...]) == row.1)
  }

  @Test("not a number is one")
  func notANumber() {
    #expect(CoreScalar.float(Array(".NaN".utf8)[...])?.isNaN == true)
  }
}
