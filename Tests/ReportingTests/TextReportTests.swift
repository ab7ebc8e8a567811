// What must hold of every text report, whatever it says: it fits the terminal, steers nothing, and says in words what
// its signs and colours say.

import Diagnostics
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite("Text reports")
struct TextReportTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let language: Language
    let style: TextStyle
    var testDescription: String { "\(language.rawValue), \(style)" }
  }

  static let rows: [Row] = Language.allCases.flatMap { language in
    [60, 80, 120].flatMap { width in
      [true, false].map { Row(language: language, style: TextStyle(width: width, isVerbose: $0)) }
    }
  }

  private func lines(_ report: Report, style: TextStyle) -> [String] {
    var writer = TextReportWriter(style: style)
    return String(decoding: writer.bytes(of: report), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func reports(_ fixtures: Fixtures) -> [Report] {
    [fixtures.mixed] + fixtures.mixed.declarations.map(fixtures.report)
  }

  @Test("No line is wider than the terminal", arguments: rows)
  func fits(_ row: Row) {
    for report in reports(Fixtures(language: row.language)) {
      for line in lines(report, style: row.style) {
        // A path is never broken, so a line with one may be wider than a terminal that is narrower than usual.
        let limit = line.contains("declarations/") ? max(row.style.width, 80) : row.style.width
        #expect(line.displayWidth <= limit, "\(line)")
      }
    }
  }

  @Test("Nothing steers the terminal, and no line ends in a blank", arguments: rows)
  func steersNothing(_ row: Row) {
    for report in reports(Fixtures(language: row.language)) {
      for line in lines(report, style: row.style) {
        #expect(!line.unicodeScalars.contains { $0.isSteering }, "\(line)")
        #expect(line.last != " ", "\(line)")
      }
    }
  }

  @Test("Colours add nothing but colours", arguments: Language.allCases)
  func coloursOnly(_ language: Language) {
    for report in reports(Fixtures(language: language)) {
      let plain = lines(report, style: TextStyle()).joined(separator: "\n")
      let coloured = lines(report, style: TextStyle(color: true)).joined(separator: "\n")
      #expect(coloured.contains("\u{1B}["))
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
  }

  @Test("The verdict comes first and a sentence last, and neither speaks of the law", arguments: Language.allCases)
  func verdictFirst(_ language: Language) {
    let fixtures = Fixtures(language: language)
    let phrases = Phrases(language: language)
    for declaration in fixtures.mixed.declarations {
      let lines = lines(fixtures.report(declaration), style: TextStyle())
      #expect(lines[0].contains(phrases.verdict(declaration.verdict).capitalizedFirst))
      let all = lines.joined(separator: " ")
      #expect(
        all.contains(fixtures.text("is the declaration, not the platform.", "la déclaration, non la plateforme.")))
      #expect(!all.contains(fixtures.text(" law", " loi")))
    }
  }

  @Test("A question that several rules or spaces wait for is put once")
  func asksOnce() {
    let fixtures = Fixtures(language: .english)
    let text = lines(fixtures.report(fixtures.undetermined), style: TextStyle()).joined(separator: "\n")
    #expect(text.components(separatedBy: "Who are the référents").count == 2)
    #expect(text.contains("referents (R3-O17, a warning only, asked above)"))
  }

  @Test(
    "Of notes that are alike the first is told, the others are placed; errors are all told", arguments: [false, true])
  func alikeNotes(isVerbose: Bool) throws {
    let fixtures = Fixtures(language: .english)
    var declaration = fixtures.undetermined
    let note = try #require(declaration.diagnostics.first { $0.severity == .note })
    let error = try #require(declaration.diagnostics.first { $0.severity == .error })
    declaration.diagnostics =
      [error, error]
      + [7, 7, 9].map { line in
        var other = note
        other.location?.span = SourceSpan(
          start: SourcePosition(line: line, column: 1), end: SourcePosition(line: line, column: 2))
        return other
      }
    let lines = lines(fixtures.report(declaration), style: TextStyle(isVerbose: isVerbose))
    #expect(lines.count { $0.contains("error[\(error.code)]") } == 2)
    #expect(lines.count { $0.contains("note[\(note.code)]") } == (isVerbose ? 3 : 1))
    #expect(lines.contains("  2 more notes like this, on lines 7, 9 (--verbose shows all)") == !isVerbose)
  }

  @Test("A risk is named, and explained where everything is asked for", arguments: [false, true])
  func risks(isVerbose: Bool) throws {
    let fixtures = Fixtures(language: .english)
    let results = fixtures.nonCompliant.subjects.flatMap(\.results)
    let risk = try #require(results.first { $0.kind == .risk && $0.status == .fail })
    let remediation = try #require(risk.remediation)
    let report = fixtures.report(fixtures.nonCompliant)
    let text = lines(report, style: TextStyle(width: 400, isVerbose: isVerbose)).joined(separator: "\n")
    #expect(text.contains(risk.rule.title))
    #expect(text.contains(remediation) == isVerbose)
    #expect(text.contains("(--verbose says what to do)") == !isVerbose)
  }

  @Test("A rule that ends in an error says what to do about it")
  func faultyRule() {
    let fixtures = Fixtures(language: .english)
    var declaration = fixtures.compliant
    declaration.verdict = .undetermined
    declaration.subjects[0].verdict = .undetermined
    declaration.subjects[0].results[1].status = .error
    declaration.subjects[0].results[1].message = "division by zero"
    declaration.subjects[0].results[1].remediation = "Tell those who maintain the policy."
    let text = lines(fixtures.report(declaration), style: TextStyle()).joined(separator: "\n")
    #expect(text.contains("✗ R3-O2 ended in an error: "))
    #expect(text.contains("division by zero"))
    #expect(text.contains("Tell those who maintain the policy."))
  }

  @Test("A contradiction of the declaration as a whole stands before the spaces")
  func wholeDeclaration() throws {
    let fixtures = Fixtures(language: .english)
    var declaration = fixtures.compliant
    declaration.results = [
      .obligation("R3-K15", nil, .fail, severity: .warning, kind: .consistency, title: "Still valid", message: "Over.")
    ]
    let lines = lines(fixtures.report(declaration), style: TextStyle())
    let whole = try #require(lines.firstIndex(of: "The declaration as a whole"))
    let space = try #require(lines.firstIndex { $0.hasPrefix("Space ") })
    #expect(whole < space)
    #expect(lines[whole + 1] == "  ! R3-K15 contradiction: Still valid")
  }

  @Test("Of many declarations the worst are told, the others counted")
  func many() {
    let fixtures = Fixtures(language: .english)
    var report = fixtures.mixed
    report.declarations = (1...300).map { number in
      var declaration = number.isMultiple(of: 3) ? fixtures.nonCompliant : fixtures.undetermined
      declaration.path = "declarations/\(number).yaml"
      return declaration
    }
    let lines = lines(report, style: TextStyle())
    #expect(lines[0] == "✗ Non-compliant: 100 of 300 declarations")
    #expect(lines.contains("and 250 more: --format json lists all"))
    #expect(lines.contains("45 more need attention: --verbose tells them in full."))
    #expect(lines.contains { $0.hasPrefix("[1/50] ✗") })
    #expect(lines.filter { $0.hasSuffix("declarations/3.yaml") }.count == 2)
    #expect(!lines.contains { $0.hasSuffix("declarations/1.yaml") })
  }

  @Test("A run without declarations says so")
  func none() {
    let report = Report(header: Fixtures(language: .english).header)
    #expect(lines(report, style: TextStyle()).contains("No declaration was checked."))
  }
}
