// The reports themselves, whole: what an operator gets is agreed here, word by word.

import Diagnostics
import Findings
import Reporting
import Testing

@Suite("Reports as they are agreed")
struct GoldenTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let language: Language
    let format: ReportFormat
    var style = TextStyle()
    let report: @Sendable (Fixtures) -> Report

    var testDescription: String { name }
  }

  static let rows: [Row] =
    Language.allCases.flatMap { language in
      let tag = language.rawValue
      return [
        Row(name: "compliant.\(tag).txt", language: language, format: .text) { $0.report($0.compliant) },
        Row(name: "non-compliant.\(tag).txt", language: language, format: .text) { $0.report($0.nonCompliant) },
        Row(name: "undetermined.\(tag).txt", language: language, format: .text) { $0.report($0.undetermined) },
        Row(name: "not-applicable.\(tag).txt", language: language, format: .text) { $0.report($0.notApplicable) },
        Row(name: "invalid.\(tag).txt", language: language, format: .text) { $0.report($0.invalid) },
        Row(name: "hostile.\(tag).txt", language: language, format: .text) { $0.report($0.hostile) },
        Row(name: "mixed.\(tag).txt", language: language, format: .text) { $0.mixed },
        Row(name: "mixed.\(tag).json", language: language, format: .json) { $0.harmless },
        Row(name: "mixed.\(tag).ndjson", language: language, format: .ndjson) { $0.harmless },
        Row(name: "mixed.\(tag).sarif", language: language, format: .sarif) { $0.mixed },
        Row(name: "mixed.\(tag).github.txt", language: language, format: .github) { $0.mixed },
        Row(name: "mixed.\(tag).gitlab.json", language: language, format: .gitlab) { $0.mixed },
        Row(name: "mixed.\(tag).csv", language: language, format: .csv) { $0.mixed },
        Row(name: "mixed.\(tag).junit.xml", language: language, format: .junit) { $0.mixed },
        Row(name: "mixed.\(tag).oscal.json", language: language, format: .oscal) { $0.mixed },
        Row(name: "mixed.\(tag).md", language: language, format: .markdown) { $0.mixed },
        Row(name: "mixed.\(tag).followup.md", language: language, format: .followup) { $0.followUp },
        Row(name: "mixed.\(tag).followup.csv", language: language, format: .followupCSV) { $0.followUp },
        Row(name: "mixed.\(tag).html", language: language, format: .html) { $0.mixed },
        Row(name: "undetermined.\(tag).html", language: language, format: .html) { $0.report($0.undetermined) },
        Row(
          name: "non-compliant.verbose.\(tag).txt", language: language, format: .text, style: TextStyle(isVerbose: true)
        ) { $0.report($0.nonCompliant) },
        Row(
          name: "undetermined.verbose.\(tag).txt", language: language, format: .text, style: TextStyle(isVerbose: true)
        ) { $0.report($0.undetermined) },
      ]
    } + [
      Row(name: "non-compliant.color.en.txt", language: .english, format: .text, style: TextStyle(color: true)) {
        $0.report($0.nonCompliant)
      }
    ]

  @Test("A report matches its golden", arguments: rows)
  func matches(_ row: Row) throws {
    var writer = try row.format.writer(ReportSettings(text: row.style))
    try Golden.expect(writer.bytes(of: row.report(Fixtures(language: row.language))), matches: row.name)
  }
}
