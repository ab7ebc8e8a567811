// The contradictions of a declaration with itself: when each is raised and when not, and which facts no longer decide
// anything once it is.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy
import Testing
import YAMLDocument

@testable import Compliance

@Suite("Contradictions")
struct ContradictionTests {
  @Test("About the audience", arguments: audience + ages)
  func audienceRules(row: RuleCase) throws { try row.check() }

  static let general = ScopeTests.general
  static let noChannels = ScopeTests.noChannels
  /// For adults only as far as the words go: nothing said denies it.
  static let adultsOnly =
    general + ["audience.intent = adults_only", "audience.minors_share = 0", "- minors_admitted"]

  static let audience = [
    RuleCase("K02: nothing denies it", adultsOnly, ["S2": .fail], .notApplicable),
    RuleCase(
      "K02 by the maximum age", adultsOnly + ["audience.maximum_age = 17"], raised: ["K02"]),
    RuleCase(
      "K02: a maximum age of 18", adultsOnly + ["audience.maximum_age = 18"]),
    RuleCase(
      "K02 by minors admitted, contests the intent", adultsOnly + ["minors_admitted = true"], ["S2": .unknown],
      .compliant, raised: ["K02"], missing: ["S2": ["audience.intent"]]),
    RuleCase(
      "K02 by minors measured", adultsOnly + ["audience.minors_share = 0.1"], ["S2": .unknown], .compliant,
      raised: ["K02"], missing: ["S2": ["audience.intent"]]),
    RuleCase("K02 undecided", adultsOnly + ["- audience.minors_share"], ["S2": .fail], .notApplicable),
    RuleCase(
      "K19 contests both shares", general + ["audience.minors_share = 0.3"], ["S2": .unknown], .compliant,
      raised: ["K19"], missing: ["S2": ["audience.minors_share", "audience.under_25_share"]]),
    RuleCase(
      "K19 leaves no measure of minors",
      ScopeTests.withoutMinors
        + ["audience.under_25_share = 0.05", "audience.minors_share = 0.1"], ["S3": .unknown], .compliant,
      raised: ["K19"], missing: ["S3": ["audience.minors_share"]]),
    RuleCase("K19: equal shares", general + ["audience.minors_share = 0.2"], ["S2": .fail], .notApplicable),
    RuleCase(
      "K19 undecided", general + ["audience.minors_share = 0.6", "- audience.under_25_share"]),
  ]

  static let ages = [
    RuleCase(
      "K04 contests the maximum age", general + ["audience.minimum_age = 20", "audience.maximum_age = 19"],
      ["S2": .unknown], .compliant, raised: ["K04"], missing: ["S2": ["audience.maximum_age"]]),
    RuleCase(
      "K04 contests the minimum age",
      ScopeTests.withoutMinors + ["- minors_admitted", "audience.minimum_age = 25"], ["S3": .unknown],
      .compliant, raised: ["K04"], missing: ["S3": ["audience.minimum_age", "minors_admitted"]]),
    RuleCase("K04: one age", ["audience.minimum_age = 17"]),
    RuleCase("K04 undecided", ["audience.minimum_age = 20", "- audience.maximum_age"]),
    RuleCase(
      "K18 contests minors_admitted", ScopeTests.withoutMinors + ["audience.intent = minors"], ["S3": .unknown],
      .compliant, raised: ["K18"], missing: ["S3": ["minors_admitted"]]),
    RuleCase(
      "K18 by the minimum age", ScopeTests.withoutMinors + ["audience.minimum_age = 17"], ["S3": .unknown],
      .compliant, raised: ["K18"], missing: ["S3": ["minors_admitted"]]),
    RuleCase(
      "K18 by the maximum age",
      ScopeTests.withoutMinors + ["- audience.minimum_age", "audience.maximum_age = 17"], ["S3": .unknown],
      .compliant, raised: ["K18"], missing: ["S3": ["minors_admitted"]]),
    RuleCase(
      "K18 undecided", ScopeTests.withoutMinors + ["audience = {maximum_age: 24}"], ["S3": .fail], .notApplicable),
    RuleCase(
      "K21 contests adults_admitted", ScopeTests.adultsOut + ["audience.maximum_age = 18"], ["S4": .unknown],
      .compliant, raised: ["K21"], missing: ["S4": ["adults_admitted", "contact.adult_to_minor"]]),
    RuleCase(
      "K21 by the intent", ScopeTests.adultsOut + adultsOnly + ["audience.under_25_share = 0.5"], ["S4": .unknown],
      .compliant, raised: ["K21"]),
    RuleCase(
      "K21 undecided", ScopeTests.adultsOut + ["audience = {minimum_age: 20, under_25_share: 0.6}"], ["S4": .fail],
      .notApplicable),
    RuleCase(
      "all contradictions see the facts as declared",
      ScopeTests.withoutMinors + ["audience.minimum_age = 17", "audience.maximum_age = 16"], ["S3": .unknown],
      .compliant, raised: ["K04", "K18"], missing: ["S3": ["minors_admitted"]]),
  ]

