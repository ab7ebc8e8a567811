// One line of JSON a declaration, and nothing else: for tools that read line by line, and for runs of any size. The
// lines do not depend on one another.

package import Findings

/// Writes each declaration's object, as in a JSON report, on a line of its own.
package struct NDJSONReportWriter: ReportWriter {
  private var rules = WrittenRules(RuleList())

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    rules = WrittenRules(header.policy.rules)
    return []
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    DeclarationLine.bytes(of: declaration, rules)
  }

  package mutating func end(_ summary: Summary) -> [UInt8] { [] }
}
