// What each stage of a check costs: the same declarations up to their tree, up to their facts, up to their verdict, up
// to their line of the report, on one thread and without touching the disk. The difference between two is a stage's.
// For instruction counts, run it under callgrind with one stage and one repetition.

import CEL
import Compliance
import DeclarationSchema
import Diagnostics
import Findings
import Foundation
import Policy
import Reporting
import YAMLDocument

enum Stage: String, CaseIterable {
  case tree, facts, verdict, line
}

struct Course {
  let files: [[UInt8]]
  let format: DeclarationFormat
  let assessor: Assessor
  let header: ReportHeader

  /// - Parameter policies: the folder with the policy and the schema of declarations.
  init(folder: URL, policies: URL) throws {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    files = try found.compactMap { $0 as? URL }
      .filter { ["yaml", "yml", "json"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
      .map { [UInt8](try Data(contentsOf: $0)) }
    let schema = try Self.tree(of: policies.appending(path: "platform.v1.schema.yaml"))
    format = try DeclarationFormat(loading: schema)
    let policy = try PolicyDocument(
      loading: Self.tree(of: policies.appending(path: "cameleon-r3.yaml")), formats: [format])
    guard let day = CivilDate(year: 2026, month: 11, day: 21) else { throw CocoaError(.formatting) }
    assessor = try Assessor(policy: policy, settings: AssessmentSettings(asOf: day))
    header = ReportHeader(
      tool: Tool(name: "stages", version: ""), policy: assessor.identity(sha256: ""), asOf: day.description,
      language: .english)
  }

  private static func tree(of file: URL) throws -> DocumentTree {
    var reader = DocumentReader(source: [UInt8](try Data(contentsOf: file)), name: file.lastPathComponent)
    guard let tree = try reader.next() else { throw CocoaError(.fileReadCorruptFile) }
    return tree
  }

  /// Takes each declaration up to a stage; one that cannot be parsed stops short.
  ///
  /// - Returns: something that the compiler cannot leave out.
  func run(upTo stage: Stage) -> Int {
    var sum = 0
    var writer = NDJSONReportWriter()
    sum &+= writer.begin(header).count
    for file in files {
      var reader = DocumentReader(source: file, name: "declaration.yaml")
      guard let tree = try? reader.next() else { continue }
      switch stage {
      case .tree: sum &+= tree.root == nil ? 0 : 1
      case .facts: sum &+= format.read(tree).diagnostics.count
      case .verdict: sum &+= assessor.assess(tree, path: "declaration.yaml", sha256: nil).subjects.count
      case .line:
        sum &+= writer.write(assessor.assess(tree, path: "declaration.yaml", sha256: nil)).count
      }
    }
    return sum
  }
}

/// The processor time of this process, in microseconds.
func processorTime() -> Double {
  Double(clock()) / Double(CLOCKS_PER_SEC) * 1_000_000
}

var arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.popFirst() else {
  print("usage: stages FOLDER [STAGE] [REPETITIONS]")
  exit(2)
}
let stages = arguments.popFirst().map { name in Stage.allCases.filter { $0.rawValue == name } } ?? Stage.allCases
let repetitions = arguments.popFirst().flatMap { Int($0) } ?? 7
let course = try Course(folder: URL(filePath: folder), policies: URL(filePath: "../../Policies"))

var best = [Double](repeating: .infinity, count: stages.count)
for _ in 0..<repetitions {
  for (position, stage) in stages.enumerated() {
    let start = processorTime()
    guard course.run(upTo: stage) >= 0 else { exit(2) }
    best[position] = min(best[position], processorTime() - start)
  }
}
print("µs a declaration, best of \(repetitions), up to and including each stage:")
for (stage, time) in zip(stages, best) {
  print(stage.rawValue, (time / Double(max(course.files.count, 1)) * 100).rounded() / 100)
}
