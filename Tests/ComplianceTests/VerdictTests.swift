// How statuses add up to the verdict on a space, and the verdicts on spaces to that on a declaration (§6).

import Diagnostics
import Findings
import Testing

@testable import Compliance

@Suite("Verdicts")
struct VerdictTests {
  @Test(
    "What the scope rules come to",
    arguments: [
      ([Status.pass, .pass], Scope.applies), ([.pass, .fail], .doesNotApply), ([.pass, .unknown], .unknown),
      ([.unknown, .fail], .doesNotApply), ([.pass, .error], .unknown),
    ])
  func scope(statuses: [Status], scope: Scope) {
    #expect(VerdictRules.scope(StatusSet(statuses)) == scope)
  }

  @Test("Spaces", arguments: subjects)
  func spaceVerdicts(row: SubjectRow) {
    #expect(VerdictRules.subject(scope: StatusSet(row.scope), obligations: StatusSet(row.obligations)) == row.verdict)
  }

  struct SubjectRow: CustomTestStringConvertible {
    let scope: [Status]
    let obligations: [Status]
    let verdict: Verdict

    init(_ scope: [Status], _ obligations: [Status], _ verdict: Verdict) {
      self.scope = scope
      self.obligations = obligations
      self.verdict = verdict
    }

    var testDescription: String {
      "scope \(scope.map(\.rawValue)), obligations \(obligations.map(\.rawValue)): \(verdict.rawValue)"
    }
  }

  static let subjects = [
    SubjectRow([.pass], [.pass], .compliant),
    SubjectRow([.pass], [.pass, .notApplicable], .compliant),
    SubjectRow([.pass], [], .compliant),
    SubjectRow([.pass], [.pass, .fail], .nonCompliant),
    SubjectRow([.pass], [.unknown, .fail], .nonCompliant),
    SubjectRow([.pass], [.unknown, .pass], .undetermined),
    SubjectRow([.pass], [.error, .pass], .undetermined),
    SubjectRow([.fail], [.notApplicable], .notApplicable),
    SubjectRow([.fail, .unknown], [.notApplicable], .notApplicable),
    SubjectRow([.unknown], [.pass, .notApplicable], .compliant),
    SubjectRow([.unknown], [.fail], .undetermined),
    SubjectRow([.unknown], [.unknown], .undetermined),
    SubjectRow([.unknown, .pass], [.error], .undetermined),
    SubjectRow([.error], [.pass], .undetermined),
    SubjectRow([.error, .pass], [.fail], .undetermined),
  ]

  @Test("A declaration has the worst verdict of its spaces")
  func worst() {
    let order: [Verdict] = [.nonCompliant, .undetermined, .compliant, .notApplicable]
    for (place, worse) in order.enumerated() {
      for better in order[place...] {
        #expect(VerdictRules.declaration([worse, better], isVoided: false) == worse)
        #expect(VerdictRules.declaration([better, worse], isVoided: false) == worse)
      }
    }
  }

  @Test(
    "A fault of the declaration itself",
    arguments: [
      (Verdict.nonCompliant, Verdict.nonCompliant), (.undetermined, .undetermined), (.compliant, .undetermined),
      (.notApplicable, .undetermined),
    ])
  func voided(verdict: Verdict, voided: Verdict) {
    #expect(VerdictRules.declaration([verdict], isVoided: true) == voided)
  }

  struct DeclarationRow: CustomTestStringConvertible {
    let name: String
    let edits: [String]
    let subjects: [Verdict]
    let verdict: Verdict
    var scope: Scope = .applies

    var testDescription: String { name }
  }

  @Test("Declarations", arguments: declarations)
  func declarationVerdicts(row: DeclarationRow) throws {
    let finding = try Fixture.assess(Draft.sound.applying(row.edits).document, Fixture.assessor())
    #expect(finding.subjects.map(\.verdict) == row.subjects)
    #expect(finding.verdict == row.verdict)
    #expect(finding.subjects.first?.scope == row.scope)
  }

  static let expired = "declaration.valid_until = 2026-11-20"
  static let misspelt = "moderation.can_be_disable = false"

