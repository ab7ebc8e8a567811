// What templates see of one rule's result: its JSON object, the words for it, and the declaration's lines with the
// place marked.

import Diagnostics
import Findings

extension ReportTree {
  /// Lines and facts beyond these say nothing more to a reader.
  private static let mostLines = 12
  private static let mostFacts = 200
  /// The questions of yes and no, with the status that each asks for.
  private static let questions = Status.allCases.map { ("is_" + $0.rawValue, $0) }

  /// `rule`, `kind`, `basis`, `severity`, `status`, `title`, `quote`, `message`, `remediation`, `facts`, `missing`,
  /// `line`, `column`; `basis_words`, `status_word`, `mark`, `tone`, `is_…`, `is_raised`, `lines`,
  /// `facts_left_out`.
  func tree(_ result: RuleResult, in declaration: DeclarationFinding) -> TemplateValue {
    if !bareResults.isEmpty, !result.saysMore, let rule = header.policy.rules.place(of: result.rule) {
      return bareResults[rule * Status.allCases.count + result.status.place]
    }
    return .object(members(of: result, excerpt: declaration.excerpt(ofLine:)))
  }

  func members(of result: RuleResult, excerpt: (_ line: Int) -> String?) -> TemplateObject {
    members { tree in
      set(result.rule, in: &tree)
      tree.set("status", .text(result.status.rawValue))
      tree.set("status_word", .text(phrases.status(of: result)))
      tree.set("mark", .text(result.sign.mark))
      tree.set("tone", .text(result.sign.tone))
      for (name, status) in Self.questions { tree.set(name, .flag(status == result.status)) }
      tree.set("is_raised", .flag(result.isRaised))
      tree.set("message", .quoted(result.message))
      tree.set("remediation", .quoted(result.remediation))
      set(result.location, in: &tree)
      let marked = result.facts.compactMap(\.location)
      setLines(
        marking: marked.isEmpty ? [result.location].compactMap(\.self) : marked, in: &tree, excerpt: excerpt)
      tree.set("has_facts", .flag(!result.facts.isEmpty))
      tree.set("facts", .list(result.facts.prefix(Self.mostFacts).map(self.tree)))
      let left = result.facts.count - Self.mostFacts
      tree.set("facts_left_out", left > 0 ? .number(left) : .absent)
      tree.set("missing", .list(result.missing.prefix(Self.mostFacts).map { .quoted($0, limit: 300) }))
    }
  }

  /// `path`, `value`, `declared`, `line`, `column`, `place`.
  private func tree(_ fact: FactReading) -> TemplateValue {
    object { tree in
      tree.set("path", .quoted(fact.path, limit: 300))
      tree.set("value", .quoted(fact.value?.shown))
      tree.set("declared", .flag(fact.value != nil))
      set(fact.location, in: &tree)
    }
  }

  /// Where something begins: `line`, `column`, and `place`, which is both with a colon between.
  func set(_ place: SourceSpan?, in tree: inout TemplateObject) {
    tree.set("line", place.map { .number($0.start.line) } ?? .absent)
    tree.set("column", place.map { .number($0.start.column) } ?? .absent)
    tree.set("place", place.map { .text("\($0.start.line):\($0.start.column)") } ?? .absent)
  }

  /// `lines`, each `line` and its `parts`, each `text` and `is_marked`; `has_lines`.
  func setLines(
    marking spans: [SourceSpan], in tree: inout TemplateObject, excerpt: (_ line: Int) -> String?
  ) {
    var lines: [TemplateValue] = []
    for (number, spans) in spans.byLine.prefix(Self.mostLines) {
      guard let text = excerpt(number), !text.isEmpty else { continue }
      lines.append(
        object {
          $0.set("line", .number(number))
          $0.set(
            "parts",
            .list(
              MarkedParts(text, marks: spans).parts.map { part in
                object {
                  $0.set("text", .quoted(part.text))
                  $0.set("is_marked", .flag(part.isMarked))
                }
              }))
        })
    }
    tree.set("has_lines", .flag(!lines.isEmpty))
    tree.set("lines", .list(lines))
  }
}

extension RuleResult {
  /// Whether there is anything beside the rule and the status.
  fileprivate var saysMore: Bool {
    message != nil || remediation != nil || location != nil || !facts.isEmpty || !missing.isEmpty
  }
}

extension Sign {
  /// A word for style sheets.
  var tone: String {
    switch tint {
    case .good: "good"
    case .bad: "bad"
    case .doubtful: "open"
    case .plain, .strong, .faint, .place: "aside"
    }
  }
}
