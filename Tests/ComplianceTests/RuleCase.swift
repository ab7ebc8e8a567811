// One row of the tables about rules: edits of the sound declaration, and everything that they change in its report.

import CEL
import Compliance
import Findings
import Testing

struct RuleCase: CustomTestStringConvertible {
  let name: String
  var edits: [String]
  /// Rules of the first space that are no longer as in the sound declaration, by their ids without `R3-`.
  var statuses: [String: Status] = [:]
  /// Of the first space.
  var verdict: Verdict = .compliant
  /// The contradictions raised, in order.
  var raised: [String] = []
  /// What undecided rules wait for, as edits name it.
  var missing: [String: [String]] = [:]
  var profile: String?
  var parameters: [String: String] = [:]
  var asOf = Fixture.today

  init(
    _ name: String, _ edits: [String], _ statuses: [String: Status] = [:], _ verdict: Verdict = .compliant,
    raised: [String] = [], missing: [String: [String]] = [:], profile: String? = nil,
    parameters: [String: String] = [:], asOf: String = Fixture.today
  ) {
    self.name = name
    self.edits = edits
    self.statuses = statuses
    self.verdict = verdict
    self.raised = raised
    self.missing = missing
    self.profile = profile
    self.parameters = parameters
    self.asOf = asOf
  }

  var testDescription: String { name }

  @discardableResult
  func check(sourceLocation: SourceLocation = #_sourceLocation) throws -> DeclarationFinding {
    let assessor = try Fixture.assessor(profile: profile, set: parameters, asOf: asOf)
    let finding = try Fixture.assess(Draft.sound.applying(edits).document, assessor)
    let subject = try #require(finding.subjects.first, "\(finding.diagnostics)", sourceLocation: sourceLocation)
    let found = subject.statuses([.scope, .obligation, .risk])
    let differences = expectedStatuses.merging(found) { $0 == $1 ? nil : $1 }
    #expect(
      differences.isEmpty && found.count == expectedStatuses.count,
      "differs from what is expected: \(differences.sorted { $0.key < $1.key })", sourceLocation: sourceLocation)
    #expect(subject.verdict == verdict, sourceLocation: sourceLocation)
    #expect(finding.contradictions == raised, sourceLocation: sourceLocation)
    for (rule, paths) in missing {
      let result = try #require(subject.result(rule), sourceLocation: sourceLocation)
      let expected = try paths.map { try Draft.path($0) }.sorted().map(\.description)
      #expect(result.missing == expected, "\(rule)", sourceLocation: sourceLocation)
    }
    return finding
  }

  /// In the sound declaration every rule of the profile passes. Out of scope, no obligation applies.
  private var expectedStatuses: [String: Status] {
    let obligations = profile == "literal" ? ["O1", "O2", "O4", "O5"] : (1...18).map { "O\($0)" }
    let isOut = (1...4).contains { statuses["S\($0)"] == .fail }
    var expected = Dictionary(uniqueKeysWithValues: obligations.map { ($0, isOut ? Status.notApplicable : .pass) })
    for rule in (1...4).map({ "S\($0)" }) + (1...6).map({ "X\($0)" }) { expected[rule] = .pass }
    return expected.merging(statuses) { $1 }
  }
}

extension [String: Status] {
  /// The two merged, without what `combine` gives no status.
  fileprivate func merging(_ other: Self, _ combine: (Status, Status) -> Status?) -> Self {
    other.reduce(into: [:]) { merged, entry in
      merged[entry.key] = self[entry.key].map { combine($0, entry.value) } ?? entry.value
    }
  }
}
