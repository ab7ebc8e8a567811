// Assessors of their own for those who judge at the same time: how many there are, and that findings do not change.

import Compliance
import Findings
import Synchronization
import Testing

@testable import Batch

@Suite("Assessors for many jobs")
struct AssessorPoolTests {
  @Test(
    "A long run makes one for each job but the first, up to a limit; a short one makes none",
    arguments: [(jobs: 1, made: 0), (jobs: 2, made: 1), (jobs: 4, made: 3), (jobs: 64, made: 7)])
  func limits(jobs: Int, made: Int) throws {
    let count = Mutex(0)
    let settings = CourseSettings(
      assessor: try Run.assessor.get(), batch: Run.settings(jobs: jobs), memory: RunMemory(),
      preparation: PlainFindings())
    let pool = AssessorPool(settings) {
      count.withLock { $0 += 1 }
      return settings.assessor
    }
    /// Lends to many at the same time.
    func lend(_ times: Int, after judged: Int) {
      guard times > 0 else { return }
      pool.lend(after: judged) { _ in lend(times - 1, after: judged) }
    }
    lend(100, after: 10)
    #expect(count.withLock { $0 } == 0)
    for _ in 0..<3 { lend(100, after: 1_000) }
    #expect(count.withLock { $0 } == made)
  }

  @Test("Findings are the same, whether another can be had or not", arguments: [true, false])
  func findings(canBeHad: Bool) async throws {
    let workspace = try Workspace()
    for number in 0..<600 { try workspace.write(Sample.declaration("p\(number)"), to: "in/\(number).yaml") }
    let paths = [workspace.path("in")]
    let alone = try await Run.check(paths)
    let first = try Run.assessor.get()
    let batch = BatchAssessor(first, Run.settings(jobs: 4)) { canBeHad ? try? Run.load(rules: first.rules) : nil }
    var together = alone
    together.findings = []
    together.tally = try await batch.run(InputDiscovery(paths, standardInputName: "-")) {
      together.findings.append($0)
    }
    #expect(together.findings == alone.findings)
    #expect(together.tally == alone.tally)
  }

  @Test("An assessor of its own comes to the same findings, with the same rules")
  func another() async throws {
    let workspace = try Workspace()
    for number in 0..<9 { try workspace.write(Sample.declaration("p\(number)"), to: "in/\(number).yaml") }
    let paths = [workspace.path("in")]
    let first = try Run.assessor.get()
    let expected = try await Run.check(paths)
    var findings: [DeclarationFinding] = []
    let batch = BatchAssessor(try Run.load(rules: first.rules), Run.settings())
    _ = try await batch.run(InputDiscovery(paths, standardInputName: "-")) { findings.append($0) }
    #expect(findings == expected.findings)
    let rules = findings.flatMap(\.subjects).map(\.results.rules)
    #expect(!rules.isEmpty && rules.allSatisfy { $0 === first.rules })
  }
}
