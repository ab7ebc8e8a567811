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
      text.key(.line)
      text.integer(excerpt.line)
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
        append(results.told[place], rules?.members(of: entry))
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
  /// - Parameter members: those up to the quote, where they were written before.
  fileprivate mutating func append(_ result: RuleResult, _ members: [UInt8]?) {
    beginObject()
    if let members {
      written(members)
    } else {
      append(result.rule, result.status)
    }
    member(.message, result.message)
    member(.remediation, result.remediation)
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

  fileprivate mutating func append(_ rule: RuleDescription, _ status: Status) {
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
    key(.line)
    integer(location.start.line)
    key(.column)
    integer(location.start.column)
    key(.endLine)
    integer(location.end.line)
    key(.endColumn)
    integer(location.end.column)
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

/// What results say of their rules in the compact layout, written once a run: all of them repeat it.
struct WrittenRules {
  /// The rules that were written.
  let list: RuleList
  /// By rule, then by status.
  private let results: [[UInt8]]
  private let members: [[UInt8]]

  /// - Parameter spell: what is put in place of a text.
  init(_ list: RuleList, spelling spell: ([UInt8]) -> [UInt8] = { $0 }) {
    self.list = list
    let all = list.flatMap { rule in
      Status.allCases.map { RuleResult(rule: rule, status: $0) }
    }
    results = all.map { result in spell(JSONText.inside { $0.append(result, nil) }) }
    members = all.map { result in spell(JSONText.inside { $0.append(result.rule, result.status) }) }
  }

  /// The whole result, where there is nothing to say but the rule and its status.
  func result(of entry: RuleResults.Entry) -> [UInt8] { results[Self.place(of: entry)] }

  /// The members of the rule and of its status.
  func members(of entry: RuleResults.Entry) -> [UInt8] { members[Self.place(of: entry)] }

  private static func place(of entry: RuleResults.Entry) -> Int {
    entry.rule * Status.allCases.count + (Status.allCases.firstIndex(of: entry.status) ?? 0)
  }
}
