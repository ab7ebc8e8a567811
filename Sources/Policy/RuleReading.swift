// Reading the rules of a policy, each compiled in the environment that its kind may use.

import CEL
import DeclarationSchema
import Diagnostics
import YAMLDocument

struct RuleReader {
  let environments: PolicyEnvironments
  let format: DeclarationFormat
  let subject: SubjectHeading

  private static let scopeKeys: MappingKeys = [
    "id!", "title!", "quote", "basis!", "require!", "message!", "remediation",
  ]
  private static let obligationKeys: MappingKeys = [
    "id!", "title!", "quote", "basis!", "severity!", "when", "follows", "require!", "message!", "remediation!",
  ]
  private static let riskKeys: MappingKeys = ["id!", "title!", "require!", "message!", "remediation"]

  func scopeRule(_ node: NodeIndex, _ reader: inout PolicyReader) -> RuleDraft? {
    draft(node, Self.scopeKeys, .error, &reader)
  }

  func obligation(_ node: NodeIndex, _ reader: inout PolicyReader) -> RuleDraft? {
    draft(node, Self.obligationKeys, .error, &reader)
  }

  func risk(_ node: NodeIndex, _ reader: inout PolicyReader) -> RuleDraft? {
    draft(node, Self.riskKeys, .note, &reader)
  }

  private func draft(
    _ node: NodeIndex, _ keys: MappingKeys, _ severity: Severity, _ reader: inout PolicyReader
  ) -> RuleDraft? {
    guard let fields = reader.fields(of: node, keys) else { return nil }
    let environment = environments.subject
    let id = reader.located(fields["id"])
    let title = reader.localized(fields["title"])
    let quote = reader.located(fields["quote"])
    let basis = reader.word(fields["basis"], RuleBasis.self)
    let own = fields["severity"].map { reader.word($0, Severity.self) } ?? severity
    let when = reader.compile(fields["when"], in: environment, expecting: .bool)
    let follows = reader.located(fields["follows"])
    let require = reader.compile(fields["require"], in: environment, expecting: .bool)
    let message = reader.template(fields["message"], in: environment)
    let remediation = reader.template(fields["remediation"], in: environment)
    var rule: Rule?
    if let id, let title, let own, let require, let message {
      rule = Rule(
        id: id.value, title: title, quote: quote, basis: basis, severity: own, when: when, follows: follows?.value,
        require: require, message: message, remediation: remediation)
    }
    return RuleDraft(
      node: node, id: id, quote: quote, hasQuote: fields["quote"] != nil, basis: basis, severity: own, follows: follows,
      rule: rule)
  }
}

/// A rule as far as it could be read: checks that look across rules still see what is sound of a faulty one.
struct RuleDraft {
  let node: NodeIndex
  let id: Located<String>?
  let quote: Located<String>?
  /// Whether there is a quote, be it a faulty one.
  let hasQuote: Bool
  let basis: RuleBasis?
  /// The policy's own.
  let severity: Severity?
  let follows: Located<String>?
  /// Nil where something was reported.
  let rule: Rule?
}
