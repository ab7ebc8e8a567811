// What a declaration's results come to in the four outcomes that a CI system knows. How they are written as XML is
// decided elsewhere.

import Diagnostics
import Findings

/// One `<testcase>`.
struct JUnitCase {
  enum Outcome {
    case passed
    case failure
    case error
    case skipped
  }

  let name: String
  let className: String
  let outcome: Outcome
  /// Present unless the case passed.
  var message: String?
  /// The class of a failure or an error, in words that do not change with the language.
  var type: String?
  var text = ""
}

/// The cases of one declaration, in the order of its report: what is wrong with the document, what concerns it as a
/// whole, its spaces.
struct JUnitCases {
  private(set) var all: [JUnitCase] = []
  private let declaration: DeclarationFinding
  private let header: ReportHeader
  private let phrases: Phrases
  private let warningsFail: Bool
  private let questions: UnansweredFacts
  /// A reader tells cases apart by class and name: each pair stands once.
  private var names: [String: Int] = [:]

  init(of declaration: DeclarationFinding, header: ReportHeader, warningsFail: Bool) {
    self.declaration = declaration
    self.header = header
    self.phrases = Phrases(language: header.language)
    self.warningsFail = warningsFail
    self.questions = UnansweredFacts(of: declaration)
  }

  func count(_ outcome: JUnitCase.Outcome) -> Int { all.count { $0.outcome == outcome } }

  mutating func gather() {
    for diagnostic in declaration.diagnostics { append(diagnostic) }
    let isExplained = declaration.diagnostics.contains { $0.severity == .error }
    if declaration.verdict == .invalid, !isExplained {
      append("invalid", in: nil, .error, message: phrases.invalidDeclaration, type: "invalid")
    }
    for result in declaration.results { append(result, in: nil) }
    for subject in declaration.subjects {
      for result in subject.results { append(result, in: subject) }
    }
  }

  private mutating func append(_ diagnostic: DiagnosticFinding) {
    let isError = diagnostic.severity == .error
    let outcome: JUnitCase.Outcome =
      isError ? (declaration.verdict == .invalid ? .error : .failure) : .passed
    var page = TextPage(style: TextStyle(width: 120))
    page.append(diagnostic, file: declaration.file, phrases: phrases)
    append(
      diagnostic.code + phrases.colon + diagnostic.message.fitted(to: 200), in: nil, outcome,
      message: diagnostic.message, type: diagnostic.code, text: page.text)
  }

  private mutating func append(_ result: RuleResult, in subject: SubjectFinding?) {
    let title = result.rule.id + " " + result.rule.title.fitted(to: 200)
    switch result.status {
    case .pass:
      append(title, in: subject, .passed)
    case .error:
      append(title, in: subject, .error, message: result.message, type: "policy", text: told(result))
    case .notApplicable:
      append(title, in: subject, .skipped, message: phrases.notApplicableHere)
    case .unknown:
      append(
        title, in: subject, .skipped, message: phrases.waits(for: result.missing).capitalizedFirst,
        text: asked(result.missing))
    case .fail where result.kind == .scope:
      let clause = phrases.clause(header.policy.source)
      append(
        title, in: subject, .skipped,
        message: [phrases.outOfScope(clause), result.message].compactMap(\.self).joined(separator: " "),
        text: told(result))
    case .fail:
      append(
        title, in: subject, fails(result) ? .failure : .passed, message: result.message ?? result.rule.title,
        type: result.kind.rawValue + "." + result.severity.rawValue, text: told(result))
    }
  }

  private func fails(_ result: RuleResult) -> Bool {
    switch (result.kind, result.severity) {
    case (.obligation, .error): true
    case (.obligation, .warning), (.consistency, _): warningsFail
    case (.obligation, .note), (.scope, _), (.risk, _): false
    }
  }

  private mutating func append(
    _ name: String, in subject: SubjectFinding?, _ outcome: JUnitCase.Outcome, message: String? = nil,
    type: String? = nil, text: String = ""
  ) {
    // Readers take what stands before the last dot for a package, here the declaration.
    let className = declaration.path + "." + (subject?.id.fitted(to: 200) ?? "declaration")
    let earlier = names[className + "\n" + name, default: 0]
    names[className + "\n" + name] = earlier + 1
    all.append(
      JUnitCase(
        name: earlier == 0 ? name : "\(name) (\(earlier + 1))", className: className, outcome: outcome,
        message: outcome == .passed ? nil : message?.fitted(to: 1500), type: type, text: text))
  }

  /// The result as a person reads it at a terminal, with its lines.
  private func told(_ result: RuleResult) -> String {
    var text = DeclarationText(header: header, style: TextStyle(width: 120))
    text.append(result, in: declaration)
    return text.page.text
  }

  private func asked(_ paths: [String]) -> String {
    paths.map { path in
      let question = questions[path]?.question ?? ""
      return "\n" + path.fitted(to: 200) + (question.isEmpty ? "" : phrases.colon + question.fitted(to: 1500))
    }.joined() + (paths.isEmpty ? "" : "\n")
  }
}

extension TextPage {
  /// The page as the content of an element: the first line begins at the margin.
  fileprivate var text: String { "\n" + String(decoding: bytes, as: UTF8.self) }
}

extension Phrases {
  fileprivate func waits(for paths: [String]) -> String {
    let listed = paths.prefix(20).map { $0.fitted(to: 200) }.joined(separator: ", ")
    return waits(forAnswers: paths.count) + (paths.isEmpty ? "" : colon + listed + (paths.count > 20 ? ", …" : ""))
  }

  fileprivate var notApplicableHere: String { pick("Does not apply to this space", "Sans objet pour cet espace") }

  fileprivate func outOfScope(_ clause: String) -> String {
    pick(
      "\(clause.capitalizedFirst) does not apply to this space.", "La \(clause) ne s’applique pas à cet espace.")
  }

  fileprivate var invalidDeclaration: String {
    pick("The declaration could not be judged", "La déclaration n’a pas pu être jugée")
  }
}
