// One space as text: its verdict, what fails, what is to be answered, what passes, and the risk notes. A rule that
// needs no attention is only counted, unless everything is asked for.

import Diagnostics
import Findings

extension DeclarationText {
  mutating func append(
    _ subject: SubjectFinding, asking unanswered: UnansweredFacts, in declaration: DeclarationFinding
  ) {
    page.blank()
    let sign = subject.verdict.sign
    page.paragraph(
      [
        Run(phrases.spaceHeading(subject.id.fitted(to: 64), name: subject.name?.fitted(to: 64)), .strong),
        Run(phrases.colon), Run("\(sign.mark) \(phrases.verdict(subject.verdict))", sign.tint),
      ], hanging: 2)
    isFirstBlock = true
    let groups = ResultGroups(subject)
    if subject.scope == .unknown {
      let clause = phrases.clause(header.policy.source)
      let said =
        subject.verdict == .compliant ? phrases.compliantInAnyCase(clause) : phrases.scopeUnknown(clause)
      beginBlock()
      page.paragraph([Run("? ", .doubtful), Run(said)], indent: 2, hanging: 2)
    }

    for result in groups.findings { append(result, in: declaration) }
    appendQuestions(groups.undecided, asking: unanswered, in: declaration)
    if isVerbose {
      beginBlock()
      for result in subject.results where !result.isRaised { append(result, in: declaration) }
    } else if subject.scope != .doesNotApply {
      appendCounts(of: subject.results.filter { $0.kind == .obligation })
    }
    appendRisks(groups.risks, of: subject, in: declaration)
  }

  private mutating func appendCounts(of obligations: [RuleResult]) {
    let met = obligations.count { $0.status == .pass }
    let aside = obligations.count { $0.status == .notApplicable }
    guard met > 0 else { return }
    beginBlock()
    let others = aside > 0 ? ", " + phrases.doNotApply(aside) : ""
    page.paragraph([Run("✓ ", .good), Run(phrases.obligationsMet(met) + others)], indent: 2, hanging: 2)
  }

  /// What would have to be answered, each attribute once, with the rules that wait for it.
  private mutating func appendQuestions(
    _ waiting: [RuleResult], asking unanswered: UnansweredFacts, in declaration: DeclarationFinding
  ) {
    guard !waiting.isEmpty else { return }
    beginBlock()
    page.paragraph(
      [Run("? ", .doubtful), Run(phrases.toAnswer(waiting.map(\.rule.id)))], indent: 2, hanging: 2)
    for question in unanswered.questions(of: waiting) { append(question, all: waiting.count, in: declaration) }
  }

  /// - `all`: how many rules wait in this space: their names are not repeated where all wait for the same.
  private mutating func append(_ question: OpenQuestion, all: Int, in declaration: DeclarationFinding) {
    let fact = question.fact
    var remarks = question.rules.count < all ? [question.rules.map(\.rule.id).joined(separator: ", ")] : []
    if question.isMinor { remarks.append(phrases.onlyWarning) }
    let isNew = asked.insert(fact.path).inserted
    if !isNew { remarks.append(phrases.askedAbove) }
    let remark = remarks.isEmpty ? "" : " (" + remarks.joined(separator: ", ") + ")"
    page.paragraph([Run(fact.path.fitted(to: 200), .strong), Run(remark)], indent: 4, hanging: 2)
    guard isNew else { return }
    if let question = fact.question { page.paragraph([Run(question.bounded)], indent: 6) }
    if let location = fact.location {
      page.location(location, in: declaration.file, phrases: phrases, indent: 6)
    }
  }

  private mutating func appendRisks(
    _ risks: [RuleResult], of subject: SubjectFinding, in declaration: DeclarationFinding
  ) {
    guard !risks.isEmpty else { return }
    let clause = phrases.clause(header.policy.source)
    let heading = subject.scope == .doesNotApply ? phrases.riskNotesOutside(clause) : phrases.riskNotes
    beginBlock()
    page.paragraph([Run(isVerbose ? heading : heading + " " + phrases.moreOnRisks)], indent: 2)
    guard isVerbose else {
      // None of them changes the verdict, and there may be many: their titles say what they are about.
      for risk in risks { appendTitle(of: risk) }
      return
    }
    isFirstBlock = true
    for risk in risks { append(risk, in: declaration) }
  }
}

extension RuleResult {
  /// Whether the result is told even where little is told.
  var isRaised: Bool { status == .fail || status == .error }
}
