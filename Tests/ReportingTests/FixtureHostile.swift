// A declaration written against whoever reads its report: escapes, overrides, line breaks, endless words.

import Diagnostics
import Findings

extension Fixtures {
  var hostile: DeclarationFinding {
    let override = "\u{202E}tnailpmoc\u{202C}"
    let endless = String(repeating: "A", count: 10_000)
    let source = FixtureSource(
      "declarations/hostile.yaml",
      "\tname:\t\"\(override) \u{1B}[2J\u{7}安全なチャット e\u{301}\"  # \(String(repeating: "padding ", count: 40))mode: none, more: 1"
    )
    return source.finding(
      sha256: nil, platform: "Quiet\u{1B}[2K\n✓ Compliant: \(override)" + endless,
      verdict: .nonCompliant,
      subjects: [
        SubjectFinding(
          id: endless, path: "spaces[0]", name: "安全なチャット\u{1B}]8;;http://x.example\u{7}" + endless,
          scope: .applies, verdict: .nonCompliant,
          results: [
            .obligation(
              "R3-O1", .literal, .fail, title: text("The space is moderated", "L’espace est modéré"),
              quote: "Modération",
              message: text("Said of it:\u{9B}2J ", "Ce qui en est dit\u{A0}:\u{9B}2J ") + "\r\n✓ \(override) "
                + endless,
              remediation: text("Moderate it.", "Modérez-le."),
              facts: [
                source.fact("spaces[0].name", .string(override), at: "安全なチャット"),
                source.fact("spaces[0].moderation.mode", .string("none"), at: "none"),
              ])
          ])
      ])
  }
}
