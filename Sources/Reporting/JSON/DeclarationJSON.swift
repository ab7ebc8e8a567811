// The JSON object of one declaration, the same in a JSON report and on a line of NDJSON. Keys stand in the order in
// which they are documented here; those whose value is absent are left out.

import Diagnostics
import Findings

extension JSONText {
  /// A declaration: `path`, `sha256`, `platform`, `verdict`, `subjects`, `results`, `diagnostics`, `unanswered`,
  /// `excerpts`.
  ///
  /// - Parameter rules: in the compact layout, what was written of rules before; nil in others.
  mutating func append(_ declaration: DeclarationFinding, rules: WrittenRules? = nil) {
    beginObject()
    member(.path, declaration.path)
    member(.sha256, declaration.sha256)
    member(.platform, declaration.platform)
    member(.verdict, declaration.verdict.rawValue)
    array(.subjects, declaration.subjects) { $0.append($1, rules) }
    append(declaration.results, rules)
    array(.diagnostics, declaration.diagnostics) { $0.append($1) }
    array(.unanswered, declaration.unanswered) { $0.append($1) }
    array(.excerpts, declaration.excerpts) { text, excerpt in
      text.beginObject(inline: true)
      text.member(.line, excerpt.line)
      text.member(.text, excerpt.text)
      text.endObject()
    }
    endObject()
  }

  /// A subject: `id`, `path`, `name`, `scope`, `verdict`, `results`.
  private mutating func append(_ subject: SubjectFinding, _ rules: WrittenRules?) {
    beginObject()
    member(.id, subject.id)
    member(.path, subject.path)
    member(.name, subject.name)
    member(.scope, subject.scope.rawValue)
    member(.verdict, subject.verdict.rawValue)
    append(subject.results, rules)
    endObject()
  }

  private mutating func append(_ results: RuleResults, _ rules: WrittenRules?) {
    let rules = rules?.list === results.rules ? rules : nil
    key(.results)
    beginArray()
    for entry in results.entries {
      if let place = entry.place {
        append(results.told[place], rules?.texts(of: entry))
      } else if let rules {
        written(rules.result(of: entry))
      } else {
        append(results[entry], nil)
      }
    }
    endArray()
  }

  /// A result: `rule`, `kind`, `basis`, `severity`, `status`, `title`, `quote`, `message`, `remediation`, `location`,
  /// `facts`, `missing`.
  ///
  /// - Parameter texts: what was written of the rule before.
  mutating func append(_ result: RuleResult, _ texts: WrittenRules.Texts?) {
    beginObject()
    if let texts {
      written(texts.members)
    } else {
      append(result.rule, result.status)
    }
    member(.message, result.message)
    if let remediation = texts?.remediation, result.remediation == result.rule.remediation {
      written(remediation)
    } else {
      member(.remediation, result.remediation)
    }
    if let location = result.location {
      key(.location)
      append(location)
    }
    array(.facts, result.facts) { $0.append($1) }
    key(.missing)
    beginArray(inline: true)
    for path in result.missing { string(path) }
    endArray()
    endObject()
  }

  mutating func append(_ rule: RuleDescription, _ status: Status) {
    member(.rule, rule.id)
    member(.kind, rule.kind.rawValue)
    member(.basis, rule.basis?.rawValue)
    member(.severity, rule.severity.rawValue)
    member(.status, status.rawValue)
    member(.title, rule.title)
    member(.quote, rule.quote)
  }

  /// A fact: `path`, `value`, `declared` (only where it is false), `line`, `column`, `end_line`, `end_column`.
  private mutating func append(_ fact: FactReading) {
    beginObject(inline: true)
    member(.path, fact.path)
    key(.value)
    append(fact.value ?? .null)
    if fact.value == nil {
      key(.declared)
      bool(false)
    }
    if let location = fact.location { appendMembers(of: location) }
    endObject()
  }

  /// A diagnostic: `severity`, `code`, `message`, `help`, the members of a location, and `excerpt`, the text of its
  /// first line.
  private mutating func append(_ diagnostic: DiagnosticFinding) {
    beginObject()
    member(.severity, diagnostic.severity.rawValue)
    member(.code, diagnostic.code)
    member(.message, diagnostic.message)
    member(.help, diagnostic.help)
    if let location = diagnostic.location {
      appendMembers(of: location.span)
      member(.excerpt, location.excerpt)
    }
    endObject()
  }

  /// What is to be answered: `path`, `question`, `location`.
  private mutating func append(_ fact: UnansweredFact) {
    beginObject()
    member(.path, fact.path)
    member(.question, fact.question)
    if let location = fact.location {
      key(.location)
      append(location)
    }
    endObject()
  }

  /// A location: `line`, `column`, `end_line`, `end_column` (exclusive).
  private mutating func append(_ location: SourceSpan) {
    beginObject(inline: true)
    appendMembers(of: location)
    endObject()
  }

  private mutating func appendMembers(of location: SourceSpan) {
    member(.line, location.start.line)
    member(.column, location.start.column)
    member(.endLine, location.end.line)
    member(.endColumn, location.end.column)
  }

  /// A fact's or a parameter's value, on one line.
  mutating func append(_ value: FactValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .int(let value): integer(value)
    case .double(let value): double(value)
    case .string(let value): string(value)
    case .list(let elements):
      beginArray(inline: true)
      for element in elements { append(element) }
      endArray()
    case .object(let members):
      beginObject(inline: true)
      for member in members {
        key(named: member.name)
        append(member.value)
      }
      endObject()
    }
  }

  mutating func member(_ name: JSONKey, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  mutating func array<Elements: Sequence>(
    _ name: JSONKey, _ elements: Elements, append: (inout JSONText, Elements.Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { append(&self, element) }
    endArray()
  }
}
