// How verdicts follow from statuses. Nothing else decides a verdict.

import Findings

enum VerdictRules {
  /// Whether the policy speaks of a subject, from its scope rules.
  static func scope(_ statuses: StatusSet) -> Scope {
    if statuses.contains(.fail) { return .doesNotApply }
    return statuses.isSubset(of: .pass) ? .applies : .unknown
  }

  /// - Parameter obligations: the statuses of the obligations of severity error, and of those that ended in an error.
  static func subject(scope statuses: StatusSet, obligations: StatusSet) -> Verdict {
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
  static func declaration(_ subjects: some Sequence<Verdict>, isVoided: Bool) -> Verdict {
    let worst = subjects.min { rank($0) < rank($1) } ?? .undetermined
    return isVoided && (worst == .compliant || worst == .notApplicable) ? .undetermined : worst
  }

  /// The worst comes first.
  private static func rank(_ verdict: Verdict) -> Int {
    switch verdict {
    case .invalid, .nonCompliant: 0
    case .undetermined: 1
    case .compliant: 2
    case .notApplicable: 3
    }
  }

  private static func hold(_ obligations: StatusSet) -> Bool {
    obligations.isSubset(of: [.pass, .notApplicable])
  }
}

/// Which statuses occur among results: a verdict depends on no more.
struct StatusSet: OptionSet {
  let rawValue: UInt8

  static let pass = StatusSet(rawValue: 1 << 0)
  static let fail = StatusSet(rawValue: 1 << 1)
  static let unknown = StatusSet(rawValue: 1 << 2)
  static let notApplicable = StatusSet(rawValue: 1 << 3)
  static let error = StatusSet(rawValue: 1 << 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ status: Status) {
    self =
      switch status {
      case .pass: .pass
      case .fail: .fail
      case .unknown: .unknown
      case .notApplicable: .notApplicable
      case .error: .error
      }
  }
}
