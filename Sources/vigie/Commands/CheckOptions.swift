// What can be typed after `vigie check`, as it was typed. What it means is settled in CheckPlan.

import ArgumentParser
import Diagnostics

struct CheckOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders (searched for *.yaml, *.yml and *.json), patterns such as 'in/**/*.yaml', or - for standard input.",
      valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Inputs")
  var inputs: InputOptions

  @OptionGroup var policy: PolicyOptions

  @OptionGroup var output: ReportOptions

  @Option(help: ArgumentHelp("What makes the run fail: \(FailureLevel.allNames).", valueName: "level"))
  var failOn = FailureLevel.undetermined

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("How many declarations to judge at once; all cores unless said.", valueName: "n"))
  var jobs: Int?

  @OptionGroup var speech: SpeechOptions

  @Flag(name: [.short, .long], help: "Keep remarks off standard error; errors are still shown.")
  var quiet = false

  @Flag(inversion: .prefixedNo, help: "Show how far the run is; on a terminal unless said.")
  var progress: Bool?

  @OptionGroup(title: "Interrupted and repeated runs")
  var keeping: KeepingOptions

  @OptionGroup var closing: SummaryOptions

  @Option(help: ArgumentHelp("What to call standard input in reports.", valueName: "name"))
  var stdinFilename = "<stdin>"

  @OptionGroup(title: "Limits on input")
  var limits: LimitOptions

  func validate() throws {
    guard !paths.isEmpty || !inputs.filesFrom.isEmpty else {
      throw ValidationError(
        LocalizedText(
          en: "Name a file, a folder, or - for standard input.",
          fr: "Nommez un fichier, un dossier, ou - pour l’entrée standard."))
    }
    if let jobs, jobs < 1 {
      throw ValidationError(LocalizedText(en: "--jobs must be at least 1.", fr: "--jobs vaut au moins 1."))
    }
  }
}

extension FailureLevel {
  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
