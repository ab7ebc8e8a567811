// The obligations about moderation and reporting: each failing alone, unknown alone, and met in every way it can be.

import Findings
import Testing

@Suite("Obligations")
struct ObligationTests {
  @Test("Moderation by people", arguments: moderation)
  func moderationRules(row: RuleCase) throws { try row.check() }

  /// Nobody moderates, and the space is never open: nothing but the mode itself can be at fault.
  static let nobody = [
    "moderation.moderator_count = 0", "moderation.trained_count = 0", "moderation.human_hours_per_week = 0",
    "contact.open_hours_per_week = 0",
  ]

  static let moderation = [
    RuleCase(
      "O1 fails and O2 follows it", nobody + ["moderation.mode = none"], ["O1": .fail, "O2": .notApplicable],
      .nonCompliant),
    RuleCase(
      "O1 and O2 unknown", ["- moderation.mode"], ["O1": .unknown, "O2": .unknown], .undetermined,
      missing: ["O1": ["moderation.mode"], "O2": ["moderation.mode"]]),
    RuleCase("O2 fails", nobody + ["moderation.mode = automated_only"], ["O2": .fail], .nonCompliant),
    RuleCase("human only", ["moderation.mode = human_only"]),
    RuleCase(
      "O6 fails", ["contact.channels = [direct_message, voice, gift]"], ["O6": .fail], .nonCompliant),
    RuleCase(
      "O6 unknown", ["- moderation.channels_covered"], ["O6": .unknown], .undetermined,
      missing: ["O6": ["moderation.channels_covered"]]),
    RuleCase(
      "O6 unknown by an element", ["moderation.channels_covered = [direct_message, voice, TBD]"], ["O6": .unknown],
      .undetermined, missing: ["O6": ["moderation.channels_covered[2]"]]),
    RuleCase(
      "nothing covered", ["moderation.channels_covered = []"], ["O6": .fail], .nonCompliant),
    RuleCase("O7 fails", ["moderation.can_be_disabled = true"], ["O7": .fail], .nonCompliant),
    RuleCase(
      "O7 unknown", ["- moderation.can_be_disabled"], ["O7": .unknown], .undetermined,
      missing: ["O7": ["moderation.can_be_disabled"]]),
    RuleCase("O8 fails", ["moderation.trained_count = 3"], ["O8": .fail], .nonCompliant),
    RuleCase(
      "O8 passes under supervision", ["moderation.trained_count = 3", "moderation.supervised_by_referent = true"]),
    RuleCase(
      "O8 passes where all are trained, supervision unsaid", ["- moderation.supervised_by_referent"]),
    RuleCase(
      "O8 passes under supervision, counts unsaid",
      ["- moderation.trained_count", "- moderation.moderator_count", "moderation.supervised_by_referent = true"]),
    RuleCase(
      "O8 unknown by the trained", ["- moderation.trained_count"], ["O8": .unknown], .undetermined,
      missing: ["O8": ["moderation.trained_count"]]),
    RuleCase(
      "O8 unknown by the moderators", ["- moderation.moderator_count"], ["O8": .unknown], .undetermined,
      missing: ["O8": ["moderation.moderator_count"]]),
    RuleCase(
      "O8 unknown by supervision", ["moderation.trained_count = 3", "- moderation.supervised_by_referent"],
      ["O8": .unknown], .undetermined, missing: ["O8": ["moderation.supervised_by_referent"]]),
    RuleCase(
      "nothing of moderation is said", ["- moderation"],
      ["O1": .unknown, "O2": .unknown, "O6": .unknown, "O7": .unknown, "O8": .unknown, "O11": .unknown],
      .undetermined),
  ]

  @Test("Hours of moderation", arguments: hours)
  func hourRules(row: RuleCase) throws { try row.check() }

  static let live = ["livestream.enabled = true"]

