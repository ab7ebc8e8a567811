// The policy that comes with the program is sound: it loads against the declaration format that comes with it, with
// all that its file holds.

import BuiltinPolicies
import Diagnostics
import Testing

@testable import Policy

struct BuiltinPolicyTests {
  private func text(_ id: String) throws -> String {
    String(decoding: try #require(BuiltinPolicies.policy(id)).bytes, as: UTF8.self)
  }

  @Test(arguments: BuiltinPolicies.policyIDs) func `a built-in policy loads under its own id`(id: String) throws {
    let refused = try Loading.refusals(of: text(id))
    #expect(refused.map { "\($0.code): \($0.diagnostic.message.english) at \($0.underlined ?? "")" } == [])
    #expect(try Loading.policy(text(id)).id == id)
  }

  @Test func `recommendation 3 has the rules of the specification`() throws {
    let policy = try Loading.policy(text(BuiltinPolicies.defaultPolicyID))
    #expect(policy.scope.map(\.id) == (1...4).map { "R3-S\($0)" })
    #expect(policy.obligations.map(\.id) == (1...18).map { "R3-O\($0)" })
    #expect(policy.risks.map(\.id) == (1...6).map { "R3-X\($0)" })
    let contradictions = (1...23).filter { $0 != 13 }.map { $0 < 10 ? "R3-K0\($0)" : "R3-K\($0)" }
    #expect(policy.consistency.map(\.id) == contradictions)
    #expect(policy.profiles.map(\.name) == ["standard", "literal", "precautionary"])
    #expect(
      policy.parameters.map(\.name) == [
        "majority_age", "young_age", "young_share", "audience_test", "effective_age_assurance", "minimum_referents",
        "training_validity_months", "accepted_evidence", "hours_per_person", "cyberviolence_topics", "csea_topics",
      ])
    #expect(policy.profile(named: "precautionary")?.severities == ["R3-O11": .error])
    #expect(policy.consistency.filter(\.voidsCompliance).map(\.id) == ["R3-K15"])
  }

  /// The exceptions to "silence does not pay" that concern a field which is merely asked after with `has()`.
  @Test func `recommendation 3 says which absences have a meaning`() throws {
    let policy = try Loading.policy(text(BuiltinPolicies.defaultPolicyID))
    #expect(
      Set(policy.absences.map(\.pattern)) == [
        "referents[].spaces", "reporting.channels[].spaces", "spaces[].audience.maximum_age",
        "spaces[].audience.minors_share", "referents[].training[].completed_on",
        "referents[].training[].valid_until",
      ])
  }
}
