// The four scope rules of recommendation 3, each alone, with every way in which each can hold.

import Findings
import Testing

@Suite("Scope")
struct ScopeTests {
  @Test("R3-S1, virtual spaces", arguments: virtualSpaces)
  func virtualSpaceRules(row: RuleCase) throws { try row.check() }

  static let noChannels = ["contact.channels = []", "moderation.channels_covered = []"]

  static let virtualSpaces = [
    RuleCase("all four hold", []),
    RuleCase("a channel says that users interact", ["- interaction"]),
    RuleCase(
      "who says that nobody interacts need not list channels",
      ["interaction = false", "- contact.channels", "contact.adult_to_minor = none"],
      ["S1": .fail, "S4": .unknown], .notApplicable, missing: ["S4": ["contact.channels"]]),
    RuleCase(
      "no interaction and no channel", ["interaction = false", "contact.adult_to_minor = none"] + noChannels,
      ["S1": .fail, "S4": .fail], .notApplicable),
    RuleCase(
      "no interaction, no channel, contact unsaid", ["interaction = false", "- contact.adult_to_minor"] + noChannels,
      ["S1": .fail, "S4": .unknown], .notApplicable, missing: ["S4": ["contact.adult_to_minor"]]),
    RuleCase(
      "neither interaction nor channels are said", ["- interaction", "- contact.channels"],
      ["S1": .unknown, "O6": .unknown, "X2": .unknown], .undetermined,
      missing: ["S1": ["contact.channels", "interaction"], "O6": ["contact.channels"], "X2": ["contact.channels"]]),
    RuleCase(
      "no channel, interaction and contact unsaid: what is asked is met all the same",
      ["- interaction", "- contact.adult_to_minor"] + noChannels,
      ["S1": .unknown, "S4": .unknown], .compliant,
      missing: ["S1": ["interaction"], "S4": ["contact.adult_to_minor"]]),
    RuleCase(
      "interaction is a placeholder", ["interaction = TBD", "- contact.channels"],
      ["S1": .unknown, "O6": .unknown, "X2": .unknown], .undetermined),
    RuleCase(
      "interaction is expected where channels are not said", ["- contact.channels"],
      ["O6": .unknown, "X2": .unknown], .undetermined),
  ]

  @Test("R3-S2, intended for people under 25", arguments: audiences)
  func audienceRules(row: RuleCase) throws { try row.check() }

  /// Nothing here makes the space one for people under 25.
  static let general = [
    "audience.intent = general", "- audience.maximum_age", "audience.under_25_share = 0.2",
    "audience.minors_share = 0.1",
  ]

  static let audiences = [
    RuleCase("a general audience", general, ["S2": .fail], .notApplicable),
    RuleCase("a maximum age of 24", general + ["audience.maximum_age = 24"]),
    RuleCase("a maximum age of 25", general + ["audience.maximum_age = 25"], ["S2": .fail], .notApplicable),
    RuleCase("intent: minors", general + ["audience.intent = minors"]),
    RuleCase("intent: under 25", general + ["audience.intent = under_25"]),
    RuleCase(
      "intent: adults only",
      general + ["audience.intent = adults_only", "audience.minors_share = 0", "- minors_admitted"],
      ["S2": .fail], .notApplicable),
    RuleCase("half of them under 25", general + ["audience.under_25_share = 0.5"]),
    RuleCase(
      "nearly half of them under 25", general + ["audience.under_25_share = 0.49"], ["S2": .fail], .notApplicable),
    RuleCase("half of them minors", general + ["audience.minors_share = 0.5", "- audience.under_25_share"]),
    RuleCase(
      "the share of minors is not waited for", general + ["- audience.minors_share"], ["S2": .fail], .notApplicable),
    RuleCase(
      "intent unsaid", general + ["- audience.intent"], ["S2": .unknown], .compliant,
      missing: ["S2": ["audience.intent"]]),
    RuleCase(
      "share under 25 unsaid", general + ["- audience.under_25_share"], ["S2": .unknown], .compliant,
      missing: ["S2": ["audience.under_25_share"]]),
    RuleCase(
      "intent and share unsaid, an old maximum age",
      general + ["- audience.intent", "- audience.under_25_share", "audience.maximum_age = 40"],
      ["S2": .unknown], .compliant, missing: ["S2": ["audience.intent", "audience.under_25_share"]]),
    RuleCase("no audience at all", ["- audience"], ["S2": .unknown], .compliant),
    RuleCase("a maximum age says enough", ["audience = {maximum_age: 17}"]),
    RuleCase("an intent says enough", ["audience = {intent: minors}"]),
    RuleCase(
      "nothing is decided beside a failing scope and unknown obligations", general + ["- moderation"],
      ["S2": .fail, "X4": .pass], .notApplicable),
    RuleCase(
      "a young age of 18", ["audience.intent = general", "audience.maximum_age = 20"] + general.suffix(2),
      ["S2": .fail], .notApplicable, parameters: ["young_age": "18"]),
    RuleCase(
      "a smaller share", general + ["audience.under_25_share = 0.25"], parameters: ["young_share": "0.25"]),
  ]

