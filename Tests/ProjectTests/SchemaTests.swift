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
    try withFolder { folder in
      let file = folder.appending(path: "report.json").path
      _ = try Program.run([
        "check", "Examples", "Examples/no-such-file.yaml", "--as-of", "2026-11-21", "--lang", language, "-f",
        "json=\(file)",
      ])
      let schema = try Validator.printedSchema("report", in: folder)
      try Validator.expectValid([file, "Tests/ReportingTests/Goldens/mixed.json"], "json-schema", schema: schema)
    }
  }

  @Test func everyOtherExampleIsValidInEveryLanguage() throws {
    try withFolder { folder in
      let examples = ExampleTests.names.filter { !Self.marked.contains($0) }.map(Self.declaration)
      for language in [[], ["--lang", "en"], ["--lang", "fr"]] {
        let schema = try Validator.printedSchema("declaration", language, in: folder)
        try Validator.expectValid(examples, "yaml-schema", schema: schema)
      }
    }
  }

  /// check-jsonschema's YAML reader is not ours either, and it tells a schema that is none.
  @Test func theBuiltinPolicyIsValidInEveryLanguage() throws {
    try withFolder { folder in
      for language in [[], ["--lang", "en"], ["--lang", "fr"]] {
        let schema = try Validator.printedSchema("policy", language, in: folder)
        try Validator.expectValid(["Policies/cameleon-r3.yaml"], "yaml-schema", schema: schema)
      }
    }
  }

  @Test(arguments: ["declaration", "policy"])
  func aSchemaInOneLanguageHasNoTextInAnother(subject: String) throws {
    let both = try Program.run(["schema", subject]).output
    let texts = try ["en", "fr"].map { try Program.run(["schema", subject, "--lang", $0]).output }
    for text in texts {
      #expect(!text.contains("-fr\""))
      #expect(!text.contains("-en\""))
    }
    // Every text in French stands where the English one stood.
    let lines = texts.map { $0.split(separator: "\n") }
    #expect(lines[0].count == lines[1].count)
    let count = both.split(separator: "\"x-description-fr\"").count - 1
    #expect(count > 30)
    #expect(zip(lines[0], lines[1]).count { $0 != $1 } >= count)
  }

  @Test(arguments: marked)
  func anEditorMarksPlaceholdersAndMistakes(example: String) throws {
    try withFolder { folder in
      let schema = try Validator.printedSchema("declaration", in: folder)
      let problems = try Validator.problems([Self.declaration(example)], "yaml-schema", schema: schema)
      #expect(problems != nil)
    }
  }
}
