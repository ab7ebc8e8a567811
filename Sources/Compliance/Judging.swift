// Judging one subject: its scope, then the obligations, then the verdict that follows from both.

import CEL
import Diagnostics
import Findings
import Policy

/// What a rule comes to, and which of its expressions decided it.
struct Evaluation {
  enum Decisive: UInt8 {
    case nothing, condition, requirement, both
  }

  var status: Status
  /// What settled the status, or left it open.
  var decisive = Decisive.nothing
}

extension Assessor {
  /// - Parameters:
  ///   - index: the subject's place.
  ///   - contradictions: of which those count that are about the subject.
  /// - Returns: what is found, with reasons that are told elsewhere.
  func judge(
    _ subject: Evidence.Subject, at index: Int, _ contradictions: [Contradiction], _ reasoning: inout Reasoning
  ) -> SubjectFinding {
    reasoning.judging(subject.activation) { frame, reasoning in
      let scopeStatuses = evaluate(&frame, &reasoning.room.evaluations)
      var entries: [RuleResults.Entry] = []
      entries.reserveCapacity(rules.count + contradictions.count)
      // Those of the scope and the obligations stand among the evaluations as they do among all rules.
      scope?.forEach { rule in
        entries.append(entry(rule, entries.count, reasoning.room.evaluations[entries.count], &frame, &reasoning))
      }
      var binding: StatusSet = []
      obligations?.forEach { rule in
        let evaluation = reasoning.room.evaluations[entries.count]
        if binds(rule, evaluation.status) { binding.formUnion(StatusSet(evaluation.status)) }
        entries.append(entry(rule, entries.count, evaluation, &frame, &reasoning))
      }
      var place = entries.count
      for raised in contradictions.indices where contradictions[raised].subject == index {
        entries.append(contradictions[raised].entry)
      }
      let between = firstRisk - place
      risks?.forEach { rule in
        entries.append(entry(rule, place + between, reasoning.room.evaluations[place], &frame, &reasoning))
        place += 1
      }
      let path = reasoning.path(of: subject.record)
      return SubjectFinding(
        id: label(&frame) ?? path, path: path, name: slots.name(ofSubject: subject.record),
        scope: VerdictRules.scope(scopeStatuses),
        verdict: VerdictRules.subject(scope: scopeStatuses, obligations: binding),
        results: RuleResults(entries, of: rules))
    }
  }

  /// Whether an obligation's status counts for the verdict: a warning never decides, but one that is faulty leaves
  /// nothing settled.
  private func binds(_ obligation: ActiveRule, _ status: Status) -> Bool {
    switch status {
    case .pass, .notApplicable, .error: true
    case .fail, .unknown: obligation.description.severity == .error
    }
  }

  // MARK: Evaluating

  /// Finds what the rules of the scope come to, the obligations and the risks, in this order.
  ///
  /// - Returns: the statuses of the scope.
  private func evaluate(_ frame: inout Frame, _ evaluations: inout [Evaluation]) -> StatusSet {
    evaluations.removeAll(keepingCapacity: true)
    evaluations.reserveCapacity(rules.count)
    var scopeStatuses: StatusSet = []
    scope?.forEach { rule in
      let evaluation = Self.evaluate(rule, &frame)
      scopeStatuses.formUnion(StatusSet(evaluation.status))
      evaluations.append(evaluation)
    }
    if VerdictRules.scope(scopeStatuses) == .doesNotApply {
      for _ in followed { evaluations.append(Evaluation(status: .notApplicable)) }
    } else {
      evaluateObligations(&frame, &evaluations)
    }
    risks?.forEach { evaluations.append(Self.evaluate($0, &frame)) }
    return scopeStatuses
  }

  /// One cause, one finding: an obligation does not apply where one that it follows, directly or by way of others,
  /// fails.
  private func evaluateObligations(_ frame: inout Frame, _ evaluations: inout [Evaluation]) {
    let first = evaluations.count
    let setAside = Evaluation(status: .notApplicable)
    obligations?.forEach { rule in
      let isSetAside = isSetAside(evaluations.count - first, evaluations, from: first)
      evaluations.append(isSetAside ? setAside : Self.evaluate(rule, &frame))
    }
    // Those that stand before what they follow. One that is set aside itself hides nothing: what follows it follows what
    // failed as well.
    for index in followed.indices where isSetAside(index, evaluations, from: first) {
      evaluations[first + index] = setAside
    }
  }