  @Test("R3-S3, minors", arguments: minors)
  func minorRules(row: RuleCase) throws { try row.check() }

  /// Minors are kept out; adults are there, and the space is meant for people under 25.
  static let withoutMinors = [
    "minors_admitted = false", "age_assurance.method = age_verification", "audience.minimum_age = 18",
    "audience.maximum_age = 24", "audience.intent = under_25", "audience.minors_share = 0",
  ]

  static let minors = [
    RuleCase("minors are verified to be out", withoutMinors, ["S3": .fail], .notApplicable),
    RuleCase(
      "minors are estimated to be out", withoutMinors + ["age_assurance.method = age_estimation"], ["S3": .fail],
      .notApplicable),
    RuleCase("ages are inferred", withoutMinors + ["age_assurance.method = age_inference"]),
    RuleCase("ages are declared by users", withoutMinors + ["age_assurance.method = self_declaration"]),
    RuleCase("account holders attest", withoutMinors + ["age_assurance.method = account_holder_attestation"]),
    RuleCase("no age assurance", withoutMinors + ["age_assurance.method = none"]),
    RuleCase(
      "age inference taken as effective", withoutMinors + ["age_assurance.method = age_inference"], ["S3": .fail],
      .notApplicable, parameters: ["effective_age_assurance": "[age_inference]"]),
    RuleCase("minors were measured", withoutMinors + ["audience.minors_share = 0.01"]),
    RuleCase(
      "minors were not measured", withoutMinors + ["- audience.minors_share"], ["S3": .fail], .notApplicable),
    RuleCase("minors are admitted whatever the age range", withoutMinors + ["minors_admitted = true"]),
    RuleCase(
      "the age range decides where admission is unsaid", withoutMinors + ["- minors_admitted"], ["S3": .fail],
      .notApplicable),
    RuleCase(
      "an age range from 17 where admission is unsaid",
      withoutMinors + ["- minors_admitted", "audience.minimum_age = 17"]),
    RuleCase(
      "minors admitted is a placeholder", withoutMinors + ["minors_admitted = N/A", "audience.minimum_age = 17"]),
    RuleCase(
      "neither admission nor an age range", withoutMinors + ["- minors_admitted", "- audience.minimum_age"],
      ["S3": .unknown], .compliant, missing: ["S3": ["audience.minimum_age", "minors_admitted"]]),
    RuleCase(
      "age assurance unsaid", withoutMinors + ["- age_assurance.method"], ["S3": .unknown], .compliant,
      missing: ["S3": ["age_assurance.method"]]),
    RuleCase(
      "nothing said, but no effective check",
      withoutMinors + ["- minors_admitted", "- audience.minimum_age", "age_assurance.method = none"]),
    RuleCase(
      "majority at 16", withoutMinors + ["- minors_admitted", "audience.minimum_age = 16"], ["S3": .fail],
      .notApplicable, parameters: ["majority_age": "16"]),
  ]

  @Test("R3-S4, adults in contact with minors", arguments: contact)
  func contactRules(row: RuleCase) throws { try row.check() }

  static let unadmitted = ["- contact.adult_to_minor"]
  static let adultsOut = unadmitted + ["adults_admitted = false", "age_assurance.method = age_verification"]
  static let sealed =
    unadmitted + [
      "age_assurance.method = age_verification", "contact.cross_band = false",
      "age_bands = [{minimum_age: 13, maximum_age: 17}, {minimum_age: 18}]",
    ]