  @Test("About contact", arguments: contact)
  func contactRules(row: RuleCase) throws { try row.check() }

  static let contact = [
    RuleCase("K01: features win", ["contact.adult_to_minor = none"], raised: ["K01"]),
    RuleCase(
      "K01 undecided",
      ["contact.adult_to_minor = none", "- adults_admitted", "age_assurance.method = age_verification"],
      ["S4": .unknown], .compliant),
    RuleCase("K03: features win", ["interaction = false", "- contact.adult_to_minor"], raised: ["K03"]),
    RuleCase("K03 undecided", ["- interaction", "- contact.adult_to_minor"]),
    RuleCase("K11: nothing is sealed anyway", ["contact.cross_band = false"], raised: ["K11"]),
    RuleCase("K11 undecided", ["contact.cross_band = false", "- age_assurance.method"]),
    RuleCase(
      "K20 by interaction, contests the channels", noChannels + ["contact.adult_to_minor = none"],
      ["S4": .unknown, "O6": .unknown], .undetermined, raised: ["K20"],
      missing: ["S4": ["contact.channels"], "O6": ["contact.channels"]]),
    RuleCase(
      "K20 by contact, contests the channels", noChannels + ["- interaction"],
      ["S1": .unknown, "O6": .unknown, "X2": .unknown], .undetermined, raised: ["K20"],
      missing: ["S1": ["contact.channels", "interaction"]]),
    RuleCase(
      "K20: nothing says that people meet", noChannels + ["- interaction", "contact.adult_to_minor = none"],
      ["S1": .unknown, "S4": .fail], .notApplicable),
    RuleCase(
      "K20: silence about contact says nothing", noChannels + ["- interaction", "- contact.adult_to_minor"],
      ["S1": .unknown, "S4": .unknown]),
    RuleCase(
      "K20 and K22 together", noChannels + ["interaction = false"],
      ["S1": .unknown, "O6": .unknown, "X2": .unknown], .undetermined, raised: ["K20", "K22"],
      missing: ["S1": ["contact.channels", "interaction"]]),
    RuleCase(
      "K22 contests interaction", ["interaction = false", "- contact.channels"],
      ["S1": .unknown, "O6": .unknown, "X2": .unknown], .undetermined, raised: ["K22"],
      missing: ["S1": ["contact.channels", "interaction"]]),
    RuleCase("K03 and K22: the channels decide", ["interaction = false"], raised: ["K03", "K22"]),
    RuleCase(
      "K22: a denial is none", ["interaction = false", "- contact.channels", "contact.adult_to_minor = none"],
      ["S1": .fail, "S4": .unknown], .notApplicable),
    RuleCase(
      "K23 by adults kept out: the admission wins", ScopeTests.adultsOut + ["contact.adult_to_minor = open"],
      raised: ["K23"]),
    RuleCase(
      "K23 by sealed bands: the admission wins", ScopeTests.sealed + ["contact.adult_to_minor = presets_only"],
      raised: ["K23"]),
    RuleCase(
      "K23 undecided",
      ScopeTests.adultsOut + ["contact.adult_to_minor = open", "- age_assurance.method", "- contact.cross_band"]),
  ]

  @Test("About moderation", arguments: moderation)
  func moderationRules(row: RuleCase) throws { try row.check() }

  static let modeUnknown: [String: Status] = ["O1": .unknown, "O2": .unknown]
  static let nobody = ObligationTests.nobody

