// Declarations as the fixtures see them: a text in which places are found by what stands there, so that no fixture
// counts lines and columns.

import Diagnostics
import Findings

/// A declaration's text.
struct FixtureSource {
  let path: String
  private let text: SourceText

  init(_ path: String, _ yaml: String) {
    self.path = path
    self.text = SourceText(name: path, bytes: Array(yaml.utf8))
  }

  /// The place of `needle`, searched for after the first `anchor`; a needle that is not there is placed at 1:1, which
  /// the goldens would show.
  func place(_ needle: String, after anchor: String = "") -> SourceSpan {
    let all = String(decoding: text.bytes, as: UTF8.self)
    let from = anchor.isEmpty ? all.startIndex : all.firstRange(of: anchor)?.upperBound ?? all.startIndex
    let found = all[from...].firstRange(of: needle) ?? all.startIndex..<all.startIndex
    return SourceSpan(
      start: text.position(ofOffset: all[..<found.lowerBound].utf8.count),
      end: text.position(ofOffset: all[..<found.upperBound].utf8.count))
  }

  /// The same with its line, as a diagnostic carries it.
  func location(_ needle: String, after anchor: String = "") -> Location {
    let place = place(needle, after: anchor)
    return Location(span: place, excerpt: line(place.start.line))
  }

  private func line(_ number: Int) -> String { text.line(number).shortened(to: 500) }

  /// What was found in this text, with the lines that it points to.
  func finding(
    sha256: String?, platform: String? = nil, verdict: Verdict, subjects: [SubjectFinding] = [],
    results: RuleResults = [], diagnostics: [DiagnosticFinding] = [], unanswered: [UnansweredFact] = []
  ) -> DeclarationFinding {
    var finding = DeclarationFinding(
      path: path, sha256: sha256, platform: platform, verdict: verdict, subjects: subjects, results: results,
      diagnostics: diagnostics, unanswered: UnansweredList(unanswered))
    var lines: [Int] = []
    for results in subjects.map(\.results) + [results] { results.table.gatherLines(of: results.entries, &lines) }
    DeclarationFinding.gatherLines(of: finding.unanswered, &lines)
    finding.excerpts = ExcerptList(lines.map { Excerpt(line: $0, text: line($0)) })
    return finding
  }

  func fact(_ path: String, _ value: FactValue, at needle: String, after anchor: String = "") -> FactReading {
    FactReading(path: path, value: value, location: place(needle, after: anchor))
  }
}

extension LocalizedText {
  static func both(_ text: String) -> LocalizedText { LocalizedText(en: text, fr: text) }
}

extension RuleResult {
  /// A result whose location is that of its first fact.
  static func obligation(
    _ rule: String, _ basis: Basis?, _ status: Status, severity: Severity = .error, kind: RuleKind = .obligation,
    title: String, quote: String? = nil, message: String? = nil, remediation: String? = nil,
    facts: [FactReading] = [], missing: [String] = [], location: SourceSpan? = nil
  ) -> RuleResult {
    RuleResult(
      rule: RuleDescription(id: rule, kind: kind, basis: basis, severity: severity, title: title, quote: quote),
      status: status, message: message, remediation: remediation, location: location ?? facts.first?.location,
      facts: facts,
      missing: missing)
  }
}