  static let contact = [
    RuleCase("features alone", unadmitted),
    RuleCase("features win over a denial", ["contact.adult_to_minor = none"], raised: ["K01"]),
    RuleCase("adults are kept out", adultsOut, ["S4": .fail], .notApplicable),
    RuleCase(
      "adults are kept out, and the operator concludes so", adultsOut + ["contact.adult_to_minor = none"],
      ["S4": .fail], .notApplicable),
    RuleCase("adults are not kept out in fact", adultsOut + ["age_assurance.method = self_declaration"]),
    RuleCase(
      "an admission wins over kept-out adults", adultsOut + ["contact.adult_to_minor = presets_only"],
      raised: ["K23"]),
    RuleCase(
      "a mutual connection is contact", adultsOut + ["contact.adult_to_minor = mutual_connection"], raised: ["K23"]),
    RuleCase(
      "admission of adults unsaid", adultsOut + ["- adults_admitted"], ["S4": .unknown], .compliant,
      missing: ["S4": ["adults_admitted", "contact.adult_to_minor"]]),
    RuleCase(
      "admission of adults unsaid, contact denied", adultsOut + ["- adults_admitted", "contact.adult_to_minor = none"],
      ["S4": .unknown], .compliant, missing: ["S4": ["adults_admitted"]]),
    RuleCase("admission of adults unsaid, contact admitted", ["- adults_admitted"]),
    RuleCase("the bands are sealed", sealed, ["S4": .fail], .notApplicable),
    RuleCase(
      "a band that ends at majority mixes", sealed + ["age_bands = [{minimum_age: 13, maximum_age: 18}]"]),
    RuleCase(
      "a band that begins below majority mixes", sealed + ["age_bands = [{minimum_age: 17, maximum_age: 30}]"]),
    RuleCase(
      "one end on one side of majority is enough",
      sealed + ["age_bands = [{maximum_age: 17}, {minimum_age: 18}]"], ["S4": .fail], .notApplicable),
    RuleCase(
      "a band without an upper end", sealed + ["age_bands = [{minimum_age: 17}]"], ["S4": .unknown], .compliant,
      missing: ["S4": ["age_bands[0].maximum_age", "contact.adult_to_minor"]]),
    RuleCase(
      "one band mixes whatever the other is", sealed + ["age_bands = [{minimum_age: 13, maximum_age: 20}, {}]"]),
    RuleCase("no bands, nothing sealed", sealed + ["age_bands = []"]),
    RuleCase(
      "bands unsaid", sealed + ["- age_bands"], ["S4": .unknown], .compliant,
      missing: ["S4": ["age_bands", "contact.adult_to_minor"]]),
    RuleCase("bands that can meet", sealed + ["contact.cross_band = true"]),
    RuleCase(
      "whether bands can meet is unsaid", sealed + ["- contact.cross_band"], ["S4": .unknown], .compliant,
      missing: ["S4": ["contact.adult_to_minor", "contact.cross_band"]]),
    RuleCase(
      "bands without an effective check", sealed + ["age_assurance.method = self_declaration"], raised: ["K11"]),
    RuleCase(
      "bands without a declared check", sealed + ["- age_assurance.method"], ["S4": .unknown], .compliant,
      missing: ["S4": ["age_assurance.method", "contact.adult_to_minor"]]),
    RuleCase(
      "an admission wins over sealed bands", sealed + ["contact.adult_to_minor = open"], raised: ["K23"]),
    RuleCase(
      "no channel and contact denied",
      ["- interaction", "contact.adult_to_minor = none"] + ScopeTests.noChannels,
      ["S1": .unknown, "S4": .fail], .notApplicable),
    RuleCase(
      "channels unsaid and contact denied", ["- contact.channels", "contact.adult_to_minor = none"],
      ["S4": .unknown, "O6": .unknown], .undetermined, missing: ["S4": ["contact.channels"]]),
    RuleCase(
      "neither channels nor contact said", ["- contact.channels", "- contact.adult_to_minor"],
      ["S4": .unknown, "O6": .unknown, "X2": .unknown], .undetermined,
      missing: [
        "S4": ["contact.channels", "contact.adult_to_minor"],
        "X2": ["contact.adult_to_minor", "contact.channels"],
      ]),
    RuleCase(
      "an answer that cannot be read is no silence", adultsOut + ["contact.adult_to_minor = sometimes"],
      ["S4": .unknown], .compliant, missing: ["S4": ["contact.adult_to_minor"]]),
  ]
}
