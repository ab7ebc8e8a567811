// What can be said of the inputs of `vigie check` beside their paths, and what all of it means together.

import ArgumentParser
import Batch
import Diagnostics

struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out what matches below each folder, as .gitignore would: *, **, ?, […], / at the end for folders, ! to "
        + "take back. Repeatable.", valueName: "pattern"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "Check the files and folders that FILE names too, one a line, or separated by NUL; - is standard input. "
        + "Repeatable.", valueName: "file"))
  var filesFrom: [String] = []

  @Option(
    help: ArgumentHelp(
      "What files hold: yaml, or ndjson for one declaration a line, its JSON object or {\"path\": …, \"text\": …} with "
        + "its YAML.", valueName: "format"))
  var inputFormat = InputFormat.yaml
}

extension InputFormat: ExpressibleByArgument {}

extension InputDiscovery {
  init(_ options: CheckOptions, _ settings: BatchSettings, _ language: Language) throws {
    let exclusions: Exclusions
    do throws(Diagnostic) {
      exclusions = try Exclusions(options.inputs.exclude)
    } catch {
      throw Refusal(error, language)
    }
    self.init(
      options.paths, lists: options.inputs.filesFrom, standardInputName: options.stdinFilename,
      exclusions: exclusions, format: options.inputs.inputFormat, settings: settings)
  }
}
