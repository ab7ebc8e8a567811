// Which inputs are together, and how much of them is held.

import Foundation
import SystemPackage
import Testing

@testable import Batch

@Suite("Bundles of inputs")
struct BundleTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func found(_ name: String) -> Input {
    Input(.found(FoundFile(Array((workspace.root + "/" + name).utf8))))
  }

  private func named(_ name: String) -> Input { Input(.named(FilePath(name), as: name)) }

  private func names(of inputs: [Input], atMost limit: Int = .max) -> [[String]] {
    var bundles = InputBundles(ReadyInputs(inputs).makeIterator())
    var names: [[String]] = []
    while let bundle = bundles.next(atMost: limit) { names.append(bundle.map { workspace.relative($0.name) }) }
    return names
  }

  @Test("Files of a folder are together, and nothing else is, since it may have to be waited for")
  func together() {
    let inputs = [named("pipe"), found("a"), found("b"), named("c"), named("d"), found("e")]
    #expect(names(of: inputs) == [["pipe"], ["a", "b"], ["c"], ["d"], ["e"]])
  }

  @Test("No bundle has more inputs than there is room for, and none is lost", arguments: [1, 7, 1_000])
  func limited(limit: Int) {
    let inputs = (0..<100).map { found("\($0)") }
    let bundles = names(of: inputs, atMost: limit)
    #expect(bundles.flatMap(\.self) == inputs.map { workspace.relative($0.name) })
    #expect(bundles.allSatisfy { $0.count <= min(limit, 32) })
  }

  @Test("The files of a folder are judged before the writer of a list is waited for", arguments: [1, 2])
  func slowList(jobs: Int) async throws {
    for number in 0..<5 { try workspace.write(Sample.declaration(), to: "in/\(number).yaml") }
    let pipe = try FileDescriptor.pipe()
    defer { try? pipe.readEnd.close() }
    var settings = Run.settings(jobs: jobs, standardInput: pipe.readEnd)
    settings.interruption = Run.endOfWaiting()
    var count = 0
    let inputs = InputDiscovery([workspace.path("in")], lists: ["-"], standardInputName: "-", settings: settings)
    let tally = try await BatchAssessor(try Run.assessor.get(), settings).run(inputs) { _ in
      count += 1
      if count == 5 { try pipe.writeEnd.close() }
    }
    #expect(!tally.isPartial)
    #expect(count == 5)
  }

  @Test("Large files are not held together")
  func large() throws {
    let text = Sample.declaration() + "# " + String(repeating: "x", count: 100_000) + "\n"
    for name in ["a.yaml", "b.yaml", "c.yaml"] { try workspace.write(text, to: name) }
    let settings = CourseSettings(
      assessor: try Run.assessor.get(), batch: Run.settings(), memory: RunMemory(), preparation: PlainFindings())
    var bundle = [found("a.yaml"), found("b.yaml"), found("c.yaml")][...]
    #expect(bundle.open(settings).count == 2)
    #expect(bundle.open(settings).count == 1)
    #expect(bundle.isEmpty)
  }

  @Test("A run may ask for any number of jobs", arguments: [Int.min, 0, .max])
  func jobs(_ jobs: Int) async throws {
    try workspace.write(Sample.declaration(), to: "a.yaml")
    let (findings, _) = try await Run.check([workspace.path("a.yaml")], Run.settings(jobs: jobs))
    #expect(findings.count == 1)
  }
}
