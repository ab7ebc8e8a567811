// The report as Markdown, for a comment on a pull request and for the summary of a GitHub workflow: the verdict, a table
// of declarations, and folded details. GitHub cuts or refuses what is too long, so the worst comes first and what did
// not fit is counted.

import Diagnostics
package import Findings

/// Writes at most 60,000 bytes of GitHub's Markdown in the header's language.
package struct MarkdownReportWriter: ReportWriter {
  /// A comment holds 65,536 characters; a step's summary holds more.
  static let limit = 60_000
  private static let tableLimit = 18_000

  private var header: ReportHeader?
  private var worst = WorstFirst(limit: 200)

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    self.header = header
    return []
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    worst.insert(declaration)
    return []
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    guard let header else { return [] }
    let phrases = Phrases(language: header.language)
    let details = MarkdownDetails(header: header, phrases: phrases)
    let foot = foot(header, phrases)
    var text = ""
    if worst.count == 1, let only = worst.declarations.first {
      text += details.heading(of: only, level: 2)
    } else {
      text += heading(summary, header, phrases) + table(worst.declarations, phrases)
    }
    var left = 0
    // Of one that is alone, what it contradicts or what it is out of scope for is told too.
    for declaration in worst.declarations where worst.count == 1 || declaration.verdict.needsAttention {
      guard left == 0 else {
        left += 1
        continue
      }
      var story = worst.count == 1 ? [] : [details.heading(of: declaration, level: 3)]
      story += details.blocks(of: declaration)
      // A heading without anything below it would say nothing new.
      let atLeast = story.prefix(2).reduce(0) { $0 + $1.utf8.count }
      guard text.utf8.count + atLeast + foot.utf8.count + 500 < Self.limit else {
        left += 1
        continue
      }
      for (index, block) in story.enumerated() {
        guard text.utf8.count + block.utf8.count + foot.utf8.count + 500 < Self.limit else {
          text += phrases.blocksLeftOut(story.count - index) + "\n\n"
          break
        }
        text += block
      }
    }
    let untold = left + max(0, summary.needingAttention - worst.declarations.count { $0.verdict.needsAttention })
    if untold > 0 { text += phrases.detailsLeftOut(untold) + "\n\n" }
    return Array((text + foot).utf8)
  }

  private func heading(_ summary: Summary, _ header: ReportHeader, _ phrases: Phrases) -> String {
    let verdict = Verdict.worstFirst.first { summary[$0] > 0 }
    let said = verdict.map { "\($0.sign.mark) \(phrases.tally(summary[$0], of: $0, among: summary.declarations))" }
    let conclusion = phrases.conclusion(summary, header: header)
    return "## \(MarkdownEscaping.text(said ?? conclusion))\n\n\(MarkdownEscaping.text(conclusion))\n\n"
  }

  /// The declarations, the worst first, as many as a part of the whole allows.
  private func table(_ declarations: [DeclarationFinding], _ phrases: Phrases) -> String {
    guard !declarations.isEmpty else { return "" }
    let columns = [
      phrases.verdictColumn, phrases.platformColumn, phrases.failsColumn, phrases.openColumn, phrases.fileColumn,
    ]
    var table = "| " + columns.joined(separator: " | ") + " |\n| --- | --- | ---: | ---: | --- |\n"
    var shown = 0
    for declaration in declarations {
      let cells = [
        "\(declaration.verdict.sign.mark) \(phrases.verdict(declaration.verdict))",
        MarkdownEscaping.text((declaration.platform ?? "").fitted(to: 60)), String(declaration.failures),
        String(declaration.unanswered.count), MarkdownEscaping.code(declaration.path.shortened(to: 200)),
      ]
      let row = "| " + cells.joined(separator: " | ") + " |\n"
      guard table.utf8.count + row.utf8.count <= Self.tableLimit else { break }
      table += row
      shown += 1
    }
    let rest = worst.count - shown
    return table + "\n" + (rest > 0 ? phrases.rowsLeftOut(rest) + "\n\n" : "")
  }

  private func foot(_ header: ReportHeader, _ phrases: Phrases) -> String {
    let changed = header.policy.parameters.filter(\.isChanged).prefix(20).map {
      "\(MarkdownEscaping.code($0.name)) = \(MarkdownEscaping.code($0.value.shown.shortened(to: 120)))"
    }
    let parameters =
      changed.isEmpty ? "" : "\(phrases.parametersChanged)\(phrases.colon)\(changed.joined(separator: "; "))\n\n"
    return parameters
      + MarkdownEscaping.text("\(header.tool.name) \(header.tool.version), \(phrases.circumstances(header))") + "\n"
  }
}
