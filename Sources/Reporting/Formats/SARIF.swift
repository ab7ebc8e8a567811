// SARIF 2.1.0, for code scanning, of GitHub's above all: it shows at most 5,000 results of a run, so that many of the
// worst are kept, and a notification says how many are not here. A result is what wants attention; it has no `kind`,
// which means `fail`, also where a rule is undecided (`open` by the book), because other kinds are shown nowhere: such
// a result is a warning or a note, and its property `status` says what it is. A space out of scope is no result.

import Diagnostics
package import Findings

/// Writes one log with one run, once the run has ended.
package struct SARIFReportWriter: ReportWriter {
  private var header: ReportHeader?
  private var fingerprints = Fingerprints()
  private var worst: WorstIssues

  /// - `limit`: how many results are written.
  package init(limit: Int = 5000) {
    worst = WorstIssues(limit: limit)
  }

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    self.header = header
    return []
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    guard let header else { return [] }
    let issues = DeclarationIssues(declaration, header: header)
    for found in issues.found {
      // Also of those that are not kept: issues that are alike are numbered.
      let fingerprint = fingerprints.next(issues.mark(of: found))
      worst.insert(found.rank) {
        var issue = issues.issue(found)
        issue.fingerprint = fingerprint
        return issue
      }
    }
    return []
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    guard let header else { return [] }
    let phrases = Phrases(language: header.language)
    let rules = SARIFRules(header: header, issues: worst.issues)
    var text = JSONText(layout: .indented)
    text.beginObject()
    text.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    text.member("version", "2.1.0")
    text.key("runs")
    text.beginArray()
    text.beginObject()
    text.append(rules, of: header.tool)
    append(header, summary, to: &text)
    text.array("results", worst.issues) { text, issue in
      text.append(issue, ruleIndex: rules.index(of: issue), phrases)
    }
    text.endObject()
    text.endArray()
    text.endObject()
    text.endLine()
    return text.takeBytes()
  }

  private func append(_ header: ReportHeader, _ summary: Summary, to text: inout JSONText) {
    let phrases = Phrases(language: header.language)
    let policy = header.policy
    text.member("language", header.language.rawValue)
    text.member("columnKind", "unicodeCodePoints")
    text.key("automationDetails")
    text.beginObject(inline: true)
    // What stands before the last slash is the category by which GitHub tells analyses apart.
    text.member("id", "\(header.tool.name)/\(policy.id)/\(policy.profile)/\(header.asOf)")
    text.endObject()
    text.key("originalUriBaseIds")
    text.beginObject()
    text.key("%SRCROOT%")
    text.beginObject(inline: true)
    text.key("description")
    text.message(phrases.sourceRoot)
    text.endObject()
    text.endObject()
    text.key("invocations")
    text.beginArray()
    text.beginObject()
    text.key("executionSuccessful")
    text.bool(true)
    if let leftOut = phrases.leftOut(worst.leftOut) {
      text.array("toolExecutionNotifications", [leftOut]) { text, leftOut in
        text.beginObject()
        text.member("level", "warning")
        text.key("message")
        text.message(leftOut)
        text.endObject()
      }
    }
    text.endObject()
    text.endArray()
    text.appendProperties(of: header, summary, phrases)
  }
}

extension JSONText {
  mutating func message(_ text: String) {
    beginObject(inline: true)
    member("text", text)
    endObject()
  }

  fileprivate mutating func appendProperties(of header: ReportHeader, _ summary: Summary, _ phrases: Phrases) {
    let policy = header.policy
    key("properties")
    beginObject()
    key("policy")
    beginObject()
    member("id", policy.id)
    member("version", policy.version)
    member("title", policy.title)
    member("profile", policy.profile)
    member("sha256", policy.sha256)
    member("source", phrases.citation(policy.source))
    key("parameters")
    beginObject()
    for parameter in policy.parameters {
      key(named: parameter.name)
      append(parameter.value)
    }
    endObject()
    endObject()
    member("as_of", header.asOf)
    key("summary")
    beginObject(inline: true)
    key("declarations")
    integer(summary.declarations)
    for verdict in Verdict.allCases {
      key(named: verdict.rawValue)
      integer(summary[verdict])
    }
    endObject()
    member("conclusion", phrases.conclusion(summary, header: header))
    endObject()
  }
}
