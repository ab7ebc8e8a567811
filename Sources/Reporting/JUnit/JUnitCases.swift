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

/// What the declarations of a run have in common.
struct JUnitRun {
  let header: ReportHeader
  let phrases: Phrases
  let warningsFail: Bool
  /// Of the policy's rules, in their order.
  private let titles: [String]
  /// Tells of results as a person reads them at a terminal.
  var teller: DeclarationText

  init(_ header: ReportHeader, warningsFail: Bool) {
    self.header = header
    self.phrases = Phrases(language: header.language)
    self.warningsFail = warningsFail
    self.titles = header.policy.rules.map(Self.title)
    self.teller = DeclarationText(header: header, style: TextStyle(width: 120))
  }

  func title(of entry: RuleResults.Entry, in results: RuleResults) -> String {
    results.rules === header.policy.rules ? titles[Int(entry.rule)] : Self.title(of: results.rule(of: entry))
  }

  private static func title(of rule: RuleDescription) -> String { rule.id + " " + rule.title.fitted(to: 200) }
}

/// The cases of one declaration, in the order of its report: what is wrong with the document, what concerns it as a
/// whole, its spaces.
struct JUnitCases {
  private(set) var all: [JUnitCase] = []
  private(set) var run: JUnitRun
  private let declaration: DeclarationFinding
  private let questions: UnansweredFacts
  /// Of the cases that are gathered now. Readers take what stands before the last dot for a package, here the
  /// declaration.
  private var className: String
  /// A reader tells cases apart by class and name: each pair stands once.
  private var occurrences: [Identity: Int] = [:]

  private struct Identity: Hashable {
    var className: String
    var name: String
  }

  init(of declaration: DeclarationFinding, in run: consuming JUnitRun) {
    self.declaration = declaration
    self.run = run
    self.questions = UnansweredFacts(of: declaration)
    self.className = declaration.path + ".declaration"
  }

  private var phrases: Phrases { run.phrases }

  func count(_ outcome: JUnitCase.Outcome) -> Int { all.count { $0.outcome == outcome } }

  mutating func gather() {
    let count = declaration.subjects.reduce(declaration.diagnostics.count + declaration.results.count + 1) {
      $0 + $1.results.count
    }
    all.reserveCapacity(count)
    occurrences.reserveCapacity(count)
    for diagnostic in declaration.diagnostics { append(diagnostic) }
    let isExplained = declaration.diagnostics.contains { $0.severity == .error }
    if declaration.verdict == .invalid, !isExplained {
      append("invalid", .error, message: phrases.invalidDeclaration, type: "invalid")
    }
    append(declaration.results)
    for subject in declaration.subjects {
      className = declaration.path + "." + subject.id.fitted(to: 200)
      append(subject.results)
    }
  }

  private mutating func append(_ diagnostic: DiagnosticFinding) {
    let isError = diagnostic.severity == .error
    let outcome: JUnitCase.Outcome =
      isError ? (declaration.verdict == .invalid ? .error : .failure) : .passed
    run.teller.page.append(diagnostic, file: declaration.file, phrases: phrases)
    append(
      diagnostic.code + phrases.colon + diagnostic.message.fitted(to: 200), outcome,
      message: diagnostic.message, type: diagnostic.code, text: run.teller.page.takeText())
  }

  private mutating func append(_ results: RuleResults) {
    for entry in results.entries {
      let title = run.title(of: entry, in: results)
      switch entry.status {
      case .pass: append(title, .passed)
      case .notApplicable: append(title, .skipped, message: phrases.notApplicableHere)
      case .fail, .unknown, .error: append(results[entry], titled: title)
      }
    }
  }

  private mutating func append(_ result: RuleResult, titled title: String) {
    switch result.status {
    case .pass, .notApplicable: break
    case .error:
      append(title, .error, message: result.message, type: "policy", text: told(result))
    case .unknown:
      append(
        title, .skipped, message: phrases.waits(for: result.missing).capitalizedFirst, text: asked(result.missing))
    case .fail where result.kind == .scope:
      let clause = phrases.clause(run.header.policy.source)
      append(
        title, .skipped,
        message: [phrases.outOfScope(clause), result.message].compactMap(\.self).joined(separator: " "),
        text: told(result))
    case .fail:
      append(
        title, fails(result) ? .failure : .passed, message: result.message ?? result.rule.title,
        type: result.kind.rawValue + "." + result.severity.rawValue, text: told(result))
    }
  }

  private func fails(_ result: RuleResult) -> Bool {
    switch (result.kind, result.severity) {
    case (.obligation, .error): true
    case (.obligation, .warning), (.consistency, _): run.warningsFail
    case (.obligation, .note), (.scope, _), (.risk, _): false
    }
  }

  private mutating func append(
    _ name: String, _ outcome: JUnitCase.Outcome, message: String? = nil, type: String? = nil, text: String = ""
  ) {
    var name = name
    let identity = Identity(className: className, name: name)
    if let earlier = occurrences.updateValue(1, forKey: identity) {
      occurrences[identity] = earlier + 1
      name += " (\(earlier + 1))"
    }
    all.append(
      JUnitCase(
        name: name, className: className, outcome: outcome,
        message: outcome == .passed ? nil : message?.fitted(to: 1500), type: type, text: text))
  }

  /// The result as a person reads it at a terminal, with its lines.
  private mutating func told(_ result: RuleResult) -> String {
    run.teller.isFirstBlock = true
    run.teller.append(result, in: declaration)
    return run.teller.page.takeText()
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
  fileprivate mutating func takeText() -> String { "\n" + String(decoding: takeBytes(), as: UTF8.self) }
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
