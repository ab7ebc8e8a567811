// `vigie eval`: what one expression of a policy comes to, for whoever writes the policy.

import ArgumentParser
import CEL
import Compliance
import Diagnostics
import Findings
import Reporting
import SystemPackage
import YAMLDocument

struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluate an expression as a rule of a policy would.",
    discussion: """
      The expression may use the fields of the declaration (platform, spaces, referents, reporting…), as_of and \
      params.NAME; with --space, or where the declaration has one space only, also space and variables.NAME. Facts that \
      the declaration contradicts itself about are unknown, as they are to obligations. Without --declaration nothing \
      is declared.

      Examples:
        vigie eval 'params.young_age + 1' --set young_age=21
        vigie eval 'variables.minors_excluded' --declaration declaration.yaml --space lobby --explain

      Exit status:
        0  the expression has a value
        2  it is wrong, or ended in an error; usage, unreadable or invalid input, a policy that does not load
        3  its value is not known
      """)

  @Argument(help: ArgumentHelp("An expression in the Common Expression Language.", valueName: "expression"))
  var expression: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The declaration to take facts from, the first document of a file.", valueName: "file"))
  var declaration: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The space that the expression is about, by its id.", valueName: "id"))
  var space: String?

  @Flag(name: [.short, .long], help: "Show what every part of the expression comes to.")
  var explain = false

  @OptionGroup var policy: PolicyOptions
  @OptionGroup var speech: SpeechOptions

  @OptionGroup(title: "Limits on input")
  var limits: LimitOptions

  func validate() throws {
    if space != nil, declaration == nil {
      throw ValidationError(
        LocalizedText(en: "--space needs --declaration FILE.", fr: "--space demande aussi --declaration FICHIER."))
    }
  }

  func run() throws {
    let console = speech.console(isQuiet: false)
    let evaluation: Evaluation
    do {
      let chosen = try ChosenPolicy(policy, limits: limits, language: console.language)
      evaluation = try evaluate(on: try trial(chosen.assessor, console), console.language)
      let style = TextStyle(color: console.usesColor(on: .standardOutput))
      var output = ReportDestination()
      try output.write(EvaluationText.bytes(of: evaluation, language: console.language, style: style))
      try output.finish()
    } catch {
      throw console.ending(error)
    }
    switch evaluation.result {
    case .value: break
    case .unknown: throw ExitStatus.undetermined.code
    case .error: throw ExitStatus.couldNotJudge.code
    }
  }

  private func trial(_ assessor: Assessor, _ console: Console) throws -> ExpressionTrial {
    guard let declaration else { return ExpressionTrial(assessor) }
    let tree = try tree(of: declaration, console.language)
    do throws(ExpressionTrialRefusal) {
      let trial = try ExpressionTrial(assessor, on: tree, subject: space)
      // What is wrong elsewhere in the declaration may be why a fact is unknown.
      if !trial.errors.isEmpty { console.report(trial.errors, file: declaration) }
      return trial
    } catch {
      throw Refusal(diagnostics: error.diagnostics, file: error.isOfDeclaration ? declaration : nil)
    }
  }

  private func tree(of path: String, _ language: Language) throws -> DocumentTree {
    let bytes = try NamedFile.bytes(path, limit: limits.maxFileSize, language)
    var documents = DocumentReader(source: bytes, name: path, limits: limits.ofDocuments)
    do throws(Diagnostic) {
      if let tree = try documents.next() { return tree }
    } catch {
      let locator = Locator(source: SourceText(name: path, bytes: bytes))
      throw Refusal(diagnostics: [locator.finding(error, language)], file: path)
    }
    throw Refusal(
      Diagnostic(
        code: "input.empty",
        message: LocalizedText(
          en: "\(path.withoutControls): the file holds no declaration",
          fr: "\(path.withoutControls)\u{A0}: le fichier ne contient pas de déclaration")), language)
  }

  private func evaluate(on trial: ExpressionTrial, _ language: Language) throws -> Evaluation {
    let program: CEL.Program
    do throws(ExpressionRefusal) {
      program = try trial.environment.compile(expression)
    } catch {
      throw refusal(error, trial, language)
    }
    let explanation = program.explain(trial.activation)
    var type = program.resultType
    let result: Evaluation.Result
    switch explanation.outcome {
    case .value(let value):
      if case .dyn = type { type = value.type }
      result = .value(value.notation())
    case .unknown:
      result = .unknown(
        trial.unanswered(explanation).map {
          Evaluation.Question(fact: $0.fact, file: declaration, contestedBy: $0.contestedBy)
        })
    case .error(let error): result = .error(code: error.code.rawValue, message: error.message)
    }
    return Evaluation(
      source: expression, parts: explain ? program.trace(trial.activation).compactMap(PartValues.init) : nil,
      result: result, type: type.shown)
  }

  private func refusal(_ refusal: ExpressionRefusal, _ trial: ExpressionTrial, _ language: Language) -> Refusal {
    if trial.needsSubject(expression) { return Refusal(Self.noSpaceChosen(trial), language) }
    let source = SourceText(name: "expression", bytes: Array(expression.utf8))
    let locator = Locator(source: source)
    return Refusal(
      diagnostics: refusal.issues.map { issue in
        locator.finding(
          Diagnostic(
            code: issue.code, message: issue.message, help: issue.help,
            span: SourceSpan(
              start: source.position(ofOffset: issue.range.lowerBound),
              end: source.position(ofOffset: issue.range.upperBound))), language)
      }, file: source.name)
  }

  private static func noSpaceChosen(_ trial: ExpressionTrial) -> Diagnostic {
    let few = trial.subjectIDs.prefix(10).map { $0.withoutControls.shortened(to: 64) }
    let ids = few.joined(separator: ", ") + (trial.subjectIDs.count > few.count ? ", …" : "")
    return Diagnostic(
      code: "eval.no_space",
      message: LocalizedText(
        en: "the expression is about one space, and none is chosen",
        fr: "l’expression porte sur un espace, et aucun n’est choisi"),
      help: ids.isEmpty
        ? LocalizedText(
          en: "name a declaration that has spaces: --declaration FILE",
          fr: "nommez une déclaration qui a des espaces\u{A0}: --declaration FICHIER")
        : LocalizedText(
          en: "add --space ID, with one of \(ids)", fr: "ajoutez --space ID, avec l’un de ces espaces\u{A0}: \(ids)"))
  }
}

extension PartValues {
  /// Nil where the source already says what there is to see: for literals, and for objects, which are but the way to a
  /// field.
  fileprivate init?(_ part: SubexpressionOutcome) {
    if part.expression.isLiteral { return nil }
    let values = part.outcomes.map { outcome -> Value in
      switch outcome {
      case .value(let value): .value(value.notation(upTo: 100))
      case .unknown: .unknown
      case .error: .error
      case nil: .notNeeded
      }
    }
    let areObjects = part.outcomes.allSatisfy { outcome in
      guard let outcome else { return true }
      if case .value(.record) = outcome { return true } else { return false }
    }
    if areObjects { return nil }
    self.init(offset: part.expression.focus.lowerBound, values: values, roundCount: part.roundCount)
  }
}

extension Expression {
  fileprivate var isLiteral: Bool {
    switch kind {
    case .literal: true
    case .list, .map: children.allSatisfy(\.isLiteral)
    default: false
    }
  }
}
