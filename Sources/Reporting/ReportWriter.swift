// The seam between a run and its reports: a format is a writer that is told of a run as it happens and answers with
// bytes. Writers open no file and print nothing; where the bytes go is the caller's business.

package import Diagnostics
package import Findings

/// One report in one format, written while the run goes on.
///
/// Call `begin` once, `write` once for each declaration in the order of the report, `writeHeld` until it answers nil,
/// `end` once, and put the bytes of every answer one after another. What a writer holds meanwhile is bounded, however
/// many declarations there are, or little of each where a format says so.
package protocol ReportWriter: Sendable {
  mutating func begin(_ header: ReportHeader) -> [UInt8]
  mutating func write(_ declaration: DeclarationFinding) -> [UInt8]
  /// The next part of what was held back until every declaration was known; nil where nothing is left.
  ///
  /// - `summary`: counts every declaration that was written.
  mutating func writeHeld(_ summary: Summary) -> [UInt8]?
  /// - `summary`: as before.
  mutating func end(_ summary: Summary) -> [UInt8]
}

extension ReportWriter {
  package mutating func writeHeld(_ summary: Summary) -> [UInt8]? { nil }

  /// The bytes of a whole report that is already there.
  package mutating func bytes(of report: Report) -> [UInt8] {
    var bytes = begin(report.header)
    for declaration in report.declarations { bytes += write(declaration) }
    while let part = writeHeld(report.summary) { bytes += part }
    return bytes + end(report.summary)
  }
}

/// What a user may choose of a report's form.
///
/// - `text`: how text looks; the other formats look the same everywhere.
/// - `warningsFail`: whether an obligation of severity warning that fails is a failure where a format tells only
///   success from failure.
package struct ReportSettings: Sendable, Equatable {
  package var text: TextStyle
  package var warningsFail: Bool

  package init(text: TextStyle = TextStyle(), warningsFail: Bool = false) {
    self.text = text
    self.warningsFail = warningsFail
  }
}

/// The formats of a report, by the names that a user types: a new one is a case here and a file in Formats/.
package enum ReportFormat: String, Sendable, CaseIterable {
  case text
  case json
  case ndjson
  case sarif
  case github
  case gitlab
  case csv
  case junit
  case oscal
  case markdown
  case html
  case followup
  case followupCSV = "followup-csv"

  /// A writer for one report.
  ///
  /// Throws where a template that the program carries is broken, which its tests rule out.
  package func writer(_ settings: ReportSettings = ReportSettings()) throws(Diagnostic) -> any ReportWriter {
    switch self {
    case .text: TextReportWriter(style: settings.text)
    case .json: JSONReportWriter()
    case .ndjson: NDJSONReportWriter()
    case .sarif: SARIFReportWriter()
    case .github: GitHubReportWriter()
    case .gitlab: GitLabReportWriter()
    case .csv: CSVReportWriter()
    case .junit: JUnitReportWriter(warningsFail: settings.warningsFail)
    case .oscal: OSCALReportWriter()
    case .markdown: MarkdownReportWriter()
    case .html: try HTMLReportWriter()
    case .followup: FollowUpReportWriter()
    case .followupCSV: FollowUpCSVReportWriter()
    }
  }
}
