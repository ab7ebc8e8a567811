// Places of a declaration as a report carries them: with the text of their line.

import Diagnostics
import Findings

struct Locator {
  /// The longest excerpt, in characters.
  private static let excerptLimit = 500

  let source: SourceText

  func location(_ span: SourceSpan?) -> Location? {
    guard let span else { return nil }
    return Location(span: span, excerpt: source.line(span.start.line).shortened(to: Self.excerptLimit))
  }

  func finding(_ diagnostic: Diagnostic, _ language: Language) -> DiagnosticFinding {
    DiagnosticFinding(
      severity: diagnostic.severity, code: diagnostic.code, message: diagnostic.message[language],
      help: diagnostic.help?[language], location: location(diagnostic.span))
  }
}
