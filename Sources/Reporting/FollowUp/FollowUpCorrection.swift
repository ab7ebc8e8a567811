// What stands in the way of a verdict besides answers: errors of the document, contradictions, rules that
// ended in an error, and a declaration without any space. It knows the report model alone.

import Diagnostics
import Findings

/// Something to be put right before a declaration can be judged, or judged in full.
struct FollowUpCorrection {
  enum Kind: String, CaseIterable {
    case documentError = "document_error"
    case contradiction
    case ruleError = "rule_error"
    /// Nothing is declared that the policy could be applied to.
    case noSpace = "no_space"
  }

  var kind: Kind
  /// The diagnostic's code or the rule's id.
  var code = ""
  var message = ""
  var advice: String?
  var position: SourcePosition?
  /// The attributes that contradict each other.
  var paths: [String] = []
  /// Whether they count as unanswered until that is cleared.
  var isContesting = false
  /// Whether the declaration's verdict hangs on it.
  var decides = false

  /// In code points: what is kept of a sentence, and of a path.
  private static let limits = (sentence: 400, path: 200)

  /// - `questions`: those of the same declaration.
  static func corrections(
    of declaration: DeclarationFinding, questions: [FollowUpQuestion]
  ) -> [FollowUpCorrection] {
    let isOpen = declaration.verdict == .undetermined
    var corrections = declaration.diagnostics.filter { $0.severity == .error }.map { diagnostic in
      FollowUpCorrection(
        kind: .documentError, code: diagnostic.code.onOneLine(upTo: limits.path),
        message: diagnostic.message.onOneLine(upTo: limits.sentence),
        advice: diagnostic.help?.onOneLine(upTo: limits.sentence), position: diagnostic.location?.span.start,
        decides: isOpen || declaration.verdict == .invalid)
    }
    if isOpen, declaration.subjects.isEmpty { corrections.append(FollowUpCorrection(kind: .noSpace, decides: true)) }
    let results = [declaration.results[...]] + declaration.subjects.map { $0.results[...] }
    let raised = results.joined().filter { $0.kind == .consistency && $0.status == .fail || $0.status == .error }
    guard !raised.isEmpty else { return corrections }

    let unanswered = Set(declaration.unanswered.map(\.path))
    let deciding = Set(questions.filter { $0.wording.weight == .decides }.flatMap(\.places).map(\.path))
    // Where every space is settled, the declaration's verdict is open for what is wrong with it as a whole.
    let isVoided = isOpen && !declaration.subjects.contains { $0.verdict == .undetermined }
    let ordered = raised.filter { $0.status == .fail } + raised.filter { $0.status == .error }
    return corrections
      + ordered.map { result in
        var correction = FollowUpCorrection(
          kind: result.status == .error ? .ruleError : .contradiction,
          code: result.rule.id.onOneLine(upTo: limits.path),
          message: (result.message ?? result.rule.title).onOneLine(upTo: limits.sentence),
          advice: result.remediation?.onOneLine(upTo: limits.sentence), position: result.location?.start)
        guard correction.kind == .contradiction else { return correction }
        let paths = result.facts.map(\.path)
        let contested = paths.filter(unanswered.contains)
        correction.isContesting = !contested.isEmpty
        correction.paths = (contested.isEmpty ? paths : contested).prefix(6).map { $0.onOneLine(upTo: limits.path) }
        correction.decides = isVoided || contested.contains(where: deciding.contains)
        return correction
      }
  }
}
