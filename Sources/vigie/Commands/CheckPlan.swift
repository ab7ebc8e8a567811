// What the options of `vigie check` mean: the policy loaded, the parameters set, the inputs found, the reports chosen.

import Batch
import CEL
import Compliance
import Diagnostics
import Findings
import SystemPackage

struct CheckPlan {
  let header: ReportHeader
  let batch: BatchAssessor
  let inputs: InputDiscovery
  let reports: [ReportRequest]

  init(_ options: CheckOptions, language: Language) throws {
    reports = try options.output.requests(language)
    let chosen = try ChosenPolicy(
      options.policy, limits: options.limits, language: language, explainsEverything: options.output.verbose)
    let assessor = chosen.assessor
    header = ReportHeader(
      tool: Tool(name: "vigie", version: Vigie.version), policy: assessor.identity(sha256: chosen.sha256),
      asOf: assessor.asOf.description, language: language)
    let settings = BatchSettings(
      limits: options.limits.ofDocuments, jobs: options.jobs ?? Machine.processorCount, standardInput: .standardInput)
    batch = BatchAssessor(assessor, settings)
    inputs = InputDiscovery(options.paths, standardInputName: options.stdinFilename)
  }
}
