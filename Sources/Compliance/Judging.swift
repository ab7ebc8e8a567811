// Judging one subject: its scope, then the obligations, then the verdict that follows from both.

import CEL
import Diagnostics
import Findings
import Policy

extension Assessor {
  /// - Parameter contradictions: those that are about the subject.
  func judge(subject index: Int, _ evidence: Evidence, _ contradictions: [Contradiction]) -> SubjectFinding {
    let subject = evidence.subjects[index]
    var results = RuleResults(of: rules)
    results.reserveCapacity(scope.count + obligations.count + contradictions.count + risks.count)

    var scopeStatuses: StatusSet = []
    for active in scope {
      let evaluation = evaluate(active.rule, subject.activation)
      scopeStatuses.formUnion(StatusSet(evaluation.status))
      append(active, evaluation, subject, evidence, &results)
    }
    let scope = VerdictRules.scope(scopeStatuses)
    let evaluations =
      scope == .doesNotApply
      ? Array(repeating: Evaluation(status: .notApplicable), count: obligations.count)
      : evaluateObligations(subject.activation)
    var binding: StatusSet = []
    for (active, evaluation) in zip(obligations, evaluations) {
      // A warning never decides, but one that is faulty leaves nothing settled.
      if active.description.severity == .error || evaluation.status == .error {
        binding.formUnion(StatusSet(evaluation.status))
      }
      append(active, evaluation, subject, evidence, &results)
    }
    for contradiction in contradictions { results.append(contradiction.result) }
    for active in risks {
      append(active, evaluate(active.rule, subject.activation), subject, evidence, &results)
    }
    return SubjectFinding(
      id: subject.id(policy), path: subject.record.path.description, name: subject.name, scope: scope,
      verdict: VerdictRules.subject(scope: scopeStatuses, obligations: binding), results: results)
  }

  /// One cause, one finding: an obligation does not apply where one that it follows, directly or by way of others,
  /// fails.
  private func evaluateObligations(_ activation: Activation) -> [Evaluation] {
    var evaluations = obligations.map { evaluate($0.rule, activation) }
    // All are looked at before any is set aside: only a failure of its own sets others aside.
    let setAside = obligations.indices.filter { index in
      var followed = obligations[index].followed
      while let place = followed {
        if evaluations[place].status == .fail { return true }
        followed = obligations[place].followed
      }
      return false
    }
    for index in setAside { evaluations[index] = Evaluation(status: .notApplicable) }
    return evaluations
  }

  private func append(
    _ active: ActiveRule, _ evaluation: Evaluation, _ subject: Evidence.Subject, _ evidence: Evidence,
    _ results: inout RuleResults
  ) {
    switch evaluation.status {
    case .pass where !explainsEverything, .notApplicable where !explainsEverything:
      results.append(rule: active.place, evaluation.status)
    default: results.append(result(of: active, evaluation, subject, evidence))
    }
  }

  /// What a rule comes to, and which of its expressions decided it.
  struct Evaluation {
    var status: Status
    /// What settled the status, or left it open.
    var decisive = Decisive.nothing
  }

  enum Decisive: UInt8 {
    case nothing, condition, requirement, both
  }

  func evaluate(_ rule: Rule, _ activation: Activation) -> Evaluation {
    let when = rule.when?.truth(activation) ?? .isTrue
    switch when {
    case .isTrue, .unknown: break
    case .isFalse: return Evaluation(status: .notApplicable, decisive: .condition)
    case .error: return Evaluation(status: .error, decisive: .condition)
    }
    switch rule.require.truth(activation) {
    case .isTrue: return Evaluation(status: .pass, decisive: .requirement)
    case .isFalse where when == .isTrue: return Evaluation(status: .fail, decisive: .requirement)
    case .isFalse: return Evaluation(status: .unknown, decisive: .condition)
    case .unknown: return Evaluation(status: .unknown, decisive: when == .isTrue ? .requirement : .both)
    case .error: return Evaluation(status: .error, decisive: .requirement)
    }
  }

  private func result(
    of active: ActiveRule, _ evaluation: Evaluation, _ subject: Evidence.Subject, _ evidence: Evidence
  ) -> RuleResult {
    var result = RuleResult(rule: active.description, status: evaluation.status)
    let decisive = active.rule.programs(evaluation.decisive)
    switch evaluation.status {
    case .pass, .notApplicable: break
    case .fail:
      result.message = fill(active.rule.message, subject.activation)
      result.remediation =
        active.description.remediation ?? active.rule.remediation.map { fill($0, subject.activation) }
    case .error:
      result.message = decisive.first?.error(subject.activation).map { PolicyFault.message($0)[language] }
    case .unknown: break
    }
    explain(&result, by: decisive, subject.activation, evidence)
    return result
  }
}

extension Rule {
  fileprivate func programs(_ decisive: Assessor.Decisive) -> [Program] {
    switch decisive {
    case .nothing: []
    case .condition: when.map { [$0] } ?? []
    case .requirement: [require]
    case .both: (when.map { [$0] } ?? []) + [require]
    }
  }
}

extension Program {
  /// What the program fails with, where it does.
  func error(_ activation: Activation) -> EvaluationError? {
    if case .error(let error) = evaluate(activation) { error } else { nil }
  }
}

extension Evidence.Subject {
  fileprivate var name: String? {
    guard let slot = record.type.slot(of: "name"), case .value(.string(let name)) = record.read(slot: slot) else {
      return nil
    }
    return name
  }

  /// The subject's label; its path where the label cannot be told.
  func id(_ policy: PolicyDocument) -> String {
    guard case .value(.string(let label)) = policy.subjects.label.evaluate(activation) else {
      return record.path.description
    }
    return label
  }
}

/// How a report speaks of a rule that ended in an error: as a fault of the policy, unless the declaration was too large
/// for the limit of the run.
enum PolicyFault {
  static func message(_ error: EvaluationError) -> LocalizedText {
    if error.code == .costExceeded {
      return LocalizedText(
        en: "this rule could not be decided: the declaration is too large for it (\(error.message.english)); "
          + "split the declaration, or raise --max-cost",
        fr: "cette règle n’a pu être décidée : la déclaration est trop volumineuse pour elle "
          + "(\(error.message.french)) ; divisez la déclaration, ou relevez --max-cost")
    }
    return LocalizedText(
      en: "the policy itself is faulty here: \(error.message.english)",
      fr: "la politique elle-même est en défaut ici : \(error.message.french)")
  }
}
