// What is told of one declaration in Markdown: blocks that each stand alone, so that a report of bounded length ends
// between two of them.

import Diagnostics
import Findings

/// The parts of one declaration's story.
struct MarkdownDetails {
  let header: ReportHeader
  let phrases: Phrases

  private func text(_ text: String) -> String { MarkdownEscaping.text(text.shortened(to: 600)) }
  private func html(_ text: String) -> String { MarkdownEscaping.html(text.shortened(to: 300)) }
  private func code(_ text: String) -> String { MarkdownEscaping.code(text.shortened(to: 200)) }

  /// The heading, the file and the sentence that says what was found.
  func heading(of declaration: DeclarationFinding, level: Int) -> String {
    let platform = DeclarationText.platform(of: declaration)
    let verdict = "\(declaration.verdict.sign.mark) \(phrases.verdict(declaration.verdict).capitalizedFirst)"
    return String(repeating: "#", count: level) + " \(verdict)\(phrases.colon)\(text(platform))\n\n"
      + "\(code(declaration.path)) — \(text(phrases.conclusion(declaration, platform: platform, header: header)))\n\n"
  }

  /// What failed and what is open, the gravest first.
  func blocks(of declaration: DeclarationFinding) -> [String] {
    let diagnostics = declaration.diagnostics.gravestFirst.filter { $0.severity != .note }.map {
      block(of: $0, in: declaration)
    }
    let whole = declaration.results.filter(\.isRaised).map { block(of: $0, subject: nil, in: declaration) }
    let unanswered = UnansweredFacts(of: declaration)
    let subjects = declaration.subjects.flatMap { subject in
      let groups = ResultGroups(subject)
      return groups.findings.map { block(of: $0, subject: subject, in: declaration) }
        + questions(unanswered.questions(of: groups.undecided), subject: subject)
        + groups.risks.map { block(of: $0, subject: subject, in: declaration) }
    }
    return diagnostics + whole + subjects
  }

  private func block(of result: RuleResult, subject: SubjectFinding?, in declaration: DeclarationFinding) -> String {
    let status = phrases.status(of: result)
    var lines: [String] = []
    if let basis = result.rule.basis { lines.append(text(phrases.basis(basis, quote: result.rule.quote))) }
    if let message = result.message { lines.append(text(message)) }
    if result.kind == .risk { lines.append(text(phrases.riskNotes)) }
    if result.kind != .risk {
      let marked = result.facts.compactMap(\.location)
      if let place = result.location ?? marked.first {
        lines.append(
          source(at: place, in: declaration, marking: marked.isEmpty ? [place] : marked) {
            declaration.excerpt(ofLine: $0)
          })
      }
    }
    if let remediation = result.remediation {
      lines.append("**\(phrases.toDo.withoutLastBlank)** " + text(remediation))
    }
    let place = subject.map { " (\($0.id))" } ?? ""
    let summary = "\(result.sign.mark) <b>\(html(result.rule.id))</b> \(html(status + place + phrases.colon))"
    return details(summary + html(result.rule.title), lines)
  }

  private func block(of diagnostic: DiagnosticFinding, in declaration: DeclarationFinding) -> String {
    var lines: [String] = []
    if let location = diagnostic.location {
      lines.append(source(at: location.span, in: declaration, marking: [location.span]) { _ in location.excerpt })
    }
    if let help = diagnostic.help { lines.append("**\(phrases.help.withoutLastBlank)** " + text(help)) }
    let sign = diagnostic.severity.sign.mark
    let label = "\(phrases.severity(diagnostic.severity)) \(diagnostic.code)"
    return details("\(sign) <b>\(html(label))</b>" + html(phrases.colon + diagnostic.message), lines)
  }

  private func questions(_ questions: [OpenQuestion], subject: SubjectFinding) -> [String] {
    guard !questions.isEmpty else { return [] }
    let items = questions.map { question in
      let place = question.fact.location.map { " (\(phrases.line($0.start.line)))" } ?? ""
      let asked = question.fact.question.map { " " + text($0) } ?? ""
      let remark = question.isMinor ? " (\(phrases.onlyWarning))" : ""
      return "- \(code(question.fact.path))\(asked)\(place) — "
        + text(phrases.list(question.rules.map(\.rule.id)) + remark) + "\n"
    }
    let summary = "\(Sign.open.mark) <b>\(html(phrases.toBeAnswered(questions.count)))</b> (\(html(subject.id)))"
    // A list longer than a person answers in one go would crowd out everything else.
    let shown = items.prefix(40)
    let rest = items.count > shown.count ? ["- … \(items.count - shown.count)\n"] : []
    return [details(summary, [(shown + rest).joined()])]
  }

  private func source(
    at place: SourceSpan, in declaration: DeclarationFinding, marking marked: [SourceSpan],
    excerpt: (Int) -> String?
  ) -> String {
    let position = "\(declaration.file):\(place.start.line):\(place.start.column)"
    let byLine = marked.byLine.prefix(4)
    let gutter = byLine.last.map { String($0.line).utf8.count } ?? 1
    let lines = byLine.flatMap { number, spans -> [String] in
      guard let excerpt = excerpt(number), !excerpt.isEmpty else { return [] }
      let drawn = MarkedLine(excerpt, marks: spans, width: 100)
      let label = String(repeating: " ", count: gutter - String(number).count) + "\(number) | "
      return [label + drawn.text, String(repeating: " ", count: gutter) + " | " + drawn.carets]
    }
    return code(position) + (lines.isEmpty ? "" : "\n\n" + MarkdownEscaping.block(lines))
  }

  private func details(_ summary: String, _ paragraphs: [String]) -> String {
    "<details><summary>\(summary)</summary>\n\n" + paragraphs.joined(separator: "\n\n") + "\n\n</details>\n\n"
  }
}
