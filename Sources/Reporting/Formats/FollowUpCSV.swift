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
  private var text = CSVText()
  private var rank = 0

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    phrases = Phrases(language: header.language)
    return CSVText.heading(Self.columns)
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    list.insert(declaration)
    return []
  }

  package mutating func writeHeld(_ summary: Summary) -> [UInt8]? {
    guard let entry = list.next() else { return nil }
    rank += 1
    let start = CSVText.fields { row in
      row.append(String(rank))
      row.append(entry.path)
      row.append(entry.platform ?? "", limit: 300)
      row.append(entry.verdict.rawValue)
      row.append(String(entry.questions))
    }
    for question in entry.asked {
      text.append(written: start)
      append(question)
      text.endRow()
    }
    for correction in entry.corrections {
      text.append(written: start)
      append(correction)
      text.endRow()
    }
    if text.isEmpty {
      // Undetermined for no reason that the model names: the declaration is to be found all the same.
      text.append(written: start)
      text.appendEmpty(9)
      text.endRow()
    }
    return text.takeBytes()
  }

  package mutating func end(_ summary: Summary) -> [UInt8] { [] }

  private mutating func append(_ question: ListedQuestion) {
    let wording = question.wording
    let untold = question.answers - question.places.count
    let paths = question.places.map(\.path) + (untold > 0 ? ["… (+\(untold))"] : [])
    text.append("question")
    text.append(String(question.number))
    text.append(wording.weight == .decides ? "yes" : "no")
    text.append(wording.text ?? phrases.whatIs(question.places.count == 1 ? paths[0] : wording.attribute))
    text.append(paths.joined(separator: "; "))
    text.append(String(question.answers))
    let first = question.places.first.flatMap { $0.line > 0 ? $0 : nil }
    text.append(first.map { SourcePosition(line: $0.line, column: $0.column) })
    text.append(wording.rules.joined(separator: "; "))
  }

  private mutating func append(_ correction: FollowUpCorrection) {
    let sentences =
      correction.kind == .noSpace
      ? [phrases.noSpaceDeclared]
      : [correction.message.asSentence]
        + (correction.advice.map { [phrases.label(of: correction.kind) + $0.asSentence] } ?? [])
    text.append(correction.kind.rawValue)
    text.append("")
    text.append(correction.decides ? "yes" : "no")
    text.append(sentences.joined(separator: " "))
    text.append(correction.paths.joined(separator: "; "))
    text.append("")
    text.append(correction.position)
    text.append(correction.code)
  }
}
