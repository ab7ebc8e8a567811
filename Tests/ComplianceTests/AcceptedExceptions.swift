// Where silence decides after all: the exceptions that §7 accepts, each with a declaration in which answering flips a
// decided status. The properties of silence allow these and no others; the tests below keep the list from rotting.

import Findings
import Testing

struct AcceptedException: Sendable, CustomTestStringConvertible {
  /// The fact whose absence has a meaning of its own.
  let pattern: String
  let rules: [String]
  let reason: String
  /// A declaration that is silent about the fact, as edits of the sound one.
  let silent: [String]
  let answer: String
  let from: Status
  let to: Status
  var profile: String?

  var testDescription: String { "\(pattern), \(rules.joined(separator: " "))" }

  static func allow(_ pattern: String, _ rule: String) -> Bool {
    all.contains { $0.pattern == pattern && $0.rules.contains(rule) }
  }

  static func allow(_ pattern: String) -> Bool { all.contains { $0.pattern == pattern } }

  private static let allSpaces = "an absent list of spaces means all"
  private static let completed = "an undated training is taken as completed"
  private static let another = "spaces[1] = {id: other}"
  private static let training = "topics: [cyberviolence, grooming, child_sexual_abuse_material]"

  private static func colleague(_ facts: String...) -> [String] {
    [another, "referents[1].id = ref-2"] + facts.map { "referents[1].\($0)" }
  }

  static let all = [
    AcceptedException(
      pattern: "referents[].spaces", rules: ["O3"], reason: allSpaces, silent: [another, "- referents[0].spaces"],
      answer: "referents[0].spaces = [other]", from: .pass, to: .fail),
    AcceptedException(
      pattern: "referents[].spaces", rules: ["O4", "O5", "O18"], reason: allSpaces,
      silent: colleague("adult = true", "training = []"), answer: "referents[1].spaces = [other]",
      from: .fail, to: .pass),
    AcceptedException(
      pattern: "referents[].spaces", rules: ["O9"], reason: allSpaces,
      silent: colleague("training = [{\(training), completed_on: 2020-01-01}]"),
      answer: "referents[1].spaces = [other]", from: .fail, to: .pass),
    AcceptedException(
      pattern: "referents[].spaces", rules: ["O10"], reason: allSpaces,
      silent: colleague("training = [{\(training), completed_on: 2026-01-01, evidence: {kind: self_attested}}]"),
      answer: "referents[1].spaces = [other]", from: .fail, to: .pass, profile: "precautionary"),
    AcceptedException(
      pattern: "referents[].spaces", rules: ["O17"], reason: allSpaces, silent: colleague("adult = false"),
      answer: "referents[1].spaces = [other]", from: .fail, to: .pass),
    AcceptedException(
      pattern: "reporting.channels[].spaces", rules: ["O13", "O15"], reason: allSpaces,
      silent: [another, "- reporting.channels[0].spaces"], answer: "reporting.channels[0].spaces = [other]",
      from: .pass, to: .fail),
    AcceptedException(
      pattern: "reporting.channels[].spaces", rules: ["O14"], reason: allSpaces,
      silent: [
        another, "reporting.channels[0].reaches_referent = false",
        "reporting.channels[2].type = in_app", "reporting.channels[2].reaches_referent = true",
      ], answer: "reporting.channels[2].spaces = [other]", from: .pass, to: .fail),
    AcceptedException(
      pattern: "spaces[].minors_admitted", rules: ["S3"], reason: "where said, it wins over the age range",
      silent: ScopeTests.withoutMinors + ["- minors_admitted"], answer: "minors_admitted = true", from: .fail,
      to: .pass),
    AcceptedException(
      pattern: "spaces[].audience.maximum_age", rules: ["S2"], reason: "an unsaid end of the age range is no end",
      silent: ScopeTests.general, answer: "audience.maximum_age = 24", from: .fail, to: .pass),
    AcceptedException(
      pattern: "spaces[].audience.minors_share", rules: ["S3"], reason: "measured minors, where said, win",
      silent: ScopeTests.withoutMinors + ["- audience.minors_share"], answer: "audience.minors_share = 0.1",
      from: .fail, to: .pass),
    AcceptedException(
      pattern: "referents[].training[].completed_on", rules: ["O4", "O5", "O18"], reason: completed,
      silent: ["- referents[0].training[0].completed_on"],
      answer: "referents[0].training[0].completed_on = 2026-11-22", from: .pass, to: .fail),
    AcceptedException(
      pattern: "referents[].training[].completed_on", rules: ["O10"], reason: completed,
      silent: [
        "- referents[0].training[0].completed_on", "referents[0].training[0].evidence.kind = self_attested",
      ], answer: "referents[0].training[0].completed_on = 2026-11-22", from: .fail, to: .pass,
      profile: "precautionary"),
    AcceptedException(
      pattern: "referents[].training[].valid_until", rules: ["O9"], reason: "unsaid, it does not shorten",
      silent: ["- referents[0].training[0].valid_until"],
      answer: "referents[0].training[0].valid_until = 2026-11-20", from: .pass, to: .fail),
    AcceptedException(
      pattern: "referents[].training[].valid_until", rules: ["O10"], reason: "unsaid, it does not shorten",
      silent: [
        "- referents[0].training[0].valid_until",
        "referents[0].training[1] = {\(training), completed_on: 2026-01-01, evidence: {kind: self_attested}}",
      ], answer: "referents[0].training[0].valid_until = 2026-11-20", from: .pass, to: .fail,
      profile: "precautionary"),
    AcceptedException(
      pattern: "spaces[].contact.channels", rules: ["S1"],
      reason: "who says that nobody interacts need not list channels",
      silent: ["interaction = false", "- contact.channels", "- contact.adult_to_minor"],
      answer: "contact.channels = [voice]", from: .fail, to: .pass),
    AcceptedException(
      pattern: "spaces[].contact.adult_to_minor", rules: ["S4"], reason: "an admission wins over features",
      silent: ScopeTests.adultsOut, answer: "contact.adult_to_minor = open", from: .fail, to: .pass),
  ]
}

@Suite("Exceptions to the rule that silence decides nothing")
struct AcceptedExceptionTests {
  @Test("Each is needed", arguments: AcceptedException.all)
  func needed(exception: AcceptedException) throws {
    let assessor = try Fixture.assessor(profile: exception.profile)
    let silent = try Fixture.assess(Draft.sound.applying(exception.silent).document, assessor)
    let answered = try Fixture.assess(
      Draft.sound.applying(exception.silent + [exception.answer]).document, assessor)
    for rule in exception.rules {
      #expect(silent.subjects.first?.result(rule)?.status == exception.from, "\(rule), unsaid")
      #expect(answered.subjects.first?.result(rule)?.status == exception.to, "\(rule), said")
    }
  }
}
