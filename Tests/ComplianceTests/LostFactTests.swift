// Facts that were said but cannot be read: they are neither what they were meant to be nor unsaid, so no exception for
// silence applies to them, and each is reported.

import Diagnostics
import Findings
import Testing

@Suite("Facts lost to errors")
struct LostFactTests {
  @Test("Schema errors", arguments: errors)
  func schemaErrors(row: RuleCase) throws {
    let finding = try row.check()
    #expect(finding.diagnostics.count { $0.severity == .error } == 1)
    #expect(finding.verdict != .compliant && finding.verdict != .notApplicable)
  }

  static let record = "referents[0].training[0]"

  static let errors = [
    RuleCase(
      "an unreadable maximum age is no open end", ScopeTests.general + ["audience.maximum_age = old"],
      ["S2": .unknown], missing: ["S2": ["audience.maximum_age"]]),
    RuleCase(
      "an unreadable share of minors is no absence of them",
      ScopeTests.withoutMinors + ["audience.minors_share = 10%"], ["S3": .unknown],
      missing: ["S3": ["audience.minors_share"]]),
    RuleCase(
      "an unreadable admission does not leave the age range to decide",
      ScopeTests.withoutMinors + ["minors_admitted = no"], ["S3": .unknown], missing: ["S3": ["minors_admitted"]]),
    RuleCase(
      "an unreadable list of spaces does not mean all", ["referents[0].spaces = lobby"],
      ["O3": .unknown, "O4": .unknown, "O5": .unknown], .undetermined,
      missing: ["O3": ["referents[0].spaces"], "O4": ["referents[0].spaces"]]),
    RuleCase(
      "an unreadable list of a channel's spaces does not mean all", ["reporting.channels[0].spaces = lobby"],
      ["O13": .unknown, "O14": .unknown, "O15": .unknown], .undetermined,
      missing: ["O13": ["reporting.channels[0].spaces"]]),
    RuleCase(
      "a day that does not exist is no undated training", [record + ".completed_on = 2026-02-30"],
      ["O4": .unknown, "O5": .unknown, "O9": .unknown, "O10": .unknown, "O18": .unknown], .undetermined,
      missing: ["O4": [record + ".completed_on"], "O9": [record + ".completed_on"]]),
    RuleCase(
      "an unreadable end of validity may shorten", [record + ".valid_until = forever"],
      ["O9": .unknown, "O10": .unknown], .undetermined, missing: ["O9": [record + ".valid_until"]]),
    RuleCase(
      "unreadable channels are not unlisted ones",
      ["interaction = false", "contact.channels = [telepathy]", "contact.adult_to_minor = none"],
      ["S1": .unknown, "S4": .unknown, "O6": .unknown], .undetermined, missing: ["S1": ["contact.channels[0]"]]),
    RuleCase(
      "one unreadable topic hides the others",
      [record + ".topics = [cyberviolence, grooming, child_sexual_abuse_material, hate]"],
      ["O4": .unknown, "O5": .unknown, "O9": .unknown, "O10": .unknown, "O18": .unknown], .undetermined,
      missing: ["O4": [record + ".topics[3]"]]),
    RuleCase("what is met does not need it", ["moderation.supervised_by_referent = yes"]),
    RuleCase(
      "what fails does not need it",
      ["moderation.supervised_by_referent = yes", "moderation.mode = none"]
        + ObligationTests.nobody, ["O1": .fail, "O2": .notApplicable], .nonCompliant),
  ]

  @Test("Placeholders in lists", arguments: placeholders)
  func placeholdersInLists(row: RuleCase) throws {
    let finding = try row.check()
    #expect(finding.diagnostics.map(\.severity) == [.note])
  }

  static let placeholders = [
    RuleCase(
      "a list of spaces that are not known does not mean all", ["referents[0].spaces = [TBD]"],
      ["O3": .unknown, "O4": .unknown, "O5": .unknown], .undetermined, missing: ["O3": ["referents[0].spaces[0]"]]),
    RuleCase(
      "a list of channels that are not known is no unlisted one",
      ["interaction = false", "contact.channels = [see above]", "contact.adult_to_minor = none"],
      ["S1": .unknown, "S4": .unknown, "O6": .unknown], .undetermined, missing: ["S1": ["contact.channels[0]"]]),
    RuleCase(
      "a payment that is not known", ["livestream.enabled = true", "payments.types = [gift, TBD]"],
      ["X1": .unknown], missing: ["X1": ["payments.types[1]"]]),
  ]
}
