// The JSON Schemas that the program prints describe what it reads and writes, by the word of another validator.

import Foundation
import TestData
import Testing

@Suite struct SchemaTests {
  /// Whether python3 and its package jsonschema are there.
  static let hasValidator: Bool = {
    let check = try? Program.run("/usr/bin/env", ["python3", "-c", "import jsonschema"])
    return check?.status == 0
  }()
  static let absence: Comment = "needs python3 with the package jsonschema: pip install jsonschema"

  @Test(.enabled(if: hasValidator, absence), arguments: ["en", "fr"])
  func reportsOfEveryExampleAreValid(language: String) throws {
    let report = try Program.run([
      "check", "Examples", "Examples/no-such-file.yaml", "--as-of", "2026-11-21", "--lang", language, "-f", "json",
    ])
    let compact = try JSONSerialization.data(
      withJSONObject: JSONSerialization.jsonObject(with: Data(report.output.utf8)))
    try validate(String(decoding: compact, as: UTF8.self), against: "report")
  }

  @Test(.enabled(if: hasValidator, absence))
  func theSchemaOfDeclarationsIsOne() throws {
    try validate(
      #"{"format": "vigie.platform/v1", "platform": {"name": "X"}, "spaces": [{"id": "a"}]}"#, against: "declaration")
  }

  private func validate(_ instance: String, against schema: String) throws {
    let text = try Program.run(["schema", schema])
    #expect(text.status == 0)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    try text.output.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let verdict = try Program.run(
      "/usr/bin/env", ["python3", "Tests/ProjectTests/validate.py", file.path], input: instance + "\n")
    #expect(verdict.status == 0, "\(verdict.output)\(verdict.errors)")
  }
}
