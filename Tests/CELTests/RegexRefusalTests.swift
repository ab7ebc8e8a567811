// Which patterns are refused, and which part of them the message is about.

import CEL
import Diagnostics
import Testing

struct RefusedPattern: Sendable, CustomTestStringConvertible {
  let pattern: String
  let underlined: String
  let code: String
  /// A word of the English message or help.
  let says: String

  init(_ pattern: String, _ underlined: String, _ code: String, says: String = "") {
    self.pattern = pattern
    self.underlined = underlined
    self.code = code
    self.says = says
  }

  var testDescription: String { pattern }
}

@Suite("Regular expressions: refusals")
struct RegexRefusalTests {
  static let cases: [RefusedPattern] = [
    RefusedPattern("é(?=b)", "(?=", "regex.unsupported", says: "look-ahead"),
    RefusedPattern("a(?!b)", "(?!", "regex.unsupported", says: "look-ahead"),
    RefusedPattern("(?<=a)b", "(?<=", "regex.unsupported", says: "look-behind"),
    RefusedPattern("(?<!a)b", "(?<!", "regex.unsupported", says: "look-behind"),
    RefusedPattern("(a)\\1", "\\1", "regex.unsupported", says: "back-reference"),
    RefusedPattern("(a)\\8", "\\8", "regex.unsupported", says: "back-reference"),
    RefusedPattern("(?P<n>a)(?P=n)", "(?P=", "regex.unsupported", says: "back-reference"),
    RefusedPattern("(a)\\k<n>", "\\k", "regex.unsupported", says: "back-reference"),
    RefusedPattern("xa++", "++", "regex.unsupported", says: "possessive"),
    RefusedPattern("a{2}+", "{2}+", "regex.unsupported", says: "possessive"),
    RefusedPattern("(?>a)", "(?>", "regex.unsupported", says: "atomic"),
    RefusedPattern("(?(1)a)", "(?(", "regex.unsupported", says: "conditional"),
    RefusedPattern("(a(?R))", "(?R", "regex.unsupported", says: "recursion"),
    RefusedPattern("a(?#x)", "(?#", "regex.unsupported", says: "comment"),
    RefusedPattern("\\C", "\\C", "regex.unsupported", says: "byte"),

    RefusedPattern("a(b", "(", "regex.unclosed_group"),
    RefusedPattern("(a(b)", "(", "regex.unclosed_group"),
    RefusedPattern("a(?i", "(?i", "regex.unclosed_group"),
    RefusedPattern("éa)b", ")", "regex.unopened_group"),
    RefusedPattern("(?P<>a)", "(?P<>", "regex.group_name"),
    RefusedPattern("(?<a-b>a)", "(?<a-", "regex.group_name"),
    RefusedPattern("(?P<n", "(?P<n", "regex.group_name"),
    RefusedPattern("b(?iz:a)", "(?iz", "regex.flag"),
    RefusedPattern("(?-)a", "(?-)", "regex.flag"),
    RefusedPattern("(?i--s)", "(?i--", "regex.flag"),

    RefusedPattern("*a", "*", "regex.nothing_to_repeat"),
    RefusedPattern("a|+b", "+", "regex.nothing_to_repeat"),
    RefusedPattern("(?i){2}", "{2}", "regex.nothing_to_repeat"),
    RefusedPattern("(*)", "*", "regex.nothing_to_repeat"),
    RefusedPattern("xa**", "**", "regex.double_repetition"),
    RefusedPattern("a{2}{3}", "{2}{3}", "regex.double_repetition"),
    RefusedPattern("a*?*", "*?*", "regex.double_repetition"),
    RefusedPattern("a{1001}", "{1001}", "regex.repetition_count", says: "1000"),
    RefusedPattern("a{1,1001}", "{1,1001}", "regex.repetition_count"),
    RefusedPattern("a{99999999999999999999}", "{99999999999999999999}", "regex.repetition_count"),
    RefusedPattern("(a{1000}){1000}", "{1000}", "regex.repetition_count"),
    RefusedPattern("((a{10}){10}){11}", "{11}", "regex.repetition_count"),
    RefusedPattern("a{3,2}", "{3,2}", "regex.repetition_order"),
    RefusedPattern("(?:abcdefghijklmn){1000}", "{1000}", "regex.too_large", says: "10000"),

    RefusedPattern("a[bc", "[", "regex.unclosed_class"),
    RefusedPattern("[]", "[", "regex.unclosed_class"),
    RefusedPattern("x[^]", "[", "regex.unclosed_class"),
    RefusedPattern("[a-", "[", "regex.unclosed_class"),
    RefusedPattern("[éz-a]", "z-a", "regex.class_range"),
    RefusedPattern("[a-\\d]", "a-\\d", "regex.class_range"),
    RefusedPattern("[a[:alpa:]]", "[:alpa:]", "regex.class_name", says: "[:alpha:]"),
    RefusedPattern("\\p{Greec}", "\\p{Greec}", "regex.property", says: "\\p{Greek}"),
    RefusedPattern("a\\pé", "\\pé", "regex.property"),
    RefusedPattern("\\p{Lu", "\\p{Lu", "regex.property"),
    RefusedPattern("\\p{Cn}", "\\p{Cn}", "regex.property"),

    RefusedPattern("a\\", "\\", "regex.escape", says: "ends"),
    RefusedPattern("é\\q", "\\q", "regex.escape", says: "without the backslash"),
    RefusedPattern("\\é", "\\é", "regex.escape"),
    RefusedPattern("a\\Z", "\\Z", "regex.escape", says: "\\z"),
    RefusedPattern("\\u00e9", "\\u", "regex.escape", says: "\\x{20AC}"),
    RefusedPattern("[\\b]", "\\b", "regex.escape", says: "\\x08"),
    RefusedPattern("a\\E", "\\E", "regex.escape"),
    RefusedPattern("\\x4g", "\\x4", "regex.escape", says: "hexadecimal"),
    RefusedPattern("\\x{}", "\\x{", "regex.escape"),
    RefusedPattern("\\x{110000}", "\\x{110000}", "regex.escape"),
    RefusedPattern("\\x{FFFFFFFFFFFFFFFFFFFF}", "\\x{FFFFFFFFFFFFFFFFFFFF}", "regex.escape"),
  ]

