// Judging one subject: its scope, then the obligations, then the verdict that follows from both.

import CEL
import Diagnostics
import Findings
import Policy

extension Assessor {
  func judge(subject index: Int, _ evidence: Evidence) -> SubjectFinding {
    let subject = evidence.subjects[index]
    let scopeResults = scope.map { active in
      result(of: active, evaluate(active.rule, subject.activation), subject, evidence)
    }
    let scope = VerdictRules.scope(scopeResults.map(\.status))
    let evaluations =
      scope == .doesNotApply
      ? obligations.map { _ in Evaluation(status: .notApplicable) } : evaluateObligations(subject.activation)
    let results = zip(obligations, evaluations).map { result(of: $0, $1, subject, evidence) }
    // A warning never decides, but one that is faulty leaves nothing settled.
    let binding = zip(obligations, evaluations).filter { $0.0.description.severity == .error || $0.1.status == .error }
    return SubjectFinding(
      id: subject.id(policy), path: subject.record.path.description, name: subject.name, scope: scope,
      verdict: VerdictRules.subject(scope: scopeResults.map(\.status), obligations: binding.map(\.1.status)),
      results: scopeResults + results)
  }

  func risks(ofSubject index: Int, _ evidence: Evidence) -> [RuleResult] {
    let subject = evidence.subjects[index]
    return risks.map { active in
      result(of: active, evaluate(active.rule, subject.activation), subject, evidence)
    }
  }

  /// One cause, one finding: an obligation does not apply where one that it follows, directly or by way of others,
  /// fails.
  private func evaluateObligations(_ activation: Activation) -> [Evaluation] {
    let evaluations = obligations.map { evaluate($0.rule, activation) }
    return evaluations.indices.map { index in
      var followed = obligations[index].followed
      while let place = followed {
        if evaluations[place].status == .fail { return Evaluation(status: .notApplicable) }
        followed = obligations[place].followed
      }
      return evaluations[index]
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
    case .pass, .notApplicable: if !explainsEverything { return result }
    case .fail:
      result.message = fill(active.rule.message, subject.activation)
      result.remediation = active.rule.remediation.map { fill($0, subject.activation) }
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
