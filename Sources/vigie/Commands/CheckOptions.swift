// What can be typed after `vigie check`, as it was typed. What it means is settled in CheckPlan.

import ArgumentParser
import Diagnostics
import Reporting

struct CheckOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders (searched for *.yaml, *.yml and *.json), or - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("A built-in policy's id, or a policy file.", valueName: "id-or-file"))
  var policy = "cameleon-r3"

  @Option(help: ArgumentHelp("The reading of the policy; its first profile unless said.", valueName: "name"))
  var profile: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set a parameter of the policy; the value is YAML. Repeatable.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(help: ArgumentHelp("The day to judge by, YYYY-MM-DD; today (UTC) unless said.", valueName: "date"))
  var asOf: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A report: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")); with =FILE into a file. Repeatable.",
      valueName: "format[=file]"))
  var format: [String] = []

  @Option(help: "The language of reports and messages: en or fr; from LANG unless said.")
  var lang: LanguageName?

  @Option(help: ArgumentHelp("What makes the run fail: \(FailureLevel.allNames).", valueName: "level"))
  var failOn = FailureLevel.undetermined

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("How many declarations to judge at once; all cores unless said.", valueName: "n"))
  var jobs: Int?

  @Option(help: "Colours: auto, always or never. NO_COLOR is honoured.")
  var color = ColorChoice.auto

  @Flag(name: [.short, .long], help: "Keep remarks off standard error; errors are still shown.")
  var quiet = false

  @Flag(help: "In text reports, show everything: rules that pass, parameters, the source text.")
  var verbose = false

  @Flag(inversion: .prefixedNo, help: "Show how far the run is; on a terminal unless said.")
  var progress: Bool?

  @Option(help: ArgumentHelp("What to call standard input in reports.", valueName: "name"))
  var stdinFilename = "<stdin>"

  @OptionGroup(title: "Limits on input")
  var limits: LimitOptions

  func validate() throws {
    guard !paths.isEmpty else {
      throw ValidationError("Name a file, a folder, or - for standard input.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }
}

/// The limits of the specification, each with its default.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The largest file, in bytes.", valueName: "bytes"))
  var maxFileSize = 16 << 20

  @Option(help: ArgumentHelp("The deepest nesting of a document.", valueName: "n"))
  var maxDepth = 64

  @Option(help: ArgumentHelp("The most nodes of a document, aliases counted each time.", valueName: "n"))
  var maxNodes = 1_000_000

  @Option(help: ArgumentHelp("The most documents of a file.", valueName: "n"))
  var maxDocuments = 10_000

  @Option(help: ArgumentHelp("The most steps of one expression.", valueName: "n"))
  var maxCost = 10_000_000

  @Option(help: ArgumentHelp("The longest regular expression, in bytes.", valueName: "bytes"))
  var maxPatternLength = 10_000

  func validate() throws {
    let limits = [maxFileSize, maxDepth, maxNodes, maxDocuments, maxCost, maxPatternLength]
    guard limits.allSatisfy({ $0 >= 1 }) else { throw ValidationError("Limits must be at least 1.") }
    guard maxDepth <= 512 else { throw ValidationError("--max-depth cannot be more than 512.") }
  }
}

/// The language as it is typed.
enum LanguageName: String, CaseIterable, ExpressibleByArgument {
  case en
  case fr

  var language: Language {
    switch self {
    case .en: .english
    case .fr: .french
    }
  }
}

extension ColorChoice: ExpressibleByArgument {}

extension FailureLevel {
  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
