// The follow-up list for spreadsheets and mail merges: one row a question, and one for each thing to be put right. The
// rules for cells are those of the CSV report; column names and the words of verdicts are the same in both languages.

import Diagnostics
package import Findings

/// Writes a header and the rows, in the order of the list.
///
/// `rank` is the declaration's place in the list, `questions` how many it has, `number` the question's place among them
/// (empty where something is to be put right), `answers` how many answers it asks for, one for each element of a list;
/// `attribute` names the first of them and `line` and `column` are where the first would be written. `decides` is `yes`
/// where the declaration's verdict hangs on it.
package struct FollowUpCSVReportWriter: ReportWriter {
  private static let columns = [
    "rank", "path", "platform", "verdict", "questions", "kind", "number", "decides", "question", "attribute",
    "answers", "line", "column", "rules",
  ]

  private var phrases = Phrases(language: .english)
  private var list = FollowUpList()
  private var rank = 0

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    phrases = Phrases(language: header.language)
    var row = CSVRow()
    for column in Self.columns { row.append(column) }
    return Array("\u{FEFF}".utf8) + row.bytes
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    list.insert(declaration)
    return []
  }

  package mutating func writeHeld(_ summary: Summary) -> [UInt8]? {
    guard let entry = list.next() else { return nil }
    rank += 1
    var bytes: [UInt8] = []
    for question in entry.asked { bytes += row(question, entry) }
    for correction in entry.corrections { bytes += row(correction, entry) }
    // Undetermined for no reason that the model names: the declaration is to be found all the same.
    return bytes.isEmpty ? emptyRow(entry) : bytes
  }

  package mutating func end(_ summary: Summary) -> [UInt8] { [] }

  private func start(_ entry: FollowUpEntry) -> CSVRow {
    var row = CSVRow()
    row.append(String(rank))
    row.append(entry.path)
    row.append(entry.platform ?? "", limit: 300)
    row.append(entry.verdict.rawValue)
    row.append(String(entry.questions))
    return row
  }

  private func row(_ question: ListedQuestion, _ entry: FollowUpEntry) -> [UInt8] {
    let wording = question.wording
    let untold = question.answers - question.places.count
    let paths = question.places.map(\.path) + (untold > 0 ? ["… (+\(untold))"] : [])
    var row = start(entry)
    row.append("question")
    row.append(String(question.number))
    row.append(wording.weight == .decides ? "yes" : "no")
    row.append(wording.text ?? phrases.whatIs(question.places.count == 1 ? paths[0] : wording.attribute))
    row.append(paths.joined(separator: "; "))
    row.append(String(question.answers))
    let first = question.places.first.flatMap { $0.line > 0 ? $0 : nil }
    row.append(first.map { SourcePosition(line: $0.line, column: $0.column) })
    row.append(wording.rules.joined(separator: "; "))
    return row.bytes
  }

  private func row(_ correction: FollowUpCorrection, _ entry: FollowUpEntry) -> [UInt8] {
    let sentences =
      correction.kind == .noSpace
      ? [phrases.noSpaceDeclared]
      : [correction.message.asSentence]
        + (correction.advice.map { [phrases.label(of: correction.kind) + $0.asSentence] } ?? [])
    var row = start(entry)
    row.append(correction.kind.rawValue)
    row.append("")
    row.append(correction.decides ? "yes" : "no")
    row.append(sentences.joined(separator: " "))
    row.append(correction.paths.joined(separator: "; "))
    row.append("")
    row.append(correction.position)
    row.append(correction.code)
    return row.bytes
  }

  private func emptyRow(_ entry: FollowUpEntry) -> [UInt8] {
    var row = start(entry)
    for _ in 0..<9 { row.append("") }
    return row.bytes
  }
}
