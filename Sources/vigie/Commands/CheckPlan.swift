// What the options of `vigie check` mean: the policy loaded, the parameters set, the inputs found, the reports chosen.

import Archive
import ArgumentParser
import Batch
import BuiltinPolicies
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
  /// The day to judge by, counted from 1970-01-01.
  let day: Int32

  /// - Parameters:
  ///   - day: the day to judge by where none is typed; today where nil.
  ///   - comparesContent: whether copies of declarations are looked for.
  init(_ options: CheckOptions, language: Language, day: String?, comparesContent: Bool) throws {
    reports = try options.output.requests(language)
    try options.refuseReportsIntoState(reports)
    var policy = options.policy
    policy.asOf = policy.asOf ?? day
    let chosen = try ChosenPolicy(
      policy, limits: options.limits, language: language, explainsEverything: options.output.verbose)
    let assessor = chosen.assessor
    self.day = Int32(clamping: assessor.asOf.daysSinceEpoch)
    header = ReportHeader(
      tool: Tool(name: "vigie", version: Vigie.version), policy: assessor.identity(sha256: chosen.sha256),
      asOf: assessor.asOf.description, language: language)
    var settings = BatchSettings(
      limits: options.limits.ofDocuments, jobs: options.suitableJobs, standardInput: .standardInput,
      interruption: Signals.interruption)
    settings.comparesContent = comparesContent
    // What was loaded once can be loaded again; if not, one assessor does for all.
    batch = BatchAssessor(assessor, settings) { try? chosen.another() }
    inputs = try InputDiscovery(options, settings, language)
  }
}

extension CheckPlan {
  /// All that the findings depend on beside the declarations.
  func traits(_ options: CheckOptions) -> RunTraits { RunTraits(header, options) }
}

extension CheckOptions {
  /// What is judged in less time than it takes to begin a task.
  private static let smallSize = 1 << 16

  /// How many declarations to judge at once where it is not said: one file that is small is nothing to share.
  var suitableJobs: Int {
    if let jobs { return jobs }
    if paths.count == 1, inputs.filesFrom.isEmpty, let stat = try? Stat(FilePath(paths[0])), stat.type == .regular,
      stat.size <= Self.smallSize
    {
      return 1
    }
    return Machine.processorCount
  }

  /// A report takes the place of what was in its file.
  fileprivate func refuseReportsIntoState(_ reports: [ReportRequest]) throws {
    guard let state = keeping.resume.map({ FilePath($0).fileIdentity }) else { return }
    for path in reports.compactMap(\.path) where FilePath(path).fileIdentity == state {
      throw ValidationError(
        LocalizedText(
          en: "A report cannot go to the file of --resume: '\(path.withoutControls)' is named twice.",
          fr:
            "Un rapport ne peut pas aller dans le fichier de --resume\u{A0}: «\u{A0}\(path.withoutControls)\u{A0}» est "
            + "nommé deux fois."))
    }
  }
}

extension RunTraits {
  fileprivate init(_ header: ReportHeader, _ options: CheckOptions) {
    self.init()
    let format = Fingerprint(of: BuiltinPolicies.declarationSchema.bytes)
    self[.program] = "\(header.tool.version) \(format.hexadecimal)"
    self[.policy] = header.policy.sha256
    self[.profile] = header.policy.profile
    self[.parameters] = "\(header.policy.parameters.map { ($0.name, $0.value) })"
    self[.day] = header.asOf
    self[.language] = header.language.rawValue
    self[.limits] = "\(options.limits.all)"
    self[.detail] = options.output.verbose ? "verbose" : ""
    let inputs = options.inputs
    let named = [
      ["in", FilePath(".").fileIdentity], ["paths"] + options.paths, ["exclude"] + inputs.exclude,
      ["lists"] + inputs.filesFrom, ["as", inputs.inputFormat.rawValue, options.stdinFilename],
    ]
    self[.inputs] = Fingerprint(of: named.map { Fingerprint(of: $0).hexadecimal }).hexadecimal
  }
}
