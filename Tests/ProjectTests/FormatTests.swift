// Every format that a standard describes is written as the standard says, by the word of validators that are not ours:
// over all examples in both languages, over one declaration alone, over none that can be judged, and in the goldens.

import Foundation
import TestData
import Testing

@Suite struct FormatTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let format: String
    /// One of the script's.
    let check: String
    /// Among the conformance data.
    var schema: String?
    /// How the names of this format's goldens end.
    let golden: String

    var testDescription: String { "\(format) by \(schema ?? check)" }
  }

  static let rows = [
    Row(format: "sarif", check: "json-schema", schema: "sarif-2.1.0.json", golden: ".sarif"),
    Row(format: "oscal", check: "json-schema", schema: "oscal-assessment-results.json", golden: ".oscal.json"),
    Row(format: "oscal", check: "oscal-trestle", golden: ".oscal.json"),
    Row(format: "junit", check: "junit", golden: ".junit.xml"),
    Row(format: "junit", check: "junit-parser", golden: ".junit.xml"),
    Row(format: "gitlab", check: "gitlab", golden: ".gitlab.json"),
  ]

  static let batches = [
    ["Examples", "Examples/no-such-file.yaml"], ["Examples/01-game-lobby"], ["Examples/no-such-file.yaml"],
  ]

  @Test(arguments: rows)
  func reportsAreValid(row: Row) throws {
    let schema = try row.schema.map(Validator.sharedSchema)
    try withFolder { folder in
      var written: [String] = []
      for language in ["en", "fr"] {
        for (number, paths) in Self.batches.enumerated() {
          let file = folder.appending(path: "\(language)\(number)\(row.golden)").path
          let options = ["--as-of", "2026-11-21", "--lang", language, "-f", "\(row.format)=\(file)"]
          let run = try Program.run(["check"] + options + paths)
          #expect(FileManager.default.fileExists(atPath: file), "\(run.errors)")
          written.append(file)
        }
      }
      let goldens = try Self.goldens(row.golden)
      #expect(!goldens.isEmpty)
      try Validator.expectValid(written + goldens, row.check, schema: schema)
    }
  }

  private static func goldens(_ ending: String) throws -> [String] {
    let folder = "Tests/ReportingTests/Goldens"
    let names = try FileManager.default.contentsOfDirectory(
      atPath: SharedData.projectRoot.appending(path: folder).path)
    return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }
}
