// Places of a declaration as a report carries them: with the text of their line.

package import Diagnostics
package import Findings

package struct Locator {
  /// The longest excerpt, in code points.
  private static let excerptLimit = 500

  let source: SourceText

  package init(source: SourceText) { self.source = source }

  func excerpts(ofLines lines: [Int]) -> [Excerpt] {
    lines.map { Excerpt(line: $0, text: text(ofLine: $0)) }
  }

  private func text(ofLine line: Int) -> String { source.line(line, shortenedTo: Self.excerptLimit) }

  package func finding(_ diagnostic: Diagnostic, _ language: Language) -> DiagnosticFinding {
    DiagnosticFinding(
      severity: diagnostic.severity, code: diagnostic.code, message: diagnostic.message[language],
      help: diagnostic.help?[language],
      location: diagnostic.span.map { Location(span: $0, excerpt: text(ofLine: $0.start.line)) })
  }
}
