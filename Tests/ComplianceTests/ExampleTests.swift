// The published examples: what each one's README says of it is what the engine finds.

import Diagnostics
import Findings
import Foundation
import TestData
import Testing

@Suite("Examples")
struct ExampleTests {
  struct Space {
    let id: String
    let verdict: Verdict
    /// Rules that fail or are unknown, warnings included, as `fail` and `unknown` list them in the README.
    var fails: Set<String> = []
    var unknown: Set<String> = []
    var risks: Set<String> = []
    var raised: [String] = []
  }

  struct Example: CustomTestStringConvertible {
    let folder: String
    let verdict: Verdict
    let spaces: [Space]
    var raised: [String] = []
    var errors = 0
    var profile: String?
    var asOf = Fixture.today

    var testDescription: String { "\(folder) \(profile ?? "") \(asOf)" }
  }

  @Test("Verdicts", arguments: examples)
  func verdicts(example: Example) throws {
    let file = SharedData.projectRoot.appending(path: "Examples/\(example.folder)/declaration.yaml")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let finding = try Fixture.assess(text, Fixture.assessor(profile: example.profile, asOf: example.asOf))
    #expect(finding.verdict == example.verdict)
    #expect(finding.subjects.map(\.id) == example.spaces.map(\.id))
    #expect(finding.results.map(\.shortRule).sorted() == example.raised)
    #expect(finding.diagnostics.count { $0.severity == .error } == example.errors)
    for (subject, expected) in zip(finding.subjects, example.spaces) {
      #expect(subject.verdict == expected.verdict, "\(expected.id)")
      let statuses = subject.statuses([.scope, .obligation])
      #expect(Set(statuses.filter { $0.value == .fail }.keys) == expected.fails, "\(expected.id)")
      #expect(Set(statuses.filter { $0.value == .unknown }.keys) == expected.unknown, "\(expected.id)")
      #expect(Set(subject.statuses([.risk]).filter { $0.value == .fail }.keys) == expected.risks, "\(expected.id)")
      let raised = subject.results.filter { $0.kind == .consistency }.map(\.shortRule).sorted()
      #expect(raised == expected.raised, "\(expected.id)")
    }
  }

  @Test("Every example is expected here")
  func completeness() throws {
    let folder = SharedData.projectRoot.appending(path: "Examples")
    let folders = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.contains(".") }
    #expect(Set(folders) == Set(Self.examples.map(\.folder)))
  }

  static let warned: Set<String> = ["O11", "O15", "O18"]
  static let liveRisks: Set<String> = ["X1", "X4", "X5", "X6"]

  static let examples = [
    Example(
      folder: "01-game-lobby", verdict: .compliant, spaces: [Space(id: "lobby", verdict: .compliant)]),
    Example(
      folder: "02-automated-filter-only", verdict: .nonCompliant,
      spaces: [
        Space(
          id: "build-servers", verdict: .nonCompliant,
          fails: ["O2", "O3", "O7", "O14", "O11", "O15", "O16"], risks: ["X6"])
      ]),
    Example(
      folder: "03-adult-dating", verdict: .notApplicable,
      spaces: [
        Space(id: "matches", verdict: .notApplicable, fails: ["S2", "S3", "S4"]),
        Space(id: "campus", verdict: .notApplicable, fails: ["S3", "S4"]),
      ]),
    Example(
      folder: "04-friendship-two-spaces", verdict: .nonCompliant,
      spaces: [
        Space(id: "circles", verdict: .compliant),
        Space(id: "discover", verdict: .nonCompliant, fails: ["O3", "O6", "O8", "O14", "O11"]),
      ]),
    Example(
      folder: "05-school-messaging", verdict: .compliant,
      spaces: [
        Space(id: "class-threads", verdict: .compliant),
        Space(id: "pupil-lounge", verdict: .compliant, raised: ["K01"]),
      ]),
    Example(
      folder: "06-live-rooms-gifts", verdict: .nonCompliant,
      spaces: [
        Space(
          id: "live-rooms", verdict: .nonCompliant, fails: ["O6", "O7", "O8", "O12", "O16"], risks: liveRisks),
        Space(
          id: "duo-rooms", verdict: .nonCompliant, fails: ["O6", "O7", "O8", "O12", "O16"],
          risks: liveRisks.union(["X2"])),
      ]),
    Example(
      folder: "06-live-rooms-gifts", verdict: .compliant,
      spaces: [
        Space(id: "live-rooms", verdict: .compliant, risks: liveRisks),
        Space(id: "duo-rooms", verdict: .compliant, risks: liveRisks.union(["X2"])),
      ], profile: "literal"),
    Example(
      folder: "06-live-rooms-gifts", verdict: .nonCompliant,
      spaces: [
        Space(
          id: "live-rooms", verdict: .nonCompliant, fails: ["O6", "O7", "O8", "O10", "O12", "O16"],
          risks: liveRisks),
        Space(
          id: "duo-rooms", verdict: .nonCompliant, fails: ["O6", "O7", "O8", "O10", "O12", "O16"],
          risks: liveRisks.union(["X2"])),
      ], profile: "precautionary"),
    Example(
      folder: "07-general-messenger", verdict: .notApplicable,
      spaces: [
        Space(id: "chats", verdict: .notApplicable, fails: ["S2"], risks: ["X2", "X3", "X6"]),
        Space(
          id: "private-live", verdict: .notApplicable, fails: ["S2"],
          risks: ["X1", "X2", "X3", "X4", "X5", "X6"]),
      ]),
    Example(
      folder: "08-half-answered", verdict: .undetermined,
      spaces: [
        Space(
          id: "world-chat", verdict: .undetermined,
          unknown: warned.union(["O4", "O5", "O6", "O7", "O8", "O9", "O10", "O12", "O14"])),
        Space(
          id: "guild-board", verdict: .undetermined,
          unknown: warned.union(["S2", "O4", "O5", "O8", "O9", "O10", "O12", "O14"])),
      ]),
    Example(
      folder: "09-contradictions", verdict: .undetermined,
      spaces: [
        Space(
          id: "arena", verdict: .undetermined,
          unknown: ["O1", "O2", "O3", "O4", "O5", "O8", "O9", "O10", "O11", "O18"],
          raised: ["K04", "K05", "K06", "K10", "K16"]),
        Space(
          id: "clubs", verdict: .undetermined,
          unknown: ["O3", "O4", "O5", "O9", "O10", "O12", "O11", "O18"], raised: ["K01", "K11", "K12", "K19"]),
      ], raised: ["K08", "K09", "K14", "K15"]),
    Example(
      folder: "10-formation-expiree-fr", verdict: .nonCompliant,
      spaces: [Space(id: "entraide", verdict: .nonCompliant, fails: ["O9"])]),
    Example(
      folder: "10-formation-expiree-fr", verdict: .compliant, spaces: [Space(id: "entraide", verdict: .compliant)],
      asOf: "2026-11-20"),
    Example(
      folder: "11-common-mistakes", verdict: .undetermined,
      spaces: [
        Space(
          id: "workshop", verdict: .undetermined,
          unknown: ["O1", "O2", "O4", "O5", "O7", "O8", "O9", "O10", "O18"])
      ], errors: 7),
  ]
}
