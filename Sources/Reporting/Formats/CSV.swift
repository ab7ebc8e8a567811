// One row a declaration, space and rule, passes included: for spreadsheets. RFC 4180, written while the run goes on.
// A byte order mark comes first: without one, Excel reads the accents of most names wrong, and programs that would
// stumble over it have JSON. Column names and the words of verdicts are the same in both languages.

import Diagnostics
package import Findings

/// Writes a header and the rows. What is wrong with a document has the kind `diagnostic` and its code for a rule; a
/// declaration or a space of which there is nothing else to tell has one row of its own.
package struct CSVReportWriter: ReportWriter {
  private static let columns = [
    "path", "platform", "declaration_verdict", "space", "space_verdict", "scope", "rule", "kind", "basis", "severity",
    "status", "title", "message", "remediation", "line", "column", "missing",
  ]

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    var row = CSVRow()
    for column in Self.columns { row.append(column) }
    return Array("\u{FEFF}".utf8) + row.bytes
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    var bytes: [UInt8] = []
    for diagnostic in declaration.diagnostics {
      bytes += Self.row(declaration, nil) { row in
        for field in [diagnostic.code, "diagnostic", "", diagnostic.severity.rawValue, "", ""] { row.append(field) }
        row.append(diagnostic.message)
        row.append(diagnostic.help ?? "")
        row.append(diagnostic.location?.span.start)
        row.append("")
      }
    }
    for result in declaration.results { bytes += Self.row(declaration, nil) { Self.append(result, to: &$0) } }
    for subject in declaration.subjects {
      for result in subject.results { bytes += Self.row(declaration, subject) { Self.append(result, to: &$0) } }
      if subject.results.isEmpty { bytes += Self.row(declaration, subject, Self.appendNothing) }
    }
    return bytes.isEmpty ? Self.row(declaration, nil, Self.appendNothing) : bytes
  }

  package mutating func end(_ summary: Summary) -> [UInt8] { [] }

  private static func row(
    _ declaration: DeclarationFinding, _ subject: SubjectFinding?, _ append: (inout CSVRow) -> Void
  ) -> [UInt8] {
    var row = CSVRow()
    row.append(declaration.path)
    row.append(declaration.platform ?? "", limit: 300)
    row.append(declaration.verdict.rawValue)
    row.append(subject?.id ?? "", limit: 300)
    row.append(subject?.verdict.rawValue ?? "")
    row.append(subject?.scope.rawValue ?? "")
    append(&row)
    return row.bytes
  }

  private static func append(_ result: RuleResult, to row: inout CSVRow) {
    row.append(result.rule.id)
    row.append(result.kind.rawValue)
    row.append(result.rule.basis?.rawValue ?? "")
    row.append(result.severity.rawValue)
    row.append(result.status.rawValue)
    row.append(result.rule.title)
    row.append(result.message ?? "")
    row.append(result.remediation ?? "")
    row.append(result.location?.start)
    row.append(result.missing.joined(separator: "; "))
  }

  private static func appendNothing(to row: inout CSVRow) {
    for _ in 0..<11 { row.append("") }
  }
}

/// A row under construction.
struct CSVRow {
  private var text: [UInt8] = []
  private var isEmpty = true

  /// The row with its line break.
  var bytes: [UInt8] { text + Array("\r\n".utf8) }

  /// - `limit`: in code points. By default even escapes of nine characters stay below the 32,767 of a cell in Excel.
  mutating func append(_ field: String, limit: Int = 3500) {
    separate()
    guard !Self.isPlain(field.utf8) || field.utf8.count > limit else {
      text.append(contentsOf: field.utf8)
      return
    }
    let safe = field.onOneLine(upTo: limit).withoutFormulas.utf8
    let needsQuotes = safe.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == Self.quote }
    if needsQuotes { text.append(Self.quote) }
    for byte in safe {
      if byte == Self.quote { text.append(byte) }
      text.append(byte)
    }
    if needsQuotes { text.append(Self.quote) }
  }

  /// A place's line and column.
  mutating func append(_ position: SourcePosition?) {
    append(position.map { String($0.line) } ?? "")
    append(position.map { String($0.column) } ?? "")
  }

  private static let quote = UInt8(ascii: "\"")

  private mutating func separate() {
    if !isEmpty { text.append(UInt8(ascii: ",")) }
    isEmpty = false
  }

  /// Whether a field may stand as it is: nearly all do. Letters of ASCII, digits and what stands in paths and sentences.
  private static func isPlain(_ field: String.UTF8View) -> Bool {
    guard let first = field.first else { return true }
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return field.allSatisfy {
        $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") && $0 != quote
      }
    default: return false
    }
  }
}

extension String {
  /// With an apostrophe before what a spreadsheet would take for a formula: at the start, and after a semicolon, which
  /// parts cells where the comma is the decimal sign, as in French, whatever quotes say. Numbers stay as they are.
  fileprivate var withoutFormulas: String {
    var safe = ""
    for (index, part) in unicodeScalars.split(separator: ";", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { safe += ";" }
      if part.startsFormula { safe += "'" }
      safe.unicodeScalars.append(contentsOf: part)
    }
    return safe
  }
}

extension Substring.UnicodeScalarView {
  fileprivate var startsFormula: Bool {
    let text = drop { $0.properties.isWhitespace || $0 == "\"" }
    guard let first = text.first, text.count > 1 else { return false }
    switch first {
    case "=", "@", "＝", "＠": return true
    case "+", "-", "＋", "－": return !text.dropFirst().allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    default: return false
    }
  }
}
