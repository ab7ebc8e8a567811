// Sources that are long, deep or random: refused with a reason or read, never a trap.

import CEL
import TestData
import Testing

@Suite("Syntax: limits")
struct SyntaxLimitTests {
  @Test("logical chains stay shallow", arguments: ["||", "&&"])
  func logicalChains(symbol: String) throws {
    let root = try Parser.parse(Array(repeating: "a", count: 10_000).joined(separator: symbol)).root
    #expect(root.depth == 15)
  }

  static let chains: [(name: String, make: @Sendable (Int) -> String)] = [
    ("sum", { Array(repeating: "1", count: $0).joined(separator: "+") }),
    ("relation", { Array(repeating: "1", count: $0).joined(separator: "<") }),
    ("fields", { Array(repeating: "a", count: $0).joined(separator: ".") }),
    ("calls", { "a" + String(repeating: ".f()", count: $0 - 1) }),
    ("indices", { "a" + String(repeating: "[0]", count: $0 - 1) }),
    ("lists", { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }),
    ("calls in calls", { String(repeating: "f(", count: $0 - 1) + "a" + String(repeating: ")", count: $0 - 1) }),
    ("parentheses", { String(repeating: "(", count: $0 - 1) + "a" + String(repeating: ")", count: $0 - 1) }),
    ("negations", { String(repeating: "!", count: $0 - 1) + "a" }),
    ("choices", { String(repeating: "a?b:", count: $0 - 1) + "c" }),
    ("macros", { String(repeating: "a.map(x,", count: $0 - 1) + "a" + String(repeating: ")", count: $0 - 1) }),
    ("bindings", { String(repeating: "cel.bind(x,1,", count: $0 - 1) + "a" + String(repeating: ")", count: $0 - 1) }),
  ]

  @Test("depth is counted to the level", arguments: chains.map(\.name))
  func depth(name: String) throws {
    let chain = try #require(Self.chains.first { $0.name == name })
    #expect(try Parser.parse(chain.make(250)).root.depth <= 250)
    let codes = issues(of: chain.make(251)).map(\.code)
    #expect(codes == ["syntax.too_deep"])
    #expect(issues(of: chain.make(7_000)).map(\.code) == ["syntax.too_deep"])
    #expect(issues(of: chain.make(11), options: ParserOptions(maximumDepth: 10)).map(\.code) == codes)
    #expect(try Parser.parse(chain.make(10), options: ParserOptions(maximumDepth: 10)).root.depth <= 10)
  }

  @Test("depth is refused even where nothing is closed", arguments: ["(", "[", "{", "f(", "a[", "!", "-", "a?", "a."])
  func openDepth(opener: String) {
    #expect(!issues(of: String(repeating: opener, count: 30_000)).isEmpty)
  }

  @Test("length is counted in bytes")
  func length() throws {
    let options = ParserOptions(maximumBytes: 6)
    #expect(try Parser.rendered("'éé'", options: options) == "\"éé\"")
    let refused = issues(of: "'ééé'", options: options)
    #expect(refused.map(\.code) == ["syntax.too_long"])
    #expect(refused.map(\.range) == [6..<8])
    #expect(issues(of: String(repeating: " ", count: 100_001)).map(\.code) == ["syntax.too_long"])
    #expect(try Parser.parse("1" + String(repeating: " ", count: 99_999)).nodeCount == 1)
  }

  @Test(
    "rubbish yields a bounded number of issues",
    arguments: ["@$", "é ", "'\\q' ", "« ", "1x ", "( ", ") ", "#\n", "= "])
  func rubbish(piece: String) {
    let found = issues(of: String(repeating: piece, count: 20_000))
    #expect((1...50).contains(found.count))
  }

  @Test("limits of nothing refuse everything")
  func zeroLimits() {
    #expect(!issues(of: "1", options: ParserOptions(maximumDepth: 0)).isEmpty)
    #expect(!issues(of: "1", options: ParserOptions(maximumBytes: 0)).isEmpty)
    #expect(!issues(of: "1", options: ParserOptions(maximumDepth: -1, maximumBytes: -1)).isEmpty)
  }

  static let pieces = [
    "a", "b.c", ".", "?", ":", ",", "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "%", "!", "==", "!=", "<", ">=",
    "&&", "||", "in", "not", "and", "1", "2u", "0x", "1e9", ".5", "7.", "'s'", "b\"\\xff\"", "r'", "'''", "\"", "\\",
    "`",
    "`q`", "has(", ".all(x,", ".map(", "cel.bind(", "cel.iterVar(0,0)", ".optMap(", "true", "null", "if", " ", "\n",
    "//", "/*", "#", "«", "”", "é", "≤", "\u{A0}", "\u{202E}", "\u{0}", "&", "|", "=", "9223372036854775808",
    "\\u{D800}",
  ]

  @Test("20,000 random inputs are read or refused, with issues inside the source")
  func randomInputs() throws {
    var generator = SeededGenerator(seed: 0x5EED)
    var accepted = 0
    for round in 0..<20_000 {
      let source: String
      if round.isMultiple(of: 4) {
        let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
        source = String(decoding: bytes, as: UTF8.self)
      } else {
        let count = Int.random(in: 0...24, using: &generator)
        source = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
      }
      let length = source.utf8.count
      do throws(ExpressionRefusal) {
        let parsed = try Parser.parse(source)
        accepted += 1
        var pending = [parsed.root]
        while let node = pending.popLast() {
          #expect(node.range.clamped(to: 0..<length) == node.range && node.focus.clamped(to: node.range) == node.focus)
          pending += node.children
        }
      } catch {
        #expect(!error.issues.isEmpty, "\(source.debugDescription)")
        #expect(error.issues.allSatisfy { (0...length).contains($0.range.upperBound) }, "\(source.debugDescription)")
      }
    }
    #expect(accepted > 100)
  }
}
