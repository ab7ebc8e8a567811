// The follow-up list as Markdown: for each declaration what to ask its operator, the least work for a verdict first.
// The order is known only at the end, so what is needed of each declaration is kept, in little room.

import Diagnostics
package import Findings

/// Writes one section a declaration that waits for an answer or a correction, in the header's language; declarations
/// of which there is nothing to ask are counted at the end.
package struct FollowUpReportWriter: ReportWriter {
  private var header: ReportHeader?
  private var list = FollowUpList()
  /// How many sections are written; nil before the heading.
  private var rank: Int?

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    self.header = header
    return []
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    list.insert(declaration)
    return []
  }

  package mutating func writeHeld(_ summary: Summary) -> [UInt8]? {
    guard let header else { return nil }
    let phrases = Phrases(language: header.language)
    guard let rank else {
      self.rank = 0
      let conclusion = MarkdownEscaping.text(phrases.conclusion(summary, header: header))
      let opening = list.isEmpty ? phrases.nothingToFollowUp : phrases.followUpOrder
      return Array("# \(phrases.followUpTitle)\n\n\(conclusion)\n\n\(opening)\n\n".utf8)
    }
    guard let entry = list.next() else { return nil }
    self.rank = rank + 1
    let section = FollowUpSection(phrases: phrases)
    return Array(section.text(entry, rank: rank + 1).utf8)
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    guard let header else { return [] }
    let phrases = Phrases(language: header.language)
    let total = list.listed.isEmpty ? nil : phrases.followUpTotal(list)
    var text = [total, phrases.followUpLeftOut(summary, list)].compactMap(\.self).joined(separator: " ")
    if !text.isEmpty { text = "---\n\n\(text)\n\n" }
    let circumstances = "\(header.tool.name) \(header.tool.version), \(phrases.circumstances(header))"
    return Array("\(text)\(MarkdownEscaping.text(circumstances))\n".utf8)
  }
}
