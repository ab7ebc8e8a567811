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

  func excerpts(ofLines numbers: [Int]) -> ExcerptList {
    switch lines {
    case .text(let source):
      ExcerptList(ofLines: numbers) { line, text in
        text += source.line(line, shortenedTo: Self.excerptLimit).utf8
      }
    case .tree(let tree):
      ExcerptList(ofLines: numbers) { line, text in
        tree.appendLine(line, shortenedTo: Self.excerptLimit, to: &text)
      }
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
    for index in diagnostics.indices { findings.append(finding(diagnostics, at: index, language)) }
    return findings
  }

  package func finding(_ diagnostic: Diagnostic, _ language: Language) -> DiagnosticFinding {
    finding([diagnostic], at: 0, language)
  }

  /// Of a diagnostic that is read where it stands: a copy of it takes longer than all the rest.
  private func finding(_ diagnostics: [Diagnostic], at index: Int, _ language: Language) -> DiagnosticFinding {
    DiagnosticFinding(
      severity: diagnostics[index].severity, code: diagnostics[index].code,
      message: diagnostics[index].message[language], help: diagnostics[index].help?[language],
      location: diagnostics[index].span.map { Location(span: $0, excerpt: text(ofLine: $0.start.line)) })
  }
}
