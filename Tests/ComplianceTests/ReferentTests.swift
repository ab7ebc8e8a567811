// The obligations about référents and their training.

import Findings
import Testing

@Suite("Référents")
struct ReferentTests {
  @Test("Who serves a space", arguments: designation)
  func designationRules(row: RuleCase) throws { try row.check() }

  static let another = ["spaces[1] = {id: other}"]
  static let untrained = "referents[1] = {id: ref-2, adult: true, training: []}"
  static let untrainedElsewhere = "referents[1] = {id: ref-2, spaces: [other], adult: false, training: []}"

  static let designation = [
    RuleCase(
      "O3 fails without référents", ["referents = []"], ["O3": .fail, "O4": .notApplicable, "O5": .notApplicable],
      .nonCompliant),
    RuleCase(
      "O3 fails where they serve another space", another + ["referents[0].spaces = [other]"],
      ["O3": .fail, "O4": .notApplicable, "O5": .notApplicable], .nonCompliant),
    RuleCase("a référent without spaces serves all", ["- referents[0].spaces"]),
    RuleCase("a référent whose spaces are a placeholder serves all", ["referents[0].spaces = see above"]),
    RuleCase(
      "a référent who serves no space", ["referents[0].spaces = []"],
      ["O3": .fail, "O4": .notApplicable, "O5": .notApplicable], .nonCompliant),
    RuleCase(
      "O3 fails where two are needed", [], ["O3": .fail, "O4": .notApplicable, "O5": .notApplicable], .nonCompliant,
      parameters: ["minimum_referents": "2"]),
    RuleCase(
      "two are needed, and there",
      [
        "referents[1] = {id: ref-2, adult: true, training: [{topics: [cyberviolence, grooming, "
          + "child_sexual_abuse_material], completed_on: 2026-03-18, evidence: {kind: internal_record}}]}"
      ],
      parameters: ["minimum_referents": "2"]),
    RuleCase(
      "référents unsaid", ["- referents"],
      [
        "O3": .unknown, "O4": .unknown, "O5": .unknown, "O9": .unknown, "O10": .unknown, "O17": .unknown,
        "O18": .unknown,
      ], .undetermined, missing: ["O3": ["referents"], "O4": ["referents"], "O18": ["referents"]]),
    RuleCase("O17 fails, a warning", ["referents[0].adult = false"], ["O17": .fail]),
    RuleCase(
      "O17 unknown", ["- referents[0].adult"], ["O17": .unknown], missing: ["O17": ["referents[0].adult"]]),
    RuleCase("a référent of another space does not count", another + [untrainedElsewhere]),
  ]

  @Test("Training", arguments: training)
  func trainingRules(row: RuleCase) throws { try row.check() }

  static let topics = "referents[0].training[0].topics"
  static let dated = "completed_on: 2026-03-18, evidence: {kind: audit_report}"

  static let training =
    [
      RuleCase("O4 fails", [topics + " = [grooming, child_sexual_abuse_material]"], ["O4": .fail], .nonCompliant),
      RuleCase(
        "O5 fails, and O18 with it", [topics + " = [cyberviolence]"], ["O5": .fail, "O18": .fail], .nonCompliant),
      RuleCase(
        "no training", ["referents[0].training = []"], ["O4": .fail, "O5": .fail, "O18": .fail], .nonCompliant),
      RuleCase(
        "other topics only", [topics + " = [victim_support, escalation_to_authorities]"],
        ["O4": .fail, "O5": .fail, "O18": .fail], .nonCompliant),
      RuleCase(
        "no topic", [topics + " = []"], ["O4": .fail, "O5": .fail, "O18": .fail], .nonCompliant),
      RuleCase(
        "every référent, not one", [untrained], ["O4": .fail, "O5": .fail, "O18": .fail], .nonCompliant),
      RuleCase(
        "training unsaid", ["- referents[0].training"],
        ["O4": .unknown, "O5": .unknown, "O9": .unknown, "O10": .unknown, "O18": .unknown], .undetermined,
        missing: ["O4": ["referents[0].training"], "O9": ["referents[0].training"]]),
      RuleCase(
        "topics unsaid", ["- " + topics],
        ["O4": .unknown, "O5": .unknown, "O9": .unknown, "O10": .unknown, "O18": .unknown], .undetermined,
        missing: ["O4": [topics], "O5": [topics], "O9": [topics], "O10": [topics], "O18": [topics]]),
      RuleCase(
        "one topic is a placeholder: those beside it do not decide",
        [topics + " = [cyberviolence, grooming, child_sexual_abuse_material, Free text]"],
        ["O4": .unknown, "O5": .unknown, "O9": .unknown, "O10": .unknown, "O18": .unknown], .undetermined,
        missing: ["O4": [topics + "[3]"]]),
      RuleCase(
        "one référent fails whatever the other's training", [untrained, "- " + topics],
        ["O4": .fail, "O5": .fail, "O9": .unknown, "O10": .unknown, "O18": .fail], .nonCompliant),
      RuleCase(
        "the two subjects in two records",
        [
          topics + " = [cyber_stalking]",
          "referents[0].training[1] = {topics: [grooming], \(dated)}",
          "referents[0].training[2] = {topics: [child_sexual_abuse_material], \(dated)}",
        ]),
      RuleCase("O18 fails, a warning", [topics + " = [cyberviolence, grooming]"], ["O18": .fail]),
      RuleCase(
        "O18 fails without grooming", [topics + " = [cyberviolence, child_sexual_abuse_material]"], ["O18": .fail]),
      RuleCase(
        "O10 unknown", ["- referents[0].training[0].evidence"], ["O10": .unknown], .undetermined,
        missing: ["O10": ["referents[0].training[0].evidence.kind"]]),
      RuleCase(
        "O10 fails", [], ["O10": .fail], .nonCompliant, parameters: ["accepted_evidence": "[audit_report]"]),
      RuleCase(
        "evidence of each subject",
        [
          topics + " = [cyberviolence]",
          "referents[0].training[1] = {topics: [grooming, child_sexual_abuse_material], \(dated)}",
        ], ["O10": .fail], .nonCompliant, parameters: ["accepted_evidence": "[audit_report]"]),
      RuleCase(
        "evidence of one covering record is enough",
        [
          "referents[0].training[1] = {topics: [cyberviolence, grooming], \(dated)}"
        ], parameters: ["accepted_evidence": "[audit_report]"]),
      RuleCase(
        "a parameter chooses the topics", [topics + " = [cyberviolence, grooming, child_sexual_abuse_material]"],
        ["O4": .fail], .nonCompliant, parameters: ["cyberviolence_topics": "[cyber_stalking]"]),
    ]
    + cyberviolenceTopics.map { topic in
      RuleCase(
        "\(topic) is a topic of cyberviolence", [topics + " = [\(topic), grooming, child_sexual_abuse_material]"])
    }
    + exploitationTopics.map { topic in
      RuleCase("\(topic) is a topic of exploitation", [topics + " = [cyberviolence, \(topic)]"], ["O18": .fail])
    }

  static let cyberviolenceTopics = [
    "cyberviolence", "cyber_bullying", "cyber_harassment", "cyber_incitement", "cyber_stalking",
    "non_consensual_image_sharing", "non_consensual_deepfake",
  ]
  static let exploitationTopics = [
    "child_sexual_exploitation", "child_sexual_abuse_material", "child_sexual_abuse_material_deepfake", "grooming",
    "sextortion", "livestreamed_csea",
  ]
}
