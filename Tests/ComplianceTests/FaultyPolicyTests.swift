// Rules of policies other than the built-in one: `when`, chains of `follows`, and rules that end in an error, which
// are the policy's fault and never the declaration's.

import CEL
import Diagnostics
import Findings
import Policy
import Testing

@Suite("Policies of one's own")
struct FaultyPolicyTests {
  /// A policy around the given rules. The space's `moderation.moderator_count` is what rules divide by.
  static func policy(
    scope: String = "space.interaction", label: String = "space.id", obligations: [String], consistency: String = "",
    limits: ExpressionLimits = ExpressionLimits()
  ) throws -> PolicyDocument {
    let rules = obligations.map {
      "  - {\($0), title: {en: T, fr: T}, message: {en: M, fr: M}, remediation: {en: R, fr: R}}\n"
    }
    .joined()
    let text = """
      format: vigie.policy/v1
      id: example
      version: 1.0.0
      title: {en: Example, fr: Exemple}
      declarations: vigie.platform/v1
      source: {title: Text, publisher: Somebody, clause: "1", text: {en: Moderated spaces, fr: espaces}}
      parameters: {}
      profiles: {standard: {title: {en: Standard, fr: Standard}}}
      subjects: {in: spaces, as: space, label: '\(label)'}
      variables: []
      consistency: [\(consistency)]
      scope:
        - {id: S1, require: "\(scope)", quote: espaces, basis: literal, title: {en: T, fr: T}, message: {en: M, fr: M}}
      obligations:

      """ + rules
    return try PolicyDocument(
      loading: Fixture.tree(Array(text.utf8), name: "policy.yaml"), formats: [Fixture.format.get()], limits: limits)
  }

  static func assess(
    _ policy: PolicyDocument, space: String, language: Language = .english
  ) throws -> DeclarationFinding {
    let text = "format: vigie.platform/v1\nplatform: {name: Example}\nspaces: [{id: lobby, \(space)}]\n"
    return try Fixture.assess(text, Fixture.assessor(policy: policy, language: language))
  }

  static let faulty = #"require: "1 / space.moderation.moderator_count > 0""#

  struct Row: CustomTestStringConvertible {
    let name: String
    let obligations: [String]
    let space: String
    let statuses: [Status]
    let verdict: Verdict

    var testDescription: String { name }
  }

  @Test("Obligations", arguments: rows)
  func obligationRules(row: Row) throws {
    let finding = try Self.assess(Self.policy(obligations: row.obligations), space: row.space)
    let subject = try #require(finding.subjects.first)
    #expect(subject.results.filter { $0.kind == .obligation }.map(\.status) == row.statuses)
    #expect(subject.verdict == row.verdict)
  }

  static func rule(_ id: String, _ rest: String, severity: String = "error") -> String {
    "id: \(id), basis: interpretation, severity: \(severity), \(rest)"
  }

  static let live = #"when: "space.livestream.enabled", require: "space.minors_admitted""#
  static let open = "interaction: true"

