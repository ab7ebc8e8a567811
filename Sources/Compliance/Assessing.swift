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
        path: path, sha256: sha256, verdict: .invalid, diagnostics: diagnostics, validDays: validDays(of: []))
    }

    let declared = Evidence(facts: facts, assessor: self)
    let contradictions = contradictions(in: declared)
    let contested = contradictions.flatMap(\.contested)
    let evidence =
      contested.isEmpty ? declared : Evidence(facts: facts.contesting(contested), assessor: self)

    var subjects: [SubjectFinding] = []
    subjects.reserveCapacity(evidence.subjects.count)
    for index in evidence.subjects.indices {
      subjects.append(judge(subject: index, evidence, contradictions, &evidence.texts))
    }
    var results = RuleResults(of: rules)
    for index in contradictions.indices where contradictions[index].subject == nil {
      results.append(contradictions[index].result)
    }
    let voids = reading.hasErrors || contradictions.contains { $0.voidsCompliance }
    let unanswered = evidence.texts.unanswered { policy.format.question(about: $0)?[language] }
    let lines = DeclarationFinding.lines(of: subjects, results, unanswered)
    // All at once: what is set later costs a copy of the whole.
    return DeclarationFinding(
      path: path, sha256: sha256, platform: slots.platformName(in: facts.root),
      verdict: VerdictRules.declaration(subjects.map(\.verdict), isVoided: voids), subjects: subjects,
      results: results, diagnostics: diagnostics, unanswered: unanswered,
      excerpts: locator.excerpts(ofLines: lines),
      validDays: validDays(of: contested.isEmpty ? [declared] : [declared, evidence]))
  }
}