  static let moderation = [
    RuleCase(
      "K05 contests both counts", ["moderation.trained_count = 5"], ["O8": .unknown], .undetermined, raised: ["K05"],
      missing: ["O8": ["moderation.moderator_count", "moderation.trained_count"]]),
    RuleCase(
      "K05 undecided", ["moderation.trained_count = 5", "- moderation.moderator_count"], ["O8": .unknown],
      .undetermined, missing: ["O8": ["moderation.moderator_count"]]),
    RuleCase(
      "K06 contests the mode", ["moderation.mode = automated_only"], modeUnknown, .undetermined, raised: ["K06"],
      missing: ["O1": ["moderation.mode"], "O2": ["moderation.mode"]]),
    RuleCase(
      "K06 undecided", ["moderation.mode = automated_only", "- moderation.moderator_count"],
      ["O2": .fail, "O8": .unknown], .nonCompliant),
    RuleCase(
      "K07 by moderators", nobody + ["moderation.mode = none", "moderation.moderator_count = 1"],
      ["O1": .unknown, "O2": .unknown, "O8": .fail], .nonCompliant, raised: ["K07"]),
    RuleCase(
      "K07 by hours, contests the mode",
      ["moderation.mode = none", "- moderation.moderator_count", "- moderation.trained_count"],
      ["O1": .unknown, "O2": .unknown, "O8": .unknown], .undetermined, raised: ["K07"],
      missing: ["O1": ["moderation.mode"], "O2": ["moderation.mode"]]),
    RuleCase(
      "K07 undecided",
      [
        "moderation = {mode: none, can_be_disabled: false, channels_covered: [direct_message, voice]}"
      ], ["O1": .fail, "O2": .notApplicable, "O8": .unknown, "O11": .unknown], .nonCompliant),
    RuleCase(
      "K10 contests the hours", ["moderation.moderator_count = 2", "moderation.trained_count = 2"],
      ["O11": .unknown], raised: ["K10"], missing: ["O11": ["moderation.human_hours_per_week"]]),
    RuleCase(
      "K10 contests the hours of live video",
      ["moderation.moderator_count = 2", "moderation.trained_count = 2", "livestream.enabled = true"],
      ["O12": .unknown, "X4": .unknown], .undetermined, raised: ["K10"],
      missing: ["O12": ["moderation.human_hours_per_week"], "X4": ["moderation.human_hours_per_week"]]),
    RuleCase(
      "K10: as many hours as people can work",
      [
        "moderation.moderator_count = 2", "moderation.trained_count = 2", "moderation.human_hours_per_week = 96",
        "contact.open_hours_per_week = 96",
      ]),
    RuleCase(
      "K10 by a parameter", [], ["O11": .unknown], raised: ["K10"], parameters: ["hours_per_person": "24"]),
    RuleCase(
      "K12 contests live video",
      ["contact.channels = [livestream_chat]", "moderation.channels_covered = [livestream_chat]"], raised: ["K12"]),
    RuleCase(
      "K12 leaves open which hours rule applies",
      [
        "contact.channels = [livestream_chat]", "moderation.channels_covered = [livestream_chat]",
        "moderation.human_hours_per_week = 99",
      ], ["O11": .unknown, "O12": .unknown, "X4": .unknown], .undetermined, raised: ["K12"],
      missing: ["O11": ["livestream.enabled"], "O12": ["livestream.enabled"], "X4": ["livestream.enabled"]]),
    RuleCase(
      "K12 undecided",
      [
        "contact.channels = [livestream_chat]", "moderation.channels_covered = [livestream_chat]",
        "- livestream.enabled",
      ]),
    RuleCase("K16", ["moderation.channels_covered = [direct_message, voice, gift]"], raised: ["K16"]),
    RuleCase(
      "K17 by hours, contests the mode",
      ["moderation.human_hours_per_week = 0", "contact.open_hours_per_week = 0"], modeUnknown, .undetermined,
      raised: ["K17"], missing: ["O1": ["moderation.mode"], "O2": ["moderation.mode"]]),
    RuleCase(
      "K17 by moderators, human only",
      nobody + ["moderation.mode = human_only", "- moderation.human_hours_per_week"],
      ["O1": .unknown, "O2": .unknown, "O11": .unknown], .undetermined, raised: ["K17"]),
    RuleCase(
      "K17 undecided", ["- moderation.human_hours_per_week", "- moderation.moderator_count"],
      ["O8": .unknown, "O11": .unknown], .undetermined),
  ]

