// A line of NDJSON is spelled in pieces; it must be the very object that a JSON report has member by member.

import Diagnostics
import Findings
import Testing

@testable import Reporting

@Suite("Lines of declarations")
struct DeclarationLineTests {
  private func expectSame(_ declaration: DeclarationFinding, _ rules: RuleList) {
    var object = JSONText(layout: .compact)
    object.append(declaration)
    object.endLine()
    #expect(
      String(decoding: DeclarationLine.bytes(of: declaration, WrittenRules(rules)), as: UTF8.self)
        == String(decoding: object.bytes, as: UTF8.self))
  }

  @Test("A line is the object of a JSON report", arguments: Language.allCases)
  func fixtures(_ language: Language) {
    let report = Fixtures(language: language).mixed
    for declaration in report.declarations {
      expectSame(declaration, report.header.policy.rules)
      // As those of a run are, whose results name rules by their place in the run's list.
      var shared = declaration
      for place in shared.subjects.indices {
        shared.subjects[place].results = sharing(shared.subjects[place].results, report.header.policy.rules)
      }
      shared.results = sharing(shared.results, report.header.policy.rules)
      expectSame(shared, report.header.policy.rules)
    }
  }

  private func sharing(_ results: RuleResults, _ rules: RuleList) -> RuleResults {
    let places = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    return RuleResults(
      results.map { result in
        var result = result
        if let place = places[result.rule.id] { result.rule = rules[place] }
        return result
      }, of: rules)
  }

  @Test("Whatever the texts, values and places are")
  func odd() {
    let rules = Fixtures(language: .french).header.policy.rules
    let texts = RandomTexts.all
    for (number, text) in texts.enumerated() {
      let other = texts[(number + 1) % texts.count]
      let start = SourcePosition(line: number, column: number * number)
      let span = SourceSpan(start: start, end: SourcePosition(line: -number, column: .max - number))
      let location = number.isMultiple(of: 3) ? nil : span
      let values: [FactValue?] = [
        nil, .null, .bool(number.isMultiple(of: 2)), .int(.min + Int64(number)), .int(Int64(number)),
        .double(Double(number) / 7), .double(.infinity), .string(text), .list([]),
        .list([.string(other), .int(1), .list([.bool(true), .null])]),
        .object([.init(name: text, value: .list([.string(other)])), .init(name: "b", value: .null)]),
      ]
      let facts = values.map { FactReading(path: other, value: $0, location: location) }
      let count = number % facts.count
      let results = RuleResults(
        rules.map { rule in
          RuleResult(
            rule: rule, status: .fail, message: number.isMultiple(of: 2) ? text : nil,
            remediation: [nil, other, rule.remediation][number % 3], location: location,
            facts: Array(facts[..<count]), missing: Array(repeating: text, count: number % 4))
        }, of: rules)
      let subject = SubjectFinding(
        id: text, path: other, name: number.isMultiple(of: 2) ? text : nil, scope: .unknown, verdict: .undetermined,
        results: results)
      expectSame(
        DeclarationFinding(
          path: text, sha256: number.isMultiple(of: 5) ? nil : other, platform: number.isMultiple(of: 7) ? nil : text,
          verdict: .invalid, subjects: Array(repeating: subject, count: number % 3), results: results,
          diagnostics: Array(
            repeating: DiagnosticFinding(
              severity: .warning, code: other, message: text, help: number.isMultiple(of: 2) ? other : nil,
              location: location.map { Location(span: $0, excerpt: text) }), count: number % 3),
          unanswered: UnansweredList(
            repeatElement(
              UnansweredFact(path: text, question: number.isMultiple(of: 2) ? other : nil, location: location),
              count: number % 3)),
          excerpts: ExcerptList(
            Array(repeating: Excerpt(line: number * 10, text: text), count: number % 3))), rules)
    }
  }
}
