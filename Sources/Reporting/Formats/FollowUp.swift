// The follow-up list as Markdown: for each declaration what to ask its operator, the least work for a verdict first.
// The order is known only at the end, so what is needed of each declaration is kept, in little room.

import Diagnostics
package import Findings

/// Writes one section a declaration that waits for an answer or a correction, in the header's language; declarations
/// of which there is nothing to ask are counted at the end.
package struct FollowUpReportWriter: ReportWriter {
  private var header: ReportHeader?
  private var list = FollowUpList()

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    self.header = header
    return []
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    list.insert(declaration)
    return []
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    guard let header else { return [] }
    let phrases = Phrases(language: header.language)
    let section = FollowUpSection(phrases: phrases)
    var bytes: [UInt8] = []
    // Growing by doubling would for a moment hold the list twice.
    bytes.reserveCapacity(list.size)
    let opening = list.isEmpty ? phrases.nothingToFollowUp : phrases.followUpOrder
    bytes += "# \(phrases.followUpTitle)\n\n".utf8
    bytes += "\(MarkdownEscaping.text(phrases.conclusion(summary, header: header)))\n\n\(opening)\n\n".utf8
    let total = list.isEmpty ? nil : phrases.followUpTotal(list)
    let left = phrases.followUpLeftOut(summary, list)
    var rank = 0
    while let entry = list.next() {
      rank += 1
      bytes += section.text(entry, rank: rank, questions: list.questions(of: entry)).utf8
    }
    let closing = [total, left].compactMap(\.self).joined(separator: " ")
    if !closing.isEmpty { bytes += "---\n\n\(closing)\n\n".utf8 }
    let circumstances = "\(header.tool.name) \(header.tool.version), \(phrases.circumstances(header))"
    bytes += "\(MarkdownEscaping.text(circumstances))\n".utf8
    return bytes
  }
}
