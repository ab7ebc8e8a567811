// Contradictions of a declaration with itself. All rules see the facts as declared; what those that fail contest is
// put in doubt afterwards, all at once, so that the order of rules does not matter.

import CEL
import Diagnostics
import Findings
import Policy

/// A raised consistency rule.
struct Contradiction {
  /// The subject that it is about; nil where it is about something else.
  let subject: Int?
  let contested: [AttributePath]
  let voidsCompliance: Bool
  let result: RuleResult
}

extension Assessor {
  func contradictions(in evidence: Evidence) -> [Contradiction] {
    var raised: [Contradiction] = []
    for (rule, description) in zip(policy.consistency, contradictionDescriptions) {
      for walk in rule.walks { raise(rule, description, walk, evidence, &raised) }
    }
    return raised
  }

  private func raise(
    _ rule: ConsistencyRule, _ description: RuleDescription, _ walk: ConsistencyWalk, _ evidence: Evidence,
    _ raised: inout [Contradiction]
  ) {
    func consider(_ activation: Activation, subject: Int? = nil) {
      if let found = contradiction(rule, description, walk, activation, subject: subject, evidence) {
        raised.append(found)
      }
    }
    if walk.isOverSubjects {
      for (index, subject) in evidence.subjects.enumerated() { consider(subject.activation, subject: index) }
    } else if let list = walk.list {
      for record in evidence.elements(of: list) {
        evidence.declaration.set(policy.environments.elementSlot, to: .value(.record(record)))
        consider(evidence.declaration)
      }
    } else {
      consider(evidence.declaration)
    }
  }

  /// The rule's finding on one activation. One that is undecided is not raised; one that ends in an error is a fault of
  /// the policy, which the report shows.
  private func contradiction(
    _ rule: ConsistencyRule, _ description: RuleDescription, _ walk: ConsistencyWalk, _ activation: Activation,
    subject: Int?, _ evidence: Evidence
  ) -> Contradiction? {
    switch walk.require.truth(activation) {
    case .isFalse: break
    case .error:
      let message = walk.require.error(activation).map { PolicyFault.message($0)[language] }
      let result = RuleResult(rule: description, status: .error, message: message)
      return Contradiction(subject: subject, contested: [], voidsCompliance: true, result: result)
    case .isTrue, .unknown: return nil
    }
    var result = RuleResult(rule: description, status: .fail)
    result.message = fill(walk.message, activation)
    result.remediation = walk.remediation.map { fill($0, activation) }
    explain(&result, by: [walk.require], activation, evidence)
    return Contradiction(
      subject: subject, contested: walk.contests.compactMap { path(of: $0, activation) },
      voidsCompliance: rule.voidsCompliance, result: result)
  }

  private func path(of attribute: ContestedAttribute, _ activation: Activation) -> AttributePath? {
    let start: AttributePath
    if attribute.slot < policy.environments.roots.count {
      start = policy.environments.rootPaths[attribute.slot]
    } else if case .value(.record(let record)) = activation.outcome(of: attribute.slot) {
      start = record.path
    } else {
      return nil
    }
    return attribute.fields.reduce(start) { $0.appending(.field($1)) }
  }
}
