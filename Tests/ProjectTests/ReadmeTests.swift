// What the README shows is what the program does.

import Foundation
import TestData
import Testing

@Suite struct ReadmeTests {
  @Test func theReportIsWhatTheProgramPrints() throws {
    let readme = try String(contentsOf: SharedData.projectRoot.appending(path: "README.md"), encoding: .utf8)
    let declaration = try #require(Self.block("yaml", in: readme))
    let report = try #require(Self.block("text", in: readme))
    let result = try Program.run(
      ["check", "--as-of", "2026-11-21", "-", "--stdin-filename", "tidepool.yaml"], input: declaration)
    #expect(result.output == report)
    #expect(result.errors == "")
    #expect(result.status == 1)
  }

  @Test func theEvaluationIsWhatTheProgramPrints() throws {
    let readme = try String(contentsOf: SharedData.projectRoot.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.range(of: "## Writing rules")).upperBound
    let section = String(readme[start...])
    let command = try #require(Self.block("sh", in: section)).replacing("\\\n ", with: "")
    let quoted = command.split(separator: "'", omittingEmptySubsequences: false)
    let arguments = try #require(quoted.first).split(separator: " ").dropFirst().map(String.init)
    let result = try Program.run(arguments + quoted.dropFirst().prefix(1).map(String.init))
    #expect(result.output == Self.block("text", in: section))
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test func theOptionsOfTheExamplesExist() throws {
    let readme = try String(contentsOf: SharedData.projectRoot.appending(path: "README.md"), encoding: .utf8)
    let help = try Program.run(["check", "--help"]).output
    let commands = readme.split(separator: "\n").filter { $0.hasPrefix("vigie check") }
    #expect(commands.count >= 5)
    let options = commands.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("--") }
    for option in options { #expect(help.contains(option), "\(option)") }
  }

  /// The text of the first fenced block of a language.
  private static func block(_ language: String, in text: String) -> String? {
    guard let start = text.range(of: "```\(language)\n"),
      let end = text.range(of: "```", range: start.upperBound..<text.endIndex)
    else { return nil }
    return String(text[start.upperBound..<end.lowerBound])
  }
}
