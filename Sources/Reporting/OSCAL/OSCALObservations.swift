// What was seen in a declaration: each rule's result with the facts that it read, and what is wrong with the document.

import Diagnostics
import Findings

extension OSCALResult {
  func appendObservations(to text: inout JSONText) {
    guard !declaration.diagnostics.isEmpty || !evaluations.isEmpty else { return }
    text.key("observations")
    text.beginArray()
    for (index, diagnostic) in declaration.diagnostics.enumerated() {
      append(diagnostic, identifier(ofDiagnostic: index), to: &text)
    }
    for evaluation in evaluations { append(observation: evaluation, to: &text) }
    text.endArray()
  }

  private func append(_ diagnostic: DiagnosticFinding, _ identifier: OSCALIdentifier, to text: inout JSONText) {
    text.beginObject()
    text.identifier("uuid", identifier)
    text.markup("title", diagnostic.code)
    let help = diagnostic.help.map { ". " + phrases.help + $0.bounded } ?? ""
    text.markup("description", diagnostic.message.bounded + help)
    text.properties { text in
      text.property("code", diagnostic.code)
      text.property("severity", diagnostic.severity.rawValue)
      appendPlace(diagnostic.location?.span, to: &text)
    }
    appendMethod("finding", to: &text)
    text.member("collected", policy.moment)
    text.endObject()
  }

  private func append(observation evaluation: OSCALEvaluation, to text: inout JSONText) {
    let result = evaluation.result
    text.beginObject()
    text.identifier("uuid", evaluation.identifier("observation"))
    text.markup("title", result.rule.id + " " + result.rule.title)
    text.markup("description", description(of: result))
    text.properties { text in
      appendStatus(of: evaluation, to: &text)
      for path in result.missing { text.property("missing", path.fitted(to: 500)) }
    }
    appendMethod(result.kind == .obligation || result.kind == .scope ? "control-objective" : "finding", to: &text)
    text.list("subjects", evaluation.subject.map { [identifier(of: $0)] } ?? []) { text, subject in
      text.beginObject(inline: true)
      text.identifier("subject-uuid", subject)
      text.member("type", "component")
      text.endObject()
    }
    text.list("relevant-evidence", result.facts) { append($1, to: &$0) }
    text.member("collected", policy.moment)
    text.endObject()
  }

  private func append(_ fact: FactReading, to text: inout JSONText) {
    let path = fact.path.fitted(to: 500)
    text.beginObject()
    text.member("href", declaration.file.percentEncoded)
    text.markup("description", path + (fact.value.map { " = \($0.shown)" } ?? phrases.colon + phrases.notDeclared))
    text.properties { text in
      text.property("fact", path)
      text.property("value", fact.value?.shown)
      appendPlace(fact.location, to: &text)
    }
    text.endObject()
  }

  /// Documents are examined, nobody is interviewed and nothing is tried.
  private func appendMethod(_ type: StaticString, to text: inout JSONText) {
    text.key("methods")
    text.beginArray(inline: true)
    text.string("EXAMINE")
    text.endArray()
    text.key("types")
    text.beginArray(inline: true)
    text.string(type.description)
    text.endArray()
  }

  /// Lines and columns are counted from 1, columns in code points.
  private func appendPlace(_ place: SourceSpan?, to text: inout JSONText) {
    guard let place else { return }
    text.property("line", String(place.start.line))
    text.property("column", String(place.start.column))
  }

  func appendStatus(of evaluation: OSCALEvaluation, to text: inout JSONText) {
    let result = evaluation.result
    text.property("rule", result.rule.id)
    text.property("kind", result.kind.rawValue)
    text.property("status", result.status.rawValue)
    text.property("severity", result.severity.rawValue)
    text.property("basis", result.rule.basis?.rawValue)
    text.property("space", evaluation.subject?.id.fitted(to: 200))
  }

  /// The rule's message, or in its absence what its status means.
  func description(of result: RuleResult) -> String {
    if let message = result.message { return message.bounded }
    let state = phrases.status(of: result)
    let waits = result.status == .unknown ? " (" + phrases.waits(forAnswers: result.missing.count) + ")" : ""
    return result.rule.id + " " + state + phrases.colon + result.rule.title + waits
  }
}
