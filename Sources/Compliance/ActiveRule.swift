// The rules of the chosen profile in the report's language, ready to be applied to one subject after the other.

import CEL
import Diagnostics
import Findings
import Policy

/// A scope rule, an obligation or a risk.
///
/// A class, because rules are handed around for every subject of every declaration and never change.
final class ActiveRule: Sendable {
  let description: RuleDescription
  /// In the assessor's rules.
  let place: Int
  /// The place of the obligation that it follows, where that one is in the profile too.
  let followed: Int?
  let when: Program?
  let require: Program
  let message: ReportText
  /// Where the rule's own is not the same for every declaration.
  let remediation: ReportText?

  init(_ rule: Rule, _ description: RuleDescription, at place: Int, followed: Int?, in language: Language) {
    self.description = description
    self.place = place
    self.followed = followed
    when = rule.when
    require = rule.require
    message = ReportText(rule.message, in: language)
    remediation = description.remediation == nil ? rule.remediation.map { ReportText($0, in: language) } : nil
  }
}

extension RuleDescription {
  convenience init(_ rule: Rule, _ kind: RuleKind, _ severity: Severity, in language: Language) {
    self.init(
      id: rule.id, kind: kind, basis: rule.basis.flatMap { Basis(rawValue: $0.rawValue) }, severity: severity,
      title: rule.title[language], quote: rule.quote?.value, remediation: rule.remediation?.fixedText(in: language))
  }

  convenience init(_ rule: ConsistencyRule, in language: Language) {
    self.init(
      id: rule.id, kind: .consistency, basis: nil, severity: .warning, title: rule.title[language],
      remediation: rule.walks.first?.remediation?.fixedText(in: language))
  }
}

/// A message in the report's language.
enum ReportText: Sendable {
  /// One that says the same of every declaration.
  case fixed(String)
  case parts([MessageTemplate.Part])

  init(_ template: MessageTemplate, in language: Language) {
    self = template.fixedText(in: language).map { .fixed($0) } ?? .parts(template.parts(in: language))
  }
}
