// What is refused: the code, and the very text that the diagnostic underlines. Every syntax message appears once.

import Diagnostics
import Testing

@testable import YAMLDocument

struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let yaml: String
    let code: String
    let underlined: String
    let says: String

    init(_ name: String, _ yaml: String, _ code: String = "yaml.syntax", underlines: String, says: String) {
      self.name = name
      self.yaml = yaml
      self.code = code
      underlined = underlines
      self.says = says
    }

    var testDescription: String { name }
  }

  static let syntax: [Case] = [
    Case("tab as indentation", "a:\n\tb: 1\n", underlines: "\t", says: "tab"),
    Case("tab in a block scalar", "a: |\n \tx\n  y\n", underlines: "\t", says: "tab"),
    Case("tab in a plain scalar", "a: >\n   \n  x\n\tb", underlines: "\t", says: "tab"),
    Case("single quote not closed", "a: 'x\nb: 1\n", underlines: "'", says: "never closed"),
    Case("double quote not closed", "é: \"x\nb: 1\n", underlines: "\"", says: "never closed"),
    Case("quote runs into the next document", "a: 'x\n---\nb: 1\n", underlines: "'", says: "never closed"),
    Case("text after a quote", "a: \"it\" is so # x\n", underlines: "is so # x", says: "follows the quote"),
    Case("apostrophe in single quotes", "a: 'l'âge'\n", underlines: "âge'", says: "follows the quote"),
    Case("no colon", "a b\nc: d\n", underlines: "a b", says: "no colon"),
    Case("no colon between keys", "a: 1\nb\nc: 2\n", underlines: "b", says: "no colon"),
    Case("no space after a colon", "x: 1\na:b\nc: d\n", underlines: "a:b", says: "followed by a space"),
    Case("second colon", "a: b: c\n", underlines: ":", says: "second colon"),
    Case("key indented too far", "a: 1\n   bé: 2\n", underlines: "bé", says: "no key is expected"),
    Case("value starts with @", "a: @x\n", underlines: "@", says: "cannot start with `@`"),
    Case("value starts with a backtick", "a: `x`\n", underlines: "`", says: "backtick"),
    Case("value starts with %", "a: %x\n", underlines: "%", says: "cannot start with `%`"),
    Case("bracket not closed", "a: [1, 2\n", underlines: "[", says: "never closed"),
    Case("brace not closed", "a: {b: 1\n", underlines: "{", says: "never closed"),
    Case("comma missing in brackets", "a: [\"b\" c]\n", underlines: "c", says: "`]`"),
    Case("comma missing in braces", "a: {x: 1 y: 2}\n", underlines: ":", says: "`}`"),
    Case("key in a list", "- a\nb: 1\n", underlines: "b: 1", says: "list that starts on line 1"),
    Case("list in a mapping", "a: 1\n- b\n", underlines: "- b", says: "mapping that starts on line 1"),
    Case("list indented unevenly", "a:\n  - x\n - y\n", underlines: "- y", says: "mapping that starts on line 1"),
    Case("list beside its key", "a: - b\n", underlines: "-", says: "list cannot start here"),
    Case("question mark in a value", "a: ? b\n", underlines: "?", says: "`?`"),
    Case("value starts with *", "a: **b**\n", underlines: "*", says: "name of an anchor"),
    Case("unknown escape", "a: \"\\d\"\n", underlines: "\\d", says: "escape sequence"),
    Case("lone surrogate", "a: \"\\uD800\"\n", underlines: "\\uD", says: "no Unicode character"),
    Case("escape without digits", "a: \"\\xZZ\"\n", underlines: "\\xZ", says: "hexadecimal"),
    Case("text beside |", "a: | text\n", underlines: "t", says: "`|`"),
    Case("indentation of 0", "a: |0\n x\n", underlines: "0", says: "`|`"),
    Case("value missing in brackets", "a: [,]\n", underlines: ",", says: "value is missing"),
    Case("colon without space in braces", "a: {x:[1]}\n", underlines: ":", says: "needs a space"),
    Case("unknown directive", "%FOO bar\n--- a\n", underlines: "%FOO bar", says: "directive"),
    Case("version of YAML", "%YAML 3.0\n--- a\n", underlines: "%YAML 3.0", says: "directive"),
    Case("undeclared handle", "a: !e!b c\n", underlines: "!e!b c", says: "tag"),
    Case("text after the document", "[a]\nb\n", underlines: "b", says: "ended before"),
  ]

  static let refused: [Case] = [
    Case("duplicate key", "a: 1\nb: 2\na: 3\n", "yaml.duplicate_key", underlines: "a", says: "line 1"),
    Case("duplicate in another style", "é: 1\n\"é\": 2\n", "yaml.duplicate_key", underlines: "\"é\"", says: "`é`"),
    Case("duplicate in braces", "x: {a: 1, a: 2}", "yaml.duplicate_key", underlines: "a", says: "line 1"),
    Case("duplicate through an alias", "&k a: 1\n*k : 2\n", "yaml.duplicate_key", underlines: "*k", says: "`a`"),
    Case(
      "duplicate list as key", "? [a, b]\n: 1\n? [a, 'b']\n: 2", "yaml.duplicate_key", underlines: "[a, 'b']",
      says: "key"),
    Case("duplicate among many", many(20) + "k7: x\n", "yaml.duplicate_key", underlines: "k7", says: "line 8"),
    Case(
      "duplicate of a long key", many(1, "long-key-name-") + many(1, "long-key-name-"), "yaml.duplicate_key",
      underlines: "long-key-name-0", says: "line 1"),
    Case(
      "two merge keys", "a: &a {x: 1}\nb: {<<: *a, <<: *a}", "yaml.duplicate_key", underlines: "<<", says: "merge key"),
    Case("unknown alias", "name: &name x\nb: *nam\n", "yaml.unknown_alias", underlines: "*nam", says: "`*nam`"),
    Case("alias before its anchor", "a: *x\nb: &x 1\n", "yaml.unknown_alias", underlines: "*x", says: "`*x`"),
    Case(
      "anchor of the document before", "a: &x 1\n---\nb: *x\n", "yaml.unknown_alias", underlines: "*x", says: "`*x`"),
    Case(
      "alias inside its own list", "a: &x [*x]\n", "yaml.recursive_alias", underlines: "*x", says: "inside the value"),
    Case(
      "alias inside its own mapping", "&x a: &y\n  b: [{c: *y}]\n", "yaml.recursive_alias", underlines: "*y",
      says: "inside the value"),
    Case("merge of itself", "a: &x {<<: *x}\n", "yaml.merge", underlines: "*x", says: "itself"),
    Case("merge of itself in a list", "a: &x\n  <<: [*x]\n", "yaml.merge", underlines: "*x", says: "itself"),
    Case("merge of a number", "<<: 5\n", "yaml.merge", underlines: "5", says: "neither"),
    Case("merge of a list of texts", "a: &a [x]\nb: {<<: *a}\n", "yaml.merge", underlines: "x", says: "neither"),
    Case("merge of an alias of text", "a: &a x\nb: {<<: [*a]}\n", "yaml.merge", underlines: "*a", says: "neither"),
    Case("local tag", "a: !x b\n", "yaml.tag", underlines: "!x", says: "`!x`"),
    Case(
      "foreign tag", "- !!python/object:os.system x\n", "yaml.tag", underlines: "!!python/object:os.system",
      says: "core"),
    Case("tag after an anchor", "- &a !x b\n", "yaml.tag", underlines: "!x", says: "`!x`"),
    Case("tag of another kind", "a: !!map x\n", "yaml.tag", underlines: "!!map", says: "single value"),
    Case("escape character", "a: x\u{1B}y", "yaml.control_character", underlines: "\u{1B}", says: "U+001B"),
    Case("NUL", "a: \u{0}", "yaml.control_character", underlines: "\u{0}", says: "U+0000"),
    Case("C1 control after an accent", "é: \u{9B}", "yaml.control_character", underlines: "\u{9B}", says: "U+009B"),
    Case("delete", "\u{7F}", "yaml.control_character", underlines: "\u{7F}", says: "U+007F"),
  ]

  static func many(_ count: Int, _ prefix: String = "k") -> String {
    (0..<count).map { "\(prefix)\($0): \($0)\n" }.joined()
  }

  @Test("is refused with its place", arguments: syntax + refused)
  func refusal(_ testCase: Case) throws {
    let error = try #require(read(testCase.yaml).error)
    #expect(error.code == testCase.code)
    #expect(underlined(error, in: testCase.yaml) == testCase.underlined)
    let words = error.message.english + " " + (error.help?.english ?? "")
    #expect(words.contains(testCase.says))
  }

  @Test("speaks two languages and none of libyaml's", arguments: syntax + refused)
  func languages(_ testCase: Case) throws {
    let error = try #require(read(testCase.yaml).error)
    let help = try #require(error.help)
    #expect(error.message.english != error.message.french && help.english != help.french)
    for raw in ["did not find", "found "] { #expect(!error.message.english.contains(raw)) }
    for french in [error.message.french, help.french] {
      // A colon of a sentence has a no-break space before it; one in code stands between backticks.
      let prose = french.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset.isMultiple(of: 2) }.map { $0.element }.joined()
      for slip in [" :", " ;", "« ", "'"] { #expect(!prose.contains(slip)) }
    }
  }

  @Test("an alias that is mistyped gets the nearest anchor")
  func nearestAnchor() throws {
    let error = try #require(read("a: &moderation 1\nb: *moderaton\n").error)
    #expect(
      error.help == LocalizedText(en: "did you mean `*moderation`?", fr: "vouliez-vous dire `*moderation`\u{A0}?"))
  }

  static let encodings: [(name: String, bytes: [UInt8], code: String, line: Int, column: Int, says: String)] = [
    ("Latin-1", Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A], "yaml.encoding", 2, 7, "0xE9"),
    ("after accents", Array("é".utf8) + [0xFF], "yaml.encoding", 1, 2, "0xFF"),
    ("overlong", [0x61, 0xC0, 0x80], "yaml.encoding", 1, 2, "0xC0"),
    ("overlong in three bytes", [0xE0, 0x80, 0x80], "yaml.encoding", 1, 1, "0xE0"),
    ("surrogate", [0x61, 0xED, 0xA0, 0x80], "yaml.encoding", 1, 2, "0xED"),
    ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80], "yaml.encoding", 1, 1, "0xF4"),
    ("cut short", [0x61, 0xE2, 0x82], "yaml.encoding", 1, 2, "0xE2"),
    ("UTF-16 little", [0xFF, 0xFE, 0x61, 0x00], "yaml.encoding", 1, 1, "UTF-16"),
    ("UTF-16 big", [0xFE, 0xFF, 0x00, 0x61], "yaml.encoding", 1, 1, "UTF-16"),
    ("UTF-32 little", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "yaml.encoding", 1, 1, "UTF-32"),
    ("UTF-32 big", [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], "yaml.encoding", 1, 1, "UTF-32"),
    ("no character", [0xEF, 0xBF, 0xBF], "yaml.control_character", 1, 1, "U+FFFF"),
  ]

  @Test("bytes that are no text", arguments: encodings)
  func encoding(
    _ row: (name: String, bytes: [UInt8], code: String, line: Int, column: Int, says: String)
  ) throws {
    let error = try #require(read(row.bytes).error)
    #expect(error.code == row.code)
    #expect(error.span?.start == SourcePosition(line: row.line, column: row.column))
    #expect(error.message.english.contains(row.says))
  }

  @Test("documents before a bad byte are read, the one that it may have cut is not")
  func documentsBeforeBadByte() {
    let bad: [UInt8] = [0xFF]
    let rows: [(String, Int)] = [
      ("a: 1\n---\nb: 2\n---\nc: ", 2), ("a: 1\n---\nb: 2\n...\n", 2), ("a: 1\n", 0), ("a: 1\n---\n", 1), ("", 0),
    ]
    for (text, count) in rows {
      let result = read(Array(text.utf8) + bad)
      #expect(result.trees.count == count, "\(text.debugDescription)")
      #expect(result.error?.code == "yaml.encoding")
    }
    #expect(read(Array("a: 1\n---\n[b: }\n---\n".utf8) + bad).error?.code == "yaml.syntax")
  }

  @Test("after an error the stream is over")
  func overAfterError() throws {
    var reader = DocumentReader(source: Array("a: 1\n---\nb: }\n---\nc: 1\n".utf8), name: "x")
    #expect(try reader.next() != nil)
    #expect(throws: Diagnostic.self) { try reader.next() }
    #expect(try reader.next() == nil)
  }

  /// The text that a diagnostic of a one-line span points at.
  private func underlined(_ error: Diagnostic, in yaml: String) -> String? {
    guard let span = error.span, span.start.line == span.end.line else { return nil }
    let text = SourceText(name: "test", bytes: Array(yaml.utf8))
    return String(decoding: text.bytes[text.offset(of: span.start)..<text.offset(of: span.end)], as: UTF8.self)
  }
}
