// Places of a declaration as a report carries them: with the text of their line.

package import Diagnostics
package import Findings

package struct Locator {
  /// The longest excerpt, in code points.
  private static let excerptLimit = 500

  let source: SourceText

  package init(source: SourceText) { self.source = source }

  func location(_ span: SourceSpan?) -> Location? {
    guard let span else { return nil }
    return Location(span: span, excerpt: source.line(span.start.line, shortenedTo: Self.excerptLimit))
  }

  package func finding(_ diagnostic: Diagnostic, _ language: Language) -> DiagnosticFinding {
    DiagnosticFinding(
      severity: diagnostic.severity, code: diagnostic.code, message: diagnostic.message[language],
      help: diagnostic.help?[language], location: location(diagnostic.span))
  }
}
