// Judging one declaration: read it, look for contradictions, judge each space on what is left, add it up.

import CEL
import DeclarationSchema
import Diagnostics
package import Findings
import Policy
package import YAMLDocument

extension Assessor {
  /// Judges one document.
  ///
  /// - Parameters:
  ///   - path: how the report names the document.
  ///   - sha256: the digest of the file's bytes.
  package func assess(_ tree: DocumentTree, path: String, sha256: String?) -> DeclarationFinding {
    let reading = policy.format.read(tree)
    let locator = Locator(tree: tree)
    let diagnostics = locator.findings(reading.diagnostics, language)
    guard let facts = reading.facts else {
      return DeclarationFinding(
        path: path, sha256: sha256, verdict: .invalid, diagnostics: diagnostics, validDays: validDays(of: nil, nil))
    }

    /// What is beyond a limit is not judged at all: half of the spaces are no basis for a verdict.
    func refusal(_ excess: Diagnostic, _ validDays: ClosedRange<Int>) -> DeclarationFinding {
      DeclarationFinding(
        path: path, sha256: sha256, platform: slots.platformName(in: facts.root), verdict: .invalid,
        diagnostics: diagnostics + [locator.finding(excess, language)], validDays: validDays)
    }
    if let excess = excessOfSpaces(in: facts) { return refusal(excess, validDays(of: nil, nil)) }

    var reasoning = Reasoning(facts: facts, allowance: limits.steps, pathTexts.take())
    let declared = Evidence(facts: facts, assessor: self)
    let contradictions = contradictions(in: declared, &reasoning)
    let undoubted = undoubted(declared, contradictions)
    if undoubted != nil { reasoning.forgetReadings() }
    let evidence = undoubted ?? declared

    var judgements: [Judgement] = []
    judgements.reserveCapacity(evidence.subjects.count)
    for index in evidence.subjects.indices where !reasoning.isExhausted {
      let subject = evidence.subjects[index]
      judgements.append(
        reasoning.withAllowance(of: subject.activation) { judge(subject, at: index, contradictions, &$0) })
    }
    guard !reasoning.isExhausted else {
      pathTexts.put(reasoning.takePaths())
      return refusal(excessOfSteps(in: facts), validDays(of: declared, undoubted))
    }
    let unanswered = reasoning.unanswered { policy.format.question(about: $0)?[language] }
    let table = reasoning.table
    pathTexts.put(reasoning.takePaths())
    var subjects: [SubjectFinding] = []
    subjects.reserveCapacity(judgements.count)
    for index in judgements.indices {
      subjects.append(finding(evidence.subjects[index], judgements[index], table))
    }
    var entries: [RuleResults.Entry] = []
    var isVoided = reading.hasErrors
    for index in contradictions.indices {
      if contradictions[index].subject == nil { entries.append(contradictions[index].entry) }
      if contradictions[index].voidsCompliance { isVoided = true }
    }
    let results = RuleResults(entries, of: rules, table)
    let lines = DeclarationFinding.lines(of: subjects, results, unanswered)
    // All at once: what is set later costs a copy of the whole.
    return DeclarationFinding(
      path: path, sha256: sha256, platform: slots.platformName(in: facts.root),
      verdict: VerdictRules.declaration(judgements.map(\.verdict), isVoided: isVoided), subjects: subjects,
      results: results, diagnostics: diagnostics, unanswered: unanswered,
      excerpts: locator.excerpts(ofLines: lines), validDays: validDays(of: declared, undoubted))
  }

  /// That the declaration has more spaces than are judged; nil where it has not.
  func excessOfSpaces(in facts: Facts) -> Diagnostic? {
    let count = slots.subjects(of: facts.root).count
    return count <= limits.spaces ? nil : limits.excess(ofSpaces: count, at: place(ofSpacesIn: facts))
  }

  func excessOfSteps(in facts: Facts) -> Diagnostic { limits.excessOfSteps(at: place(ofSpacesIn: facts)) }

  private func place(ofSpacesIn facts: Facts) -> SourceSpan {
    facts.nearestLocation(of: AttributePath([.field(policy.subjects.list)]))
  }

  /// The evidence without what the declaration contradicts itself about; nil where that is all of it.
  private func undoubted(_ declared: Evidence, _ contradictions: [Contradiction]) -> Evidence? {
    var contested: [AttributePath] = []
    for index in contradictions.indices { contested += contradictions[index].contested }
    return contested.isEmpty ? nil : Evidence(facts: declared.facts.contesting(contested), assessor: self)
  }

  private func finding(
    _ subject: Evidence.Subject, _ judgement: Judgement, _ table: ReasonTable
  ) -> SubjectFinding {
    let path = subject.record.place.description
    return SubjectFinding(
      id: judgement.id ?? path, path: path, name: slots.name(ofSubject: subject.record), scope: judgement.scope,
      verdict: judgement.verdict, results: RuleResults(judgement.entries, of: rules, table))
  }
}
