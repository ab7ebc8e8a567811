// A rule as reports describe it. It is the same for every declaration, so results share one.

package import Diagnostics

/// What there is to say of a rule before it is applied to anything, in the report's language.
///
/// A class, because every result of every declaration carries it and it never changes.
package final class RuleDescription: Sendable {
  /// `R3-O5`
  package let id: String
  package let kind: RuleKind
  /// Nil for contradictions and risks.
  package let basis: Basis?
  /// In the profile that was applied.
  package let severity: Severity
  package let title: String
  /// The words of the source that the rule stands on.
  package let quote: String?
  /// What to do where the rule fails, whatever the declaration says; nil where that depends on the declaration.
  package let remediation: String?

  package init(
    id: String, kind: RuleKind, basis: Basis?, severity: Severity, title: String, quote: String? = nil,
    remediation: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.basis = basis
    self.severity = severity
    self.title = title
    self.quote = quote
    self.remediation = remediation
  }
}

extension RuleDescription: Equatable {
  package static func == (left: RuleDescription, right: RuleDescription) -> Bool {
    left === right
      || left.id == right.id && left.kind == right.kind && left.basis == right.basis && left.severity == right.severity
        && left.title == right.title && left.quote == right.quote && left.remediation == right.remediation
  }
}