  static let rows = [
    Row(
      name: "when is true", obligations: [rule("A", live)],
      space: "\(open), livestream: {enabled: true}, minors_admitted: false", statuses: [.fail],
      verdict: .nonCompliant),
    Row(
      name: "when is false", obligations: [rule("A", live)],
      space: "\(open), livestream: {enabled: false}, minors_admitted: false", statuses: [.notApplicable],
      verdict: .compliant),
    Row(
      name: "when is unknown, the requirement holds", obligations: [rule("A", live)],
      space: "\(open), minors_admitted: true", statuses: [.pass], verdict: .compliant),
    Row(
      name: "when is unknown, the requirement does not hold", obligations: [rule("A", live)],
      space: "\(open), minors_admitted: false", statuses: [.unknown], verdict: .undetermined),
    Row(
      name: "when is true, the requirement is unknown", obligations: [rule("A", live)],
      space: "\(open), livestream: {enabled: true}", statuses: [.unknown], verdict: .undetermined),
    Row(
      name: "a chain of rules that follow",
      obligations: [
        rule("A", #"require: "space.minors_admitted""#),
        rule("B", #"follows: A, require: "space.minors_admitted""#),
        rule("C", #"follows: B, require: "space.adults_admitted""#),
      ], space: "\(open), minors_admitted: false, adults_admitted: false",
      statuses: [.fail, .notApplicable, .notApplicable], verdict: .nonCompliant),
    Row(
      name: "an unknown rule is followed by nothing",
      obligations: [
        rule("A", #"require: "space.minors_admitted""#),
        rule("B", #"follows: A, require: "space.adults_admitted""#),
      ], space: "\(open), adults_admitted: false", statuses: [.unknown, .fail], verdict: .nonCompliant),
    Row(
      name: "an error", obligations: [rule("A", faulty)], space: "\(open), moderation: {moderator_count: 0}",
      statuses: [.error], verdict: .undetermined),
    Row(
      name: "no error where nothing is divided", obligations: [rule("A", faulty)],
      space: "\(open), moderation: {moderator_count: 1}", statuses: [.pass], verdict: .compliant),
    Row(
      name: "an unknown wins over an error",
      obligations: [
        rule("A", #"require: "1 / space.moderation.moderator_count > 0 && space.minors_admitted""#)
      ], space: "\(open), moderation: {moderator_count: 0}", statuses: [.unknown], verdict: .undetermined),
    Row(
      name: "an error of a mere warning leaves nothing compliant",
      obligations: [rule("A", faulty, severity: "warning")], space: "\(open), moderation: {moderator_count: 0}",
      statuses: [.error], verdict: .undetermined),
    Row(
      name: "a failure decides beside an error",
      obligations: [rule("A", faulty), rule("B", #"require: "space.minors_admitted""#)],
      space: "\(open), moderation: {moderator_count: 0}, minors_admitted: false", statuses: [.error, .fail],
      verdict: .nonCompliant),
    Row(
      name: "an error in when",
      obligations: [
        rule("A", #"when: "1 / space.moderation.moderator_count > 0", require: "space.minors_admitted""#)
      ], space: "\(open), moderation: {moderator_count: 0}, minors_admitted: true", statuses: [.error],
      verdict: .undetermined),
    Row(
      name: "out of scope nothing is evaluated", obligations: [rule("A", faulty)],
      space: "interaction: false, moderation: {moderator_count: 0}", statuses: [.notApplicable],
      verdict: .notApplicable),
  ]

  @Test("An error is told as a fault of the policy")
  func wording() throws {
    let finding = try Self.assess(
      Self.policy(obligations: [Self.rule("A", Self.faulty)]),
      space: "interaction: true, moderation: {moderator_count: 0}")
    let result = try #require(finding.subjects.first?.result("A"))
    #expect(result.message?.contains("policy") == true)
    #expect(result.remediation?.contains("policy") == true)
    #expect(result.missing.isEmpty)
  }

  @Test("A rule that a declaration is too large for is no fault of the policy", arguments: [Language.english, .french])
  func costlyDeclaration(language: Language) throws {
    let policy = try Self.policy(
      obligations: [Self.rule("A", #"require: "space.age_bands.all(b, b.minimum_age >= 0)""#)],
      limits: ExpressionLimits(cost: 50))
    func result(bands: Int) throws -> RuleResult? {
      let list = (0..<bands).map { "{minimum_age: \($0)}" }.joined(separator: ", ")
      return try Self.assess(
        policy, space: "interaction: true, age_bands: [\(list)]", language: language
      ).subjects.first?.result("A")
    }
    #expect(try result(bands: 2)?.status == .pass)
    let costly = try #require(try result(bands: 100))
    let message = try #require(costly.message)
    #expect(costly.status == .error)
    let remediation = try #require(costly.remediation)
    #expect(remediation.contains("--max-cost"))
    #expect(message.contains(language == .french ? "trop volumineuse" : "too large"))
    for text in [message, remediation] { #expect(!text.contains("policy") && !text.contains("politique")) }
  }

  @Test("What several rules wait for, one by its name and one in a whole, is asked once")
  func questions() throws {
    let finding = try Self.assess(
      Self.policy(obligations: [
        Self.rule("A", #"require: "spaces == spaces""#), Self.rule("B", #"require: "space.livestream.enabled""#),
        Self.rule("C", #"require: "space in spaces""#),
      ]), space: "interaction: true")
    #expect(finding.subjects[0].result("B")?.missing == ["spaces[0].livestream.enabled"])
    let unanswered = finding.unanswered.map(\.path)
    #expect(unanswered.contains("spaces[0].livestream.enabled"))
    #expect(Set(unanswered).count == unanswered.count)
  }

  @Test("A scope rule that ends in an error leaves the scope unknown")
  func faultyScope() throws {
    let finding = try Self.assess(
      Self.policy(
        scope: "1 / space.moderation.moderator_count > 0",
        obligations: [Self.rule("A", #"require: "space.minors_admitted""#)]),
      space: "moderation: {moderator_count: 0}, minors_admitted: true")
    #expect(finding.subjects.map(\.scope) == [.unknown])
    #expect(finding.verdict == .undetermined)
  }

  @Test("A contradiction that ends in an error leaves nothing compliant")
  func faultyContradiction() throws {
    let rule = """
      {id: K1, for_each: {in: "spaces[]", as: space}, require: "1 / space.moderation.moderator_count > 0", \
      contests: [], title: {en: T, fr: T}, message: {en: M, fr: M}, remediation: {en: R, fr: R}}
      """
    let policy = try Self.policy(
      obligations: [Self.rule("A", #"require: "space.minors_admitted""#)], consistency: rule)
    let sound = "interaction: true, minors_admitted: true"
    let faulty = try Self.assess(policy, space: "\(sound), moderation: {moderator_count: 0}")
    #expect(faulty.subjects.first?.result("K1")?.status == .error)
    #expect(faulty.verdict == .undetermined)
    #expect(try Self.assess(policy, space: "\(sound), moderation: {moderator_count: 1}").verdict == .compliant)
  }
}
