// What is said about expressions that cannot be read: the code and the underlined text of every issue, in order.

import CEL
import Diagnostics
import Testing

struct IssueRow: Sendable, CustomTestStringConvertible {
  let source: String
  /// Code without its stage, and the underlined text.
  let issues: [[String]]

  init(_ source: String, _ issues: [String]...) {
    self.source = source
    self.issues = issues
  }

  var testDescription: String { source.debugDescription }
}

@Suite("Syntax: mistakes")
struct SyntaxErrorTests {
  static let wordRows = [
    IssueRow("'abc", ["unclosed", "'"]),
    IssueRow("f('abc", ["unclosed", "'"]),
    IssueRow("x == \"abc\n && y", ["unclosed", "\""]),
    IssueRow("br'''abc'' '", ["unclosed", "br'''"]),
    IssueRow(#"'a\'"#, ["unclosed", "'"]),
    IssueRow("a.`b", ["unclosed", "`"]),
    IssueRow("a.`b:c`", ["name", ":"]),
    IssueRow("a.`b’c`", ["name", "’"]),
    IssueRow("a.``", ["name", "``"]),
    IssueRow(#"'\d+' + '\q'"#, ["escape", #"\d"#], ["escape", #"\q"#]),
    IssueRow(#"'\é'"#, ["escape", #"\é"#]),
    IssueRow(
      #"['\x4', '\u12G4', '\U0001F60', '\40', '\400', '\8']"#, ["escape", #"\x4"#], ["escape", #"\u12"#],
      ["escape", #"\U0001F60"#], ["escape", #"\4"#], ["escape", #"\4"#], ["escape", #"\8"#]),
    IssueRow(#"'\38'"#, ["escape", #"\3"#]),
    IssueRow(#"'\uD800'"#, ["escape", #"\uD800"#]),
    IssueRow(#"'\uDE00\uD83D'"#, ["escape", #"\uDE00"#], ["escape", #"\uD83D"#]),
    IssueRow(#"'\uD83D\u0041'"#, ["escape", #"\uD83D"#]),
    IssueRow(
      #"'\U0000D800 \U00110000 \UFFFFFFFF'"#, ["escape", #"\U0000D800"#], ["escape", #"\U00110000"#],
      ["escape", #"\UFFFFFFFF"#]),
    IssueRow(#"b'\u0041' + b'\U00000041'"#, ["escape", #"\u0041"#], ["escape", #"\U00000041"#]),
    IssueRow("9223372036854775808", ["out_of_range", "9223372036854775808"]),
    IssueRow("-9223372036854775809", ["out_of_range", "9223372036854775809"]),
    IssueRow("a -9223372036854775808", ["out_of_range", "9223372036854775808"]),
    IssueRow("0x10000000000000000", ["out_of_range", "0x10000000000000000"]),
    IssueRow("18446744073709551616u + 1e309", ["out_of_range", "18446744073709551616u"], ["out_of_range", "1e309"]),
    IssueRow(
      "1_000 + 12px + 0x + 0X1F + 1e + 2.5u", ["number", "1_000"], ["number", "12px"], ["number", "0x"],
      ["number", "0X1F"], ["number", "1e"], ["number", "2.5u"]),
    IssueRow("7. + 1", ["number", "7."]),
    IssueRow("a = 1", ["operator", "="]),
    IssueRow("a === 1 && b !== 2", ["operator", "==="], ["operator", "!=="]),
    IssueRow("a & b | c", ["operator", "&"], ["operator", "|"]),
    IssueRow("a <> b && c => d", ["operator", "<>"], ["operator", "=>"]),
    IssueRow("a ≤ b − 1", ["operator", "≤"], ["operator", "−"]),
    IssueRow("a == «voix» || b == “voice” || c == ‘v’", ["quote", "«"], ["quote", "“"], ["quote", "‘"]),
    IssueRow("a == “voice", ["quote", "“"]),
    IssueRow("a\u{A0}== 1", ["character", "\u{A0}"]),
    IssueRow("a @ b", ["character", "@"]),
    IssueRow("a; b", ["character", ";"]),
    IssueRow("a $$$ ", ["character", "$$$"]),
    IssueRow("[@, 1 +]", ["character", "@"], ["missing_operand", "]"]),
    IssueRow("a # note", ["comment", "#"]),
    IssueRow("a /* note */ + b", ["comment", "/*"]),
    IssueRow("éléments.size() > données", ["name", "éléments"], ["name", "données"]),
  ]

  static let operatorRows = [
    IssueRow("", ["empty", ""]),
    IssueRow(" // nothing", ["empty", ""]),
    IssueRow("a +", ["missing_operand", "+"]),
    IssueRow("a + * b", ["missing_operand", "*"]),
    IssueRow("&& a", ["missing_operand", "&&"]),
    IssueRow("(a &&) || b", ["missing_operand", ")"]),
    IssueRow("in [1]", ["missing_operand", "in"]),
    IssueRow("a && in b", ["missing_operand", "in"]),
    IssueRow("a in", ["missing_operand", "in"]),
    IssueRow("a not in b", ["operator", "not in"]),
    IssueRow("a !in b", ["operator", "!in"]),
    IssueRow("a and b OR c et d", ["operator", "and"], ["operator", "OR"], ["operator", "et"]),
    IssueRow("not a && x.all(y, not y.b)", ["operator", "not"], ["operator", "not"]),
    IssueRow("!-a", ["operator", "!-"]),
    IssueRow("-!a", ["operator", "-!"]),
    IssueRow("a b", ["unexpected", "b"]),
    IssueRow("a 1", ["unexpected", "1"]),
    IssueRow("a 'b'", ["unexpected", "'b'"]),
    IssueRow("1.2.3", ["unexpected", ".3"]),
    IssueRow("a ? b", ["conditional", "?"]),
    IssueRow("(a ? b)", ["conditional", "?"]),
    IssueRow("a ? b ? c : d : e", ["conditional", "?"]),
    IssueRow("a ? b : ", ["missing_operand", ":"]),
    IssueRow("a : b", ["unexpected", ":"]),
    IssueRow("a, b", ["unexpected", ","]),
    IssueRow("if + let", ["reserved_word", "if"], ["reserved_word", "let"]),
    IssueRow("for(x)", ["reserved_word", "for"]),
    IssueRow("a.in || b.null || c.true", ["reserved_word", "in"]),
    IssueRow(
      "[a.in, b.null, c.true]", ["reserved_word", "in"], ["reserved_word", "null"], ["reserved_word", "true"]),
    IssueRow("a.", ["missing_name", "."]),
    IssueRow("a.?", ["missing_name", "?"]),
    IssueRow("a.(b)", ["missing_name", "("]),
    IssueRow("a.'b'", ["missing_name", "'b'"]),
    IssueRow("`a`", ["missing_operand", "`a`"]),
  ]

  static let structureRows = [
    IssueRow("(a + b", ["unclosed", "("]),
    IssueRow("f(a, (b)", ["unclosed", "("]),
    IssueRow("f(", ["unclosed", "("]),
    IssueRow("f(a,", ["unclosed", "("]),
    IssueRow("[1, {a: 2", ["unclosed", "{"]),
    IssueRow("a[", ["unclosed", "["]),
    IssueRow("a[0", ["unclosed", "["]),
    IssueRow("(a +", ["unclosed", "("], ["missing_operand", "+"]),
    IssueRow("(a]", ["unclosed", "]"]),
    IssueRow("[a)", ["unclosed", ")"]),
    IssueRow("a)", ["unopened", ")"]),
    IssueRow("a]]", ["unopened", "]"]),
    IssueRow("()", ["missing_operand", ")"]),
    IssueRow("a[]", ["missing_operand", "]"]),
    IssueRow("f(a,)", ["trailing_comma", ","]),
    IssueRow("f(,a)", ["missing_operand", ","]),
    IssueRow("[,]", ["missing_operand", ","]),
    IssueRow("[1, +, 2 3, f(4 5)]", ["missing_operand", "+"], ["unexpected", "3"], ["unexpected", "5"]),
    IssueRow("(1 2) + (3 4)", ["unexpected", "2"], ["unexpected", "4"]),
    IssueRow("(a, b)", ["unexpected", ","]),
    IssueRow("{a, b: }", ["missing_value", "a"], ["missing_operand", "}"]),
    IssueRow("{'a' 1}", ["missing_value", "'a'"]),
    IssueRow("A{'b': 1}", ["missing_name", "'b'"]),
    IssueRow("A{b}", ["missing_value", "b"]),
    IssueRow("f(){a: 1}", ["unexpected", "{"]),
    IssueRow("(a){b: 1}", ["unexpected", "{"]),
    IssueRow("a[0](b)", ["call", "("]),
    IssueRow("a.?b(c)", ["call", "?"]),
    IssueRow("a.`b`(c)", ["call", "`b`"]),
  ]

  static let macroRows = [
    IssueRow("has(a)", ["macro", "a"]),
    IssueRow("has(a[0])", ["macro", "a[0]"]),
    IssueRow("has(a.?b)", ["macro", "a.?b"]),
    IssueRow("xs.all(x.y, true)", ["macro", "x.y"]),
    IssueRow("xs.map(.x, x)", ["macro", ".x"]),
    IssueRow("xs.exists('x', true)", ["macro", "'x'"]),
    IssueRow("xs.all(i, 1, true)", ["macro", "1"]),
    IssueRow("xs.transformList(x, x, x)", ["macro", "x"]),
    IssueRow("xs.exists(cel.iterVar(0, a), true)", ["macro", "cel.iterVar(0, a)"]),
    IssueRow("cel.bind(1, 2, 3)", ["macro", "1"]),
    IssueRow("a.optMap(b.c, 1)", ["macro", "b.c"]),
    IssueRow("[has(a), xs.map(1, 2), xs.map(3 4, x)]", ["macro", "a"], ["macro", "1"], ["unexpected", "4"]),
    IssueRow("xs.all((1 2), x)", ["unexpected", "2"]),
  ]

  @Test("words that cannot be read", arguments: wordRows)
  func words(row: IssueRow) { expectIssues(of: row) }

  @Test("operators and their operands", arguments: operatorRows)
  func operators(row: IssueRow) { expectIssues(of: row) }

  @Test("brackets, commas and calls", arguments: structureRows)
  func structure(row: IssueRow) { expectIssues(of: row) }

  @Test("macros of the wrong shape", arguments: macroRows)
  func macros(row: IssueRow) { expectIssues(of: row) }

  @Test("every message is there in both languages and offers help")
  func wording() {
    for row in Self.wordRows + Self.operatorRows + Self.structureRows + Self.macroRows {
      for issue in issues(of: row.source) {
        #expect(issue.help != nil, "\(row.source)")
        #expect(issue.message.english != issue.message.french)
        for text in [issue.message.french, issue.help?.french ?? ""] {
          // Code stands between backticks: every second piece is prose.
          let prose = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: "`")
          #expect([" ;", " :", " ?", " !", "« ", " »"].allSatisfy { !prose.contains($0) }, "ordinary space: \(text)")
        }
      }
    }
  }

  @Test("hostile text is shown short and without controls")
  func hostileText() throws {
    let long = String(repeating: "é\u{202E}", count: 5_000)
    for issue in issues(of: "a \(long) 1x\(String(repeating: "x", count: 9_000)) '\\\u{1B}'") {
      for text in [issue.message.english, issue.message.french, issue.help?.french ?? ""] {
        #expect(text.utf8.count < 700)
        #expect(text.withoutControls == text)
      }
    }
  }

  private func expectIssues(of row: IssueRow) {
    let bytes = Array(row.source.utf8)
    let found = issues(of: row.source).map { issue in
      [
        issue.code.hasPrefix("syntax.") ? String(issue.code.dropFirst(7)) : issue.code,
        String(decoding: bytes[issue.range], as: UTF8.self),
      ]
    }
    #expect(found == row.issues)
  }
}

/// The issues for which a source is refused; none where it is accepted.
func issues(of source: String, options: ParserOptions = ParserOptions()) -> [ExpressionIssue] {
  do throws(ExpressionRefusal) {
    _ = try Parser.parse(source, options: options)
    return []
  } catch {
    return error.issues
  }
}
