// Judging one subject: its scope, then the obligations, then the verdict that follows from both.

import CEL
import Diagnostics
import Findings
import Policy

extension Assessor {
  /// - Parameter contradictions: of which those count that are about the subject.
  func judge(
    subject index: Int, _ evidence: Evidence, _ contradictions: [Contradiction], _ texts: inout AttributeTexts
  ) -> SubjectFinding {
    let subject = evidence.subjects[index]
    let activation = subject.activation
    var results = RuleResults(of: rules)
    results.reserveCapacity(scope.count + obligations.count + contradictions.count + risks.count, told: 8)

    var scopeStatuses: StatusSet = []
    let scopeEvaluations = evaluate(scope, activation)
    for index in scope.indices {
      scopeStatuses.formUnion(StatusSet(scopeEvaluations[index].status))
      append(scope[index], scopeEvaluations[index], activation, &texts, &results)
    }
    let scope = VerdictRules.scope(scopeStatuses)
    let evaluations =
      scope == .doesNotApply
      ? Array(repeating: Evaluation(status: .notApplicable), count: obligations.count)
      : evaluateObligations(activation)
    var binding: StatusSet = []
    for index in obligations.indices {
      let evaluation = evaluations[index]
      // A warning never decides, but one that is faulty leaves nothing settled.
      if obligations[index].description.severity == .error || evaluation.status == .error {
        binding.formUnion(StatusSet(evaluation.status))
      }
      append(obligations[index], evaluation, activation, &texts, &results)
    }
    for place in contradictions.indices where contradictions[place].subject == index {
      results.append(contradictions[place].result)
    }
    let riskEvaluations = evaluate(risks, activation)
    for index in risks.indices {
      append(risks[index], riskEvaluations[index], activation, &texts, &results)
    }
    let path = subject.record.place.description
    return SubjectFinding(
      id: id(of: subject) ?? path, path: path, name: slots.name(ofSubject: subject.record), scope: scope,
      verdict: VerdictRules.subject(scope: scopeStatuses, obligations: binding), results: results)
  }

  /// One cause, one finding: an obligation does not apply where one that it follows, directly or by way of others,
  /// fails.
  private func evaluateObligations(_ activation: Activation) -> [Evaluation] {
    var evaluations: [Evaluation] = []
    evaluations.reserveCapacity(obligations.count)
    let setAside = Evaluation(status: .notApplicable)
    activation.judging { frame in
      for index in obligations.indices {
        evaluations.append(
          isSetAside(index, evaluations) ? setAside : evaluate(obligations[index], &frame))
      }
    }
    // Those that stand before what they follow. One that is set aside itself hides nothing: what follows it follows
    // what failed as well.
    for index in obligations.indices where isSetAside(index, evaluations) { evaluations[index] = setAside }
    return evaluations
  }

  /// Whether an obligation follows one that is known to fail.
  private func isSetAside(_ index: Int, _ evaluations: [Evaluation]) -> Bool {
    var followed = obligations[index].followed
    while let place = followed {
      if place < evaluations.count, evaluations[place].status == .fail { return true }
      followed = obligations[place].followed
    }
    return false
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

  private func evaluate(_ rules: [ActiveRule], _ activation: Activation) -> [Evaluation] {
    var evaluations: [Evaluation] = []
    evaluations.reserveCapacity(rules.count)
    activation.judging { frame in
      for index in rules.indices { evaluations.append(evaluate(rules[index], &frame)) }
    }
    return evaluations
  }

  private func evaluate(_ rule: ActiveRule, _ frame: inout Frame) -> Evaluation {
    let when = rule.when.map { frame.truth(of: $0) } ?? .isTrue
    switch when {
    case .isTrue, .unknown: break
    case .isFalse: return Evaluation(status: .notApplicable, decisive: .condition)
    case .error: return Evaluation(status: .error, decisive: .condition)
    }
    switch frame.truth(of: rule.require) {
    case .isTrue: return Evaluation(status: .pass, decisive: .requirement)
    case .isFalse where when == .isTrue: return Evaluation(status: .fail, decisive: .requirement)
    case .isFalse: return Evaluation(status: .unknown, decisive: .condition)
    case .unknown: return Evaluation(status: .unknown, decisive: when == .isTrue ? .requirement : .both)
    case .error: return Evaluation(status: .error, decisive: .requirement)
    }
  }

  private func append(
    _ rule: ActiveRule, _ evaluation: Evaluation, _ activation: Activation, _ texts: inout AttributeTexts,
    _ results: inout RuleResults
  ) {
    let status = evaluation.status
    switch status {
    case .pass where !explainsEverything, .notApplicable where !explainsEverything:
      return results.append(rule: rule.place, status)
    default: break
    }
    let programs = rule.programs(evaluation.decisive)
    var message: String?
    var remediation: String?
    switch status {
    case .fail:
      message = fill(rule.message, activation)
      remediation = rule.description.remediation ?? rule.remediation.map { fill($0, activation) }
    case .error: message = programs.first?.error(activation).map { PolicyFault.message($0)[language] }
    case .pass, .notApplicable, .unknown: break
    }
    let grounds = grounds(of: status, programs.first, programs.second, activation, &texts)
    results.append(
      RuleResult(
        rule: rule.description, status: status, message: message, remediation: remediation,
        location: grounds.location, facts: grounds.facts, missing: grounds.missing), ofRule: rule.place)
  }

  /// The subject's label; nil where it cannot be told.
  func id(of subject: Evidence.Subject) -> String? {
    guard case .value(.string(let label)) = policy.subjects.label.evaluate(subject.activation) else { return nil }
    return label
  }
}

extension ActiveRule {
  fileprivate func programs(_ decisive: Assessor.Decisive) -> (first: Program?, second: Program?) {
    switch decisive {
    case .nothing: (nil, nil)
    case .condition: (when, nil)
    case .requirement: (require, nil)
    case .both: (when, require)
    }
  }
}

extension Program {
  /// What the program fails with, where it does.
  func error(_ activation: Activation) -> EvaluationError? {
    if case .error(let error) = evaluate(activation) { error } else { nil }
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
