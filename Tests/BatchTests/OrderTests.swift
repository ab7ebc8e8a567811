// Many files at the same time: the same findings in the same order as one after the other, and an end when the
// reader of the findings has had enough.

import Findings
import Foundation
import SystemPackage
import Testing

@testable import Batch

@Suite("Running many inputs")
struct OrderTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Files of every kind, with long ones before short ones so that later inputs end first.
  private func fill(_ count: Int) throws {
    for number in 0..<count {
      let one = Sample.declaration("p\(number)")
      let text =
        switch number % 7 {
        case 0: Array(repeating: one, count: number % 15 == 0 ? 70 : 2).joined(separator: "---\n")
        case 1: Sample.foreign
        case 2: "a: [\n"
        case 3: one + "---\n" + one + "---\nb: }\n"
        case 4: Sample.policy
        case 5: "format: vigie.platform/v1\n"
        default: one
        }
      try workspace.write(text, to: "in/\(number % 5)/\(number).yaml")
    }
    try workspace.link("in/3/loop", to: "..")
  }

  @Test("Any number of jobs gives the same findings in the same order", arguments: [2, 8])
  func jobs(count: Int) async throws {
    try fill(200)
    let paths = [workspace.path("in"), workspace.path("missing"), workspace.path("in/1")]
    let alone = try await Run.check(paths)
    let together = try await Run.check(paths, Run.settings(jobs: count))
    #expect(alone.findings.count > 300)
    #expect(alone.tally.skipped > 50)
    #expect(together.tally == alone.tally)
    #expect(together.findings.count == alone.findings.count)
    #expect(together.findings == alone.findings)
  }

  @Test("One bad file among good ones leaves the others judged", arguments: [1, 4])
  func oneBad(jobs: Int) async throws {
    for number in 0..<9 { try workspace.write(number == 4 ? "a: [" : Sample.declaration(), to: "in/\(number).yaml") }
    let (findings, tally) = try await Run.check([workspace.path("in")], Run.settings(jobs: jobs))
    #expect(findings.map { $0.verdict == .invalid } == (0..<9).map { $0 == 4 })
    #expect(tally.files == 9)
  }

  @Test("No input is no finding", arguments: [1, 4])
  func none(jobs: Int) async throws {
    try workspace.folder("in")
    let (findings, tally) = try await Run.check([workspace.path("in")], Run.settings(jobs: jobs))
    #expect(findings.isEmpty && tally == BatchTally())
  }

  private struct Closed: Error {}

  @Test("A reader that has had enough ends the run: few inputs are begun after it", arguments: [1, 2, 8])
  func enough(jobs: Int) async throws {
    for number in 0..<5 { try workspace.write(Sample.declaration(), to: "in/\(number).yaml") }
    let taken = Counter()
    let path = workspace.path("in/0.yaml")
    let inputs = (0..<10_000).lazy.map { _ in
      taken.value += 1
      return Input(.named(FilePath(path), as: path))
    }
    var emitted = 0
    await #expect(throws: Closed.self) {
      _ = try await BatchAssessor(try Run.assessor.get(), Run.settings(jobs: jobs)).run(ReadyInputs(inputs)) { _ in
        emitted += 1
        if emitted == 3 { throw Closed() }
      }
    }
    #expect(emitted == 3)
    #expect(taken.value <= 3 + 64 * jobs)
  }

  @Test("A task that was cancelled ends its run with an error, not with half of the findings", arguments: [1, 2])
  func cancelled(jobs: Int) async throws {
    try workspace.write(Sample.declaration(), to: "f.yaml")
    let paths = Array(repeating: workspace.path("f.yaml"), count: 100)
    let task = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return try await Run.check(paths, Run.settings(jobs: jobs)).findings.count
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }

  @Test("While the first input does not end, later ones are begun only until enough is held back")
  func heldBack() {
    var queue = OrderedQueue(jobs: 4)
    var begun: [Int] = []
    while queue.hasRoom { begun.append(queue.append()) }
    #expect(begun == [0, 1, 2, 3])
    let outline = DeclarationOutline(path: "x", verdict: .invalid, hasWarning: false)
    let findings = Array(repeating: PreparedFinding(outline: outline), count: 500)
    while let last = begun.last, begun.count < 100 {
      queue.receive([Stretch(number: last, findings: findings, weight: 500)])
      #expect(queue.removeFinished() == nil)
      guard queue.hasRoom else { break }
      begun.append(queue.append())
    }
    #expect(begun.count == 4 + 8)
    queue.receive([Stretch(number: 0)])
    #expect(queue.removeFinished()?.findings.isEmpty == true)
  }

  @Test("While the first input does not end, no more inputs are begun than a window holds")
  func window() {
    var queue = OrderedQueue(jobs: 2)
    var begun = [queue.append()]
    while queue.hasRoom, begun.count < 1_000 {
      begun.append(queue.append())
      queue.receive([Stretch(number: begun.count - 1)])
    }
    #expect(begun.count == 128)
  }
}

/// How often something was asked for.
private final class Counter {
  var value = 0
}
