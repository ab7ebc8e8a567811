// The JSON Schemas that the program prints describe what it reads and writes, by the word of another validator.

import Foundation
import TestData
import Testing

@Suite struct SchemaTests {
  /// The examples whose point is what an editor marks: placeholders, and fields misspelled.
  static let marked = ["08-half-answered", "11-common-mistakes"]

  static func declaration(_ example: String) -> String { "Examples/\(example)/declaration.yaml" }

  @Test(arguments: ["en", "fr"])
  func reportsOfEveryExampleAreValid(language: String) throws {
    try Validator.withFolder { folder in
      let file = folder.appending(path: "report.json").path
      _ = try Program.run([
        "check", "Examples", "Examples/no-such-file.yaml", "--as-of", "2026-11-21", "--lang", language, "-f",
        "json=\(file)",
      ])
      let schema = try Validator.printedSchema("report", in: folder)
      try Validator.expectValid([file, "Tests/ReportingTests/Goldens/mixed.json"], "json-schema", schema: schema)
    }
  }

  @Test func everyOtherExampleIsValid() throws {
    try Validator.withFolder { folder in
      let schema = try Validator.printedSchema("declaration", in: folder)
      let examples = ExampleTests.names.filter { !Self.marked.contains($0) }.map(Self.declaration)
      try Validator.expectValid(examples, "yaml-schema", schema: schema)
    }
  }

  @Test(arguments: marked)
  func anEditorMarksPlaceholdersAndMistakes(example: String) throws {
    try Validator.withFolder { folder in
      let schema = try Validator.printedSchema("declaration", in: folder)
      let problems = try Validator.problems([Self.declaration(example)], "yaml-schema", schema: schema)
      #expect(problems != nil)
    }
  }
}
