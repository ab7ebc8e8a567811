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
  let when: Program?
  let require: Program
  let message: ReportText
  let remediation: RemediationText

  init(_ rule: Rule, _ description: RuleDescription, in language: Language) {
    self.description = description
    when = rule.when
    require = rule.require
    message = ReportText(rule.message, in: language)
    remediation = RemediationText(rule.remediation, description, in: language)
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
  /// What is to be filled in.
  final class Blank: Sendable {
    /// Where it stands in the text around.
    let place: Int
    let program: Program

    fileprivate init(at place: Int, _ program: Program) { (self.place, self.program) = (place, program) }
  }

  /// One that says the same of every declaration.
  case fixed(String)
  /// The blanks in the order of the text, and the text around them, as UTF-8.
  case filled(OrderedTree<Blank>, in: [UInt8])

  init(_ template: MessageTemplate, in language: Language) {
    var blanks: [Blank] = []
    var text: [UInt8] = []
    for part in template.parts(in: language) {
      switch part {
      case .text(let fixed): text += fixed.utf8
      case .expression(let program): blanks.append(Blank(at: text.count, program))
      }
    }
    self = OrderedTree(blanks).map { .filled($0, in: text) } ?? .fixed(String(decoding: text, as: UTF8.self))
  }
}

/// What to do where a rule fails.
enum RemediationText: Sendable {
  case none
  /// What the rule's description says.
  case ofRule
  /// What depends on the declaration.
  case filled(ReportText)

  init(_ template: MessageTemplate?, _ description: RuleDescription, in language: Language) {
    guard let template else {
      self = .none
      return
    }
    let text = ReportText(template, in: language)
    if case .fixed(let fixed) = text, fixed == description.remediation { self = .ofRule } else { self = .filled(text) }
  }
}