  /// Whether an obligation follows one that is known to fail.
  ///
  /// - Parameter first: where the obligations begin among the evaluations.
  @inline(__always)
  private func isSetAside(_ index: Int, _ evaluations: [Evaluation], from first: Int) -> Bool {
    var next = followed[index]
    while let place = next {
      if first + place < evaluations.count, case .fail = evaluations[first + place].status { return true }
      next = followed[place]
    }
    return false
  }

  private static func evaluate(_ rule: ActiveRule, _ frame: inout Frame) -> Evaluation {
    var isConditionMet = true
    if let when = rule.when {
      switch frame.truth(of: when) {
      case .isTrue: break
      case .unknown: isConditionMet = false
      case .isFalse: return Evaluation(status: .notApplicable, decisive: .condition)
      case .error: return Evaluation(status: .error, decisive: .condition)
      }
    }
    switch frame.truth(of: rule.require) {
    case .isTrue: return Evaluation(status: .pass, decisive: .requirement)
    case .isFalse where isConditionMet: return Evaluation(status: .fail, decisive: .requirement)
    case .isFalse: return Evaluation(status: .unknown, decisive: .condition)
    case .unknown: return Evaluation(status: .unknown, decisive: isConditionMet ? .requirement : .both)
    case .error: return Evaluation(status: .error, decisive: .requirement)
    }
  }

  // MARK: Results

  /// - Parameter place: of the rule, among all.
  private func entry(
    _ rule: ActiveRule, _ place: Int, _ evaluation: Evaluation, _ frame: inout Frame, _ reasoning: inout Reasoning
  ) -> RuleResults.Entry {
    let status = evaluation.status
    switch status {
    case .pass where !explainsEverything, .notApplicable where !explainsEverything:
      return RuleResults.Entry(rule: place, status)
    default:
      return RuleResults.Entry(rule: place, status, reason: addReason(of: evaluation, rule, &frame, &reasoning))
    }
  }

  private func addReason(
    of evaluation: Evaluation, _ rule: ActiveRule, _ frame: inout Frame, _ reasoning: inout Reasoning
  ) -> Int? {
    reasoning.begin()
    switch evaluation.status {
    case .fail:
      fill(rule.message, &frame, to: &reasoning.room.text)
      reasoning.endMessage()
      tell(rule.remediation, &frame, &reasoning)
    case .error:
      tellFault(evaluation.decisive == .condition ? rule.when : rule.require, &frame, &reasoning)
    case .pass, .notApplicable, .unknown: break
    }
    switch (evaluation.decisive, rule.when) {
    case (.nothing, _): return reasoning.end()
    case (.condition, let when?): return endReason(of: evaluation.status, when, &frame, &reasoning)
    case (.both, let when?): return endReason(of: evaluation.status, when, and: rule.require, &frame, &reasoning)
    case (.requirement, _), (_, nil): return endReason(of: evaluation.status, rule.require, &frame, &reasoning)
    }
  }

  /// Tells what to do, where a rule says so.
  func tell(_ text: RemediationText, _ frame: inout Frame, _ reasoning: inout Reasoning) {
    switch text {
    case .none: break
    case .ofRule: reasoning.endRemediation(.ofRule)
    case .filled(let text):
      fill(text, &frame, to: &reasoning.room.text)
      reasoning.endRemediation(.told)
    }
  }

  /// Tells what went wrong in a rule, and what to do about it.
  func tellFault(_ program: Program?, _ frame: inout Frame, _ reasoning: inout Reasoning) {
    guard let fault = program?.fault(&frame) else { return }
    reasoning.room.text += fault.message[language].utf8
    reasoning.endMessage()
    reasoning.room.text += fault.remediation[language].utf8
    reasoning.endRemediation(.told)
  }

  /// The subject's label; nil where it cannot be told.
  func label(_ frame: inout Frame) -> String? {
    guard case .value(.string(let label)) = frame.evaluate(policy.subjects.label) else { return nil }
    return label
  }
}
