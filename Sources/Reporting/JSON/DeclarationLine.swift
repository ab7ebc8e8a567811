// The JSON object of one declaration on one line, spelled in whole pieces and not member by member: a run writes
// thousands of them. It is what `DeclarationJSON.swift` writes in the compact layout, where each part is explained.

import Diagnostics
import Findings

/// The line of a declaration in an NDJSON report.
struct DeclarationLine: ~Copyable {
  private let rules: WrittenRules
  /// How many bytes found no room.
  private var excess = 0

  private init(_ rules: WrittenRules) { self.rules = rules }

  /// How long most lines are at most, in bytes, with one subject and for each other.
  private static let usualLength = (first: 1 << 14, other: 3 << 12)

  /// The bytes of the line, with its line feed.
  ///
  /// - Parameter rules: what was written of rules before.
  static func bytes(of declaration: DeclarationFinding, _ rules: WrittenRules) -> [UInt8] {
    var capacity = usualLength.first + max(0, declaration.subjects.count - 1) * usualLength.other
    while true {
      var excess = 0
      let bytes = [UInt8](capacity: capacity) { output in
        var line = DeclarationLine(rules)
        line.append(declaration, to: &output)
        excess = line.excess
      }
      if excess == 0 { return bytes }
      // Now it is known how long it is.
      capacity = bytes.count + excess + JSONText.mostDigits
    }
  }

  private mutating func append(_ declaration: DeclarationFinding, to output: inout OutputSpan<UInt8>) {
    append("{\"path\":", declaration.path, to: &output)
    if let sha256 = declaration.sha256 { append(",\"sha256\":", sha256, to: &output) }
    if let platform = declaration.platform { append(",\"platform\":", platform, to: &output) }
    append(",\"verdict\":", declaration.verdict.rawValue, to: &output)
    append(",\"subjects\":[", to: &output)
    for place in declaration.subjects.indices { append(declaration.subjects.span, place, to: &output) }
    append("],\"results\":[", to: &output)
    append(declaration.results, to: &output)
    append("],\"diagnostics\":[", to: &output)
    for place in declaration.diagnostics.indices { append(declaration.diagnostics.span, place, to: &output) }
    append("],\"unanswered\":[", to: &output)
    append(declaration.unanswered, to: &output)
    append("],\"excerpts\":[", to: &output)
    append(declaration.excerpts, to: &output)
    append("]}\n", to: &output)
  }

  // What is in arrays is read where it stands: who copies it counts references to all that is in it.

  private mutating func append(_ subjects: Span<SubjectFinding>, _ place: Int, to output: inout OutputSpan<UInt8>) {
    if place > 0 { append(",", to: &output) }
    append("{\"id\":", subjects[place].id, to: &output)
    append(",\"path\":", subjects[place].path, to: &output)
    if let name = subjects[place].name { append(",\"name\":", name, to: &output) }
    append(",\"scope\":", subjects[place].scope.rawValue, to: &output)
    append(",\"verdict\":", subjects[place].verdict.rawValue, to: &output)
    append(",\"results\":[", to: &output)
    append(subjects[place].results, to: &output)
    append("]}", to: &output)
  }

  private mutating func append(_ results: RuleResults, to output: inout OutputSpan<UInt8>) {
    guard rules.list === results.rules else {
      let written = JSONText.inside { text in
        for result in results { text.append(result) }
      }
      return append(written.span, to: &output)
    }
    let (written, whole, members) = (rules.bytes, rules.results, rules.members)
    let entries = results.entries.span
    for index in entries.indices {
      let entry = entries[index]
      let place = WrittenRules.place(of: entry)
      if index > 0 { append(",", to: &output) }
      if entry.reason < 0 {
        append(written.span.extracting(whole[place]), to: &output)
      } else {
        append("{", to: &output)
        append(written.span.extracting(members[place]), to: &output)
        let remediation = rules.remediations[Int(entry.rule)]
        append(results.table, Int(entry.reason), written.span.extracting(remediation), to: &output)
        append("}", to: &output)
      }
    }
  }

  /// What a result says beside its rule and status.
  ///
  /// - Parameters:
  ///   - place: of the reason in the table.
  ///   - remediation: what was written of the rule's own; empty where it has none.
  private mutating func append(
    _ table: ReasonTable, _ place: Int, _ remediation: Span<UInt8>, to output: inout OutputSpan<UInt8>
  ) {
    let reason = table.reasons[place]
    let (text, citations, facts) = (table.text.span, table.citations.span, table.facts.span)
    let middle = reason.textStart + max(Int(reason.messageLength), 0)
    if reason.messageLength >= 0 {
      append(",\"message\":", to: &output)
      append(quoting: text.extracting(reason.textStart..<middle), to: &output)
    }
    switch reason.remediation {
    case .none: break
    case .ofRule:
      guard !remediation.isEmpty else { break }
      append(",", to: &output)
      append(remediation, to: &output)
    case .told:
      append(",\"remediation\":", to: &output)
      append(quoting: text.extracting(middle..<middle + Int(reason.remediationLength)), to: &output)
    }
    append(reason.location, to: &output)
    append(",\"facts\":[", to: &output)
    let start = Int(reason.start)
    let firstMissing = start + Int(reason.factCount)
    for citation in start..<firstMissing {
      if citation > start { append(",", to: &output) }
      append(facts, Int(citations[citation]), in: text, to: &output)
    }
    append("],\"missing\":[", to: &output)
    for citation in firstMissing..<firstMissing + Int(reason.missingCount) {
      if citation > firstMissing { append(",", to: &output) }
      append(quoting: text.extracting(facts[Int(citations[citation])].path), to: &output)
    }
    append("]", to: &output)
  }

