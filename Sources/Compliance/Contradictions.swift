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
    reasoning.judging(evidence.declaration) { frame, reasoning in
      run(checks.ofDeclaration, &frame, subject: nil, &reasoning, &raised)
      checks.walks?.forEach { walk in
        walk.list.forEachElement(in: evidence.root) { element in
          guard !reasoning.isExhausted(frame) else { return }
          frame.set(elementSlot, to: .value(element))
          run(walk.checks, &frame, subject: nil, &reasoning, &raised)
        }
      }
      if let first = evidence.subjects.first { frame.set(elementSlot, to: .value(.record(first.record))) }
    }
    if let checks = checks.ofSubjects {
      for index in evidence.subjects.indices where !reasoning.isExhausted {
        reasoning.judging(evidence.subjects[index].activation) { frame, reasoning in
          run(checks, &frame, subject: index, &reasoning, &raised)
        }
      }
    }
    // Swift's sort keeps the order of equals.
    if raised.count > 1 { raised.sort { $0.check.place < $1.check.place } }
    return raised
  }

  private func run(
    _ checks: OrderedTree<ConsistencyCheck>?, _ frame: inout Frame, subject: Int?, _ reasoning: inout Reasoning,
    _ raised: inout [Contradiction]
  ) {
    var found: [(check: ConsistencyCheck, truth: Truth)] = []
    checks?.forEach { check in
      let truth = frame.truth(of: check.require)
      // One that is undecided is not raised.
      if truth == .isFalse || truth == .error { found.append((check, truth)) }
    }
    for index in found.indices {
      raised.append(
        found[index].truth == .isFalse
          ? contradiction(found[index].check, &frame, subject: subject, &reasoning)
          : fault(found[index].check, &frame, subject: subject, &reasoning))
    }
  }

  private func contradiction(
    _ check: ConsistencyCheck, _ frame: inout Frame, subject: Int?, _ reasoning: inout Reasoning
  ) -> Contradiction {
    reasoning.begin()
    fill(check.message, &frame, to: &reasoning.room.text)
    reasoning.endMessage()
    tell(check.remediation, &frame, &reasoning)
    let reason = endReason(of: .fail, check.require, &frame, &reasoning)
    return Contradiction(
      check: check, subject: subject, contested: check.contests.compactMap { path(of: $0, &frame) },
      voidsCompliance: check.voidsCompliance,
      entry: RuleResults.Entry(rule: check.rule, .fail, reason: reason))
  }

  /// One that ends in an error, which the report shows.
  private func fault(
    _ check: ConsistencyCheck, _ frame: inout Frame, subject: Int?, _ reasoning: inout Reasoning
  ) -> Contradiction {
    reasoning.begin()
    tellFault(check.require, &frame, &reasoning)
    let reason = reasoning.end()
    return Contradiction(
      check: check, subject: subject, contested: [], voidsCompliance: true,
      entry: RuleResults.Entry(rule: check.rule, .error, reason: reason))
  }

  private func path(of attribute: ContestedAttribute, _ frame: inout Frame) -> AttributePath? {
    let start: AttributePath
    if attribute.slot < policy.environments.roots.count {
      start = policy.environments.rootPaths[attribute.slot]
    } else if case .value(.record(let record)) = frame.outcome(of: attribute.slot) {
      start = record.path
    } else {
      return nil
    }
    return attribute.fields.reduce(start) { $0.appending(.field($1)) }
  }
}
