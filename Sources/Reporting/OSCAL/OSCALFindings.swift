// What a declaration comes to, in OSCAL's two words: one finding for the clause as a whole, one for each obligation that
// was judged on a space; and the risks that the policy notes.

import Diagnostics
import Findings

extension OSCALResult {
  func appendFindings(to text: inout JSONText) {
    let judged = evaluations.filter(\.isFinding)
    guard declaration.verdict != .notApplicable || !judged.isEmpty else { return }
    text.key("findings")
    text.beginArray()
    if declaration.verdict != .notApplicable { appendVerdict(to: &text) }
    for evaluation in judged { append(finding: evaluation, to: &text) }
    text.endArray()
  }

  /// A declaration may be undetermined although no obligation is: the clause has a finding of its own.
  private func appendVerdict(to text: inout JSONText) {
    text.beginObject()
    text.identifier("uuid", OSCALIdentifier(["verdict", identifier.text]))
    text.markup("title", policy.clause.capitalizedFirst)
    text.markup("description", conclusion)
    text.properties { $0.property("verdict", declaration.verdict.rawValue) }
    let reason: StaticString =
      switch declaration.verdict {
      case .compliant: "pass"
      case .nonCompliant: "fail"
      case .undetermined, .notApplicable, .invalid: "other"
      }
    append(
      target: policy.statement, type: "statement-id", isSatisfied: declaration.verdict == .compliant, reason: reason,
      to: &text)
    let whole = evaluations.filter { $0.subject == nil }.map { $0.identifier("observation") }
    append(observations: declaration.diagnostics.indices.map(identifier(ofDiagnostic:)) + whole, to: &text)
    text.endObject()
  }

  private func append(finding evaluation: OSCALEvaluation, to text: inout JSONText) {
    let result = evaluation.result
    text.beginObject()
    text.identifier("uuid", evaluation.identifier("finding"))
    text.markup("title", result.rule.id + " " + result.rule.title)
    text.markup("description", description(of: result))
    text.properties { appendStatus(of: evaluation, to: &$0) }
    let reason: StaticString =
      switch result.status {
      case .pass: "pass"
      case .fail: "fail"
      case .unknown, .notApplicable, .error: "other"
      }
    append(
      target: result.rule.id.oscalToken, type: "objective-id", isSatisfied: result.status == .pass, reason: reason,
      to: &text)
    append(observations: [evaluation.identifier("observation")], to: &text)
    text.markup("remarks", remarks(on: result))
    text.endObject()
  }

  private func remarks(on result: RuleResult) -> String? {
    result.remediation.map { phrases.toDo + $0.bounded }
  }

  private func append(
    target: String, type: StaticString, isSatisfied: Bool, reason: StaticString, to text: inout JSONText
  ) {
    text.key("target")
    text.beginObject()
    text.member("type", type.description)
    text.member("target-id", target)
    text.key("status")
    text.beginObject(inline: true)
    text.member("state", isSatisfied ? "satisfied" : "not-satisfied")
    text.member("reason", reason.description)
    text.endObject()
    text.endObject()
  }

  private func append(observations: [OSCALIdentifier], to text: inout JSONText) {
    text.list("related-observations", observations) { text, observation in
      text.beginObject(inline: true)
      text.identifier("observation-uuid", observation)
      text.endObject()
    }
  }

  /// A note on a risk, with what the policy recommends against it.
  func append(risk evaluation: OSCALEvaluation, to text: inout JSONText) {
    let result = evaluation.result
    let isOutside = evaluation.subject?.scope == .doesNotApply
    text.beginObject()
    text.identifier("uuid", evaluation.identifier("risk"))
    text.markup("title", result.rule.id + " " + result.rule.title)
    text.markup("description", isOutside ? phrases.riskNotesOutside(policy.clause) : phrases.riskNotes)
    text.markup("statement", description(of: result))
    text.properties { appendStatus(of: evaluation, to: &$0) }
    text.member("status", "open")
    text.list("remediations", result.remediation.map { [$0] } ?? []) { text, remediation in
      text.beginObject()
      text.identifier("uuid", evaluation.identifier("remediation"))
      text.member("lifecycle", "recommendation")
      text.markup("title", result.rule.id)
      text.markup("description", remediation.bounded)
      text.endObject()
    }
    append(observations: [evaluation.identifier("observation")], to: &text)
    text.endObject()
  }
}
