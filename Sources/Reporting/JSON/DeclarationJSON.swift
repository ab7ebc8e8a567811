// The JSON object of one declaration, the same in a JSON report and on a line of NDJSON. Keys stand in the order in
// which they are documented here; those whose value is absent are left out.

import Diagnostics
import Findings

extension JSONText {
  /// A declaration: `path`, `sha256`, `platform`, `verdict`, `subjects`, `results`, `diagnostics`, `unanswered`,
  /// `excerpts`.
  mutating func append(_ declaration: DeclarationFinding) {
    beginObject()
    member(.path, declaration.path)
    member(.sha256, declaration.sha256)
    member(.platform, declaration.platform)
    member(.verdict, declaration.verdict.rawValue)
    key(.subjects)
    beginArray()
    for place in declaration.subjects.indices { append(declaration.subjects, place) }
    endArray()
    append(declaration.results)
    array(.diagnostics, declaration.diagnostics) { $0.append($1) }
    append(declaration.unanswered)
    append(declaration.excerpts)
    endObject()
  }

  /// What is to be answered: `path`, `question`, `location`.
  private mutating func append(_ unanswered: UnansweredList) {
    key(.unanswered)
    beginArray()
    for place in unanswered.indices {
      beginObject()
      member(.path, unanswered[place].path)
      member(.question, unanswered[place].question)
      member(.location, unanswered[place].location)
      endObject()
    }
    endArray()
  }

  /// Lines of the file: `line`, `text`.
  private mutating func append(_ excerpts: ExcerptList) {
    key(.excerpts)
    beginArray()
    for excerpt in excerpts {
      beginObject(inline: true)
      member(.line, excerpt.line)
      member(.text, excerpt.text)
      endObject()
    }
    endArray()
  }

  /// A subject: `id`, `path`, `name`, `scope`, `verdict`, `results`.
  private mutating func append(_ subjects: [SubjectFinding], _ place: Int) {
    beginObject()
    member(.id, subjects[place].id)
    member(.path, subjects[place].path)
    member(.name, subjects[place].name)
    member(.scope, subjects[place].scope.rawValue)
    member(.verdict, subjects[place].verdict.rawValue)
    append(subjects[place].results)
    endObject()
  }

  private mutating func append(_ results: RuleResults) {
    key(.results)
    beginArray()
    for result in results { append(result) }
    endArray()
  }

  /// A result: `rule`, `kind`, `basis`, `severity`, `status`, `title`, `quote`, `message`, `remediation`, `location`,
  /// `facts`, `missing`.
  mutating func append(_ result: RuleResult) {
    beginObject()
    append(result.rule, result.status)
    member(.message, result.message)
    member(.remediation, result.remediation)
    member(.location, result.location)
    key(.facts)
    beginArray()
    for place in result.facts.indices { append(result.facts, place) }
    endArray()
    key(.missing)
    beginArray(inline: true)
    for path in result.missing { string(path) }
    endArray()
    endObject()
  }

  // What is in arrays is read where it stands: who copies it counts references to all that is in it.

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
  private mutating func append(_ facts: [FactReading], _ place: Int) {
    beginObject(inline: true)
    member(.path, facts[place].path)
    key(.value)
    append(facts[place].value ?? .null)
    if facts[place].value == nil {
      key(.declared)
      bool(false)
    }
    if let location = facts[place].location { appendMembers(of: location) }
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

  /// A location with its key: `line`, `column`, `end_line`, `end_column` (exclusive); nothing where there is none.
  private mutating func member(_ name: JSONKey, _ location: SourceSpan?) {
    guard let location else { return }
    key(name)
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

  mutating func array<Elements: Sequence>(
    _ name: JSONKey, _ elements: Elements, append: (inout JSONText, Elements.Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { append(&self, element) }
    endArray()
  }
}
