// Which findings of a declaration are issues, and how grave. Passes and what does not apply are none; nor is it that a
// space is out of scope. An obligation that fails where it is open whether the policy applies is a warning, since it
// makes nothing non-compliant yet; so is what must be answered before a verdict can be given.

import Diagnostics
import Findings

struct DeclarationIssues {
  private let declaration: DeclarationFinding
  private let header: ReportHeader
  private let phrases: Phrases
  private let file: String
  private let questions: UnansweredFacts

  /// The issues of a declaration: those of its document, of the declaration as a whole, then space by space.
  static func issues(of declaration: DeclarationFinding, header: ReportHeader) -> [Issue] {
    let issues = DeclarationIssues(declaration, header: header)
    return declaration.diagnostics.map(issues.issue)
      + declaration.results.compactMap { issues.issue($0, in: nil) }
      + declaration.subjects.flatMap { subject in subject.results.compactMap { issues.issue($0, in: subject) } }
  }

  private init(_ declaration: DeclarationFinding, header: ReportHeader) {
    self.declaration = declaration
    self.header = header
    self.phrases = Phrases(language: header.language)
    self.file = declaration.file
    self.questions = UnansweredFacts(of: declaration)
  }

  private func issue(_ diagnostic: DiagnosticFinding) -> Issue {
    Issue(
      cause: .document, level: diagnostic.severity, rule: diagnostic.code,
      title: "\(phrases.severity(diagnostic.severity).capitalizedFirst)[\(diagnostic.code)]".onOneLine(upTo: 200),
      message: diagnostic.message.onOneLine(upTo: 1500).asSentence,
      advice: diagnostic.help.map { phrases.help + $0.onOneLine(upTo: 1500) },
      file: file, span: diagnostic.location?.span, excerpt: diagnostic.location?.excerpt ?? "",
      isInvalid: declaration.verdict == .invalid)
  }

  private func issue(_ result: RuleResult, in subject: SubjectFinding?) -> Issue? {
    guard let cause = result.cause(in: subject) else { return nil }
    let missing = result.missing.lazy.compactMap { questions[$0]?.location }
    let span = result.location ?? result.facts.lazy.compactMap(\.location).first ?? missing.first
    let heading = subject.map { subject in
      phrases.spaceHeading(subject.id.fitted(to: 64), name: subject.name?.fitted(to: 64)) + phrases.colon
    }
    let remark = remark(on: result, cause, in: subject)
    return Issue(
      cause: cause, level: result.level(cause, in: subject), rule: result.rule.id, description: result.rule,
      title: "\(result.rule.id) \(phrases.status(of: result))\(phrases.colon)\(result.rule.title)".onOneLine(upTo: 200),
      message: (heading ?? "") + message(of: result) + (remark.map { " " + $0 } ?? ""),
      advice: result.remediation.map { phrases.toDo + $0.onOneLine(upTo: 1500) },
      file: file, subject: subject?.id, span: span,
      excerpt: span.flatMap { declaration.excerpt(ofLine: $0.start.line) } ?? "",
      related: related(to: result, at: span),
      missing: Array(result.missing.prefix(100)), isInvalid: declaration.verdict == .invalid)
  }

  private func message(of result: RuleResult) -> String {
    if let message = result.message { return message.onOneLine(upTo: 1500) }
    let title = result.rule.title.onOneLine(upTo: 300)
    guard result.status == .unknown, !result.missing.isEmpty else {
      return "\(result.rule.id) \(phrases.status(of: result))\(phrases.colon)\(title)."
    }
    let most = 6
    let asked = result.missing.prefix(most).map { path in
      path.onOneLine(upTo: 200) + (questions[path]?.question.map { " (\($0.onOneLine(upTo: 300)))" } ?? "")
    }
    let all = asked.joined(separator: "; ") + (result.missing.count > most ? "; …" : "")
    return "\(phrases.undecided)\(title). \(phrases.toAnswer([result.rule.id])) \(all)"
  }

  private func remark(on result: RuleResult, _ cause: Issue.Cause, in subject: SubjectFinding?) -> String? {
    switch cause {
    case .violation where subject?.scope == .unknown:
      phrases.countsOnlyInScope(phrases.clause(header.policy.source))
    case .risk:
      phrases.riskNote(outside: subject?.scope == .doesNotApply ? phrases.clause(header.policy.source) : nil)
    default: nil
    }
  }

  /// The places of the facts other than the issue's own, each once.
  private func related(to result: RuleResult, at span: SourceSpan?) -> [Issue.RelatedPlace] {
    var seen: Set<SourceSpan> = span.map { [$0] } ?? []
    let others = result.facts.compactMap { fact -> Issue.RelatedPlace? in
      guard let place = fact.location, seen.insert(place).inserted else { return nil }
      return Issue.RelatedPlace(span: place, text: phrases.reading(fact))
    }
    return Array(others.prefix(20))
  }
}

extension RuleResult {
  fileprivate func cause(in subject: SubjectFinding?) -> Issue.Cause? {
    switch (status, kind) {
    case (.error, _): .fault
    case (.fail, .obligation): .violation
    case (.fail, .consistency): .contradiction
    case (.fail, .risk): .risk
    case (.unknown, .obligation): .undecided
    case (.unknown, .scope): subject?.verdict == .undetermined ? .undecided : nil
    default: nil
    }
  }

  fileprivate func level(_ cause: Issue.Cause, in subject: SubjectFinding?) -> Severity {
    switch cause {
    case .violation: subject?.scope == .unknown ? min(severity, .warning) : severity
    case .undecided: kind == .scope || severity == .error ? .warning : .note
    case .fault: .error
    case .contradiction: severity
    case .risk, .document: .note
    }
  }
}

extension String {
  /// With a full stop where it ends in a letter or the like.
  var asSentence: String {
    guard let last, last.isLetter || last.isNumber || "»)]}\"'".contains(last) else { return self }
    return self + "."
  }
}
