// What the options of `vigie check` mean: the policy loaded, the parameters set, the inputs found, the reports chosen.

import ArgumentParser
import Batch
import CEL
import Compliance
import Diagnostics
import Findings
import Policy
import Reporting
import SystemPackage

struct CheckPlan {
  let header: ReportHeader
  let batch: BatchAssessor
  let inputs: InputDiscovery
  let reports: [ReportRequest]

  init(_ options: CheckOptions, language: Language) throws {
    reports = try Self.reports(options.format)
    let asOf = try Self.day(options.asOf)
    let loaded = try LoadedPolicy(named: options.policy, limits: options.limits, language: language)
    let assessor: Assessor
    do {
      assessor = try Assessor(
        policy: loaded.policy,
        settings: AssessmentSettings(
          profile: options.profile, parameters: try Self.parameters(options.parameters, of: loaded.policy), asOf: asOf,
          language: language))
    } catch let diagnostic as Diagnostic {
      throw Refusal(diagnostic, language)
    }
    header = ReportHeader(
      tool: Tool(name: "vigie", version: Vigie.version), policy: assessor.identity(sha256: loaded.sha256),
      asOf: asOf.description, language: language)
    let settings = BatchSettings(
      limits: options.limits.ofDocuments, jobs: options.jobs ?? Machine.processorCount, standardInput: .standardInput)
    batch = BatchAssessor(assessor, settings)
    inputs = InputDiscovery(options.paths, standardInputName: options.stdinFilename)
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

  private static func day(_ text: String?) throws -> CivilDate {
    guard let text else { return Machine.today }
    if let date = CivilDate(parsing: text) { return date }
    throw ValidationError("'\(text.withoutControls)' is not a day: write --as-of YYYY-MM-DD, such as 2026-11-21.")
  }

  private static func parameters(
    _ assignments: [String], of policy: PolicyDocument
  ) throws -> [String: ParameterValue] {
    var values: [String: ParameterValue] = [:]
    for assignment in assignments {
      guard let equals = assignment.firstIndex(of: "=") else {
        throw ValidationError("'\(assignment.withoutControls)' sets nothing: write --set NAME=VALUE.")
      }
      let name = String(assignment[..<equals])
      let value = String(assignment[assignment.index(after: equals)...])
      values[name] = try policy.parameterValue(named: name, yaml: value)
    }
    return values
  }
}
