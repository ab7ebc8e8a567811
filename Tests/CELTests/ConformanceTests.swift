// The language's own conformance suite, every case of it: there is no list of those that need not pass.

import Foundation
import TestData
import Testing

@Suite struct ConformanceTests {
  @Test(.enabled(if: SharedData.root != nil, Comment(rawValue: SharedData.absence)))
  func suite() throws {
    var failures: [String] = []
    var total = 0
    for file in try files() {
      let cases = try ConformanceSuite.cases(of: file).map(ConformanceCase.init)
      let failing = cases.compactMap { testCase in
        testCase.failure().map { "\(testCase.name): \(testCase.expression)\n    \($0)" }
      }
      print("\(file): \(cases.count - failing.count) of \(cases.count)")
      failures += failing
      total += cases.count
    }
    print("conformance: \(grouped(total - failures.count)) of \(grouped(total))")
    print("(\(ConformanceSuite.corrections.count) of them with their stored result corrected)")
    #expect(total > 0)
    #expect(failures.isEmpty, Comment(rawValue: failures.joined(separator: "\n")))
  }

  @Test("a correction of what is already right, or of a case that is gone, is an error")
  func outdatedCorrections() throws {
    let correction = try #require(ConformanceSuite.corrections.first)
    func testCase(_ base64: String) -> [String: Any] {
      ["section": correction.section, "name": correction.name, "value": ["bytesValue": base64]]
    }
    var spoilt = [testCase(correction.stored)]
    try correction.apply(to: &spoilt)
    #expect(spoilt[0]["value"] as? [String: String] == ["bytesValue": correction.corrected])
    #expect(throws: ConformanceCorrection.Outdated.self) { try correction.apply(to: &spoilt) }
    var none: [[String: Any]] = []
    #expect(throws: ConformanceCorrection.Outdated.self) { try correction.apply(to: &none) }
  }

  private func files() throws -> [String] {
    guard let root = SharedData.root else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "cel-spec").path)
      .filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(".jsonl".count)) }.sorted()
  }

  private func grouped(_ number: Int) -> String {
    number < 1_000 ? "\(number)" : "\(grouped(number / 1_000)),\("\(1_000 + number % 1_000)".dropFirst())"
  }
}
