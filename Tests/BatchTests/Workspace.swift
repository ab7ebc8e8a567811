// A folder of its own for each test, and the few texts that the files in it have.

import Archive
import BuiltinPolicies
import CEL
import Compliance
import DeclarationSchema
import Findings
import Foundation
import Policy
import SystemPackage
import YAMLDocument

@testable import Batch

/// A temporary folder that goes away with the test.
final class Workspace {
  let root: String

  init() throws {
    root = NSTemporaryDirectory() + "vigie-batch-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { root + "/" + name }

  func write(_ text: String, to name: String) throws {
    if let slash = name.lastIndex(of: "/") { try folder(String(name[..<slash])) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  func folder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  func pipe(_ name: String) throws {
    guard unsafe mkfifo(path(name), 0o600) == 0 else { throw Errno(rawValue: errno) }
  }

  /// Paths as the tests write them: below the folder.
  func relative(_ path: String) -> String { path.replacingOccurrences(of: root + "/", with: "") }
}

enum Sample {
  static func declaration(_ name: String = "a") -> String {
    """
    format: vigie.platform/v1
    platform:
      name: \(name)
    spaces:
      - id: lobby
        interaction: true
        contact: {channels: [voice]}

    """
  }

  static let policy = "format: vigie.policy/v1\nid: example\n"
  static let foreign = "kind: Deployment\nreplicas: 3\n"
}

enum Run {
  static let assessor = Result { try load() }

  static func load(rules: RuleList? = nil) throws -> Assessor {
    let format = try DeclarationFormat(loading: tree(of: BuiltinPolicies.declarationSchema))
    guard let file = BuiltinPolicies.policy(BuiltinPolicies.defaultPolicyID) else { throw Missing() }
    let policy = try PolicyDocument(loading: tree(of: file), formats: [format])
    guard let asOf = CivilDate(year: 2026, month: 11, day: 21) else { throw Missing() }
    return try Assessor(policy: policy, settings: AssessmentSettings(asOf: asOf), rules: rules)
  }

  struct Missing: Error {}

  private static func tree(of file: BuiltinFile) throws -> DocumentTree {
    var reader = DocumentReader(source: file.bytes, name: file.name)
    guard let tree = try reader.next() else { throw Missing() }
    return tree
  }

  static func settings(
    jobs: Int = 1, limits: DocumentLimits = DocumentLimits(), standardInput: FileDescriptor = .standardInput
  ) -> BatchSettings {
    BatchSettings(limits: limits, jobs: jobs, standardInput: standardInput)
  }

  /// Ends a run that would wait for ever. Nothing else comes to that: on a busy machine all tests together may take
  /// minutes.
  static func endOfWaiting() -> Interruption {
    let interruption = Interruption()
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 1_200)
      interruption.request()
    }
    return interruption
  }

  /// The findings on some paths, and the tally.
  static func check(
    _ paths: [String], _ settings: BatchSettings = settings()
  ) async throws -> (findings: [DeclarationFinding], tally: BatchTally) {
    var findings: [DeclarationFinding] = []
    let tally = try await BatchAssessor(assessor.get(), settings)
      .run(InputDiscovery(paths, standardInputName: "-")) { findings.append($0) }
    return (findings, tally)
  }
}

/// Inputs of a test's own making, which need not be waited for.
struct ReadyInputs<Base: Sequence<Input>>: Sequence {
  let base: Base

  init(_ base: Base) { self.base = base }

  func makeIterator() -> Iterator { Iterator(base.makeIterator()) }

  struct Iterator: InputIterator {
    private var base: Base.Iterator
    private var following: Input?
    var isReady: Bool { true }
    var isAtFoundFile: Bool { following?.isFound == true }

    fileprivate init(_ base: Base.Iterator) {
      self.base = base
      following = self.base.next()
    }

    mutating func next() -> Input? {
      defer { following = base.next() }
      return following
    }
  }
}

/// Findings as they are, by a run that remembers nothing.
struct PlainFindings: FindingPreparation {
  func prepare(_ finding: DeclarationFinding) -> PreparedFinding {
    PreparedFinding(outline: DeclarationOutline(finding, hasFigures: false), finding: finding)
  }

  func restore(
    _ record: StoredRecord, path: String, origin: FindingOrigin?
  ) throws(DamagedRecord) -> PreparedFinding { throw DamagedRecord() }
}

extension BatchAssessor {
  nonisolated(nonsending) func run<Inputs: Sequence>(
    _ inputs: Inputs, _ emit: (DeclarationFinding) throws -> Void
  ) async throws -> BatchTally where Inputs.Iterator: InputIterator {
    try await run(inputs, PlainFindings()) { event in
      if case .finding(let prepared) = event, let finding = prepared.finding { try emit(finding) }
    }
  }
}

extension DeclarationFinding {
  /// The codes of the diagnostics, which say why a finding is invalid.
  var codes: [String] { diagnostics.map(\.code) }
}
