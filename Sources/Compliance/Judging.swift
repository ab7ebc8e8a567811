// Judging one subject: its scope, then the obligations, then the verdict that follows from both.

import CEL
import Diagnostics
import Findings
import Policy

/// What judging a subject came to.
struct Judgement {
  /// The subject's label; nil where it cannot be told.
  let id: String?
  let scope: Scope
  let verdict: Verdict
  /// Of its results, with reasons that are told elsewhere.
  let entries: [RuleResults.Entry]
}

/// What a rule comes to, and which of its expressions decided it.
private struct Evaluation {
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
  func judge(
    _ subject: Evidence.Subject, at index: Int, _ contradictions: [Contradiction], _ reasoning: inout Reasoning
  ) -> Judgement {
    let activation = subject.activation
    let (scopeStatuses, evaluations) = evaluate(activation)
    var entries: [RuleResults.Entry] = []
    entries.reserveCapacity(evaluations.count + contradictions.count)
    var place = 0
    for rule in scope.indices {
      entries.append(entry(scope, rule, rule, evaluations[place], activation, &reasoning))
      place += 1
    }
    var binding: StatusSet = []
    for rule in obligations.indices {
      binding.formUnion(bindingStatus(ofObligation: rule, evaluations[place].status))
      entries.append(entry(obligations, rule, firstObligation + rule, evaluations[place], activation, &reasoning))
      place += 1
    }
    for place in contradictions.indices where contradictions[place].subject == index {
      entries.append(contradictions[place].entry)
    }
    for rule in risks.indices {
      entries.append(entry(risks, rule, firstRisk + rule, evaluations[place], activation, &reasoning))
      place += 1
    }
    return Judgement(
      id: id(of: subject), scope: VerdictRules.scope(scopeStatuses),
      verdict: VerdictRules.subject(scope: scopeStatuses, obligations: binding), entries: entries)
  }

  /// What counts for a verdict: a warning never decides, but one that is faulty leaves nothing settled.
  private func bindingStatus(ofObligation index: Int, _ status: Status) -> StatusSet {
    switch status {
    case .pass, .notApplicable, .error: StatusSet(status)
    case .fail, .unknown: obligations[index].description.severity == .error ? StatusSet(status) : []
    }
  }

  // MARK: Evaluating

  /// What the rules of the scope come to, the obligations and the risks, in this order.
  private func evaluate(_ activation: Activation) -> (scope: StatusSet, [Evaluation]) {
    var evaluations: [Evaluation] = []
    evaluations.reserveCapacity(scope.count + obligations.count + risks.count)
    var scopeStatuses: StatusSet = []
    activation.judging { frame in
      scopeStatuses = Self.evaluate(scope, &frame, &evaluations)
      if VerdictRules.scope(scopeStatuses) == .doesNotApply {
        for _ in obligations.indices { evaluations.append(Evaluation(status: .notApplicable)) }
      } else {
        evaluateObligations(&frame, &evaluations)
      }
      _ = Self.evaluate(risks, &frame, &evaluations)
    }
    return (scopeStatuses, evaluations)
  }

  /// - Returns: the statuses that occur.
  private static func evaluate(
    _ rules: [ActiveRule], _ frame: inout Frame, _ evaluations: inout [Evaluation]
  ) -> StatusSet {
    let rules = rules.span
    var statuses: StatusSet = []
    for index in rules.indices {
      let evaluation = evaluate(rules[index], &frame)
      statuses.formUnion(StatusSet(evaluation.status))
      evaluations.append(evaluation)
    }
    return statuses
  }

  /// One cause, one finding: an obligation does not apply where one that it follows, directly or by way of others,
  /// fails.
  private func evaluateObligations(_ frame: inout Frame, _ evaluations: inout [Evaluation]) {
    let first = evaluations.count
    let setAside = Evaluation(status: .notApplicable)
    let obligations = obligations
    let rules = obligations.span
    for index in rules.indices {
      evaluations.append(isSetAside(index, evaluations, from: first) ? setAside : Self.evaluate(rules[index], &frame))
    }
    // Those that stand before what they follow. One that is set aside itself hides nothing: what follows it follows what
    // failed as well.
    for index in rules.indices where isSetAside(index, evaluations, from: first) {
      evaluations[first + index] = setAside
    }
  }

  /// Whether an obligation follows one that is known to fail.
  ///
  /// - Parameter first: where the obligations begin among the evaluations.
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

  /// - Parameters:
  ///   - index: of the rule among those of its kind.
  ///   - place: among all.
  private func entry(
    _ rules: [ActiveRule], _ index: Int, _ place: Int, _ evaluation: Evaluation, _ activation: Activation,
    _ reasoning: inout Reasoning
  ) -> RuleResults.Entry {
    let status = evaluation.status
    switch status {
    case .pass where !explainsEverything, .notApplicable where !explainsEverything:
      return RuleResults.Entry(rule: place, status)
    default:
      return RuleResults.Entry(
        rule: place, status, reason: addReason(of: evaluation, rules[index], activation, &reasoning))
    }
  }

  private func addReason(
    of evaluation: Evaluation, _ rule: ActiveRule, _ activation: Activation, _ reasoning: inout Reasoning
  ) -> Int? {
    reasoning.begin()
    switch evaluation.status {
    case .fail:
      fill(rule.message, activation, to: &reasoning.text)
      reasoning.endMessage()
      tell(rule.remediation, activation, &reasoning)
    case .error:
      tellFault(evaluation.decisive == .condition ? rule.when : rule.require, activation, &reasoning)
    case .pass, .notApplicable, .unknown: break
    }
    switch (evaluation.decisive, rule.when) {
    case (.nothing, _): return reasoning.end()
    case (.condition, let when?): return endReason(of: evaluation.status, when, activation, &reasoning)
    case (.both, let when?): return endReason(of: evaluation.status, when, and: rule.require, activation, &reasoning)
    case (.requirement, _), (_, nil): return endReason(of: evaluation.status, rule.require, activation, &reasoning)
    }
  }

  /// Tells what to do, where a rule says so.
  func tell(_ text: RemediationText, _ activation: Activation, _ reasoning: inout Reasoning) {
    switch text {
    case .none: break
    case .ofRule: reasoning.setRemediation(.ofRule)
    case .filled(let text):
      fill(text, activation, to: &reasoning.text)
      reasoning.setRemediation(.told)
    }
  }

  /// Tells what went wrong in a rule, and what to do about it.
  func tellFault(_ program: Program?, _ activation: Activation, _ reasoning: inout Reasoning) {
    guard let fault = program?.fault(activation) else { return }
    reasoning.text += fault.message[language].utf8
    reasoning.endMessage()
    reasoning.text += fault.remediation[language].utf8
    reasoning.setRemediation(.told)
  }

  /// The subject's label; nil where it cannot be told.
  func id(of subject: Evidence.Subject) -> String? {
    guard case .value(.string(let label)) = policy.subjects.label.evaluate(subject.activation) else { return nil }
    return label
  }
}