  @Test("About training, assignments and the declaration", arguments: records)
  func recordRules(row: RuleCase) throws { try row.check() }

  static let record = "referents[0].training[0]"
  static let trainingUnknown: [String: Status] = [
    "O4": .unknown, "O5": .unknown, "O9": .unknown, "O10": .unknown, "O18": .unknown,
  ]

  static let records = [
    RuleCase(
      "K08 after the day of the check: the record does not count", [record + ".completed_on = 2026-11-22"],
      ["O4": .fail, "O5": .fail, "O18": .fail], .nonCompliant, raised: ["K08"]),
    RuleCase(
      "K08 after the day of the check, date of the declaration unsaid",
      [record + ".completed_on = 2026-11-22", "- declaration.date"],
      ["O4": .fail, "O5": .fail, "O18": .fail], .nonCompliant, raised: ["K08"]),
    RuleCase("K08 after the declaration only", [record + ".completed_on = 2026-11-02"], raised: ["K08"]),
    RuleCase("K08: on the day of the declaration", [record + ".completed_on = 2026-11-01"]),
    RuleCase("K08 undecided", [record + ".completed_on = 2026-11-21", "- declaration.date"]),
    RuleCase(
      "K09 contests the record", [record + ".valid_until = 2026-03-17"], trainingUnknown, .undetermined,
      raised: ["K09"],
      missing: ["O4": [record], "O5": [record], "O9": [record], "O10": [record], "O18": [record]]),
    RuleCase(
      "K09 contests no other record",
      [
        record + ".valid_until = 2026-03-17",
        "referents[0].training[1] = {topics: [cyberviolence, grooming, child_sexual_abuse_material], "
          + "completed_on: 2026-01-01, evidence: {kind: audit_report}}",
      ], raised: ["K09"]),
    RuleCase(
      "K09: valid on the day itself", [record + ".valid_until = 2026-03-18"],
      ["O9": .fail, "O10": .notApplicable], .nonCompliant),
    RuleCase(
      "K09 undecided", [record + ".valid_until = 2027-01-01", "- " + record + ".completed_on"],
      ["O9": .unknown, "O10": .unknown], .undetermined),
    RuleCase(
      "K14 contests a référent's spaces", ["referents[0].spaces = [lobby, ghost]"],
      ["O3": .unknown, "O4": .unknown, "O5": .unknown], .undetermined, raised: ["K14"],
      missing: [
        "O3": ["referents[0].spaces"], "O4": ["referents[0].spaces"], "O5": ["referents[0].spaces"],
      ]),
    RuleCase(
      "K14 contests the spaces of a référent who would fail",
      ["referents[0].spaces = [ghost]", "referents[0].training = []", "referents[0].adult = false"],
      ["O3": .unknown, "O4": .unknown, "O5": .unknown, "O17": .unknown, "O18": .unknown], .undetermined, raised: ["K14"]
    ),
    RuleCase(
      "K14 contests a channel's spaces", ["reporting.channels[0].spaces = [lobby, ghost]"],
      ["O13": .unknown, "O14": .unknown, "O15": .unknown], .undetermined, raised: ["K14"],
      missing: [
        "O13": ["reporting.channels[0].spaces"], "O14": ["reporting.channels[0].spaces"],
        "O15": ["reporting.channels[0].spaces"],
      ]),
    RuleCase(
      "K14 of a channel to an authority decides nothing", ["reporting.channels[1].spaces = [ghost]"], raised: ["K14"]),
    RuleCase(
      "K14 of both", ["referents[0].spaces = [lobby, ghost]", "reporting.channels[0].spaces = [ghost]"],
      [
        "O3": .unknown, "O4": .unknown, "O5": .unknown, "O13": .unknown, "O14": .unknown, "O15": .unknown,
      ], .undetermined, raised: ["K14", "K14"]),
    RuleCase("K15 leaves every status as it is", ["declaration.valid_until = 2026-11-20"], raised: ["K15"]),
    RuleCase("K15: on the last day", ["declaration.valid_until = 2026-11-21"]),
    RuleCase("K15 undecided", ["- declaration.valid_until"]),
  ]

