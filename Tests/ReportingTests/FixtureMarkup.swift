// A declaration that tries to be markup: every text in it means something to Markdown, GitHub, HTML or a script.

import Diagnostics
import Findings

extension Fixtures {
  /// Texts that mean something to one reader or another of a report.
  static let markup = [
    "<script>alert(1)</script>", "</script><script>alert(2)</script>", "<!-- <img src=x onerror=alert(3)>",
    "\u{600}<script>alert(4)</script>", "<\u{301}b>", "\"\u{301} onload=\"alert(5)", "]]>", "{{platform}}{{{path}}}",
    "@octocat", "#123", "octo/cat#7", "GH-1", "https://x.example/a", "www.x.example", "[a](https://x.example)",
    "![a](x)", "| a | b |", "``` x", "`````", "~~~", "**bold** _it_ ~~no~~", "- item", "1. item", "# heading",
    "    code", ":tada:", "$x^2$", "&lt;b&gt; &amp;", "a\\|b", "::error::x", "=cmd()", "javascript:alert(6)",
  ]

  var markup: DeclarationFinding {
    let texts = Self.markup
    let source = FixtureSource("declarations/`mark|up`@x.yaml", texts.joined(separator: "\n"))
    let places = texts.map { source.fact("spaces[0].name", .string($0), at: $0) }
    let results = texts.enumerated().map { index, text in
      RuleResult.obligation(
        "R3-O1", .literal, .fail, title: self.text("The space is moderated", "L’espace est modéré"),
        quote: "Modération", message: text, remediation: text, facts: [places[index]])
    }
    return source.finding(
      sha256: String(repeating: "5f", count: 32), platform: texts.joined(separator: " "), verdict: .nonCompliant,
      subjects: [
        SubjectFinding(
          id: "lobby", path: "spaces[0]", name: texts[0] + texts[3], scope: .applies, verdict: .nonCompliant,
          results: RuleResults(
            results + [.obligation("R3-O2", .literal, .unknown, title: texts[5], missing: texts)]))
      ],
      diagnostics: texts.map {
        DiagnosticFinding(
          severity: .error, code: "schema.unknown_field", message: $0, help: $0,
          location: source.location($0))
      },
      unanswered: texts.map { UnansweredFact(path: $0, question: $0, location: source.place($0)) })
  }
}
