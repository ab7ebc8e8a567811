// Every example is judged as its expected report says, to the letter. VIGIE_RECORD_GOLDENS=1 writes the reports anew,
// and then fails, so that what was recorded is read.

import Foundation
import TestData
import Testing

@Suite struct ExampleTests {
  static let folder = SharedData.projectRoot.appending(path: "Examples")
  static let isRecording = ProcessInfo.processInfo.environment["VIGIE_RECORD_GOLDENS"] == "1"

  static let names: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { !$0.contains(".") }.sorted()
  }()

  @Test func thereAreEnough() { #expect(Self.names.count >= 8) }

  @Test(arguments: names)
  func theReportIsTheExpectedOne(name: String) throws {
    let language = name.hasSuffix("-fr") ? "fr" : "en"
    let result = try Program.run(
      ["check", "--as-of", "2026-11-21", "--lang", language, "Examples/\(name)/declaration.yaml"])
    let file = Self.folder.appending(path: "\(name)/expected.txt")
    if Self.isRecording {
      try result.output.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent) of \(name): read it, then run again without recording")
      return
    }
    #expect(try result.output == String(contentsOf: file, encoding: .utf8))
    #expect(result.errors == "")
  }

  /// The heading of a report is the verdict; the exit status must say the same.
  @Test(arguments: names)
  func theExitStatusFollowsTheVerdict(name: String) throws {
    let result = try Program.run(
      ["check", "--as-of", "2026-11-21", "--format", "json", "Examples/\(name)/declaration.yaml"])
    let report = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let declarations = try #require(report["declarations"] as? [[String: Any]])
    let verdict = try #require(declarations.first?["verdict"] as? String)
    let expected: [String: Int32] = [
      "compliant": 0, "not_applicable": 0, "non_compliant": 1, "invalid": 2, "undetermined": 3,
    ]
    #expect(result.status == expected[verdict])
  }
}
