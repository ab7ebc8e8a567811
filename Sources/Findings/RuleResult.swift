// What one rule found on one subject, and the facts that decided it.

package import Diagnostics

/// The result of one rule.
package struct RuleResult: Sendable, Equatable {
  package var rule: RuleDescription
  package var status: Status
  /// What is wrong here; only where the status is fail or error.
  package var message: String?
  /// What to do; only where the status is fail.
  package var remediation: String?
  /// The first of the facts, or the nearest enclosing node of what is missing.
  package var location: SourceSpan?
  package var facts: [FactReading]
  /// The paths that would have to be answered; only where the status is unknown.
  package var missing: [String]

  package init(
    rule: RuleDescription, status: Status, message: String? = nil, remediation: String? = nil,
    location: SourceSpan? = nil, facts: [FactReading] = [], missing: [String] = []
  ) {
    self.rule = rule
    self.status = status
    self.message = message
    self.remediation = remediation
    self.location = location
    self.facts = facts
    self.missing = missing
  }

  package var kind: RuleKind { rule.kind }
  package var severity: Severity { rule.severity }
}

/// A declared fact as the rule read it.
///
/// - `value`: nil where the fact was not declared and its absence itself decided.
package struct FactReading: Sendable, Equatable {
  package var path: String
  package var value: FactValue?
  package var location: SourceSpan?

  package init(path: String, value: FactValue?, location: SourceSpan?) {
    self.path = path
    self.value = value
    self.location = location
  }
}

/// The value of a fact or of a parameter.
package indirect enum FactValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case list([FactValue])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package var name: String
    package var value: FactValue

    package init(name: String, value: FactValue) {
      self.name = name
      self.value = value
    }
  }
}