  private mutating func append(
    _ facts: Span<ReasonTable.Fact>, _ place: Int, in text: Span<UInt8>, to output: inout OutputSpan<UInt8>
  ) {
    append("{\"path\":", to: &output)
    append(quoting: text.extracting(facts[place].path), to: &output)
    append(",\"value\":", to: &output)
    switch facts[place].value {
    case .undeclared: append("null,\"declared\":false", to: &output)
    case .text(let range): append(quoting: text.extracting(range), to: &output)
    case .other(let value): append(value, to: &output)
    }
    if let location = facts[place].location {
      append(",", to: &output)
      append(membersOf: location, to: &output)
    }
    append("}", to: &output)
  }

  private mutating func append(_ value: FactValue, to output: inout OutputSpan<UInt8>) {
    switch value {
    case .null: append("null", to: &output)
    case .bool(true): append("true", to: &output)
    case .bool(false): append("false", to: &output)
    case .int(let value): append(digitsOf: value, to: &output)
    case .string(let text): append(quoting: text, to: &output)
    case .list(let elements):
      append("[", to: &output)
      for place in elements.indices {
        if place > 0 { append(",", to: &output) }
        append(elements[place], to: &output)
      }
      append("]", to: &output)
    case .double, .object: append(JSONText.inside { $0.append(value) }.span, to: &output)
    }
  }

  private mutating func append(
    _ diagnostics: Span<DiagnosticFinding>, _ place: Int, to output: inout OutputSpan<UInt8>
  ) {
    if place > 0 { append(",", to: &output) }
    append("{\"severity\":", diagnostics[place].severity.rawValue, to: &output)
    append(",\"code\":", diagnostics[place].code, to: &output)
    append(",\"message\":", diagnostics[place].message, to: &output)
    if let help = diagnostics[place].help { append(",\"help\":", help, to: &output) }
    if let location = diagnostics[place].location {
      append(",", to: &output)
      append(membersOf: location.span, to: &output)
      append(",\"excerpt\":", location.excerpt, to: &output)
    }
    append("}", to: &output)
  }

  private mutating func append(_ unanswered: UnansweredList, to output: inout OutputSpan<UInt8>) {
    let (entries, text) = (unanswered.entries, unanswered.text)
    for place in entries.indices {
      if place > 0 { append(",", to: &output) }
      append("{\"path\":", to: &output)
      append(quoting: text.span.extracting(entries[place].path), to: &output)
      if let question = entries[place].question {
        append(",\"question\":", to: &output)
        append(quoting: text.span.extracting(question), to: &output)
      }
      append(entries[place].location, to: &output)
      append("}", to: &output)
    }
  }

  private mutating func append(_ excerpts: ExcerptList, to output: inout OutputSpan<UInt8>) {
    let (bounds, text) = (excerpts.bounds, excerpts.text)
    var start = 0
    for place in bounds.indices {
      if place > 0 { append(",", to: &output) }
      append("{\"line\":", to: &output)
      append(digitsOf: Int64(bounds[place].line), to: &output)
      append(",\"text\":", to: &output)
      append(quoting: text.span.extracting(start..<bounds[place].end), to: &output)
      append("}", to: &output)
      start = bounds[place].end
    }
  }

  /// A place with its key, after a comma; nothing where there is none.
  private mutating func append(_ location: SourceSpan?, to output: inout OutputSpan<UInt8>) {
    guard let location else { return }
    append(",\"location\":{", to: &output)
    append(membersOf: location, to: &output)
    append("}", to: &output)
  }

  private mutating func append(membersOf location: SourceSpan, to output: inout OutputSpan<UInt8>) {
    append("\"line\":", to: &output)
    append(digitsOf: Int64(location.start.line), to: &output)
    append(",\"column\":", to: &output)
    append(digitsOf: Int64(location.start.column), to: &output)
    append(",\"end_line\":", to: &output)
    append(digitsOf: Int64(location.end.line), to: &output)
    append(",\"end_column\":", to: &output)
    append(digitsOf: Int64(location.end.column), to: &output)
  }

  /// A text in quotes, after a piece.
  @inline(__always)
  private mutating func append(_ opening: StaticString, _ text: String, to output: inout OutputSpan<UInt8>) {
    append(opening, to: &output)
    append(quoting: text, to: &output)
  }

  /// Not inlined: there, the text would be held once more.
  @inline(never)
  private mutating func append(quoting text: String, to output: inout OutputSpan<UInt8>) {
    text.withBytes { append(quoting: $0, to: &output) }
  }

  @inline(never)
  private mutating func append(quoting text: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
    guard !text.mayNeedEscapes else {
      return append(JSONText.spelling(of: String(decoding: text)).span, to: &output)
    }
    guard hasRoom(text.count + 2, output) else { return }
    output.append(UInt8(ascii: "\""))
    output.append(copying: text)
    output.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private mutating func append(_ piece: StaticString, to output: inout OutputSpan<UInt8>) {
    guard hasRoom(piece.utf8CodeUnitCount, output) else { return }
    output.append(piece)
  }

  private mutating func append(_ written: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
    guard hasRoom(written.count, output) else { return }
    output.append(copying: written)
  }

  private mutating func append(digitsOf value: Int64, to output: inout OutputSpan<UInt8>) {
    guard hasRoom(JSONText.mostDigits, output) else { return }
    output.append(digitsOf: value)
  }

  /// Whether there is room for so many bytes; where there is none, they are counted.
  @inline(__always)
  private mutating func hasRoom(_ count: Int, _ output: borrowing OutputSpan<UInt8>) -> Bool {
    if count <= output.freeCapacity { return true }
    excess += count
    return false
  }
}
