// What the options of `vigie check` mean: the policy loaded, the parameters set, the inputs found, the reports chosen.

import ArgumentParser
import Batch
import CEL
import Compliance
import Diagnostics
import Findings
import Reporting
import SystemPackage

struct CheckPlan {
  let header: ReportHeader
  let batch: BatchAssessor
  let inputs: InputDiscovery
  let reports: [ReportRequest]
  /// By which signals ask the run to end.
  let interruption = Interruption()

  /// - Parameter comparesContent: whether copies of declarations are looked for.
  init(_ options: CheckOptions, language: Language, comparesContent: Bool) throws {
    reports = try Self.reports(options.format)
    let chosen = try ChosenPolicy(
      options.policy, limits: options.limits, language: language, explainsEverything: options.verbose)
    let assessor = chosen.assessor
    header = ReportHeader(
      tool: Tool(name: "vigie", version: Vigie.version), policy: assessor.identity(sha256: chosen.sha256),
      asOf: assessor.asOf.description, language: language)
    var settings = BatchSettings(
      limits: options.limits.ofDocuments, jobs: options.jobs ?? Machine.processorCount, standardInput: .standardInput,
      interruption: interruption)
    settings.comparesContent = comparesContent
    batch = BatchAssessor(assessor, settings)
    inputs = try InputDiscovery(options, settings, language)
  }

  private static func reports(_ formats: [String]) throws -> [ReportRequest] {
    let requests = try formats.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let format = ReportFormat(rawValue: parts[0]) else {
        let known = ReportFormat.allCases.map(\.rawValue)
        let near = nearestName(to: parts[0], among: known).map { " Did you mean \($0)?" } ?? ""
        throw ValidationError(
          "There is no report format '\(parts[0].withoutControls)'.\(near) Formats: \(known.joined(separator: ", ")).")
      }
      if parts.count == 2, parts[1].isEmpty { throw ValidationError("Name a file after --format \(parts[0])=.") }
      return ReportRequest(format: format, path: parts.count == 2 ? parts[1] : nil)
    }
    guard requests.count(where: { $0.path == nil }) <= 1 else {
      throw ValidationError("Only one report can go to standard output: write --format FORMAT=FILE for the others.")
    }
    let paths = requests.compactMap(\.path)
    guard Set(paths).count == paths.count else { throw ValidationError("Two reports cannot go to one file.") }
    return requests.isEmpty ? [ReportRequest(format: .text, path: nil)] : requests
  }
}
