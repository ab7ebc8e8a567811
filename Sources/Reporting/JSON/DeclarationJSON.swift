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
    key(.subjects)
    beginArray()
    for place in declaration.subjects.indices { append(declaration.subjects, place, rules) }
    endArray()
    append(declaration.results, rules)
    array(.diagnostics, declaration.diagnostics) { $0.append($1) }
    append(declaration.unanswered)
    append(declaration.excerpts)
    endObject()
  }

  /// What is to be answered: `path`, `question`, `location`.
  private mutating func append(_ unanswered: [UnansweredFact]) {
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
    let (bounds, text) = (excerpts.bounds, excerpts.text)
    var start = 0
    for place in bounds.indices {
      let end = bounds[place].end
      beginObject(inline: true)
      member(.line, bounds[place].line)
      member(.text, text.span.extracting(start..<end))
      endObject()
      start = end
    }
    endArray()
  }

  /// A subject: `id`, `path`, `name`, `scope`, `verdict`, `results`.
  private mutating func append(_ subjects: [SubjectFinding], _ place: Int, _ rules: WrittenRules?) {
    beginObject()
    member(.id, subjects[place].id)
    member(.path, subjects[place].path)
    member(.name, subjects[place].name)
    member(.scope, subjects[place].scope.rawValue)
    member(.verdict, subjects[place].verdict.rawValue)
    append(subjects[place].results, rules)
    endObject()
  }

  private mutating func append(_ results: RuleResults, _ rules: WrittenRules?) {
    key(.results)
    beginArray()
    if let rules, rules.list === results.rules {
      append(results.entries, results.table, rules)
    } else {
      for result in results { append(result) }
    }
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

  /// - Parameter rules: what was written of rules before.
  private mutating func append(
    _ entries: [RuleResults.Entry], _ table: ReasonTable, _ rules: WrittenRules
  ) {
    let (bytes, results, members) = (rules.bytes, rules.results, rules.members)
    for index in entries.indices {
      let entry = entries[index]
      let place = WrittenRules.place(of: entry)
      guard entry.reason >= 0 else {
        written(bytes.span.extracting(results[place]))
        continue
      }
      let reason = table.reasons[Int(entry.reason)]
      beginObject()
      written(bytes.span.extracting(members[place]))
      append(reason, table.text, bytes, rules.remediations[Int(entry.rule)])
      append(reason, table.citations, table.facts)
      endObject()
    }
  }

  /// The message, the remediation and the location of a reason.
  ///
  /// - Parameters:
  ///   - text: what the reasons tell.
  ///   - bytes: what was written before.
  ///   - own: where the rule's remediation is in that.
  private mutating func append(
    _ reason: ReasonTable.Reason, _ text: [UInt8], _ bytes: [UInt8], _ own: Range<Int>
  ) {
    let textMiddle = reason.textStart + max(Int(reason.messageLength), 0)
    if reason.messageLength >= 0 { member(.message, text.span.extracting(reason.textStart..<textMiddle)) }
    switch reason.remediation {
    case .none: break
    case .ofRule: if !own.isEmpty { written(bytes.span.extracting(own)) }
    case .told:
      member(.remediation, text.span.extracting(textMiddle..<textMiddle + Int(reason.remediationLength)))
    }
    member(.location, reason.location)
  }

  /// The facts of a reason, and what is missing.
  private mutating func append(_ reason: ReasonTable.Reason, _ citations: [Int32], _ facts: [FactReading]) {
    let start = Int(reason.start)
    let middle = start + Int(reason.factCount)
    key(.facts)
    beginArray()
    for citation in start..<middle { append(facts, Int(citations[citation])) }
    endArray()
    key(.missing)
    beginArray(inline: true)
    for citation in middle..<middle + Int(reason.missingCount) { string(facts[Int(citations[citation])].path) }
    endArray()
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
    members(
      (.line, location.start.line), (.column, location.start.column), (.endLine, location.end.line),
      (.endColumn, location.end.column))
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
