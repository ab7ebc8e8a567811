// The policy and its engine against the reference reading, over random declarations.

import Compliance
import Findings
import Policy
import TestData
import Testing

@Suite("Two readings of recommendation 3")
struct ReferenceTests {
  @Test("They agree", arguments: ["standard", "literal", "precautionary"])
  func agreement(profile: String) throws {
    let assessor = try Fixture.assessor(profile: profile)
    let parameters = try #require(ReferenceParameters.profiles[profile])
    var generator = SeededGenerator(seed: 6)
    var seen: Set<String> = []
    for _ in 0..<200 {
      let draft = Draft.random(using: &generator)
      let finding = try Fixture.assess(draft.document, assessor)
      let reading = ReferenceReading(draft: draft, parameters: parameters, asOf: Fixture.today)
      let expected = reading.verdicts(profile: profile)
      #expect(finding.contradictions == reading.contradictions().map(\.rule).sorted(), "\(draft.document)")
      #expect(finding.verdict == expected.declaration, "\(draft.document)")
      #expect(finding.subjects.map(\.verdict) == expected.spaces.map(\.verdict), "\(draft.document)")
      for (subject, space) in zip(finding.subjects, expected.spaces) {
        let statuses = subject.statuses([.scope, .obligation, .risk])
        let differences = statuses.filter { space.statuses[$0.key] != $0.value }
        #expect(
          differences.isEmpty && statuses.count == space.statuses.count,
          "\(differences.mapValues(\.rawValue)) in \(subject.id) of\n\(draft.document)")
        for (rule, status) in statuses { seen.insert("\(rule) \(status.rawValue)") }
      }
      seen.formUnion(finding.contradictions)
    }
    #expect(Self.expected(profile).subtracting(seen).isEmpty, "some statuses never came up")
  }

  /// What random declarations must have brought up for their agreement to mean anything.
  static func expected(_ profile: String) -> Set<String> {
    if profile == "precautionary" { return ["O10 fail", "O11 fail", "S3 fail"] }
    if profile == "literal" { return ["O4 fail", "O5 fail", "S2 fail", "S2 unknown"] }
    let rules = (1...4).map { "S\($0)" } + (1...18).map { "O\($0)" } + (1...6).map { "X\($0)" }
    let statuses = rules.flatMap { rule in ["pass", "fail", "unknown"].map { "\(rule) \($0)" } }
    let contradictions = (1...23).filter { $0 != 13 }.map { ($0 < 10 ? "K0" : "K") + "\($0)" }
    // The standard reading accepts every kind of evidence, so that none can fail.
    return Set(statuses + contradictions).subtracting(["O10 fail"])
  }
}
