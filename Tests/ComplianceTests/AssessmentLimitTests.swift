// A declaration that asks for more than a run allows is refused as a whole: never judged by a part of its spaces, never
// by rules that were cut short.

import Compliance
import Diagnostics
import Findings
import Testing

@Suite("How much a declaration may take")
struct AssessmentLimitTests {
  /// Spaces in which rules walk a list of référents each.
  private static func declaration(spaces: Int, referents: Int = 0) -> String {
    let list = (0..<spaces).map {
      """
        - id: s\($0)
          name: Room \($0)
          audience: {minimum_age: 13, maximum_age: 17, intent: under_25}
          interaction: true
          minors_admitted: true
          adults_admitted: true
          contact: {adult_to_minor: open, channels: [direct_message]}
          moderation: {mode: human_only}

      """
    }
    let training = "{topics: [grooming], completed_on: 2026-01-22, evidence: {kind: self_attested}}"
    let people = (0..<referents).map { "  - {id: r\($0), role: supervisor, adult: true, training: [\(training)]}\n" }
    return "format: vigie.platform/v1\nplatform: {name: Example}\nspaces:\n" + list.joined()
      + (referents == 0 ? "" : "referents:\n" + people.joined())
  }

  private static func assess(
    _ yaml: String, _ limits: AssessmentLimits, _ language: Language = .english
  ) throws -> DeclarationFinding {
    try Fixture.assess(yaml, Fixture.assessor(language: language, limits: limits))
  }

  @Test("As many spaces as are allowed are judged, and one more is not", arguments: Language.allCases)
  func spaces(language: Language) throws {
    let limits = AssessmentLimits(spaces: 3)
    #expect(try Self.assess(Self.declaration(spaces: 3), limits, language).subjects.count == 3)
    let refused = try Self.assess(Self.declaration(spaces: 4), limits, language)
    #expect(refused.verdict == .invalid)
    #expect(refused.subjects.isEmpty && refused.results.isEmpty)
    #expect(refused.platform == "Example")
    let diagnostic = try #require(refused.diagnostics.last)
    #expect(diagnostic.code == "declaration.too_many_spaces")
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.message.contains("4") && diagnostic.message.contains("3"))
    #expect(diagnostic.help?.contains("--max-spaces") == true)
    #expect(diagnostic.location?.excerpt == "spaces:")
  }

  @Test("Spaces and référents together take more steps than each alone", arguments: Language.allCases)
  func steps(language: Language) throws {
    let limits = AssessmentLimits(steps: 1_000_000)
    for (spaces, referents) in [(40, 1), (1, 150)] {
      let judged = try Self.assess(Self.declaration(spaces: spaces, referents: referents), limits, language)
      #expect(judged.subjects.count == spaces, "\(spaces) × \(referents)")
    }
    let refused = try Self.assess(Self.declaration(spaces: 40, referents: 150), limits, language)
    #expect(refused.verdict == .invalid)
    #expect(refused.subjects.isEmpty)
    let diagnostic = try #require(refused.diagnostics.last)
    #expect(diagnostic.code == "declaration.too_costly")
    #expect(diagnostic.help?.contains("--max-total-cost") == true)
    #expect(diagnostic.location?.excerpt == "spaces:")
  }

  @Test("Whatever the limit, a declaration is judged as without it or not at all")
  func allOrNothing() throws {
    let yaml = Self.declaration(spaces: 3, referents: 2)
    let unlimited = try Self.assess(yaml, AssessmentLimits(steps: .max))
    var verdicts: Set<Verdict> = []
    var steps = 1
    while steps < 1 << 20 {
      let finding = try Self.assess(yaml, AssessmentLimits(steps: steps))
      verdicts.insert(finding.verdict)
      #expect(finding.verdict == .invalid || finding == unlimited, "\(steps) steps")
      steps += max(1, steps / 8)
    }
    #expect(verdicts == [.invalid, unlimited.verdict])
  }

  @Test("A label is told within the limit as well")
  func label() throws {
    let policy = try FaultyPolicyTests.policy(
      label: #"has(space.name) ? space.id + " / " + space.name : space.id"#,
      obligations: [FaultyPolicyTests.rule("A", #"require: "space.interaction""#)])
    var ids: Set<[String]> = []
    for steps in 1...100 {
      let assessor = try Fixture.assessor(policy: policy, limits: AssessmentLimits(steps: steps))
      ids.insert(try Fixture.assess(Self.declaration(spaces: 1), assessor).subjects.map(\.id))
    }
    #expect(ids == [[], ["s0 / Room 0"]])
  }

  @Test("What is too much to be judged is too much to try an expression on")
  func trial() throws {
    let tree = try Fixture.tree(Array(Self.declaration(spaces: 4).utf8))
    for limits in [AssessmentLimits(spaces: 3), AssessmentLimits(steps: 1)] {
      let assessor = try Fixture.assessor(limits: limits)
      #expect(throws: ExpressionTrialRefusal.self) { try ExpressionTrial(assessor, on: tree, subject: nil) }
    }
    #expect(throws: Never.self) { try ExpressionTrial(Fixture.assessor(), on: tree, subject: "s0") }
  }

  @Test("A refused declaration leaves nothing behind for the next one")
  func next() throws {
    let assessor = try Fixture.assessor(limits: AssessmentLimits(steps: 20_000))
    let small = Self.declaration(spaces: 1)
    let before = try Fixture.assess(small, assessor)
    #expect(before.verdict != .invalid)
    #expect(try Fixture.assess(Self.declaration(spaces: 40, referents: 40), assessor).verdict == .invalid)
    #expect(try Fixture.assess(small, assessor) == before)
  }
}
