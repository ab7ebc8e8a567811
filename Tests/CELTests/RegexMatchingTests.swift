// What patterns match, by area of the syntax. Every row is tried with the table and with the simulation, which must
// agree.

import CEL
import Testing

struct PatternCase: Sendable, CustomTestStringConvertible {
  let area: String
  let pattern: String
  let matching: [String]
  let failing: [String]

  init(_ area: String, _ pattern: String, matches matching: [String], fails failing: [String]) {
    self.area = area
    self.pattern = pattern
    self.matching = matching
    self.failing = failing
  }

  var testDescription: String { "\(area): \(pattern)" }

  func check() throws {
    for tableStates in [1024, 0] {
      let regex = try LinearRegex(pattern, limits: LinearRegex.Limits(tableStates: tableStates))
      #expect(regex.isTable == (tableStates > 0))
      for subject in matching { #expect(regex.matches(subject), "\(subject.debugDescription)") }
      for subject in failing { #expect(!regex.matches(subject), "\(subject.debugDescription)") }
    }
  }
}

@Suite("Regular expressions: matching")
struct RegexMatchingTests {
  static let cases: [PatternCase] = [
    PatternCase("empty pattern", "", matches: ["", "a"], fails: []),
    PatternCase("literal anywhere", "bc", matches: ["bc", "abcd", "bbc"], fails: ["", "b", "cb"]),
    PatternCase("alternation", "chat|chien", matches: ["un chat", "chien"], fails: ["chie", "cha"]),
    PatternCase("empty alternative", "^(a|)$", matches: ["", "a"], fails: ["b", "aa"]),
    PatternCase("dot", "^a.c$", matches: ["abc", "aéc", "a😀c"], fails: ["ac", "a\nc", "abbc"]),
    PatternCase("dot with s", "(?s)^a.c$", matches: ["a\nc", "abc"], fails: ["ac"]),
    PatternCase("whole text", "^[a-z0-9][a-z0-9_-]*$", matches: ["a", "a-1_b"], fails: ["", "-a", "A", "a\n", "é"]),

    PatternCase("star", "^ab*$", matches: ["a", "ab", "abbb"], fails: ["", "b", "aba"]),
    PatternCase("plus", "^ab+$", matches: ["ab", "abb"], fails: ["a"]),
    PatternCase("question mark", "^ab?$", matches: ["a", "ab"], fails: ["abb"]),
    PatternCase("lazy forms match the same", "^a*?b+?c??$", matches: ["b", "aabbc"], fails: ["a", "c"]),
    PatternCase("exact count", "^a{3}$", matches: ["aaa"], fails: ["aa", "aaaa"]),
    PatternCase("least count", "^a{2,}$", matches: ["aa", "aaaaa"], fails: ["a"]),
    PatternCase("count between", "^a{1,3}$", matches: ["a", "aa", "aaa"], fails: ["", "aaaa"]),
    PatternCase("none", "^a{0}$", matches: [""], fails: ["a"]),
    PatternCase("count of a group", "^(?:ab|c){2}$", matches: ["abc", "cc"], fails: ["ab", "abcc"]),
    PatternCase("largest count", "^a{1000}$", matches: [String(repeating: "a", count: 1000)], fails: ["aaaa"]),
    PatternCase("braces without count", "^a{,2}{b{1$", matches: ["a{,2}{b{1"], fails: ["aa", "ab"]),
    PatternCase("leading zero is no count", "^a{01}$", matches: ["a{01}"], fails: ["a"]),
    PatternCase("repeated empty group", "^()*(|a)+$", matches: ["", "aaa"], fails: ["b"]),
    PatternCase("quantified condition", "^*a\\b+", matches: ["a", "ba c"], fails: ["ab"]),

    PatternCase("class", "^[abx-z]$", matches: ["a", "b", "y"], fails: ["c", "-", ""]),
    PatternCase("negated class", "^[^a-c]$", matches: ["d", "\n", "é"], fails: ["b", ""]),
    PatternCase("bracket first", "^[]a]$", matches: ["]", "a"], fails: ["b"]),
    PatternCase("negated bracket", "^[^]a]$", matches: ["b"], fails: ["]", "a"]),
    PatternCase("hyphen at the ends", "^[-a][b-]$", matches: ["--", "ab"], fails: ["bb"]),
    PatternCase("hyphen after a range", "^[a-c-e]$", matches: ["-", "b", "e"], fails: ["d"]),
    PatternCase("opening bracket", "^[[a]$", matches: ["[", "a"], fails: ["]"]),
    PatternCase("unfinished POSIX name", "^[[:alpha]$", matches: ["[", ":", "h"], fails: ["b", "[" + ":"]),
    PatternCase("escapes in a class", "^[\\]\\-\\\\\\x41]$", matches: ["]", "-", "\\", "A"], fails: ["x", "4"]),
    PatternCase("range of accents", "^[à-ÿ]+$", matches: ["éàü"], fails: ["e", "É"]),
    PatternCase("Perl digits are ASCII", "^\\d\\D$", matches: ["1a", "1٣"], fails: ["٣a", "11"]),
    PatternCase("Perl words are ASCII", "^\\w\\W$", matches: ["_é", "a "], fails: ["é ", "ab"]),
    PatternCase("Perl spaces", "^\\s\\S$", matches: ["\ta", " \u{B}"], fails: ["\u{B}a", "\u{A0}a"]),
    PatternCase("Perl letters in a class", "^[^\\W\\d]$", matches: ["a", "_"], fails: ["1", "-"]),
    PatternCase("POSIX", "^[[:alpha:]][[:^digit:]][[:space:]]$", matches: ["ab\u{B}"], fails: ["a1 ", "éb "]),

    PatternCase("control escapes", "^\\a\\f\\n\\r\\t\\v$", matches: ["\u{7}\u{C}\n\r\t\u{B}"], fails: ["afnrtv"]),
    PatternCase("numbered escapes", "^\\x41\\x{e9}\\x{1F600}\\101\\0$", matches: ["Aé😀A\0"], fails: ["Aé😀A0"]),
    PatternCase("punctuation", "^\\.\\*\\_\\ \\/$", matches: [".*_ /"], fails: ["a*_ /"]),
    PatternCase("quotation", "^\\Qa.b*\\\\E+$", matches: ["a.b*\\", "a.b*\\\\"], fails: ["axb"]),
    PatternCase("quotation to the end", "\\Q(a", matches: ["(a"], fails: ["a"]),
    PatternCase("surrogates match nothing", "^\\x{D800}$", matches: [], fails: ["\u{FFFD}", ""]),

    PatternCase("end is the very end", "a$", matches: ["ba"], fails: ["a\n", "ab"]),
    PatternCase("lines with m", "(?m)^b$", matches: ["b", "a\nb\nc", "b\n"], fails: ["ab", "b\r\n"]),
    PatternCase("text with m", "(?m)\\Ab\\z", matches: ["b"], fails: ["a\nb", "b\n"]),
    PatternCase("word boundary", "\\bfoo\\b", matches: ["foo", "a foo.", "éfoo"], fails: ["foot", "_foo"]),
    PatternCase("no word boundary", "\\Bo\\B", matches: ["foot"], fails: ["of", "to", "o"]),
    PatternCase("no word boundary in an empty text", "\\B", matches: ["", "ab", "--"], fails: ["a"]),
    PatternCase("never", "a\\Ab|$b", matches: [], fails: ["ab", "", "b"]),

    PatternCase("groups", "^(a(?:b)(?P<x>c)(?<y1>d))$", matches: ["abcd"], fails: ["abc"]),
    PatternCase("case", "(?i)^MODÉRATION$", matches: ["modération", "Modération"], fails: ["moderation"]),
    PatternCase("case of a class", "(?i)^[a-c][^k]$", matches: ["BX"], fails: ["bK", "b\u{212A}"]),
    PatternCase("case folds three ways", "(?i)^kſς$", matches: ["\u{212A}sΣ", "KSσ"], fails: ["ksz"]),
    PatternCase("case is not Turkic", "(?i)^i$", matches: ["I"], fails: ["ı", "İ"]),
    PatternCase("case of sharp s", "(?i)^ß$", matches: ["ẞ"], fails: ["ss", "s"]),
    PatternCase("flags of a group", "^(?i:a)b$", matches: ["Ab", "ab"], fails: ["aB"]),
    PatternCase("flags end with the group", "^((?i)a)b$", matches: ["Ab"], fails: ["aB"]),
    PatternCase("flags span alternatives", "^(?:(?i)a|b)$", matches: ["A", "B"], fails: ["c"]),
    PatternCase("cleared flag", "(?is-i)^a.$", matches: ["a\n"], fails: ["A\n"]),
    PatternCase("ungreedy", "(?U)^a*b+$", matches: ["aab"], fails: ["a"]),

    PatternCase("category", "^\\p{Lu}\\pL*$", matches: ["Élodie", "Ω"], fails: ["élodie", "E1"]),
    PatternCase("category in a class", "^[\\p{L}' -]+$", matches: ["Jean-Noël d'Été", "Иван"], fails: ["a_b", "1"]),
    PatternCase("negated category", "^\\PN\\p{^N}[^\\pN]$", matches: ["a-é"], fails: ["1aa", "a٣a", "aa½"]),
    PatternCase("script", "^\\p{Greek}\\p{Latin}\\p{Han}$", matches: ["λé中"], fails: ["aλ中", "λ1中"]),
    PatternCase("any", "^\\p{Any}$", matches: ["\n", "😀"], fails: [""]),
    PatternCase(
      "unassigned is in no category", "^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Z}\\p{C}]$", matches: ["a"],
      fails: ["\u{378}"]),
  ]

  @Test("Patterns match what RE2 says", arguments: cases)
  func matches(row: PatternCase) throws { try row.check() }

  @Test("A pattern over its table's bound is simulated and matches the same")
  func fallsBackToSimulation() throws {
    let regex = try LinearRegex("(a|b)*a(a|b){14}c")
    #expect(!regex.isTable)
    #expect(regex.matches("ab" + String(repeating: "b", count: 13) + "c"))
    #expect(!regex.matches("bb" + String(repeating: "b", count: 13) + "c"))
  }

  @Test(
    "Bytes that are not UTF-8 count as U+FFFD, one each",
    arguments: [
      ("stray byte", "^a\\x{FFFD}b$", [0x61, 0xFF, 0x62]),
      ("truncated sequence", "^a\\x{FFFD}b$", [0x61, 0xC3, 0x62]),
      ("overlong form", "^a\\x{FFFD}{2}$", [0x61, 0xC0, 0xAF]),
      ("truncated at the end", "^a\\x{FFFD}{2}$", [0x61, 0xE2, 0x82]),
      ("surrogate", "^\\x{FFFD}{3}$", [0xED, 0xA0, 0x80]),
      ("well-formed", "^aéb$", [0x61, 0xC3, 0xA9, 0x62]),
    ] as [(String, String, [UInt8])], [1024, 0])
  func malformedBytes(row: (name: String, pattern: String, bytes: [UInt8]), tableStates: Int) throws {
    let regex = try LinearRegex(row.pattern, limits: LinearRegex.Limits(tableStates: tableStates))
    let isMatch = regex.matches(utf8: row.bytes.span)
    #expect(isMatch)
  }
}
