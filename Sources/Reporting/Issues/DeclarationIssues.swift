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

  /// One of the issues, before words are put to it: of a long run, most are only counted.
  struct Found {
    let rank: IssueRank
    fileprivate let origin: Origin

    fileprivate enum Origin {
      case diagnostic(Int)
      /// - `subject`: the space's place; nil for a result on the declaration as a whole.
      case result(RuleResults.Entry, subject: Int?)
    }
  }

  init(_ declaration: DeclarationFinding, header: ReportHeader) {
    self.declaration = declaration
    self.header = header
    self.phrases = Phrases(language: header.language)
    self.file = declaration.file
    self.questions = UnansweredFacts(of: declaration)
  }

  /// Those of the document, of the declaration as a whole, then space by space.
  var found: [Found] {
    var found = declaration.diagnostics.indices.map { index in
      Found(
        rank: IssueRank(level: declaration.diagnostics[index].severity, cause: .document), origin: .diagnostic(index))
    }
    append(declaration.results, subject: nil, to: &found)
    for index in declaration.subjects.indices {
      append(declaration.subjects[index].results, subject: index, to: &found)
    }
    return found
  }

  private func append(_ results: RuleResults, subject index: Int?, to found: inout [Found]) {
    let subject = index.map { declaration.subjects[$0] }
    for entry in results.entries {
      let rule = results.rule(of: entry)
      guard let cause = rule.cause(of: entry.status, in: subject) else { continue }
      found.append(
        Found(
          rank: IssueRank(level: rule.level(cause, in: subject), cause: cause),
          origin: .result(entry, subject: index)))
    }
  }

  /// What tells the issue from others, whatever is said of it.
  func mark(of found: Found) -> Fingerprints.Mark {
    switch found.origin {
    case .diagnostic(let index):
      let diagnostic = declaration.diagnostics[index]
      return Fingerprints.Mark(
        file: file, rule: diagnostic.code, subject: nil, excerpt: diagnostic.location?.excerpt ?? "")
    case .result(let entry, let index):
      let subject = index.map { declaration.subjects[$0] }
      let results = subject?.results ?? declaration.results
      let known = entry.reason < 0 ? nil : results.table.reasons[Int(entry.reason)].location
      let span = known ?? place(of: results[entry])
      return Fingerprints.Mark(
        file: file, rule: results.rule(of: entry).id, subject: subject?.id, excerpt: excerpt(at: span))
    }
  }

  func issue(_ found: Found) -> Issue {
    switch found.origin {
    case .diagnostic(let index): issue(declaration.diagnostics[index], found.rank)
    case .result(let entry, nil): issue(declaration.results[entry], found.rank, in: nil)
    case .result(let entry, let index?):
      issue(declaration.subjects[index].results[entry], found.rank, in: declaration.subjects[index])
    }
  }

  private func issue(_ diagnostic: DiagnosticFinding, _ rank: IssueRank) -> Issue {
    Issue(
      rank: rank, rule: diagnostic.code,
      title: "\(phrases.severity(diagnostic.severity).capitalizedFirst)[\(diagnostic.code)]".onOneLine(upTo: 200),
      message: diagnostic.message.onOneLine(upTo: 1500).asSentence,
      advice: diagnostic.help.map { phrases.help + $0.onOneLine(upTo: 1500) },
      file: file, span: diagnostic.location?.span, isInvalid: declaration.verdict == .invalid)
  }

  private func issue(_ result: RuleResult, _ rank: IssueRank, in subject: SubjectFinding?) -> Issue {
    let span = place(of: result)
    let heading = subject.map { subject in
      phrases.spaceHeading(subject.id.fitted(to: 64), name: subject.name?.fitted(to: 64)) + phrases.colon
    }
    let remark = remark(on: result, rank.cause, in: subject)
    return Issue(
      rank: rank, rule: result.rule.id, description: result.rule,
      title: "\(result.rule.id) \(phrases.status(of: result))\(phrases.colon)\(result.rule.title)".onOneLine(upTo: 200),
      message: (heading ?? "") + message(of: result) + (remark.map { " " + $0 } ?? ""),
      advice: result.remediation.map { phrases.toDo + $0.onOneLine(upTo: 1500) },
      file: file, subject: subject?.id, span: span, related: related(to: result, at: span),
      missing: Array(result.missing.prefix(100)), isInvalid: declaration.verdict == .invalid)
  }

  private func place(of result: RuleResult) -> SourceSpan? {
    result.location ?? result.facts.lazy.compactMap(\.location).first
      ?? result.missing.lazy.compactMap { questions[$0]?.location }.first
  }

  private func excerpt(at span: SourceSpan?) -> String {
    span.flatMap { declaration.excerpt(ofLine: $0.start.line) } ?? ""
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

extension RuleDescription {
  fileprivate func cause(of status: Status, in subject: SubjectFinding?) -> Issue.Cause? {
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
