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
  /// By which signals ask the run to end.
  let interruption = Interruption()

  /// - Parameter comparesContent: whether copies of declarations are looked for.
  init(_ options: CheckOptions, language: Language, comparesContent: Bool) throws {
    reports = try options.output.requests(language)
    let chosen = try ChosenPolicy(
      options.policy, limits: options.limits, language: language, explainsEverything: options.output.verbose)
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
}
