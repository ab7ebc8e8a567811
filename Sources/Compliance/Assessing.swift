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
    let locator = Locator(source: tree.source)
    let diagnostics = reading.diagnostics.map { locator.finding($0, language) }
    guard let facts = reading.facts else {
      var finding = DeclarationFinding(path: path, sha256: sha256, verdict: .invalid, diagnostics: diagnostics)
      finding.validDays = validDays(of: [])
      return finding
    }

    let declared = Evidence(facts: facts, assessor: self)
    let contradictions = contradictions(in: declared)
    let contested = contradictions.flatMap(\.contested)
    let evidence =
      contested.isEmpty ? declared : Evidence(facts: facts.contesting(contested), assessor: self)

    let raised = contradictions.isEmpty ? [:] : Dictionary(grouping: contradictions, by: \.subject)
    var subjects: [SubjectFinding] = []
    subjects.reserveCapacity(evidence.subjects.count)
    for index in evidence.subjects.indices {
      subjects.append(judge(subject: index, evidence, raised[index, default: []]))
    }
    let voids = reading.hasErrors || contradictions.contains { $0.voidsCompliance }
    var finding = DeclarationFinding(
      path: path, sha256: sha256, platform: facts.platformName,
      verdict: VerdictRules.declaration(subjects.map(\.verdict), isVoided: voids), subjects: subjects,
      results: RuleResults(raised[nil, default: []].map(\.result), of: rules), diagnostics: diagnostics,
      unanswered: evidence.texts.unanswered.map { question($0, path: $1, evidence) })
    finding.validDays = validDays(of: [declared, evidence])
    finding.excerpts = locator.excerpts(ofLines: finding.lines)
    return finding
  }

  private func question(_ attribute: Attribute, path: String, _ evidence: Evidence) -> UnansweredFact {
    UnansweredFact(
      path: path, question: policy.format.question(about: attribute)?[language],
      location: evidence.facts.nearestLocation(of: attribute))
  }
}

extension Facts {
  /// The platform's name; a declaration without a usable one is invalid and has no facts.
  fileprivate var platformName: String? {
    guard case .string(let name)? = value(at: AttributePath([.field("platform"), .field("name")])) else { return nil }
    return name
  }
}
