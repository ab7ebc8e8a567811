// The words in which a report judges, spelled as they stand in the JSON report.

/// The verdict on a space or on a whole declaration.
package enum Verdict: String, Sendable, CaseIterable {
  case compliant
  case nonCompliant = "non_compliant"
  case undetermined
  case notApplicable = "not_applicable"
  /// The declaration could not be judged at all.
  case invalid

  /// Its place among all verdicts.
  var place: Int {
    switch self {
    case .compliant: 0
    case .nonCompliant: 1
    case .undetermined: 2
    case .notApplicable: 3
    case .invalid: 4
    }
  }
}

/// What one rule came to on one subject.
package enum Status: String, Sendable, CaseIterable {
  case pass
  case fail
  case unknown
  case notApplicable = "not_applicable"
  /// The rule itself is faulty: its expression ended in an error.
  case error

  /// Its place among all statuses.
  package var place: Int {
    switch self {
    case .pass: 0
    case .fail: 1
    case .unknown: 2
    case .notApplicable: 3
    case .error: 4
    }
  }
}

/// Whether the policy speaks of a space at all.
package enum Scope: String, Sendable, CaseIterable {
  case applies
  case doesNotApply = "does_not_apply"
  case unknown
}

/// What a rule is for.
package enum RuleKind: String, Sendable, CaseIterable {
  case scope
  case obligation
  case consistency
  case risk
}

/// How far a rule stands from the words of the text that the policy formalises.
package enum Basis: String, Sendable, CaseIterable {
  /// The words say it.
  case literal
  /// Needed to apply the words.
  case interpretation
  /// Asked for by the tool's design.
  case design
  /// Good practice beyond the text.
  case context
}