  static let declarations = [
    DeclarationRow(name: "compliant", edits: [], subjects: [.compliant], verdict: .compliant),
    DeclarationRow(
      name: "compliant though scope is unknown", edits: ["- audience"], subjects: [.compliant], verdict: .compliant,
      scope: .unknown),
    DeclarationRow(
      name: "failing while scope is unknown", edits: ["- audience", "moderation.can_be_disabled = true"],
      subjects: [.undetermined], verdict: .undetermined, scope: .unknown),
    DeclarationRow(
      name: "out of scope", edits: ScopeTests.general, subjects: [.notApplicable], verdict: .notApplicable,
      scope: .doesNotApply),
    DeclarationRow(
      name: "a compliant space and one of which nothing is said", edits: ["spaces[1] = {id: other}"],
      subjects: [.compliant, .undetermined], verdict: .undetermined),
    DeclarationRow(
      name: "a non-compliant space and one of which nothing is said",
      edits: ["spaces[1] = {id: other}", "moderation.can_be_disabled = true"],
      subjects: [.nonCompliant, .undetermined], verdict: .nonCompliant),
    DeclarationRow(
      name: "a compliant space and one out of scope",
      edits: ["spaces[1] = {id: other, interaction: false}"], subjects: [.compliant, .notApplicable],
      verdict: .compliant),
    DeclarationRow(
      name: "expired and compliant", edits: [expired], subjects: [.compliant], verdict: .undetermined),
    DeclarationRow(
      name: "expired and out of scope", edits: [expired] + ScopeTests.general, subjects: [.notApplicable],
      verdict: .undetermined, scope: .doesNotApply),
    DeclarationRow(
      name: "expired and non-compliant", edits: [expired, "moderation.can_be_disabled = true"],
      subjects: [.nonCompliant], verdict: .nonCompliant),
    DeclarationRow(
      name: "a schema error and compliant", edits: [misspelt], subjects: [.compliant], verdict: .undetermined),
    DeclarationRow(
      name: "a schema error and out of scope", edits: [misspelt] + ScopeTests.general, subjects: [.notApplicable],
      verdict: .undetermined, scope: .doesNotApply),
    DeclarationRow(
      name: "a schema error and non-compliant", edits: [misspelt, "moderation.can_be_disabled = true"],
      subjects: [.nonCompliant], verdict: .nonCompliant),
    DeclarationRow(
      name: "a schema error far from any rule", edits: ["platform.kind = casino"], subjects: [.compliant],
      verdict: .undetermined),
    DeclarationRow(
      name: "a placeholder is no schema error", edits: ["platform.kind = TBD"], subjects: [.compliant],
      verdict: .compliant),
    DeclarationRow(
      name: "a contradiction that contests nothing voids nothing", edits: ["contact.adult_to_minor = none"],
      subjects: [.compliant], verdict: .compliant),
  ]

  @Test(
    "What cannot be judged at all",
    arguments: [
      ["format = vigie.platform/v2"], ["- format"], ["- platform"], ["platform.name = ''"], ["- spaces"],
      ["spaces = []"], ["spaces = TBD"], ["- spaces[0].id"], ["spaces[0].id = Lobby!"], ["spaces[1] = {id: lobby}"],
    ])
  func invalid(edits: [String]) throws {
    let finding = try Fixture.assess(Draft.sound.applying(edits).document, Fixture.assessor())
    #expect(finding.verdict == .invalid)
    #expect(finding.subjects.isEmpty)
    #expect(finding.diagnostics.contains { $0.severity == .error && $0.location != nil })
  }

  @Test("An empty space is undetermined in every reading")
  func emptySpace() throws {
    let text = "format: vigie.platform/v1\nplatform: {name: Example}\nspaces: [{id: lobby}]\n"
    for profile in ["standard", "literal", "precautionary"] {
      let finding = try Fixture.assess(text, Fixture.assessor(profile: profile))
      #expect(finding.verdict == .undetermined)
      let subject = try #require(finding.subjects.first)
      #expect(subject.scope == .unknown)
      let isAny = profile == "precautionary"
      for (rule, status) in subject.statuses([.scope, .obligation]) {
        #expect(status == (isAny && rule == "S2" ? .pass : .unknown), "\(profile) \(rule)")
      }
    }
  }
}

extension StatusSet {
  fileprivate init(_ statuses: [Status]) {
    self = statuses.reduce(into: []) { $0.formUnion(StatusSet($1)) }
  }
}
