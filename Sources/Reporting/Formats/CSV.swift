// One row a declaration, space and rule, passes included: for spreadsheets. It is written while the run goes on. Column
// names and the words of verdicts are the same in both languages.

import Diagnostics
package import Findings

/// Writes a header and the rows. What is wrong with a document has the kind `diagnostic` and its code for a rule; a
/// declaration or a space of which there is nothing else to tell has one row of its own.
package struct CSVReportWriter: ReportWriter {
  private static let columns = [
    "path", "platform", "declaration_verdict", "space", "space_verdict", "scope", "rule", "kind", "basis", "severity",
    "status", "title", "message", "remediation", "line", "column", "missing",
  ]

  private var text = CSVText()
  private var rules = RuleList()
  /// Of each rule and status (see `WrittenRules`), the fields that all results have in common.
  private var written: [[UInt8]] = []

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    rules = header.policy.rules
    written = rules.flatMap { rule in Status.allCases.map { status in CSVText.fields { $0.append(rule, status) } } }
    return CSVText.heading(Self.columns)
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    let start = Self.start(declaration, nil)
    for diagnostic in declaration.diagnostics {
      text.append(written: start)
      text.append(diagnostic)
      text.endRow()
    }
    append(declaration.results, after: start)
    for subject in declaration.subjects {
      let start = Self.start(declaration, subject)
      append(subject.results, after: start)
      if subject.results.isEmpty { appendNothing(after: start) }
    }
    if text.isEmpty { appendNothing(after: start) }
    return text.takeBytes()
  }

  package mutating func end(_ summary: Summary) -> [UInt8] { [] }

  /// What all rows of a declaration or of a space begin with.
  private static func start(_ declaration: DeclarationFinding, _ subject: SubjectFinding?) -> [UInt8] {
    CSVText.fields { row in
      row.append(declaration.path)
      row.append(declaration.platform ?? "", limit: 300)
      row.append(declaration.verdict.rawValue)
      row.append(subject?.id ?? "", limit: 300)
      row.append(subject?.verdict.rawValue ?? "")
      row.append(subject?.scope.rawValue ?? "")
    }
  }

  private mutating func append(_ results: RuleResults, after start: [UInt8]) {
    for entry in results.entries {
      text.append(written: start)
      if results.rules === rules {
        text.append(written: written[WrittenRules.place(of: entry)])
      } else {
        text.append(results.rule(of: entry), entry.status)
      }
      if entry.reason < 0 {
        text.appendEmpty(5)
      } else {
        let result = results[entry]
        text.append(result.message ?? "")
        text.append(result.remediation ?? "")
        text.append(result.location?.start)
        text.append(result.missing.joined(separator: "; "))
      }
      text.endRow()
    }
  }

  private mutating func appendNothing(after start: [UInt8]) {
    text.append(written: start)
    text.appendEmpty(11)
    text.endRow()
  }
}

extension CSVText {
  fileprivate mutating func append(_ rule: RuleDescription, _ status: Status) {
    append(rule.id)
    append(rule.kind.rawValue)
    append(rule.basis?.rawValue ?? "")
    append(rule.severity.rawValue)
    append(status.rawValue)
    append(rule.title)
  }

  fileprivate mutating func append(_ diagnostic: DiagnosticFinding) {
    for field in [diagnostic.code, "diagnostic", "", diagnostic.severity.rawValue, "", ""] { append(field) }
    append(diagnostic.message)
    append(diagnostic.help ?? "")
    append(diagnostic.location?.span.start)
    append("")
  }
}
