// Places of a declaration as a report carries them: with the text of their line.

package import Diagnostics
package import Findings

package struct Locator {
  /// The longest excerpt, in code points.
  private static let excerptLimit = 500

  let source: SourceText

  package init(source: SourceText) { self.source = source }

  /// The lines on which `places` begin, each once, in their order.
  func excerpts(at places: [SourceSpan]) -> [Excerpt] {
    var excerpts: [Excerpt] = []
    for line in places.map(\.start.line).sorted() where line != excerpts.last?.line {
      excerpts.append(Excerpt(line: line, text: text(ofLine: line)))
    }
    return excerpts
  }

  private func text(ofLine line: Int) -> String { source.line(line, shortenedTo: Self.excerptLimit) }

  package func finding(_ diagnostic: Diagnostic, _ language: Language) -> DiagnosticFinding {
    DiagnosticFinding(
      severity: diagnostic.severity, code: diagnostic.code, message: diagnostic.message[language],
      help: diagnostic.help?[language],
      location: diagnostic.span.map { Location(span: $0, excerpt: text(ofLine: $0.start.line)) })
  }
}