  static let hours = [
    RuleCase("O11 fails, a warning", ["moderation.human_hours_per_week = 99"], ["O11": .fail]),
    RuleCase("as many hours as open", ["contact.open_hours_per_week = 100"]),
    RuleCase(
      "O11 unknown by open hours", ["- contact.open_hours_per_week"], ["O11": .unknown],
      missing: ["O11": ["contact.open_hours_per_week"]]),
    RuleCase(
      "O11 unknown by human hours", ["- moderation.human_hours_per_week"], ["O11": .unknown],
      missing: ["O11": ["moderation.human_hours_per_week"]]),
    RuleCase(
      "the whole week is enough whatever the opening",
      ["moderation.human_hours_per_week = 168", "- contact.open_hours_per_week"]),
    RuleCase(
      "an hour less is not, opening unsaid",
      ["moderation.human_hours_per_week = 167", "- contact.open_hours_per_week"], ["O11": .unknown]),
    RuleCase("live, hours suffice", live),
    RuleCase(
      "O12 fails", live + ["moderation.human_hours_per_week = 99"], ["O12": .fail, "X4": .fail], .nonCompliant),
    RuleCase(
      "O12 unknown by hours", live + ["- moderation.human_hours_per_week"], ["O12": .unknown, "X4": .unknown],
      .undetermined, missing: ["O12": ["moderation.human_hours_per_week"]]),
    RuleCase(
      "live unsaid, hours suffice", ["- livestream.enabled"]),
    RuleCase(
      "live unsaid, hours do not suffice", ["- livestream.enabled", "moderation.human_hours_per_week = 99"],
      ["O11": .unknown, "O12": .unknown, "X4": .unknown], .undetermined,
      missing: ["O11": ["livestream.enabled"], "O12": ["livestream.enabled"]]),
  ]

  @Test("Reporting channels", arguments: reporting)
  func reportingRules(row: RuleCase) throws { try row.check() }

  static let another = ["spaces[1] = {id: other}"]

  static let reporting = [
    RuleCase(
      "O13 fails and O14 follows it", ["reporting.channels[0].type = web_form"],
      ["O13": .fail, "O14": .notApplicable], .nonCompliant),
    RuleCase(
      "O13 fails where the channel serves another space", another + ["reporting.channels[0].spaces = [other]"],
      ["O13": .fail, "O14": .notApplicable, "O15": .fail], .nonCompliant),
    RuleCase("a channel without spaces serves all", ["- reporting.channels[0].spaces"]),
    RuleCase(
      "a channel whose spaces are a placeholder serves all", ["reporting.channels[0].spaces = n/a"]),
    RuleCase(
      "a channel that serves no space", ["reporting.channels[0].spaces = []"],
      ["O13": .fail, "O14": .notApplicable, "O15": .fail], .nonCompliant),
    RuleCase(
      "no channels", ["reporting.channels = []"],
      ["O13": .fail, "O14": .notApplicable, "O15": .fail, "O16": .fail, "X6": .fail], .nonCompliant),
    RuleCase(
      "channels unsaid", ["- reporting"],
      ["O13": .unknown, "O14": .unknown, "O15": .unknown, "O16": .unknown, "X6": .unknown], .undetermined,
      missing: [
        "O13": ["reporting.channels"], "O14": ["reporting.channels"], "O15": ["reporting.channels"],
        "O16": ["reporting.channels"], "X6": ["reporting.channels"],
      ]),
    RuleCase(
      "O13 and O14 unknown by the type", ["- reporting.channels[0].type"], ["O13": .unknown, "O14": .unknown],
      .undetermined,
      missing: ["O13": ["reporting.channels[0].type"], "O14": ["reporting.channels[0].type"]]),
    RuleCase("O14 fails", ["reporting.channels[0].reaches_referent = false"], ["O14": .fail], .nonCompliant),
    RuleCase(
      "O14 unknown", ["- reporting.channels[0].reaches_referent"], ["O14": .unknown], .undetermined,
      missing: ["O14": ["reporting.channels[0].reaches_referent"]]),
    RuleCase(
      "O14 is met by another channel",
      [
        "reporting.channels[0].reaches_referent = false",
        "reporting.channels[2] = {type: in_app, reaches_referent: true}",
      ]),
    RuleCase(
      "O14 is not met by a channel of another kind",
      ["reporting.channels[0].reaches_referent = false", "reporting.channels[1].reaches_referent = true"],
      ["O14": .fail], .nonCompliant),
    RuleCase("O15 fails, a warning", ["reporting.channels[0].child_friendly = false"], ["O15": .fail]),
    RuleCase(
      "O15 unknown", ["- reporting.channels[0].child_friendly"], ["O15": .unknown],
      missing: ["O15": ["reporting.channels[0].child_friendly"]]),
    RuleCase(
      "O15 is met by a channel of any kind",
      ["reporting.channels[0].child_friendly = false", "reporting.channels[1].child_friendly = true"]),
    RuleCase("O16 fails, a warning", ["reporting.channels[1].type = phone"], ["O16": .fail, "X6": .fail]),
    RuleCase("O16 is met by a trusted flagger", ["reporting.channels[1].type = trusted_flagger"]),
    RuleCase("O16 is met in whatever space", another + ["reporting.channels[1].spaces = [other]"]),
    RuleCase(
      "O16 unknown", ["- reporting.channels[1].type"], ["O16": .unknown, "X6": .unknown],
      missing: ["O16": ["reporting.channels[1].type"], "X6": ["reporting.channels[1].type"]]),
  ]
}
