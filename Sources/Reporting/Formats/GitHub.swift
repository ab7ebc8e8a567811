// Workflow commands: GitHub shows them as annotations of a pull request's lines. It shows ten errors, ten warnings and
// ten notices of a step, those that come first; so the worst come first, no more are written than are shown, and the
// last notice says what was found and what is left out.

import Diagnostics
package import Findings

/// Writes `::error`, `::warning` and `::notice` lines, once the run has ended.
package struct GitHubReportWriter: ReportWriter {
  private var header: ReportHeader?
  private var errors = WorstIssues(limit: 10)
  private var warnings = WorstIssues(limit: 10)
  /// The tenth notice tells of the run.
  private var notices = WorstIssues(limit: 9)

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    self.header = header
    return []
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    guard let header else { return [] }
    let issues = DeclarationIssues(declaration, header: header)
    for found in issues.found {
      switch found.rank.level {
      case .error: errors.insert(found.rank) { issues.issue(found) }
      case .warning: warnings.insert(found.rank) { issues.issue(found) }
      case .note: notices.insert(found.rank) { issues.issue(found) }
      }
    }
    return []
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    guard let header else { return [] }
    let phrases = Phrases(language: header.language)
    let kept = [errors, warnings, notices]
    var lines = kept.flatMap { $0.issues.map { Self.command(for: $0) } }
    let leftOut = kept.reduce(into: [Severity: Int]()) { $0.merge($1.leftOut, uniquingKeysWith: +) }
    let found = [phrases.conclusion(summary, header: header), phrases.leftOut(leftOut)].compactMap(\.self)
    lines.append(
      WorkflowCommand(
        name: "notice", properties: [("title", phrases.circumstances(header).onOneLine(upTo: 200))],
        message: found.joined(separator: "\n")
      ).line)
    return Array(lines.joined().utf8)
  }

  private static func command(for issue: Issue) -> String {
    var properties = [("file", FileReference(issue.file).path)]
    if let span = issue.span {
      properties += [("line", String(max(span.start.line, 1))), ("endLine", String(max(span.end.line, 1)))]
      // Columns of places that span lines would be taken off again, with a complaint.
      if span.start.line == span.end.line {
        properties += [("col", String(max(span.start.column, 1))), ("endColumn", String(max(span.end.column, 1)))]
      }
    }
    properties.append(("title", issue.title))
    let name =
      switch issue.level {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    return WorkflowCommand(name: name, properties: properties, message: issue.text).line
  }
}

/// One command, escaped as the runner reads it.
private struct WorkflowCommand {
  var name: String
  var properties: [(name: String, value: String)]
  var message: String

  var line: String {
    let properties = properties.map { "\($0.name)=\(Self.escaped($0.value, isProperty: true))" }
    return "::\(name) \(properties.joined(separator: ","))::\(Self.escaped(message, isProperty: false))\n"
  }

  /// Line breaks and per cent signs are escaped everywhere, what ends a property in properties as well. Other
  /// characters that steer have no escape here and are made visible.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var escaped: [UInt8] = []
    escaped.append(text, escaping: isProperty ? inProperties : inMessages) { escaped, scalar in
      switch scalar {
      case "%": escaped += "%25".utf8
      case "\r": escaped += "%0D".utf8
      case "\n": escaped += "%0A".utf8
      case ":": escaped += "%3A".utf8
      case ",": escaped += "%2C".utf8
      default: _ = escaped.appendShown(scalar)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static let inMessages = ASCIISet("%")
  private static let inProperties = ASCIISet("%:,")
}
