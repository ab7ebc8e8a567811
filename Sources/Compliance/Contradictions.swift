// Contradictions of a declaration with itself. All rules see the facts as declared; what those that fail contest is
// put in doubt afterwards, all at once, so that the order of rules does not matter.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy

/// A raised consistency rule.
struct Contradiction {
  /// The subject that it is about; nil where it is about something else.
  let subject: Int?
  /// Of the check, in the policy's order.
  let place: Int
  let contested: [AttributePath]
  let voidsCompliance: Bool
  let result: RuleResult
}

extension Assessor {
  /// In the policy's order, those of one rule in the order of what they are about.
  func contradictions(in evidence: Evidence) -> [Contradiction] {
    var raised: [Contradiction] = []
    let activation = evidence.declaration
    run(checks.ofDeclaration, activation, subject: nil, &evidence.texts, &raised)
    for index in checks.walks.indices {
      checks.walks[index].list.forEachElement(in: evidence.facts.root) { record in
        activation.set(elementSlot, to: .value(.record(record)))
        run(checks.walks[index].checks, activation, subject: nil, &evidence.texts, &raised)
      }
    }
    if let first = evidence.subjects.first { activation.set(elementSlot, to: .value(.record(first.record))) }
    for index in evidence.subjects.indices {
      run(checks.ofSubjects, evidence.subjects[index].activation, subject: index, &evidence.texts, &raised)
    }
    // Swift's sort keeps the order of equals.
    if raised.count > 1 { raised.sort { $0.place < $1.place } }
    return raised
  }

  private func run(
    _ checks: [ConsistencyCheck], _ activation: Activation, subject: Int?, _ texts: inout AttributeTexts,
    _ raised: inout [Contradiction]
  ) {
    var found: [(index: Int, truth: Truth)] = []
    activation.judging { frame in
      for index in checks.indices {
        let truth = frame.truth(of: checks[index].require)
        switch truth {
        case .isFalse, .error: found.append((index, truth))
        // One that is undecided is not raised.
        case .isTrue, .unknown: break
        }
      }
    }
    for (index, truth) in found {
      raised.append(
        truth == .isFalse
          ? contradiction(checks[index], activation, subject: subject, &texts)
          : fault(checks[index], activation, subject: subject))
    }
  }

  private func contradiction(
    _ check: ConsistencyCheck, _ activation: Activation, subject: Int?, _ texts: inout AttributeTexts
  ) -> Contradiction {
    let message = fill(check.message, activation)
    let remediation = check.remediation.map { fill($0, activation) }
    let grounds = grounds(of: .fail, check.require, nil, activation, &texts)
    return Contradiction(
      subject: subject, place: check.place, contested: check.contests.compactMap { path(of: $0, activation) },
      voidsCompliance: check.voidsCompliance,
      result: RuleResult(
        rule: check.description, status: .fail, message: message, remediation: remediation,
        location: grounds.location, facts: grounds.facts))
  }

  /// One that ends in an error is a fault of the policy, which the report shows.
  private func fault(_ check: ConsistencyCheck, _ activation: Activation, subject: Int?) -> Contradiction {
    let fault = check.require.fault(activation)
    return Contradiction(
      subject: subject, place: check.place, contested: [], voidsCompliance: true,
      result: RuleResult(
        rule: check.description, status: .error, message: fault?.message[language],
        remediation: fault?.remediation[language]))
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
