// `--template`: a report by the user's own template, checked before anything is judged.

import Foundation
import TestData
import Testing

@Suite struct TemplateTests {
  static let declaration = "Examples/10-formation-expiree-fr/declaration.yaml"
  static let check = ["check", declaration, "--as-of", "2026-11-21", "--lang", "fr"]

  private func withTemplate(_ text: String, _ body: (_ file: String, _ folder: URL) throws -> Void) throws {
    try withFolder { folder in
      let file = folder.appending(path: "own.mustache")
      try text.write(to: file, atomically: true, encoding: .utf8)
      try body(file.path, folder)
    }
  }

  @Test func theTemplateDrawsTheRunAndTheSavedReport() throws {
    try withTemplate("{{#declarations}}<{{platform}}>{{/declarations}}\n") { file, folder in
      let direct = try Program.run(Self.check + ["--template", file])
      #expect(direct.output == "<Atelier Brumelune>\n")
      #expect(direct.status == 1)
      let output = folder.path + "/own.txt"
      let both = try Program.run(Self.check + ["--template", "\(file)=\(output)", "-f", "json"])
      let drawn = try Program.run(["render", "-", "--template", file], input: both.output)
      #expect(try String(contentsOfFile: output, encoding: .utf8) == direct.output)
      #expect(drawn.output == direct.output)
    }
  }

  @Test(arguments: ["en", "fr"])
  func aBrokenTemplateIsToldBeforeAnythingIsJudged(language: String) throws {
    try withTemplate("fine\n{{#declarations}}\n") { file, folder in
      let result = try Program.run([
        "check", Self.declaration, "--lang", language, "--template", file, "-f", "json=\(folder.path)/r.json",
      ])
      #expect(result.status == 2)
      #expect(result.output == "")
      #expect(result.errors.contains("own.mustache"), "\(result.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["own.mustache"])
    }
  }

  @Test func aTemplateThatIsNotThereIsNamed() throws {
    let result = try Program.run(Self.check + ["--template", "no-such.mustache"])
    #expect(result.status == 2)
    #expect(result.errors.contains("no-such.mustache"))
  }

  @Test func aTemplateAndAFormatCannotShareAFile() throws {
    try withTemplate("x") { file, folder in
      let target = folder.path + "/report"
      for outputs in [
        ["--template", "\(file)=\(target)", "-f", "json=\(folder.path)/./report"], ["--template", file, "-f", "json"],
      ] {
        let result = try Program.run(Self.check + outputs)
        #expect(result.status == 2)
      }
    }
  }
}
