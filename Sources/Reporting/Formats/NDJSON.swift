// One line of JSON a declaration, and nothing else: for tools that read line by line, and for runs of any size. The
// lines do not depend on one another.

package import Findings

/// Writes each declaration's object, as in a JSON report, on a line of its own.
package struct NDJSONReportWriter: ReportWriter {
  private var text = JSONText(layout: .compact)
  private var rules: WrittenRules?

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    rules = WrittenRules(header.policy.rules)
    return []
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    text.append(declaration, rules: rules)
    text.endLine()
    return text.takeBytes()
  }

  package mutating func end(_ summary: Summary) -> [UInt8] { [] }
}
