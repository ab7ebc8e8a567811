// The risk notes: raised and not raised, in scope and out of it, and never of any weight in a verdict.

import Diagnostics
import Findings
import Testing

@Suite("Risks")
struct RiskTests {
  @Test("In scope", arguments: inScope)
  func inScopeRules(row: RuleCase) throws { try row.check() }

  static let live = ["livestream.enabled = true"]
  static let transfer = ["payments.types = [p2p_transfer]", "payments.cross_border = true"]

  static let inScope = [
    RuleCase("X1 with a gift", live + ["payments.types = [gift]"], ["X1": .fail]),
    RuleCase("X1 with an external link", live + ["payments.types = [subscription, external_link]"], ["X1": .fail]),
    RuleCase("X1: no live video", ["payments.types = [gift]"]),
    RuleCase("X1: no payment", live),
    RuleCase(
      "X1 unknown", live + ["- payments.types"], ["X1": .unknown], missing: ["X1": ["payments.types"]]),
    RuleCase(
      "X3 unknown by the types", transfer + ["- payments.types"], ["X3": .unknown],
      missing: ["X3": ["payments.types"]]),
    RuleCase("X2 by live video", live + ["livestream.topology = one_to_one"], ["X2": .fail]),
    RuleCase("X2: not live", ["livestream.topology = one_to_one"]),
    RuleCase("X2: many to many", live + ["livestream.topology = many_to_many"]),
    RuleCase(
      "X2 by calls", ["contact.channels = [video_call]", "moderation.channels_covered = [video_call]"],
      ["X2": .fail]),
    RuleCase(
      "X2: not open to strangers",
      live + [
        "livestream.topology = one_to_one", "contact.adult_to_minor = mutual_connection",
      ]),
    RuleCase(
      "X2 unknown", live + ["- livestream.topology"], ["X2": .unknown], missing: ["X2": ["livestream.topology"]]),
    RuleCase("X3", transfer, ["X3": .fail]),
    RuleCase("X3: within a country", transfer + ["payments.cross_border = false"]),
    RuleCase("X3: another payment", transfer + ["payments.types = [gift, tip]"]),
    RuleCase("X3 where only channels say that users interact", transfer + ["- interaction"], ["X3": .fail]),
    RuleCase(
      "X3 unknown", transfer + ["- payments.cross_border"], ["X3": .unknown],
      missing: ["X3": ["payments.cross_border"]]),
    RuleCase(
      "X4", live + ["moderation.human_hours_per_week = 99"], ["O12": .fail, "X4": .fail], .nonCompliant),
    RuleCase("X4: not live", ["moderation.human_hours_per_week = 99"], ["O11": .fail]),
    RuleCase(
      "X4 unknown", live + ["- contact.open_hours_per_week"], ["O12": .unknown, "X4": .unknown], .undetermined,
      missing: ["X4": ["contact.open_hours_per_week"]]),
    RuleCase("X5", live + ["livestream.recordable = true"], ["X5": .fail]),
    RuleCase("X5: not live", ["livestream.recordable = true"]),
    RuleCase(
      "X5 unknown", live + ["- livestream.recordable"], ["X5": .unknown], missing: ["X5": ["livestream.recordable"]]),
    RuleCase("X6", ["reporting.channels[1].type = web_form"], ["O16": .fail, "X6": .fail]),
  ]

  @Test("Out of scope", arguments: outOfScope)
  func outOfScopeRules(row: RuleCase) throws { try row.check() }

  static let outside = ScopeTests.general

  static let outOfScope = [
    RuleCase("none", outside, ["S2": .fail], .notApplicable),
    RuleCase(
      "all six",
      outside + live + transfer + [
        "livestream.topology = one_to_one", "livestream.recordable = true", "moderation.human_hours_per_week = 1",
        "reporting.channels = []",
      ],
      ["S2": .fail, "X1": .fail, "X2": .fail, "X3": .fail, "X4": .fail, "X5": .fail, "X6": .fail], .notApplicable),
  ]

  @Test("A note is neither an error nor a warning")
  func severity() throws {
    let finding = try Fixture.assess(
      Draft.sound.applying(Self.live + ["payments.types = [gift]"]).document, Fixture.assessor())
    let note = try #require(finding.subjects.first?.result("X1"))
    #expect(note.severity == .note)
    #expect(note.kind == .risk)
    #expect(note.message != nil)
    #expect(note.facts.map(\.path) == ["spaces[0].livestream.enabled", "spaces[0].payments.types"])
    #expect(finding.verdict == .compliant)
  }
}
