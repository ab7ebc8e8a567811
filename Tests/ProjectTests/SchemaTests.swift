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

  /// Goldens and examples are valid in whatever language the schema speaks.
  @Test(.enabled(if: hasValidator, absence))
  func goldensAreValid() throws {
    let folder = SharedData.projectRoot.appending(path: "Tests/ReportingTests/Goldens")
    let golden = try Data(contentsOf: folder.appending(path: "mixed.json"))
    let compact = try JSONSerialization.data(withJSONObject: JSONSerialization.jsonObject(with: golden))
    try validate(String(decoding: compact, as: UTF8.self), against: "report")
  }

  @Test(.enabled(if: hasValidator, absence), arguments: [[], ["--lang", "en"], ["--lang", "fr"]])
  func theSchemaOfDeclarationsIsOne(language: [String]) throws {
    try validate(
      #"{"format": "vigie.platform/v1", "platform": {"name": "X"}, "spaces": [{"id": "a"}]}"#, against: "declaration",
      language)
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

  /// Whether check-jsonschema is there, whose YAML reader is not ours either.
  static let hasChecker: Bool = {
    let check = try? Program.run("/usr/bin/env", ["check-jsonschema", "--version"])
    return check?.status == 0
  }()

  /// A declaration is valid exactly where the program has nothing to say of its fields.
  @Test(
    .enabled(if: hasChecker, "needs check-jsonschema: pip install check-jsonschema"),
    arguments: ExampleTests.names)
  func examplesAreValidWhereTheProgramFindsNothing(name: String) throws {
    let language = name.hasSuffix("-fr") ? "fr" : "en"
    let path = "Examples/\(name)/declaration.yaml"
    let report = try Program.run(["check", path, "--as-of", "2026-11-21", "-f", "ndjson"]).output
    let finding = try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
    let diagnostics = try #require(finding["diagnostics"] as? [[String: Any]])
    try withFolder { folder in
      let schema = folder.path + "/schema.json"
      try Program.run(["schema", "declaration", "--lang", language]).output
        .write(toFile: schema, atomically: true, encoding: .utf8)
      let metaschema = try Program.run("/usr/bin/env", ["check-jsonschema", "--check-metaschema", schema])
      #expect(metaschema.status == 0, "\(metaschema.output)")
      let verdict = try Program.run("/usr/bin/env", ["check-jsonschema", "--schemafile", schema, path])
      #expect((verdict.status == 0) == diagnostics.isEmpty, "\(verdict.output)")
    }
  }

  private func validate(_ instance: String, against schema: String, _ language: [String] = []) throws {
    let text = try Program.run(["schema", schema] + language)
    #expect(text.status == 0)
    try withFolder { folder in
      let file = folder.appending(path: "schema.json")
      try text.output.write(to: file, atomically: true, encoding: .utf8)
      let verdict = try Program.run(
        "/usr/bin/env", ["python3", "Tests/ProjectTests/validate.py", file.path], input: instance + "\n")
      #expect(verdict.status == 0, "\(verdict.output)\(verdict.errors)")
    }
  }
}