  @Test("A refusal names the fault and its place", arguments: cases)
  func refuses(row: RefusedPattern) throws {
    let error = try #require(throws: PatternError.self) { try LinearRegex(row.pattern) }
    let bytes = Array(row.pattern.utf8)
    try #require(error.range.upperBound <= bytes.count)
    #expect(String(decoding: bytes[error.range], as: UTF8.self) == row.underlined)
    #expect(error.code == row.code)
    let said = error.message.english + " / " + (error.help?.english ?? "")
    #expect(said.contains(row.says), "\(said)")
    #expect(error.message.french != error.message.english)
    #expect(error.help != nil)
  }

  @Test(
    "Each limit is exact",
    arguments: [
      ("bytes", LinearRegex.Limits(patternBytes: 4), "aéb", "aéé", "regex.too_long"),
      ("nesting", LinearRegex.Limits(nesting: 2), "((a))", "((()))", "regex.too_deep"),
      ("instructions", LinearRegex.Limits(instructions: 6), "a{5}", "a{6}", "regex.too_large"),
      ("instructions of alternatives", LinearRegex.Limits(instructions: 5), "a|b", "a|b|", "regex.too_large"),
    ])
  func limits(name: String, limits: LinearRegex.Limits, accepted: String, refused: String, code: String) throws {
    _ = try LinearRegex(accepted, limits: limits)
    let error = #expect(throws: PatternError.self) { try LinearRegex(refused, limits: limits) }
    #expect(error?.code == code)
  }

  @Test("Ten thousand opening parentheses are refused at the first one too many")
  func deepNesting() {
    let error = #expect(throws: PatternError.self) { try LinearRegex(String(repeating: "(", count: 10_000)) }
    #expect(error?.code == "regex.too_deep")
    #expect(error?.range == 250..<251)
  }
}
