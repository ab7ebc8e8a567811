// What every command that applies a policy can be told: which policy, read how, on which day; how to speak; and how
// much input to accept.

import ArgumentParser
import CEL
import Compliance
import Diagnostics
import Policy
import Reporting

struct PolicyOptions: ParsableArguments {
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
}

/// A policy in the reading that was asked for.
struct ChosenPolicy: Sendable {
  let assessor: Assessor
  private let loaded: LoadedPolicy
  private let settings: AssessmentSettings

  /// - Parameter explainsEverything: whether rules that pass are explained too.
  init(
    _ options: PolicyOptions, limits: LimitOptions, language: Language, explainsEverything: Bool = false
  ) throws {
    let asOf = try Self.day(options.asOf)
    loaded = try LoadedPolicy.shared(named: options.policy, limits: limits, language)
    settings = AssessmentSettings(
      profile: options.profile, parameters: try Self.parameters(options.parameters, of: loaded.policy), asOf: asOf,
      language: language, explainsEverything: explainsEverything, limits: limits.ofAssessments)
    do {
      assessor = try Assessor(policy: loaded.policy, settings: settings)
    } catch {
      throw Refusal(error, language)
    }
  }

  var sha256: String { loaded.sha256 }

  /// An assessor that comes to the same findings and shares nothing with the first but the names of the rules.
  func another() throws -> Assessor {
    try Assessor(policy: loaded.again(settings.language).policy, settings: settings, rules: assessor.rules)
  }

  private static func day(_ text: String?) throws -> CivilDate {
    guard let text else { return Machine.today }
    if let date = CivilDate(parsing: text) { return date }
    throw ValidationError(
      LocalizedText(
        en: "'\(text.withoutControls)' is not a day: write --as-of YYYY-MM-DD, such as 2026-11-21.",
        fr: "«\u{A0}\(text.withoutControls)\u{A0}» n’est pas un jour\u{A0}: écrivez --as-of AAAA-MM-JJ, par exemple "
          + "2026-11-21."))
  }

  private static func parameters(
    _ assignments: [String], of policy: PolicyDocument
  ) throws -> [String: ParameterValue] {
    var values: [String: ParameterValue] = [:]
    for assignment in assignments {
      guard let equals = assignment.firstIndex(of: "=") else {
        throw ValidationError(
          LocalizedText(
            en: "'\(assignment.withoutControls)' sets nothing: write --set NAME=VALUE.",
            fr: "«\u{A0}\(assignment.withoutControls)\u{A0}» ne règle rien\u{A0}: écrivez --set NOM=VALEUR."))
      }
      let name = String(assignment[..<equals])
      let value = String(assignment[assignment.index(after: equals)...])
      values[name] = try policy.parameterValue(named: name, yaml: value)
    }
    return values
  }
}

/// How a command speaks.
struct SpeechOptions: ParsableArguments {
  @Option(help: "The language of reports and messages: en or fr; from LANG unless said.")
  var lang: LanguageName?

  @Option(help: "Colours: auto, always or never. NO_COLOR is honoured.")
  var color = ColorChoice.auto

  func console(isQuiet: Bool) -> Console {
    Console(language: lang?.language ?? Console.preferredLanguage, color: color, isQuiet: isQuiet)
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

  @Option(help: ArgumentHelp("The most spaces of a declaration.", valueName: "n"))
  var maxSpaces = 10_000

  @Option(help: ArgumentHelp("The most steps of one expression.", valueName: "n"))
  var maxCost = 10_000_000

  @Option(
    help: ArgumentHelp(
      "The most steps of all expressions on one declaration; a fact that a result names counts as 200.",
      valueName: "n"))
  var maxTotalCost = 200_000_000

  @Option(help: ArgumentHelp("The longest regular expression, in bytes.", valueName: "bytes"))
  var maxPatternLength = 10_000

  /// What findings may depend on.
  var all: [Int] {
    [maxFileSize, maxDepth, maxNodes, maxDocuments, maxSpaces, maxCost, maxTotalCost, maxPatternLength]
  }

  func validate() throws {
    guard all.allSatisfy({ $0 >= 1 }) else { throw Self.tooSmall }
    guard maxDepth <= 512 else {
      throw ValidationError(
        LocalizedText(
          en: "--max-depth cannot be more than 512.", fr: "--max-depth ne peut pas dépasser 512."))
    }
  }

  static var tooSmall: ValidationError {
    ValidationError(LocalizedText(en: "Limits must be at least 1.", fr: "Une limite vaut au moins 1."))
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
