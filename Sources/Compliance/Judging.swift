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
    var evaluations = evaluate(obligations, activation)
    // All are looked at before any is set aside: only a failure of its own sets others aside.
    var setAside: [Int] = []
    for index in obligations.indices {
      var followed = obligations[index].followed
      while let place = followed {
        if evaluations[place].status == .fail {
          setAside.append(index)
          break
        }
        followed = obligations[place].followed
      }
    }
    for index in setAside { evaluations[index] = Evaluation(status: .notApplicable) }
    return evaluations
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
    case .error:
      let fault = programs.first?.fault(activation)
      message = fault?.message[language]
      remediation = fault?.remediation[language]
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
