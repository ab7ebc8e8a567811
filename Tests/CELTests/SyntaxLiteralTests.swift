// Every form of literal and the value it stands for.

import CEL
import Testing

@Suite("Syntax: literals")
struct SyntaxLiteralTests {
  static let numberRows = [
    TreeRow("0", "0"), TreeRow("007", "7"), TreeRow("9223372036854775807", "9223372036854775807"),
    TreeRow("-9223372036854775808", "-9223372036854775808"), TreeRow("- 9223372036854775808", "-9223372036854775808"),
    TreeRow("-0x8000000000000000", "-9223372036854775808"), TreeRow("0x1F", "31"), TreeRow("0xabCD", "43981"),
    TreeRow("--1", "(- -1)"), TreeRow("-(1)", "(- 1)"), TreeRow("!-1", "(! -1)"), TreeRow("-1.abs()", "(abs() -1)"),
    TreeRow("0u", "0u"), TreeRow("42U", "42u"), TreeRow("0xFFu", "255u"),
    TreeRow("18446744073709551615u", "18446744073709551615u"), TreeRow("-1u", "(- 1u)"),
    TreeRow("1.5", "1.5"), TreeRow(".5", "0.5"), TreeRow("-1.5", "-1.5"), TreeRow("1e3", "1000.0"),
    TreeRow("1.5E-3", "0.0015"), TreeRow("2e+2", "200.0"), TreeRow("-0.0", "-0.0"), TreeRow("1e-400", "0.0"),
    TreeRow("1.7976931348623157e308", "1.7976931348623157e+308"), TreeRow("1in[1]", "(in 1 [1])"),
    TreeRow("1u in[1]", "(in 1u [1])"), TreeRow("true", "true"), TreeRow("false", "false"), TreeRow("null", "null"),
  ]

  static let stringRows = [
    TreeRow(#""""#, #""""#), TreeRow("''", #""""#), TreeRow("''''''", #""""#), TreeRow("'a\"b'", #""a\"b""#),
    TreeRow(#"'a\'b'"#, #""a\'b""#), TreeRow("'''x''x'''", #""x\'\'x""#), TreeRow("\"\"\"a\"b\"\"\"", #""a\"b""#),
    TreeRow(#"'\a\b\f\n\r\t\v\\\?\"\'\`'"#, #""\u{07}\u{08}\u{0C}\n\r\t\u{0B}\\?\"\'`""#),
    TreeRow(#"'\x41\X42\u0043\U00000044\105'"#, #""ABCDE""#), TreeRow(#"'\xFF\377'"#, #""ÿÿ""#),
    TreeRow(#"'\u00E9\U0001F600'"#, #""é😀""#), TreeRow(#"'\uD83D\uDE00'"#, #""😀""#),
    TreeRow(#"r'\n\'"#, #""\\n\\""#), TreeRow(#"R"\u12""#, #""\\u12""#), TreeRow("r'''a'b\\'''", #""a\'b\\""#),
    TreeRow("'''a\nb'''", #""a\nb""#), TreeRow("'''a\r\nb\rc'''", #""a\r\nb\rc""#),
    TreeRow("r\"\"\"\n\"\"\"", #""\n""#),
    TreeRow("'// no comment'", #""// no comment""#), TreeRow("'é\u{0301}'", "\"é\u{0301}\""),
  ]

  static let bytesRows = [
    TreeRow("b''", "b[]"), TreeRow("b'aÿ'", "b[61 c3 bf]"), TreeRow(#"B"\xFF\377\000""#, "b[ff ff 00]"),
    TreeRow(#"b'\n\''"#, "b[0a 27]"), TreeRow(#"br'\n'"#, "b[5c 6e]"), TreeRow(#"bR"\x""#, "b[5c 78]"),
    TreeRow("b'''?\r\n'''", "b[3f 0d 0a]"), TreeRow("BR\"\"\"a\"b\"\"\"", "b[61 22 62]"),
  ]

  @Test("numbers, booleans and null", arguments: numberRows)
  func numbers(row: TreeRow) throws {
    #expect(try Parser.rendered(row.source) == row.tree)
  }

  @Test("strings", arguments: stringRows)
  func strings(row: TreeRow) throws {
    // Compared as code points: `==` on strings would take canonically equivalent ones for the same.
    #expect(Array(try Parser.rendered(row.source).unicodeScalars) == Array(row.tree.unicodeScalars))
  }

  @Test("bytes", arguments: bytesRows)
  func bytes(row: TreeRow) throws {
    #expect(try Parser.rendered(row.source) == row.tree)
  }

  @Test("letters before a quote are a prefix only together with it")
  func prefixes() throws {
    #expect(try Parser.rendered("b + r + br") == "(+ (+ b r) br)")
    #expect(try Parser.rendered("[b, rb]") == "[b, rb]")
  }
}
