// One expression tried on a declaration, for a policy's author: the same names, facts and variables as a rule of the
// policy would find. It judges nothing.

package import CEL
import DeclarationSchema
import Diagnostics
package import Findings
import Policy
package import YAMLDocument

/// The facts that an author's expressions are tried on.
package struct ExpressionTrial {
  /// The names that expressions may use.
  package let environment: Environment
  package let activation: Activation
  /// The errors of the declaration; a fact that is lost to one is unknown.
  package let errors: [DiagnosticFinding]
  /// The ids of the declaration's subjects.
  package let subjectIDs: [String]
  private let assessor: Assessor
  private let facts: Facts?
  /// What the declaration contradicts itself about, with the rule that says so.
  private let contested: [(path: AttributePath, rule: String)]

  /// Without any facts: every field of the declaration is absent.
  package init(_ assessor: Assessor) {
    let root = Record(empty: assessor.policy.format.rootType, path: AttributePath())
    self.assessor = assessor
    environment = assessor.policy.environments.declaration
    activation = assessor.activation(on: root)
    facts = nil
    errors = []
    subjectIDs = []
    contested = []
  }

  /// On the facts of a declaration as obligations see them: what it contradicts itself about is unknown.
  ///
  /// - Parameter subject: whose variables are known; where nil, those of the only one that there is.
  /// - Throws: what keeps the declaration from being judged; that there is no such subject, with those that there are.
  package init(
    _ assessor: Assessor, on tree: DocumentTree, subject: String?
  ) throws(ExpressionTrialRefusal) {
    let reading = assessor.policy.format.read(tree)
    let locator = Locator(tree: tree)
    guard let facts = reading.facts else {
      throw ExpressionTrialRefusal(
        diagnostics: reading.diagnostics.map { locator.finding($0, assessor.language) }, isOfDeclaration: true)
    }
    func refusal(_ excess: Diagnostic) -> ExpressionTrialRefusal {
      ExpressionTrialRefusal(diagnostics: [locator.finding(excess, assessor.language)], isOfDeclaration: true)
    }
    if let excess = assessor.excessOfSpaces(in: facts) { throw refusal(excess) }
    let declared = Evidence(root: facts.root, assessor: assessor)
    var reasoning = Reasoning(facts: facts, allowance: assessor.limits.steps)
    let contradictions = assessor.contradictions(in: declared, &reasoning)
    guard !reasoning.isExhausted else { throw refusal(assessor.excessOfSteps(in: facts)) }
    contested = contradictions.flatMap { raised in raised.contested.map { ($0, raised.check.description.id) } }
    let undoubted = facts.contesting(contested.map(\.path))
    let evidence = contested.isEmpty ? declared : Evidence(root: undoubted.root, assessor: assessor)
    let subjects = evidence.subjects
    subjectIDs = subjects.map { $0.activation.judging { assessor.label(&$0) } ?? $0.record.path.description }
    let chosen: Evidence.Subject?
    if let subject {
      guard let index = subjectIDs.firstIndex(of: subject) else {
        throw ExpressionTrialRefusal(
          diagnostics: [DiagnosticFinding(Self.noSubject(subject, among: subjectIDs), in: assessor.language)],
          isOfDeclaration: false)
      }
      chosen = subjects[index]
    } else {
      chosen = subjects.count == 1 ? subjects.first : nil
    }
    self.assessor = assessor
    self.facts = undoubted
    errors = reading.diagnostics.filter { $0.severity == .error }.map { locator.finding($0, assessor.language) }
    environment =
      chosen == nil ? assessor.policy.environments.declaration : assessor.policy.environments.subject
    activation = chosen?.activation ?? evidence.declaration
  }

  /// What an undecided expression waits for, with the question that the declaration format asks.
  package func unanswered(_ explanation: Explanation) -> [TrialQuestion] {
    guard explanation.isUnknown else { return [] }
    return explanation.attributes.filter { assessor.isMissing($0) }.map(\.attribute).map { attribute in
      let path = attribute.path
      return TrialQuestion(
        fact: UnansweredFact(
          path: path.description, question: assessor.policy.format.question(about: attribute)?[assessor.language],
          location: facts?.nearestLocation(of: attribute)),
        contestedBy: contested.first { path.isWithin($0.path) || $0.path.isWithin(path) }?.rule)
    }
  }

  /// Whether an expression that is refused would be understood if a subject were chosen.
  package func needsSubject(_ source: String) -> Bool {
    (try? assessor.policy.environments.subject.compile(source)) != nil
  }

  private static func noSubject(_ id: String, among ids: [String]) -> Diagnostic {
    Diagnostic(
      code: "settings.unknown_space",
      message: LocalizedText(
        en: "the declaration has no space `\(id.withoutControls)`",
        fr: "la déclaration n’a pas d’espace «\u{A0}\(id.withoutControls)\u{A0}»"),
      help: ids.isEmpty ? nil : PolicyDocument.choices(for: id, among: ids))
  }
}

/// What an expression waits for.
///
/// - `contestedBy`: the consistency rule that put the answer in doubt, where it was given.
package struct TrialQuestion: Sendable {
  package let fact: UnansweredFact
  package let contestedBy: String?
}

/// Why an expression cannot be tried on a declaration.
///
/// - `isOfDeclaration`: whether it is about the declaration's file.
package struct ExpressionTrialRefusal: Error {
  package let diagnostics: [DiagnosticFinding]
  package let isOfDeclaration: Bool
}
