// GitLab's Code Quality report: a JSON array of issues, empty where nothing is wrong. It is written while the run goes
// on; GitLab compares the fingerprints of two branches, so they are unique and do not depend on line numbers.

import Diagnostics
package import Findings

/// Writes an array of objects: `description`, `check_name`, `fingerprint`, `severity`, `location` (`path`, `lines`).
package struct GitLabReportWriter: ReportWriter {
  private var text = JSONText(layout: .indented)
  private var header: ReportHeader?
  private var fingerprints = Fingerprints()

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    self.header = header
    text.beginArray()
    return text.takeBytes()
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    guard let header else { return [] }
    let issues = DeclarationIssues(declaration, header: header)
    for found in issues.found { append(issues.issue(found), fingerprints.next(issues.mark(of: found))) }
    return text.takeBytes()
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    text.endArray()
    text.endLine()
    return text.takeBytes()
  }

  private mutating func append(_ issue: Issue, _ fingerprint: String) {
    let path = FileReference(issue.file).path
    text.beginObject()
    // GitLab shows no check's name beside the description, and breaks no lines in it.
    let advice = issue.advice.map { " " + $0 } ?? ""
    text.member("description", "[\(issue.rule.onOneLine(upTo: 100))] \(issue.message)\(advice)")
    text.member("check_name", issue.rule)
    text.member("fingerprint", Fingerprints.digest([path, fingerprint]))
    text.member("severity", issue.qualitySeverity)
    text.key("location")
    text.beginObject()
    text.member("path", path)
    text.key("lines")
    text.beginObject(inline: true)
    text.key("begin")
    text.integer(max(issue.span?.start.line ?? 1, 1))
    text.endObject()
    text.endObject()
    text.endObject()
  }
}

extension Issue {
  /// One of GitLab's five words.
  fileprivate var qualitySeverity: String {
    switch (level, cause) {
    case (.error, _) where isInvalid: "blocker"
    case (.error, .violation): "critical"
    case (.error, _): "major"
    case (.warning, _): "minor"
    case (.note, _): "info"
    }
  }
}