  /// What each contradiction puts in doubt (§7), read from the engine rather than through the rules that it touches.
  @Test("What is contested", arguments: contested)
  func contestedPaths(row: ContestedCase) throws {
    let assessor = try Fixture.assessor()
    let tree = try Fixture.tree(Array(Draft.sound.applying(row.edits).document.utf8))
    let facts = try #require(assessor.policy.format.read(tree).facts)
    var reasoning = Reasoning(facts: facts)
    let evidence = Evidence(root: facts.root, assessor: assessor)
    let contradictions = assessor.contradictions(in: evidence, &reasoning)
    #expect(contradictions.map(\.check.description.id) == ["R3-\(row.rule)"])
    let paths = try row.paths.map { try Draft.path($0) }.sorted()
    #expect(contradictions.flatMap(\.contested).sorted() == paths)
    #expect(contradictions.map(\.voidsCompliance) == [row.rule == "K15"])
    #expect(contradictions.allSatisfy { $0.check.description.severity == .warning })
  }

  struct ContestedCase: CustomTestStringConvertible {
    let rule: String
    let edits: [String]
    let paths: [String]

    var testDescription: String { rule }
  }

  static let contested = [
    ContestedCase(rule: "K01", edits: ["contact.adult_to_minor = none"], paths: []),
    ContestedCase(rule: "K02", edits: ["audience.intent = adults_only"], paths: ["audience.intent"]),
    ContestedCase(rule: "K03", edits: ["interaction = false", "- contact.adult_to_minor"], paths: []),
    ContestedCase(
      rule: "K04", edits: ["audience.minimum_age = 18"], paths: ["audience.minimum_age", "audience.maximum_age"]),
    ContestedCase(
      rule: "K05", edits: ["moderation.trained_count = 5"],
      paths: ["moderation.trained_count", "moderation.moderator_count"]),
    ContestedCase(rule: "K06", edits: ["moderation.mode = automated_only"], paths: ["moderation.mode"]),
    ContestedCase(rule: "K07", edits: ["moderation.mode = none"], paths: ["moderation.mode"]),
    ContestedCase(rule: "K08", edits: [record + ".completed_on = 2026-11-02"], paths: []),
    ContestedCase(rule: "K09", edits: [record + ".valid_until = 2026-03-17"], paths: [record]),
    ContestedCase(
      rule: "K10", edits: ["moderation.moderator_count = 2", "moderation.trained_count = 2"],
      paths: ["moderation.human_hours_per_week"]),
    ContestedCase(rule: "K11", edits: ["contact.cross_band = false"], paths: []),
    ContestedCase(
      rule: "K12", edits: ["contact.channels = [direct_message, voice, livestream_chat]"],
      paths: ["livestream.enabled"]),
    ContestedCase(
      rule: "K14", edits: ["referents[0].spaces = [ghost]"], paths: ["referents[0].spaces"]),
    ContestedCase(
      rule: "K14", edits: ["reporting.channels[1].spaces = [ghost]"], paths: ["reporting.channels[1].spaces"]),
    ContestedCase(rule: "K15", edits: ["declaration.valid_until = 2026-11-20"], paths: []),
    ContestedCase(rule: "K16", edits: ["contact.channels = [voice]"], paths: []),
    ContestedCase(rule: "K17", edits: ["moderation.human_hours_per_week = 0"], paths: ["moderation.mode"]),
    ContestedCase(rule: "K18", edits: ["minors_admitted = false"], paths: ["minors_admitted"]),
    ContestedCase(
      rule: "K19", edits: ["audience.minors_share = 0.91"],
      paths: ["audience.minors_share", "audience.under_25_share"]),
    ContestedCase(
      rule: "K20", edits: ScopeTests.noChannels, paths: ["contact.channels"]),
    ContestedCase(
      rule: "K21", edits: ["adults_admitted = false", "audience.maximum_age = 18"], paths: ["adults_admitted"]),
    ContestedCase(
      rule: "K22", edits: ["interaction = false", "- contact.channels"], paths: ["interaction"]),
    ContestedCase(
      rule: "K23", edits: ScopeTests.adultsOut + ["contact.adult_to_minor = open"], paths: []),
  ]
}
