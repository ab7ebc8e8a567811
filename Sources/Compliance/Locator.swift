// Places of a declaration as a report carries them: with the text of their line.

package import Diagnostics
package import Findings
import YAMLDocument

package struct Locator {
  /// The longest excerpt, in code points.
  private static let excerptLimit = 500

  private enum Lines {
    case text(SourceText)
    /// Which finds the lines on which something begins without looking for them.
    case tree(DocumentTree)
  }

  private let lines: Lines

  package init(source: SourceText) { lines = .text(source) }

  init(tree: DocumentTree) { lines = .tree(tree) }

  /// - Parameter numbers: in the order of the file.
  func append(ofLines numbers: [Int], to excerpts: inout ExcerptList) {
    excerpts.reserveCapacity(numbers.count)
    switch lines {
    case .text(let source):
      for number in numbers {
        source.line(number, shortenedTo: Self.excerptLimit).withBytes { excerpts.append(line: number, $0) }
      }
    case .tree(let tree):
      tree.visitLines(numbers, shortenedTo: Self.excerptLimit) { excerpts.append(line: $0, $1) }
    }
  }

  private func text(ofLine line: Int) -> String {
    switch lines {
    case .text(let source): source.line(line, shortenedTo: Self.excerptLimit)
    case .tree(let tree): tree.line(line, shortenedTo: Self.excerptLimit)
    }
  }

  func findings(_ diagnostics: [Diagnostic], _ language: Language) -> [DiagnosticFinding] {
    var findings: [DiagnosticFinding] = []
    findings.reserveCapacity(diagnostics.count)
    for place in diagnostics.indices { findings.append(finding(diagnostics.span, place, language)) }
    return findings
  }

  package func finding(_ diagnostic: Diagnostic, _ language: Language) -> DiagnosticFinding {
    finding([diagnostic].span, 0, language)
  }

  /// Reads it where it stands: who copies one counts references to all that is in it.
  private func finding(_ diagnostics: Span<Diagnostic>, _ place: Int, _ language: Language) -> DiagnosticFinding {
    DiagnosticFinding(
      severity: diagnostics[place].severity, code: diagnostics[place].code,
      message: diagnostics[place].message[language], help: diagnostics[place].help?[language],
      location: diagnostics[place].span.map { Location(span: $0, excerpt: text(ofLine: $0.start.line)) })
  }
}
