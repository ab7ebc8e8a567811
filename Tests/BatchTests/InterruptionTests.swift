// A run that is asked to end hands over what it has handed over, and says that this is not all.

import Findings
import Foundation
import SystemPackage
import Testing

@testable import Batch

@Suite("Interrupting a run")
struct InterruptionTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test("No finding is handed over after the wish", arguments: [1, 2, 8])
  func between(jobs: Int) async throws {
    let two = Sample.declaration() + "---\n" + Sample.declaration()
    for number in 0..<20 { try workspace.write(two, to: "in/\(number).yaml") }
    let interruption = Interruption()
    var settings = Run.settings(jobs: jobs)
    settings.interruption = interruption
    var count = 0
    let inputs = InputDiscovery([workspace.path("in")], standardInputName: "-")
    let tally = try await BatchAssessor(try Run.assessor.get(), settings).run(inputs) { _ in
      count += 1
      if count == 3 { interruption.request() }
    }
    #expect(count == 3)
    #expect(tally.isPartial)
  }

  @Test(
    "A pipe that nobody has opened for writing is not waited for any longer", arguments: InputFormat.allCases, [1, 2])
  func unopened(format: InputFormat, jobs: Int) async throws {
    try workspace.pipe("pipe")
    let interruption = Interruption()
    var settings = Run.settings(jobs: jobs)
    settings.interruption = interruption
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.3)
      interruption.request()
    }
    let inputs = InputDiscovery([workspace.path("pipe")], standardInputName: "-", format: format, settings: settings)
    let tally = try await BatchAssessor(try Run.assessor.get(), settings).run(inputs) { finding in
      Issue.record("\(finding.path) was judged")
    }
    #expect(tally.isPartial)
  }

  @Test("A pipe is waited for until somebody has written to it", arguments: [1, 2])
  func opened(jobs: Int) async throws {
    try workspace.pipe("pipe")
    let path = workspace.path("pipe")
    var settings = Run.settings(jobs: jobs)
    settings.interruption = Interruption()
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.3)
      guard let writer = try? FileDescriptor.open(FilePath(path), .writeOnly) else { return }
      Thread.sleep(forTimeInterval: 0.3)
      _ = try? writer.writeAll(Array(Sample.declaration().utf8))
      try? writer.close()
    }
    let (findings, tally) = try await Run.check([path], settings)
    #expect(findings.map(\.codes) == [[]] && !tally.isPartial)
  }

  @Test("A run that was not interrupted is whole", arguments: [1, 2])
  func whole(jobs: Int) async throws {
    try workspace.write(Sample.declaration(), to: "in/a.yaml")
    var settings = Run.settings(jobs: jobs)
    settings.interruption = Interruption()
    let (findings, tally) = try await Run.check([workspace.path("in")], settings)
    #expect(findings.count == 1 && !tally.isPartial)
  }

  @Test(
    "Nobody's bytes are waited for any longer, and what came of them is not judged", arguments: InputFormat.allCases,
    [1, 2])
  func waiting(format: InputFormat, jobs: Int) async throws {
    let pipe = try FileDescriptor.pipe()
    defer {
      try? pipe.readEnd.close()
      try? pipe.writeEnd.close()
    }
    try pipe.writeEnd.writeAll(Array(StreamTests.object.utf8))
    let interruption = Interruption()
    var settings = Run.settings(jobs: jobs, standardInput: pipe.readEnd)
    settings.interruption = interruption
    // A task might never run: the run that waits may hold the last thread that tasks have.
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.3)
      interruption.request()
    }
    let inputs = InputDiscovery(["-"], standardInputName: "-", format: format, settings: settings)
    let tally = try await BatchAssessor(try Run.assessor.get(), settings).run(inputs) { finding in
      Issue.record("\(finding.path) was judged")
    }
    #expect(tally.isPartial)
  }
}
