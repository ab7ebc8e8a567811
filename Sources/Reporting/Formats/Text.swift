// The report for a person at a terminal. One declaration is told in full; of many, the counts and a table come first
// and then the worst, so only those are held while the run goes on.

import Diagnostics
package import Findings

/// Writes the report as text in the header's language.
package struct TextReportWriter: ReportWriter {
  private let style: TextStyle
  private var header: ReportHeader?
  private var worst: WorstFirst

  package init(style: TextStyle = TextStyle()) {
    self.style = style
    self.worst = WorstFirst(limit: Self.listed(style))
  }

  /// How many declarations a table lists: all that a person would read.
  private static func listed(_ style: TextStyle) -> Int { style.isVerbose ? 1000 : 50 }
  /// How many of those are told in full.
  private var told: Int { style.isVerbose ? Self.listed(style) : 5 }

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
    var text = DeclarationText(header: header, style: style)
    if summary.isPartial { text.appendInterruption(after: summary.declarations) }
    if worst.count == 1, let only = worst.declarations.first {
      text.append(only, isAlone: true)
      text.appendPolicy()
      text.page.blank()
      let platform = DeclarationText.platform(of: only)
      text.page.paragraph([Run(text.phrases.conclusion(only, platform: platform, header: header), .strong)])
      return text.page.bytes
    }
    let listed = worst.declarations.filter { style.isVerbose || $0.verdict.needsAttention }
    text.append(summary, worst: listed)
    for (index, declaration) in listed.prefix(told).enumerated() {
      text.page.blank()
      text.page.blank()
      text.append(declaration, number: "[\(index + 1)/\(listed.count)]", isAlone: false)
    }
    if listed.count > told {
      text.page.blank()
      text.page.paragraph([Run(text.phrases.moreDetails(listed.count - told))])
    }
    text.appendPolicy()
    text.page.blank()
    text.page.paragraph([Run(text.phrases.conclusion(summary, header: header), .strong)])
    return text.page.bytes
  }
}
