// What one rule found on one subject, and the facts that decided it.

package import Diagnostics

/// The result of one rule.
package struct RuleResult: Sendable, Equatable {
  package var rule: String
  package var kind: RuleKind
  package var basis: Basis?
  package var severity: Severity
  package var status: Status
  package var title: String
  /// The words of the source that the rule stands on.
  package var quote: String?
  /// What is wrong here; only where the status is fail or error.
  package var message: String?
  /// What to do; only where the status is fail.
  package var remediation: String?
  /// The first of the facts, or the nearest enclosing node of what is missing.
  package var location: Location?
  package var facts: [FactReading]
  /// The paths that would have to be answered; only where the status is unknown.
  package var missing: [String]

  package init(
    rule: String, kind: RuleKind, basis: Basis?, severity: Severity, status: Status, title: String,
    quote: String? = nil, message: String? = nil, remediation: String? = nil, location: Location? = nil,
    facts: [FactReading] = [], missing: [String] = []
  ) {
    self.rule = rule
    self.kind = kind
    self.basis = basis
    self.severity = severity
    self.status = status
    self.title = title
    self.quote = quote
    self.message = message
    self.remediation = remediation
    self.location = location
    self.facts = facts
    self.missing = missing
  }
}

/// A declared fact as the rule read it.
///
/// - `value`: nil where the fact was not declared and its absence itself decided.
package struct FactReading: Sendable, Equatable {
  package var path: String
  package var value: FactValue?
  package var location: Location?

  package init(path: String, value: FactValue?, location: Location?) {
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

/// A place in the declaration's file.
///
/// - `excerpt`: the text of the span's first line, without its break, so that a saved report can be drawn again
///   without the file; cut after 500 characters.
package struct Location: Sendable, Equatable {
  package var span: SourceSpan
  package var excerpt: String

  package init(span: SourceSpan, excerpt: String) {
    self.span = span
    self.excerpt = excerpt
  }
}
