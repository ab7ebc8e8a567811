// The three readings of recommendation 3: which rules count in each, and what changes with it.

import Diagnostics
import Findings
import Policy
import Testing

@Suite("Profiles")
struct ProfileTests {
  @Test("Readings", arguments: literal + precautionary)
  func readings(row: RuleCase) throws { try row.check() }

  static let general = ScopeTests.general
  static let unaudited = "referents[0].training[0].evidence.kind = self_attested"

  static let literal = [
    RuleCase("only the words", [], profile: "literal"),
    RuleCase(
      "the words say nothing of the rest",
      [
        "contact.channels = [gift]", "moderation.can_be_disabled = true", "moderation.trained_count = 0",
        "reporting.channels = []", "referents[0].adult = false",
      ], ["X6": .fail], raised: ["K16"], profile: "literal"),
    RuleCase(
      "measured use is not intent", general + ["audience.under_25_share = 0.9", "audience.minors_share = 0.8"],
      ["S2": .fail], .notApplicable, profile: "literal"),
    RuleCase(
      "shares are not waited for", ["audience = {intent: general}"], ["S2": .fail], .notApplicable,
      profile: "literal"),
    RuleCase("an intent is", ["audience = {intent: under_25}"], profile: "literal"),
    RuleCase(
      "an intent unsaid is waited for", ["audience = {under_25_share: 0.9}"], ["S2": .unknown],
      missing: ["S2": ["audience.intent"]], profile: "literal"),
    RuleCase(
      "without R3-O3, O4 and O5 fail themselves", ["referents = []"], ["O4": .fail, "O5": .fail], .nonCompliant,
      profile: "literal"),
    RuleCase(
      "O2 follows O1", ObligationTests.nobody + ["moderation.mode = none"], ["O1": .fail, "O2": .notApplicable],
      .nonCompliant, profile: "literal"),
    RuleCase(
      "K15 is raised in each", ["declaration.valid_until = 2026-11-20"], raised: ["K15"], profile: "literal"),
    RuleCase(
      "an expired training is trained all the same", ["referents[0].training[0].completed_on = 2001-01-01"],
      profile: "literal"),
    RuleCase(
      "a parameter set from outside wins over the profile's", general + ["audience.under_25_share = 0.9"],
      profile: "literal", parameters: ["audience_test": "directed_or_used"]),
  ]

  static let precautionary = [
    RuleCase("everything is met", [], profile: "precautionary"),
    RuleCase("a general audience is in scope", general, profile: "precautionary"),
    RuleCase("an audience unsaid is in scope", ["- audience"], profile: "precautionary"),
    RuleCase(
      "adults only, and minors admitted", general + ["audience.intent = adults_only"], raised: ["K02"],
      profile: "precautionary"),
    RuleCase(
      "verified ages keep minors out", ScopeTests.withoutMinors, ["S3": .fail], .notApplicable,
      profile: "precautionary"),
    RuleCase(
      "estimated ages do not", ScopeTests.withoutMinors + ["age_assurance.method = age_estimation"],
      profile: "precautionary"),
    RuleCase(
      "sealed bands need verified ages", ScopeTests.sealed + ["age_assurance.method = age_estimation"],
      raised: ["K11"], profile: "precautionary"),
    RuleCase("a self-attested training, standard", [unaudited]),
    RuleCase("a self-attested training", [unaudited], ["O10": .fail], .nonCompliant, profile: "precautionary"),
    RuleCase(
      "other evidence", ["referents[0].training[0].evidence.kind = internal_record"], profile: "precautionary"),
    RuleCase("hours, standard", ["moderation.human_hours_per_week = 99"], ["O11": .fail]),
    RuleCase(
      "hours count", ["moderation.human_hours_per_week = 99"], ["O11": .fail], .nonCompliant,
      profile: "precautionary"),
    RuleCase(
      "hours unsaid count", ["- moderation.human_hours_per_week"], ["O11": .unknown], .undetermined,
      profile: "precautionary"),
    RuleCase(
      "other warnings stay warnings", ["referents[0].adult = false", "reporting.channels[0].child_friendly = false"],
      ["O15": .fail, "O17": .fail], profile: "precautionary"),
  ]

  @Test("Basis and severity of each obligation", arguments: [nil, "standard", "precautionary", "literal"])
  func selection(profile: String?) throws {
    let finding = try Fixture.assess(Draft.sound.document, Fixture.assessor(profile: profile))
    let results = try #require(finding.subjects.first).results.filter { $0.kind == .obligation }
    let expected = Self.obligations.filter { profile != "literal" || $0.basis == .literal }
    #expect(results.map(\.shortRule) == expected.map(\.rule))
    #expect(results.map(\.rule.basis) == expected.map(\.basis))
    #expect(results.map(\.rule.quote) == expected.map(\.quote))
    let severities = expected.map { profile == "precautionary" && $0.rule == "O11" ? .error : $0.severity }
    #expect(results.map(\.severity) == severities)
  }

  struct Obligation {
    let rule: String
    let basis: Basis
    let severity: Severity
    var quote: String?

    init(_ rule: String, _ basis: Basis, _ severity: Severity, _ quote: String? = nil) {
      self.rule = rule
      self.basis = basis
      self.severity = severity
      self.quote = quote
    }
  }

  static let obligations = [
    Obligation("O1", .literal, .error, "Modération"),
    Obligation("O2", .literal, .error, "par des référents"),
    Obligation("O3", .interpretation, .error, "référents"),
    Obligation("O4", .literal, .error, "formés sur les enjeux de cyberviolences"),
    Obligation("O5", .literal, .error, "cyberpédocriminalité"),
    Obligation("O6", .interpretation, .error, "obligatoire"),
    Obligation("O7", .interpretation, .error, "obligatoire"),
    Obligation("O8", .interpretation, .error, "par des référents formés"),
    Obligation("O9", .interpretation, .error, "formés"),
    Obligation("O10", .interpretation, .error, "formés"),
    Obligation("O11", .interpretation, .warning, "Modération"),
    Obligation("O12", .interpretation, .error, "Modération"),
    Obligation("O13", .design, .error),
    Obligation("O14", .design, .error),
    Obligation("O15", .design, .warning),
    Obligation("O16", .context, .warning),
    Obligation("O17", .interpretation, .warning, "référents"),
    Obligation("O18", .interpretation, .warning, "cyberpédocriminalité"),
  ]

  @Test("Scope rules are literal in every reading")
  func scopeRules() throws {
    for profile in ["standard", "literal", "precautionary"] {
      let finding = try Fixture.assess(Draft.sound.document, Fixture.assessor(profile: profile))
      let scope = try #require(finding.subjects.first).results.filter { $0.kind == .scope }
      #expect(scope.map(\.shortRule) == ["S1", "S2", "S3", "S4"])
      #expect(scope.allSatisfy { $0.rule.basis == .literal })
      #expect(
        scope.map(\.rule.quote) == [
          "espaces virtuels", "destinés aux moins de 25 ans", "des mineurs",
          "mettant en lien des majeurs avec des mineurs",
        ])
    }
  }

  @Test("An unknown profile is refused with the known ones")
  func unknownProfile() throws {
    #expect(throws: Diagnostic.self) { try Fixture.assessor(profile: "strict") }
    let error = try #require(throws: Diagnostic.self) { try Fixture.assessor(profile: "literall") }
    #expect(error.help?.english.contains("literal") == true)
  }
}
