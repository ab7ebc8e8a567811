// The promise behind the module: work linear in the text for every pattern, and no pattern that stops the process.

import CEL
import TestData
import Testing

@Suite("Regular expressions: guarantees")
struct RegexGuaranteeTests {
  /// Patterns that take exponential or quadratic time where a matcher backtracks, and a text of any length that makes
  /// them do so.
  static let hostile: [(pattern: String, repeated: String, end: String)] = [
    ("(a*)*b", "a", "c"),
    ("^(a|aa)+$", "a", "b"),
    ("(x+x+)+y", "x", ""),
    ("^(([a-z])+.)+[A-Z]([a-z])+$", "a", ""),
    ("(.*)*=(.*)*;", "=", ""),
    ("(a|b|ab)*c{2,}(a?){30}a{30}$", "ab", ""),
    ("(a|b)*a(a|b){14}c", "ab", ""),
    ("\\b(\\w+\\s?)*é$", "ab ", ""),
    ("(?i)(\\pL+)+\\d$", "é", "-"),
  ]

  @Test("Twice the text takes twice the steps, give or take a twentieth", arguments: hostile.indices, [1024, 0])
  func isLinear(row: Int, tableStates: Int) throws {
    let (pattern, repeated, end) = Self.hostile[row]
    let regex = try LinearRegex(pattern, limits: LinearRegex.Limits(tableStates: tableStates))
    let steps = [500, 1000, 2000, 4000].map { regex.steps(over: String(repeating: repeated, count: $0) + end) }
    for (half, whole) in zip(steps, steps.dropFirst()) {
      #expect(10 * whole <= 21 * half, "\(pattern): \(steps)")
    }
  }

  @Test("A table reads each byte at most once and stops where the answer is certain")
  func tableSteps() throws {
    let regex = try LinearRegex("^[a-z0-9][a-z0-9_-]*$")
    #expect(regex.isTable)
    #expect(regex.steps(over: String(repeating: "a", count: 500)) == 500)
    #expect(regex.steps(over: "a!" + String(repeating: "a", count: 500)) == 2)
  }

  @Test("50,000 random patterns are refused or match, the same with and without table")
  func randomPatterns() throws {
    let pieces =
      [
        "(", ")", "(?:", "(?i", "(?i)", "(?m)", "(?P<n>", "|", "[", "[^", "]", "[:alpha:]", "-", "a", "b", "é", "😀",
        "1",
        "*", "+", "?", "{", "}", "{2}", "{0,3}", "{1,}", "{1000}", ",", ".", "^", "$", "\\", "\\b", "\\B", "\\A", "\\z",
        "\\d", "\\W", "\\p{", "\\P{Lu}", "\\x{", "\\x4", "\\Q", "\\E", "\\n", "\\12", ":]", "\u{0}", "K", "s",
      ] as [String]
    let subjects = ["", "a", "ab1", "é\n😀", "Ka s", "b-b:]"]
    var random = SeededGenerator(seed: 20_240_607)
    var accepted = 0
    var tables = 0
    for _ in 0..<50_000 {
      let pattern = (0..<Int.random(in: 1...10, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      // Small programs keep the run short; large ones have tests of their own.
      let limits = LinearRegex.Limits(instructions: 300, tableStates: 0)
      guard let regex = try? LinearRegex(pattern, limits: limits) else { continue }
      accepted += 1
      guard accepted % 10 == 0 else { continue }
      let other = try LinearRegex(pattern, limits: LinearRegex.Limits(instructions: 300, tableStates: 200))
      tables += other.isTable ? 1 : 0
      for subject in subjects {
        #expect(regex.matches(subject) == other.matches(subject), "\(pattern) on \(subject)")
      }
    }
    #expect(accepted > 10_000)
    #expect(tables > 1000)
  }
}
