// The finding on a declaration from its record, member by member as DeclarationJSON.swift writes them.

import Diagnostics
import Findings

/// What stands before each value.
private enum Key {
  static let sha256 = Array(",\"sha256\":".utf8)
  static let platform = Array(",\"platform\":".utf8)
  static let verdict = Array(",\"verdict\":".utf8)
  static let subjects = Array(",\"subjects\":[".utf8)
  static let results = Array(",\"results\":[".utf8)
  static let diagnostics = Array(",\"diagnostics\":[".utf8)
  static let unanswered = Array(",\"unanswered\":[".utf8)
  static let excerpts = Array(",\"excerpts\":[".utf8)
  static let id = Array("{\"id\":".utf8)
  static let path = Array(",\"path\":".utf8)
  static let name = Array(",\"name\":".utf8)
  static let scope = Array(",\"scope\":".utf8)
  static let message = Array(",\"message\":".utf8)
  static let remediation = Array(",\"remediation\":".utf8)
  static let location = Array(",\"location\":{".utf8)
  static let facts = Array(",\"facts\":[".utf8)
  static let missing = Array(",\"missing\":[".utf8)
  static let firstPath = Array("{\"path\":".utf8)
  static let value = Array(",\"value\":".utf8)
  static let undeclared = Array(",\"declared\":false".utf8)
  static let severity = Array("{\"severity\":".utf8)
  static let code = Array(",\"code\":".utf8)
  static let help = Array(",\"help\":".utf8)
  static let excerpt = Array(",\"excerpt\":".utf8)
  static let question = Array(",\"question\":".utf8)
  static let line = Array("\"line\":".utf8)
  static let column = Array(",\"column\":".utf8)
  static let endLine = Array(",\"end_line\":".utf8)
  static let endColumn = Array(",\"end_column\":".utf8)
  static let nextLine = Array(",\"line\":".utf8)
  static let text = Array(",\"text\":".utf8)
}

extension RecordReading {
  mutating func declaration(path: String, of rules: RuleList) throws(UnreadableRecord) -> DeclarationFinding {
    let sha256 = try string(after: Key.sha256)
    let platform = try string(after: Key.platform)
    try take(Key.verdict)
    var finding = DeclarationFinding(path: path, sha256: sha256, platform: platform, verdict: try word())
    try take(Key.subjects)
    finding.subjects = try elements { reading throws(UnreadableRecord) in try reading.subject(rules) }
    finding.results = try results(rules)
    try take(Key.diagnostics)
    finding.diagnostics = try elements { reading throws(UnreadableRecord) in try reading.diagnostic() }
    try take(Key.unanswered)
    finding.unanswered = UnansweredList(
      try elements { reading throws(UnreadableRecord) in try reading.unanswered() })
    try take(Key.excerpts)
    finding.excerpts = ExcerptList(try elements { reading throws(UnreadableRecord) in try reading.excerpt() })
    try take("}")
    guard isAtEnd else { throw UnreadableRecord() }
    return finding
  }

  private mutating func subject(_ rules: RuleList) throws(UnreadableRecord) -> SubjectFinding {
    try take(Key.id)
    let id = try string()
    try take(Key.path)
    let path = try string()
    let name = try string(after: Key.name)
    try take(Key.scope)
    let scope: Scope = try word()
    try take(Key.verdict)
    let verdict: Verdict = try word()
    let results = try results(rules)
    try take("}")
    return SubjectFinding(id: id, path: path, name: name, scope: scope, verdict: verdict, results: results)
  }

  private mutating func results(_ rules: RuleList) throws(UnreadableRecord) -> RuleResults {
    try take(Key.results)
    var results = RuleResults(of: rules)
    if !isAtReference, takes("]") { return results }
    repeat {
      if let whole = reference(isWhole: true) {
        results.append(rule: whole.rule, whole.status)
      } else {
        results.append(try result(rules))
      }
    } while takes(",")
    try take("]")
    return results
  }

  private mutating func result(_ rules: RuleList) throws(UnreadableRecord) -> RuleResult {
    try take("{")
    guard let reference = reference(isWhole: false) else { throw UnreadableRecord() }
    var result = RuleResult(rule: rules[reference.rule], status: reference.status)
    result.message = try string(after: Key.message)
    result.remediation = try string(after: Key.remediation)
    result.location = try location()
    try take(Key.facts)
    result.facts = try elements { reading throws(UnreadableRecord) in try reading.fact() }
    try take(Key.missing)
    result.missing = try elements { reading throws(UnreadableRecord) in try reading.string() }
    try take("}")
    return result
  }

  private mutating func fact() throws(UnreadableRecord) -> FactReading {
    try take(Key.firstPath)
    let path = try string()
    try take(Key.value)
    let value = try value()
    let isDeclared = !takes(Key.undeclared)
    let location = takes(Key.nextLine) ? try span() : nil
    try take("}")
    return FactReading(path: path, value: isDeclared ? value : nil, location: location)
  }

  private mutating func diagnostic() throws(UnreadableRecord) -> DiagnosticFinding {
    try take(Key.severity)
    let severity: Severity = try word()
    try take(Key.code)
    let code = try string()
    try take(Key.message)
    let message = try string()
    let help = try string(after: Key.help)
    var location: Location?
    if takes(Key.nextLine) {
      let span = try span()
      try take(Key.excerpt)
      location = Location(span: span, excerpt: try string())
    }
    try take("}")
    return DiagnosticFinding(severity: severity, code: code, message: message, help: help, location: location)
  }

  private mutating func unanswered() throws(UnreadableRecord) -> UnansweredFact {
    try take(Key.firstPath)
    let path = try string()
    let question = try string(after: Key.question)
    let location = try location()
    try take("}")
    return UnansweredFact(path: path, question: question, location: location)
  }

  private mutating func excerpt() throws(UnreadableRecord) -> Excerpt {
    try take("{")
    try take(Key.line)
    let line = try count()
    try take(Key.text)
    let text = try string()
    try take("}")
    return Excerpt(line: line, text: text)
  }

  private mutating func location() throws(UnreadableRecord) -> SourceSpan? {
    guard takes(Key.location) else { return nil }
    try take(Key.line)
    let location = try span()
    try take("}")
    return location
  }

  /// A place from its first number on.
  private mutating func span() throws(UnreadableRecord) -> SourceSpan {
    let line = try count()
    try take(Key.column)
    let start = SourcePosition(line: line, column: try count())
    try take(Key.endLine)
    let endLine = try count()
    try take(Key.endColumn)
    let end = SourcePosition(line: endLine, column: try count())
    guard start <= end else { throw UnreadableRecord() }
    return SourceSpan(start: start, end: end)
  }
}
