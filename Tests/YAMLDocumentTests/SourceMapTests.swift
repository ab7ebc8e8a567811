// Carets inside scalars: the place of a word of the decoded text in the file, for every way YAML has of writing it.

import Diagnostics
import Testing

@testable import YAMLDocument

struct SourceMapTests {
  /// `word` is a part of the decoded text, `place` where it stands in the file.
  static let cases: [(name: String, yaml: String, word: String, place: String)] = [
    ("plain", "k: a && bad\n", "bad", "1:9-1:12"),
    ("plain after accents", "k: é && bad\n", "bad", "1:9-1:12"),
    ("accents in the word", "k: x || éà\n", "éà", "1:9-1:11"),
    ("plain over lines", "k: a &&\n   b ||\n     bad", "bad", "3:6-3:9"),
    ("plain across a fold", "k: a &&\n   bad", "&& bad", "1:6-2:7"),
    ("plain with an empty line", "k: a\n\n  bad", "bad", "3:3-3:6"),
    ("plain with CR LF", "k: a\r\n  bad", "bad", "2:3-2:6"),
    ("up to the end of a line", "k: a &&\n   b", "&&", "1:6-1:8"),
    ("folded space", "k: a\n   b", " ", "1:5-2:1"),
    ("single-quoted", "k: 'a == bad'", "bad", "1:10-1:13"),
    ("after doubled quotes", "k: 'it''s bad'", "bad", "1:11-1:14"),
    ("doubled quote", "k: 'it''s'", "'", "1:7-1:9"),
    ("single-quoted over lines", "k: 'a\n\n  b  \n bad'", "bad", "4:2-4:5"),
    ("double-quoted", "k: \"a == bad\"", "bad", "1:10-1:13"),
    ("after escapes", "k: \"\\\"x\\\" \\u00e9 bad\"", "bad", "1:18-1:21"),
    ("escape itself", "k: \"a\\u00e9b\"", "é", "1:6-1:12"),
    ("escapes of two and three bytes", "k: \"\\N\\L bad\"", "bad", "1:10-1:13"),
    ("after a continued line", "k: \"a \\\n   bad\"", "bad", "2:4-2:7"),
    ("after a continued line and an empty one", "k: \"a\\\n\n   bad\"", "bad", "3:4-3:7"),
    ("double-quoted over lines", "k: \"a\n  bad\"", "bad", "2:3-2:6"),
    ("literal", "k: |\n  a\n  é bad\n", "bad", "3:5-3:8"),
    ("literal, own indentation", "k: |\n  a\n    bad\n", "bad", "3:5-3:8"),
    ("literal, stated indentation", "k: |2\n    a\n   bad\n", "bad", "3:4-3:7"),
    ("literal, leading empty lines", "k: |\n\n \n  a\n  bad\n", "bad", "5:3-5:6"),
    ("literal in a list", "- - |-\n    a\n    bad", "bad", "3:5-3:8"),
    ("folded", "k: >\n  a &&\n  bad\n", "bad", "3:3-3:6"),
    ("folded, after a comment", "k: >- # c\n  a &&\n\n  b\n  bad\n", "bad", "5:3-5:6"),
    ("folded, deeper lines", "k: >\n  a\n    b\n  bad\n", "bad", "4:3-4:6"),
    ("folded with CR LF", "k: >-\r\n  a\r\n  bad\r\n", "bad", "3:3-3:6"),
    ("anchored and tagged", "k: &a !!str a bad", "bad", "1:15-1:18"),
    ("behind a byte-order mark", "\u{FEFF}bad: bad", "bad", "1:6-1:9"),
  ]

  @Test("of a word", arguments: cases)
  func word(_ row: (name: String, yaml: String, word: String, place: String)) throws {
    let tree = try #require(read(row.yaml).trees.first)
    let index = try #require(lastScalar(of: tree))
    let text = tree.text(of: index)
    let range = try #require(text.firstRange(of: row.word))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let end = text.utf8.distance(from: text.startIndex, to: range.upperBound)
    let span = tree.sourceMap(of: index).span(ofUTF8Range: start..<end)
    #expect("\(span.start.line):\(span.start.column)-\(span.end.line):\(span.end.column)" == row.place)
    #expect(tree.sourceMap(of: index).position(ofUTF8Offset: start) == span.start)
  }

  static let ends: [(yaml: String, line: Int, column: Int)] = [
    ("k: abc # c", 1, 7), ("k: 'abc'", 1, 8), ("k: \"abc\"", 1, 8), ("k: |-\n  abc\n", 2, 6), ("k: ''", 1, 5),
    ("k:", 1, 3),
    ("k: >-\n  abc\n\n", 2, 6),
  ]

  @Test("of the end, and of what is beyond either end", arguments: ends)
  func end(_ row: (yaml: String, line: Int, column: Int)) throws {
    let tree = try #require(read(row.yaml).trees.first)
    let index = try #require(lastScalar(of: tree))
    let map = tree.sourceMap(of: index)
    let end = SourcePosition(line: row.line, column: row.column)
    let count = tree.utf8(of: index).count
    for offset in [count, count + 1, .max] { #expect(map.position(ofUTF8Offset: offset) == end) }
    #expect(map.span(ofUTF8Range: 0..<Int.max).end == end)
    #expect(map.span(ofUTF8Range: -5..<0).end == map.position(ofUTF8Offset: 0))
  }

  @Test("through an alias: the anchored text")
  func throughAlias() throws {
    let tree = try #require(read("a: &x one two\nb: *x\n").trees.first)
    let map = tree.sourceMap(of: NodeIndex(tree.nodes.count - 1))
    #expect(map.position(ofUTF8Offset: 4) == SourcePosition(line: 1, column: 11))
  }

  private func lastScalar(of tree: DocumentTree) -> NodeIndex? {
    tree.nodes.indices.last { tree.nodes[$0].kind == .scalar }.map { NodeIndex($0) }
  }
}
