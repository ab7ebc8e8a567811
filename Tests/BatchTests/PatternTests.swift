// What the patterns of `--exclude` and of unexpanded paths match, and that none of them takes long.

import TestData
import Testing

@testable import Batch

@Suite("Patterns")
struct PatternTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let patterns: [String]
    let excluded: [String]
    let kept: [String]

    init(_ name: String, _ patterns: String..., excluded: [String], kept: [String]) {
      testDescription = name
      self.patterns = patterns
      self.excluded = excluded
      self.kept = kept
    }
  }

  /// Paths that end in `/` are folders.
  static let rows = [
    Row(
      "a name, at any depth", "a.yaml", excluded: ["a.yaml", "x/y/a.yaml", "a.yaml/"], kept: ["aa.yaml", "a.yaml.old"]),
    Row("a folder only", "old/", excluded: ["old/", "x/old/"], kept: ["old", "x/old", "older/"]),
    Row("from the folder on", "/a", excluded: ["a", "a/"], kept: ["x/a", "x/a/"]),
    Row("a slash within means from the folder on", "x/a", excluded: ["x/a"], kept: ["y/x/a", "a"]),
    Row("a slash within and at the end", "x/a/", excluded: ["x/a/"], kept: ["x/a", "y/x/a/"]),
    Row("* within a name", "*.old.*", excluded: ["a.old.yaml", "x/b.old.c", ".old."], kept: ["old.yaml", "a.old"]),
    Row("* does not cross folders", "x/*.yaml", excluded: ["x/a.yaml", "x/.yaml"], kept: ["x/y/a.yaml"]),
    Row(
      "? is one character", "/?.yaml", excluded: ["a.yaml", "é.yaml", "\u{1F600}.yaml"], kept: [".yaml", "ab.yaml"]),
    Row("? is no slash", "a?b/c", excluded: ["a-b/c"], kept: ["a/b/c"]),
    Row("**/ at the beginning", "**/x/a", excluded: ["x/a", "y/x/a", "z/y/x/a"], kept: ["xx/a", "y/xx/a", "x/y/a"]),
    Row("/** at the end", "x/**", excluded: ["x/a", "x/y/a", "x/y/"], kept: ["x/", "x", "y/x/a"]),
    Row("/**/ between", "x/**/a", excluded: ["x/a", "x/y/a", "x/y/z/a"], kept: ["xa", "x/ya", "y/x/a"]),
    Row("** within a name is *", "x/a**b", excluded: ["x/ab", "x/a-b"], kept: ["x/a/b"]),
    Row("** alone is every name", "**", excluded: ["a", "x/"], kept: []),
    Row("a range", "[a-c].yaml", excluded: ["a.yaml", "c.yaml"], kept: ["d.yaml", "-.yaml"]),
    Row("several ranges", "[a-cx0-9]", excluded: ["b", "x", "5"], kept: ["d", "-"]),
    Row("another than", "x/[!a-c]", excluded: ["x/d", "x/é"], kept: ["x/a", "x/", "x//"]),
    Row("another than, as in regular expressions", "[^a]", excluded: ["b"], kept: ["a"]),
    Row("] first", "[]a]", excluded: ["]", "a"], kept: ["b"]),
    Row("- last", "[a-]", excluded: ["-", "a"], kept: ["b"]),
    Row("a range that runs backwards", "[c-a]x", excluded: [], kept: ["bx", "cx"]),
    Row("escapes", #"\*[\]\\].\a"#, excluded: ["*].a", #"*\.a"#], kept: ["x].a"]),
    Row("! takes back", "*.yaml", "!keep.yaml", excluded: ["a.yaml"], kept: ["keep.yaml", "x/keep.yaml"]),
    Row("the last one decides", "!a", "a", excluded: ["a"], kept: []),
    Row("a literal !", #"\!a"#, excluded: ["!a"], kept: ["a"]),
    Row("blanks count", "a ", excluded: ["a "], kept: ["a"]),
    Row("letters have their case", "A", excluded: ["A"], kept: ["a"]),
  ]

  @Test("A pattern leaves out what .gitignore would", arguments: rows)
  func exclusion(row: Row) throws {
    let exclusions = try Exclusions(row.patterns)
    func isExcluded(_ path: String) -> Bool {
      let isFolder = path.hasSuffix("/")
      return exclusions.excludes(Array((isFolder ? path.dropLast() : path[...]).unicodeScalars), isFolder: isFolder)
    }
    #expect(row.excluded.filter { !isExcluded($0) } == [])
    #expect(row.kept.filter { isExcluded($0) } == [])
  }

  @Test(
    "What is no pattern is refused",
    arguments: [
      ("", PatternFault.empty), ("!", .empty), ("/", .empty), ("a[bc", .openClass), ("[", .openClass),
      ("[a-", .openClass), ("[]", .openClass), ("[[:alpha:]]", .namedClass), (#"a\"#, .trailingBackslash),
    ])
  func refusal(pattern: String, fault: PatternFault) {
    #expect(throws: fault.diagnostic(pattern)) { _ = try Exclusions(["*.yaml", pattern]) }
  }

  @Test("The time of a match grows with the lengths of pattern and path, and not faster")
  func linearTime() throws {
    let pattern = String(repeating: "**/*a", count: 100) + String(repeating: "*[ab]", count: 100) + "!"
    let exclusions = try Exclusions([pattern, "x/" + pattern])
    let path = Array(String(repeating: "a", count: 2_000).unicodeScalars)
    let time = processorTime { #expect(!exclusions.excludes(path, isFolder: false)) }
    #expect(time < .seconds(60), "exponential time would not end within a life")
  }

  @Test("A folder is entered where something below it may match")
  func prefix() throws {
    let pattern = try PathPattern("a*/**/x/*.yaml", isAnchored: true)
    let entered = ["a/", "ab/", "ab/c/", "ab/x/", "a/b/c/d/"].filter {
      !pattern.mayMatch(below: Array($0.unicodeScalars))
    }
    #expect(entered == [])
    #expect(!pattern.mayMatch(below: Array("b/".unicodeScalars)))
    #expect(try !PathPattern("a/*.yaml", isAnchored: true).mayMatch(below: Array("a/b/".unicodeScalars)))
  }
}
