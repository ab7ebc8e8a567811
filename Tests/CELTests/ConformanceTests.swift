// The language's own conformance suite. What does not pass yet is listed by name: a case that is listed and passes
// fails the test just as one that is not listed and does not pass.

import Foundation
import TestData
import Testing

@Suite struct ConformanceTests {
  @Test(.enabled(if: SharedData.root != nil, Comment(rawValue: SharedData.absence)))
  func suite() throws {
    let known = try knownGaps()
    var unexpected: [String] = []
    var failing: Set<String> = []
    var total = 0
    var passed = 0
    for file in try files() {
      let cases = try SharedData.lines("cel-spec/\(file)").map(ConformanceCase.init)
      var passedHere = 0
      for testCase in cases {
        guard let failure = testCase.failure() else {
          passedHere += 1
          continue
        }
        failing.insert(testCase.name)
        if !known.contains(testCase.name) {
          unexpected.append("\(testCase.name): \(testCase.expression)\n    \(failure)")
        }
      }
      print("\(file): \(passedHere) of \(cases.count)")
      passed += passedHere
      total += cases.count
    }
    print("conformance: \(passed) of \(total)")
    #expect(total > 0)
    #expect(unexpected.isEmpty, Comment(rawValue: unexpected.joined(separator: "\n")))
    let fixed = known.subtracting(failing).sorted()
    #expect(fixed.isEmpty, "pass now, and must leave KnownGaps.txt: \(fixed)")
  }

  private func files() throws -> [String] {
    guard let root = SharedData.root else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "cel-spec").path)
      .filter { $0.hasSuffix(".jsonl") }.sorted()
  }

  private func knownGaps() throws -> Set<String> {
    let file = SharedData.projectRoot.appending(path: "Tests/CELTests/KnownGaps.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return Set(lines.filter { !$0.hasPrefix("#") }.map(String.init))
  }
}
