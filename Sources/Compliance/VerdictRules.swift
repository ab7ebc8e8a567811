// How verdicts follow from statuses. Nothing else decides a verdict.

import Findings

enum VerdictRules {
  /// Whether the policy speaks of a subject, from its scope rules.
  static func scope(_ statuses: [Status]) -> Scope {
    if statuses.contains(.fail) { return .doesNotApply }
    return statuses.allSatisfy { $0 == .pass } ? .applies : .unknown
  }

  /// - Parameter obligations: the statuses of the obligations of severity error, and of those that ended in an error.
  static func subject(scope statuses: [Status], obligations: [Status]) -> Verdict {
    switch scope(statuses) {
    case .doesNotApply: return .notApplicable
    case .applies:
      if obligations.contains(.fail) { return .nonCompliant }
      return hold(obligations) ? .compliant : .undetermined
    case .unknown:
      return hold(obligations) && !statuses.contains(.error) ? .compliant : .undetermined
    }
  }

  /// The worst of the subjects' verdicts. Where something is wrong with the declaration itself, neither compliance nor
  /// the policy's not applying can be told.
  static func declaration(_ subjects: [Verdict], isVoided: Bool) -> Verdict {
    let order: [Verdict] = [.nonCompliant, .undetermined, .compliant, .notApplicable]
    let worst = order.first { subjects.contains($0) } ?? .undetermined
    return isVoided && (worst == .compliant || worst == .notApplicable) ? .undetermined : worst
  }

  private static func hold(_ obligations: [Status]) -> Bool {
    obligations.allSatisfy { $0 == .pass || $0 == .notApplicable }
  }
}
