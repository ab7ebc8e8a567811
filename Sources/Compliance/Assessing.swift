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
        path: path, sha256: sha256, verdict: .invalid, diagnostics: diagnostics,
        validDays: ValidDays().days(around: asOf))
    }

    /// What is beyond a limit is not judged at all: half of the spaces are no basis for a verdict.
    func refusal(_ excess: Diagnostic, _ validDays: ValidDays) -> DeclarationFinding {
      DeclarationFinding(
        path: path, sha256: sha256, platform: slots.platformName(in: facts.root), verdict: .invalid,
        diagnostics: diagnostics + [locator.finding(excess, language)], validDays: validDays.days(around: asOf))
    }
    if let excess = excessOfSpaces(in: facts) { return refusal(excess, ValidDays()) }

    var reasoning = Reasoning(facts: facts, allowance: limits.steps, workrooms.take())
    let declared = Evidence(root: facts.root, assessor: self)
    let contradictions = contradictions(in: declared, &reasoning)
    let undoubted = undoubted(facts, contradictions)
    if undoubted != nil { reasoning.forgetReadings() }
    let evidence = undoubted ?? declared

    var subjects: [SubjectFinding] = []
    subjects.reserveCapacity(evidence.subjects.count)
    for index in evidence.subjects.indices where !reasoning.isExhausted {
      subjects.append(judge(evidence.subjects[index], at: index, contradictions, &reasoning))
    }
    var validDays = ValidDays()
    validDays.narrow(by: declared)
    if let undoubted { validDays.narrow(by: undoubted) }
    guard !reasoning.isExhausted else {
      workrooms.put(reasoning.leave())
      return refusal(excessOfSteps(in: facts), validDays)
    }
    let unanswered = reasoning.unanswered { policy.format.question(about: $0)?[language] }
    let table = reasoning.table
    var room = reasoning.leave()
    var entries: [RuleResults.Entry] = []
    var isVoided = reading.hasErrors
    for index in contradictions.indices {
      if contradictions[index].subject == nil { entries.append(contradictions[index].entry) }
      if contradictions[index].voidsCompliance { isVoided = true }
    }
    for index in subjects.indices {
      table.gatherLines(of: subjects[index].results.entries, &room.lines)
      subjects[index].results.explain(by: table)
    }
    table.gatherLines(of: entries, &room.lines)
    DeclarationFinding.gatherLines(of: unanswered, &room.lines)
    locator.append(ofLines: room.lines, to: &room.excerpts)
    let excerpts = room.excerpts
    workrooms.put(room)
    let verdicts = subjects.indices.lazy.map { subjects[$0].verdict }
    // All at once: what is set later costs a copy of the whole.
    return DeclarationFinding(
      path: path, sha256: sha256, platform: slots.platformName(in: facts.root),
      verdict: VerdictRules.declaration(verdicts, isVoided: isVoided), subjects: subjects,
      results: RuleResults(entries, of: rules, table), diagnostics: diagnostics, unanswered: unanswered,
      excerpts: excerpts, validDays: validDays.days(around: asOf))
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
  private func undoubted(_ facts: Facts, _ contradictions: [Contradiction]) -> Evidence? {
    var contested: [AttributePath] = []
    for index in contradictions.indices { contested += contradictions[index].contested }
    return contested.isEmpty ? nil : Evidence(root: facts.contesting(contested).root, assessor: self)
  }
}
