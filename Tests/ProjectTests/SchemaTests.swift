// The JSON Schemas that the program prints describe what it reads and writes, by the word of another validator.

import Foundation
import TestData
import Testing

@Suite struct SchemaTests {
  @Test(arguments: ["en", "fr"])
  func reportsOfEveryExampleAreValid(language: String) throws {
    try withFolder { folder in
      let file = folder.appending(path: "report.json").path
      _ = try Program.run([
        "check", "Examples", "Examples/no-such-file.yaml", "--as-of", "2026-11-21", "--lang", language, "-f",
        "json=\(file)",
      ])
      let schema = try Validator.printedSchema("report", in: folder)
      try Validator.expectValid(
        [file, "Tests/ReportingTests/Goldens/mixed.\(language).json"], "json-schema", schema: schema)
    }
  }

  /// check-jsonschema's YAML reader is not ours, and it tells a schema that is none.
  @Test(arguments: [[], ["--lang", "en"], ["--lang", "fr"]])
  func theBuiltinPolicyIsValid(language: [String]) throws {
    try withFolder { folder in
      let schema = try Validator.printedSchema("policy", in: folder, language)
      try Validator.expectValid(["Policies/cameleon-r3.yaml"], "yaml-schema", schema: schema)
    }
  }

  @Test(arguments: ["declaration", "policy"])
  func aSchemaInOneLanguageHasNoTextInAnother(subject: String) throws {
    let both = try Program.run(["schema", subject]).output
    let texts = try ["en", "fr"].map { try Program.run(["schema", subject, "--lang", $0]).output }
    for (text, language) in zip(texts, ["en", "fr"]) {
      let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let title = subject == "policy" ? ["en": "Policy", "fr": "Politique"] : nil
      if let title { #expect(schema["title"] as? String == title[language]) }
      #expect(!text.contains("-fr\""))
      #expect(!text.contains("-en\""))
    }
    // Every text in French stands where the English one stood.
    let lines = texts.map { $0.split(separator: "\n").filter { !$0.contains("\"description\"") } }
    #expect(lines[0].count == lines[1].count)
    let count = both.split(separator: "\"x-description-fr\"").count - 1
    let changed = zip(texts[0].split(separator: "\n"), texts[1].split(separator: "\n")).count { $0 != $1 }
    #expect(changed >= count)
    #expect(count > 30)
  }

  /// A declaration is valid exactly where the program has nothing to say of its fields.
  @Test(arguments: ExampleTests.names)
  func examplesAreValidWhereTheProgramFindsNothing(name: String) throws {
    let path = "Examples/\(name)/declaration.yaml"
    let report = try Program.run(["check", path, "--as-of", "2026-11-21", "-f", "ndjson"]).output
    let finding = try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
    let diagnostics = try #require(finding["diagnostics"] as? [[String: Any]])
    try withFolder { folder in
      let schema = try Validator.printedSchema(
        "declaration", in: folder, ["--lang", name.hasSuffix("-fr") ? "fr" : "en"])
      let problems = try Validator.problems([path], "yaml-schema", schema: schema)
      #expect((problems == nil) == diagnostics.isEmpty, "\(problems ?? "valid")")
    }
  }
}
