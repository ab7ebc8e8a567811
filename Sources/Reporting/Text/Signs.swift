// The sign and the colour that go with a verdict or a status. A word always stands beside them, for those who see
// neither.

import Diagnostics
import Findings

struct Sign {
  var mark: String
  var tint: Tint

  static let good = Sign(mark: "✓", tint: .good)
  static let bad = Sign(mark: "✗", tint: .bad)
  static let open = Sign(mark: "?", tint: .doubtful)
  static let warning = Sign(mark: "!", tint: .doubtful)
  static let aside = Sign(mark: "–", tint: .faint)
}

extension Verdict {
  var sign: Sign {
    switch self {
    case .compliant: .good
    case .nonCompliant, .invalid: .bad
    case .undetermined: .open
    case .notApplicable: .aside
    }
  }
}

extension Severity {
  var sign: Sign {
    switch self {
    case .error: .bad
    case .warning: .warning
    case .note: .aside
    }
  }
}

extension RuleResult {
  var sign: Sign {
    switch status {
    case .pass: kind == .risk ? .aside : .good
    case .unknown: .open
    case .notApplicable: .aside
    case .error: .bad
    case .fail:
      switch kind {
      case .obligation: severity.sign
      case .consistency: .warning
      case .scope, .risk: .aside
      }
    }
  }
}
