// One declaration as a result of OSCAL: its spaces, what was observed, what was found. The observations and the findings
// themselves are written beside this file.

import Diagnostics
import Findings

struct OSCALResult {
  let declaration: DeclarationFinding
  let policy: OSCALPolicy
  let identifier: OSCALIdentifier
  let evaluations: [OSCALEvaluation]
  /// What names the declaration, whatever it says and whatever it is judged by.
  private let source: [String]
  private let identity: [String]

  /// - `occurrence`: how many times the same declaration came before.
  init(_ declaration: DeclarationFinding, occurrence: Int, policy: OSCALPolicy) {
    self.declaration = declaration
    self.policy = policy
    source = [declaration.path] + (occurrence == 0 ? [] : [String(occurrence)])
    let identity = policy.identity + [declaration.sha256 ?? ""] + source
    self.identity = identity
    identifier = OSCALIdentifier(["result"] + identity)
    let scopes = [(nil as SubjectFinding?, declaration.results)] + declaration.subjects.map { ($0, $0.results) }
    evaluations = scopes.flatMap { subject, results in
      // A contradiction may be raised several times on one subject.
      var earlier: [String: Int] = [:]
      return results.filter(\.isObserved).map { result in
        let number = earlier[result.rule.id, default: 0]
        earlier[result.rule.id] = number + 1
        return OSCALEvaluation(
          result: result, subject: subject,
          identity: identity + [subject?.path ?? "", subject?.id ?? "", result.rule.id, String(number)])
      }
    }
  }

  var phrases: Phrases { policy.phrases }
  private var platform: String { DeclarationText.platform(of: declaration) }
  var conclusion: String { phrases.conclusion(declaration, platform: platform, header: policy.header) }

  func identifier(of subject: SubjectFinding) -> OSCALIdentifier {
    OSCALIdentifier(["space"] + source + [subject.id])
  }

  func identifier(ofDiagnostic index: Int) -> OSCALIdentifier {
    OSCALIdentifier(["diagnostic"] + identity + [String(index)])
  }

  func append(to text: inout JSONText) {
    text.beginObject()
    text.identifier("uuid", identifier)
    text.markup("title", platform)
    text.markup("description", conclusion)
    text.member("start", policy.moment)
    text.member("end", policy.moment)
    text.properties { text in
      text.property("path", declaration.path)
      text.property("sha256", declaration.sha256)
      text.property("verdict", declaration.verdict.rawValue)
    }
    appendSubjects(to: &text)
    policy.appendReviewedControls(to: &text)
    appendObservations(to: &text)
    text.list("risks", evaluations.filter(\.isRisk)) { append(risk: $1, to: &$0) }
    appendFindings(to: &text)
    text.endObject()
  }

  /// Each space as a component. Whether it runs is not known: only its declaration was looked at.
  private func appendSubjects(to text: inout JSONText) {
    guard !declaration.subjects.isEmpty else { return }
    text.key("local-definitions")
    text.beginObject()
    text.array("components", declaration.subjects) { text, subject in
      text.beginObject()
      text.identifier("uuid", identifier(of: subject))
      text.member("type", "service")
      text.markup("title", (subject.name ?? subject.id).fitted(to: 200))
      text.markup("description", phrases.spaceHeading(subject.id.fitted(to: 200), name: nil) + phrases.asDeclared)
      text.properties { text in
        text.property("space", subject.id.fitted(to: 200))
        text.property("path", subject.path)
        text.property("scope", subject.scope.rawValue)
        text.property("verdict", subject.verdict.rawValue)
      }
      text.key("status")
      text.beginObject(inline: true)
      text.member("state", "other")
      text.markup("remarks", phrases.stateUnknown)
      text.endObject()
      text.endObject()
    }
    text.endObject()
  }
}

/// One rule's result on one subject, with what names it.
struct OSCALEvaluation {
  let result: RuleResult
  let subject: SubjectFinding?
  let identity: [String]

  func identifier(_ kind: String) -> OSCALIdentifier { OSCALIdentifier([kind] + identity) }

  /// Whether the clause's obligation was judged at all: what does not apply is neither satisfied nor not.
  var isFinding: Bool { result.kind == .obligation && result.status != .notApplicable }
  var isRisk: Bool { result.kind == .risk && result.status == .fail }
}

extension RuleResult {
  /// Contradictions and risks that are not raised say nothing.
  fileprivate var isObserved: Bool {
    switch kind {
    case .scope, .obligation: true
    case .consistency, .risk: isRaised
    }
  }
}

extension Phrases {
  fileprivate var asDeclared: String { pick(", as declared", ", tel que déclaré") }
  fileprivate var stateUnknown: String {
    pick("Only its declaration was looked at.", "Seule sa déclaration a été examinée.")
  }
}
