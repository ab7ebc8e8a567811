// Contradictions of a declaration with itself. All rules see the facts as declared; what those that fail contest is
// put in doubt afterwards, all at once, so that the order of rules does not matter.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy

/// A raised consistency rule.
struct Contradiction {
  let check: ConsistencyCheck
  /// The subject that it is about; nil where it is about something else.
  let subject: Int?
  let contested: [AttributePath]
  let voidsCompliance: Bool
  let entry: RuleResults.Entry
}

extension Assessor {
  /// In the policy's order, those of one rule in the order of what they are about.
  func contradictions(in evidence: Evidence, _ reasoning: inout Reasoning) -> [Contradiction] {
    var raised: [Contradiction] = []
    let activation = evidence.declaration
    reasoning.withAllowance(of: activation) { run(checks.ofDeclaration, activation, subject: nil, &$0, &raised) }
    for index in checks.walks.indices {
      checks.walks[index].list.forEachElement(in: evidence.facts.root) { record in
        guard !reasoning.isExhausted else { return }
        activation.set(elementSlot, to: .value(.record(record)))
        reasoning.withAllowance(of: activation) {
          run(checks.walks[index].checks, activation, subject: nil, &$0, &raised)
        }
      }
    }
    if let first = evidence.subjects.first { activation.set(elementSlot, to: .value(.record(first.record))) }
    for index in evidence.subjects.indices where !reasoning.isExhausted {
      let activation = evidence.subjects[index].activation
      reasoning.withAllowance(of: activation) { run(checks.ofSubjects, activation, subject: index, &$0, &raised) }
    }
    // Swift's sort keeps the order of equals.
    if raised.count > 1 { raised.sort { $0.check.place < $1.check.place } }
    return raised
  }

  private func run(
    _ checks: [ConsistencyCheck], _ activation: Activation, subject: Int?, _ reasoning: inout Reasoning,
    _ raised: inout [Contradiction]
  ) {
    var found: [(index: Int, truth: Truth)] = []
    activation.judging { frame in
      let checks = checks.span
      for index in checks.indices {
        switch frame.truth(of: checks[index].require) {
        case .isFalse: found.append((index, .isFalse))
        case .error: found.append((index, .error))
        // One that is undecided is not raised.
        case .isTrue, .unknown: break
        }
      }
    }
    for (index, truth) in found {
      raised.append(
        truth == .isFalse
          ? contradiction(checks[index], activation, subject: subject, &reasoning)
          : fault(checks[index], activation, subject: subject, &reasoning))
    }
  }

  private func contradiction(
    _ check: ConsistencyCheck, _ activation: Activation, subject: Int?, _ reasoning: inout Reasoning
  ) -> Contradiction {
    reasoning.begin()
    fill(check.message, activation, to: &reasoning.text)
    reasoning.endMessage()
    tell(check.remediation, activation, &reasoning)
    let reason = endReason(of: .fail, check.require, activation, &reasoning)
    return Contradiction(
      check: check, subject: subject, contested: check.contests.compactMap { path(of: $0, activation) },
      voidsCompliance: check.voidsCompliance,
      entry: RuleResults.Entry(rule: check.rule, .fail, reason: reason))
  }

  /// One that ends in an error, which the report shows.
  private func fault(
    _ check: ConsistencyCheck, _ activation: Activation, subject: Int?, _ reasoning: inout Reasoning
  ) -> Contradiction {
    reasoning.begin()
    tellFault(check.require, activation, &reasoning)
    let reason = reasoning.end()
    return Contradiction(
      check: check, subject: subject, contested: [], voidsCompliance: true,
      entry: RuleResults.Entry(rule: check.rule, .error, reason: reason))
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
