// What is wrong with an input, as text: the message, its place with the source line under a caret, and what to write
// instead. Reports show a declaration's troubles this way, and so does a run that could not start.

package import Diagnostics
package import Findings

package enum DiagnosticText {
  /// The troubles of one file, one after another, in the order given.
  ///
  /// - `file`: as the user named it; nil where the trouble is not with a file.
  package static func bytes(
    of diagnostics: [DiagnosticFinding], file: String?, language: Language, style: TextStyle
  ) -> [UInt8] {
    var page = TextPage(style: style)
    for (index, diagnostic) in diagnostics.enumerated() {
      if index > 0 { page.blank() }
      page.append(diagnostic, file: file ?? "", phrases: Phrases(language: language))
    }
    return page.bytes
  }
}

extension TextPage {
  mutating func append(_ diagnostic: DiagnosticFinding, file: String, phrases: Phrases) {
    let sign = diagnostic.severity.sign
    paragraph(
      [
        Run("\(sign.mark) \(phrases.severity(diagnostic.severity))[\(diagnostic.code)]", sign.tint),
        Run(phrases.colon + diagnostic.message.bounded),
      ], hanging: 2)
    if let location = diagnostic.location {
      snippet(
        at: location.span, in: file, marking: [location.span], most: 1, tint: sign.tint, phrases: phrases, indent: 2
      ) { _ in location.excerpt }
    }
    if let help = diagnostic.help {
      paragraph([Run(phrases.help, .strong), Run(help.bounded)], indent: 2, hanging: 2)
    }
  }
}
