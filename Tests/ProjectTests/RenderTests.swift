// `vigie render` as a script sees it: the same bytes as the run that made the report, and a clear refusal of all else.

import Foundation
import TestData
import Testing

@Suite struct RenderTests {
  static let run = ["check", "Examples", "Examples/no-such-file.yaml", "--as-of", "2026-11-21", "--verbose"]

  @Test(arguments: ["en", "fr"])
  func everyFormatIsDrawnAsTheRunItselfWritesIt(language: String) throws {
    let saved = try Program.run(Self.run + ["--lang", language, "-f", "json"]).output
    for format in Self.formats {
      let direct = try Program.run(Self.run + ["--lang", language, "-f", format])
      let drawn = try Program.run(["render", "-", "--verbose", "-f", format], input: saved)
      #expect(drawn.output == direct.output, "\(format)")
      #expect(drawn.errors == "")
      #expect(drawn.status == 0, "the verdicts were told by the run")
    }
  }

  /// The formats, as the program itself lists them.
  static let formats: [String] = {
    let complaint = try? Program.run(["render", "-", "-f", "no-such-format"]).errors
    let line = complaint?.split(separator: "\n").first { $0.contains("Formats: ") } ?? ""
    let list = line.split(separator: "Formats: ").last ?? ""
    return list.dropLast().split(separator: ", ").map(String.init)
  }()

  @Test func theFormatsAreKnown() { #expect(Self.formats.contains("json") && Self.formats.count >= 3) }

  @Test(arguments: [(nil, 0), ("undetermined", 2), ("never", 2)])
  func theExitStatusFollowsTheVerdictsOnlyWhereAsked(level: String?, status: Int32) throws {
    let saved = try Program.run(Self.run + ["-f", "json"]).output
    let levels = level.map { ["--fail-on", $0] } ?? []
    #expect(try Program.run(["render", "-"] + levels, input: saved).status == status)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let input: String
    let language: String
    let complaint: String
    var testDescription: String { name }
  }

  static let refused = [
    Row(name: "nothing", input: "", language: "en", complaint: "the text is empty"),
    Row(name: "YAML", input: "format: vigie.platform/v1\n", language: "fr", complaint: "ceci n’est pas du JSON"),
    Row(
      name: "NDJSON", input: #"{"path": "a.yaml", "verdict": "invalid"}"# + "\n", language: "en",
      complaint: "--format json=REPORT.json"),
    Row(
      name: "a later version", input: #"{"format": "vigie.report/v2"}"#, language: "fr",
      complaint: "que cette version de vigie ne sait pas"),
    Row(
      name: "a member missing", input: #"{"format": "vigie.report/v1", "declarations": []}"#, language: "en",
      complaint: "the member `tool` is missing"),
  ]

  @Test(arguments: refused)
  func whatIsNoReportIsRefused(row: Row) throws {
    let result = try Program.run(["render", "-", "--lang", row.language], input: row.input)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.contains(row.complaint), "\(result.errors)")
  }

  @Test func aFileThatIsNotThereIsNamed() throws {
    let result = try Program.run(["render", "no-such-report.json", "--lang", "fr"])
    #expect(result.status == 2)
    #expect(result.errors.contains("no-such-report.json"))
  }

  @Test func theLargestReportIsALimit() throws {
    for arguments in [["-"], ["Tests/ReportingTests/Goldens/mixed.en.json"]] {
      let result = try Program.run(
        ["render", "--max-file-size", "100"] + arguments, input: String(repeating: " ", count: 101))
      #expect(result.status == 2)
      #expect(result.errors.contains("100"))
    }
  }
}
