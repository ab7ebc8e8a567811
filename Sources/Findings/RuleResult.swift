// What one rule found on one subject, and the facts that decided it.

package import Diagnostics

/// The result of one rule.
package struct RuleResult: Sendable, Equatable {
  package var rule: RuleDescription
  package var status: Status
  /// The first of the facts, or the nearest enclosing node of what is missing.
  package var location: SourceSpan?
  /// What is wrong here; only where the status is fail or error.
  package var message: String?
  /// What to do; only where the status is fail or error.
  package var remediation: String?
  package var facts: [FactReading]
  /// The paths that would have to be answered; only where the status is unknown.
  package var missing: [String]
}

extension RuleResult {
  // By the compiler's own initialiser, which takes them in another order: one that assigns to each variable copies the
  // whole once more.
  package init(
    rule: RuleDescription, status: Status, message: String? = nil, remediation: String? = nil,
    location: SourceSpan? = nil, facts: [FactReading] = [], missing: [String] = []
  ) {
    self.init(
      rule: rule, status: status, location: location, message: message, remediation: remediation, facts: facts,
      missing: missing)
  }

  package var kind: RuleKind { rule.kind }
  package var severity: Severity { rule.severity }

  /// Whether there is anything beside the rule and its status.
  var saysMore: Bool {
    message != nil || remediation != nil || location != nil || !facts.isEmpty || !missing.isEmpty
  }
}

/// A declared fact as the rule read it.
///
/// - `value`: nil where the fact was not declared and its absence itself decided.
package struct FactReading: Sendable, Equatable {
  package let path: String
  package let value: FactValue?
  package let location: SourceSpan?

  package init(path: String, value: FactValue?, location: SourceSpan?) {
    self.path = path
    self.value = value
    self.location = location
  }
}

/// The value of a fact or of a parameter.
package enum FactValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case list([FactValue])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package let name: String
    package let value: FactValue

    package init(name: String, value: FactValue) {
      self.name = name
      self.value = value
    }
  }
}
