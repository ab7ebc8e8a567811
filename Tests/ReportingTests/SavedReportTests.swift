// Reports read again from JSON: whatever format is drawn from one is, byte for byte, what the run itself would have
// written; and what is no such report is refused with its place.

import Diagnostics
import Findings
import Reporting
import Testing

@Suite("Saved reports")
struct SavedReportTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let format: ReportFormat
    let language: Language
    let settings: ReportSettings
    var testDescription: String { "\(format.rawValue), \(language.rawValue), \(settings)" }
  }

  static let rows = ReportFormat.allCases.flatMap { format in
    Language.allCases.flatMap { language in
      [
        ReportSettings(), ReportSettings(text: TextStyle(isVerbose: true)),
        ReportSettings(text: TextStyle(color: true), warningsFail: true),
      ].map { Row(format: format, language: language, settings: $0) }
    }
  }

  @Test("A format drawn from a saved report is what the run writes", arguments: rows)
  func drawnAgain(_ row: Row) throws {
    let fixtures = Fixtures(language: row.language)
    let none = Report(header: fixtures.header)
    for report in [fixtures.mixed, fixtures.harmless, none] + fixtures.mixed.declarations.map(fixtures.report) {
      var direct = try row.format.writer(row.settings)
      let read = try Self.read(Self.json(report))
      var again = try row.format.writer(row.settings)
      #expect(again.bytes(of: read) == direct.bytes(of: report), "\(report.declarations.map(\.path))")
      #expect(read == report)
    }
  }

  @Test(
    "That a run was interrupted is kept, and said to whoever reads",
    arguments: [ReportFormat.text, .html, .markdown, .github, .sarif])
  func interrupted(_ format: ReportFormat) throws {
    for report in [Fixtures(language: .english).mixed, Report(header: Fixtures(language: .english).header)] {
      var summary = report.summary
      summary.isPartial = true
      func written(_ writer: any ReportWriter) -> [UInt8] {
        var writer = writer
        return report.declarations.reduce(writer.begin(report.header)) { $0 + writer.write($1) } + writer.end(summary)
      }
      let page = String(decoding: written(try format.writer()), as: UTF8.self)
      #expect(page.contains("The run was interrupted"))
      #expect(try SavedReport(reading: written(JSONReportWriter())).isPartial)
      #expect(try !SavedReport(reading: Self.json(report)).isPartial)
    }
  }

  @Test("Values come back as they were")
  func values() throws {
    let values: [FactValue] = [
      .null, .bool(true), .int(.min), .int(.max), .double(0.1 + 0.2), .double(2), .double(-0.0), .double(1e300),
      .double(.leastNonzeroMagnitude), .string("\u{0}\"\\/\u{1F469}\u{200D}é\u{2028}"),
      .list([.list([]), .object([])]),
      .object([.init(name: "b", value: .int(1)), .init(name: "a", value: .null)]),
    ]
    var report = Fixtures(language: .english).harmless
    report.header.policy.parameters = values.enumerated().map {
      Parameter(name: "p\($0.offset)", value: $0.element, description: "", isChanged: false)
    }
    #expect(try Self.read(Self.json(report)) == report)
  }

  @Test("The order of members does not matter")
  func anyOrder() throws {
    let report = Fixtures(language: .english).harmless
    let text = String(decoding: Self.json(report), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("  \"declarations\"") })
    let end = try #require(lines.firstIndex { $0.hasPrefix("  \"summary\"") })
    // What stood last, first, and in one line.
    let moved = "{" + lines[start..<end].joined() + lines[1..<start].joined() + lines[end...].joined()
    #expect(try Self.read(Array(moved.utf8)) == report)
    #expect(try Self.read([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == report)
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let path: String
    let edit: @Sendable (String) -> String
    var testDescription: String { name }

    init(_ name: String, _ code: String, _ path: String = "$", _ edit: @escaping @Sendable (String) -> String) {
      (self.name, self.code, self.path, self.edit) = (name, code, path, edit)
    }

    /// One change of the text, which must be there.
    init(_ name: String, _ code: String, _ path: String, _ old: String, _ new: String) {
      self.init(name, code, path) { text in
        guard let place = text.firstRange(of: old) else { return "" }
        return text[..<place.lowerBound] + new + text[place.upperBound...]
      }
    }
  }

  static let faults = [
    Fault("nothing", "empty") { _ in "" },
    Fault("white space", "empty") { _ in " \n" },
    Fault("YAML", "not_json") { _ in "format: vigie.report/v1\n" },
    Fault("an array", "other_format") { _ in "[]" },
    Fault("another JSON", "other_format") { _ in #"{"version": "2.1.0", "runs": []}"# },
    Fault("a declaration", "other_format", "$.format") { _ in #"{"format": "vigie.platform/v1", "spaces": []}"# },
    Fault("NDJSON", "is_ndjson") { _ in #"{"path": "a", "verdict": "compliant"}"# + "\n{}\n" },
    Fault("a later version", "later_version", "$.format", "vigie.report/v1", "vigie.report/v2"),
    Fault("a later version, whatever follows", "later_version", "$.format") { _ in
      #"{"format": "vigie.report/v2", "declarations": <"#
    },
    Fault("a format that is no text", "wrong_type", "$.format", "\"vigie.report/v1\"", "1"),
    Fault("cut in a declaration", "truncated", "$.declarations") { String($0.prefix($0.count / 2)) },
    Fault("cut in the head", "truncated", "$.policy.source.title") { text in
      String(text[..<(text.firstRange(of: "un pays")?.lowerBound ?? text.startIndex)])
    },
    Fault("cut before the last bracket", "truncated") { String($0.dropLast(2)) },
    Fault("two reports", "syntax") { $0 + $0 },
    Fault("no summary", "missing_member") { text in
      text[..<(text.firstRange(of: ",\n  \"summary\"")?.lowerBound ?? text.startIndex)] + "}"
    },
    Fault("no declarations", "missing_member", "$", "\"declarations\": [", "\"others\": ["),
    Fault("a member missing", "missing_member", "$.policy", "\"profile\": \"standard\",", ""),
    Fault("an unknown member", "unknown_member", "$.policy", "\"profile\":", "\"more\": 1, \"profile\":"),
    Fault("a member twice", "member_twice", "$.policy", "\"profile\":", "\"profile\": \"x\", \"profile\":"),
    Fault("declarations twice", "member_twice", "$", "\"as_of\":", "\"declarations\": [], \"as_of\":"),
    Fault("no day", "wrong_type", "$.as_of", "2026-11-21", "yesterday"),
    Fault("no language of ours", "unknown_word", "$.language", "\"language\": \"en\"", "\"language\": \"de\""),
    Fault("no digest", "wrong_type", "$.policy.sha256", "5c5c", "5C5c"),
    Fault("a control character in an id", "control_character", "$.policy.id", "cameleon-r3", #"cameleon\u001b[2J"#),
    Fault("no verdict of ours", "unknown_word", "$.declarations[2].verdict", "\"non_compliant\"", "\"illegal\""),
    Fault(
      "no line", "wrong_type", "$.declarations[0].subjects[0].results[0].location.line", "{\"line\": 6", "{\"line\": 0"),
    Fault(
      "a line that no file has", "wrong_type", "$.declarations[0].subjects[0].results[0].location.line", "{\"line\": 6",
      "{\"line\": 3000000000"),
    Fault(
      "an end before its start", "unordered", "$.declarations[0].subjects[0].results[0].location", "\"end_line\": 6",
      "\"end_line\": 5"),
    Fault(
      "a rule that is not listed", "other_rule", "$.declarations[0].subjects[0].results[0]",
      "\"results\": [\n            {\n              \"rule\": \"R3-S4\"",
      "\"results\": [\n            {\n              \"rule\": \"R3-S9\""),
    Fault("a summary that disagrees", "other_count", "$.summary.compliant", "\"compliant\": 1,", "\"compliant\": 2,"),
    Fault("declarations that are no array", "wrong_type", "$.declarations") { text in
      guard let start = text.firstRange(of: "\"declarations\": ["), let end = text.firstRange(of: "],\n  \"summary\"")
      else { return "" }
      return text[..<start.lowerBound] + "\"declarations\": {}" + text[end.lowerBound...].dropFirst()
    },
    Fault("a comma too many", "syntax", "$.policy.parameters[0]", "\"changed\": false", "\"changed\": false,"),
    Fault("a number that is none", "syntax", "$.policy.parameters[0].value", "\"value\": 0.5", "\"value\": 00.5"),
    Fault("a number beyond all bounds", "wrong_type", "$.policy.parameters[0].value", "0.5", "1e999"),
    Fault("half a character", "syntax", "$.policy.title", "CAMELEON", #"\ud83d"#),
    Fault("a bare line break", "control_character", "$.policy.title", "CAMELEON", "CAME\nLEON"),
    Fault("an endless nest", "too_deep", "$.policy.parameters[0].value", "0.5", String(repeating: "[", count: 100_000)),
  ]

  @Test("What is no report is refused, with its place, in both languages", arguments: faults)
  func refused(_ fault: Fault) throws {
    let text = fault.edit(String(decoding: Self.json(Fixtures(language: .english).harmless), as: UTF8.self))
    let refusal = #expect(throws: Diagnostic.self) { try Self.read(Array(text.utf8)) }
    let diagnostic = try #require(refusal)
    #expect(diagnostic.code == "report.\(fault.code)")
    #expect(diagnostic.path?.hasPrefix(fault.path) == true, "\(diagnostic.path ?? "")")
    #expect(diagnostic.span != nil)
    #expect(diagnostic.message.english != diagnostic.message.french)
    #expect(diagnostic.help.map { $0.english != $0.french } == true)
  }

  @Test("What is not UTF-8 is refused")
  func notUTF8() {
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x7B, 0], Array(#"{"format": ""#.utf8) + [0xFF] + Array(#""}"#.utf8)] {
      let refusal = #expect(throws: Diagnostic.self) { try Self.read(bytes) }
      #expect(refusal?.code == "report.not_utf8")
    }
  }

  @Test("However a report is cut, it is refused")
  func anyCut() {
    let bytes = Self.json(Fixtures(language: .french).harmless)
    for length in stride(from: 0, to: bytes.count - 1, by: 97) {
      #expect(throws: Diagnostic.self) { try Self.read(Array(bytes[..<length])) }
    }
  }

  private static func json(_ report: Report) -> [UInt8] {
    var writer = JSONReportWriter()
    return writer.bytes(of: report)
  }

  private static func read(_ bytes: [UInt8]) throws -> Report {
    let saved = try SavedReport(reading: bytes)
    var report = Report(header: saved.header)
    var declarations = saved.declarations
    while let declaration = try declarations.next() { report.declarations.append(declaration) }
    return report
  }
}
