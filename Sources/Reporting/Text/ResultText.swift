// One rule's result as text: its title, the words it stands on, what is wrong, the declaration's lines, what to do.

import Diagnostics
import Findings

extension DeclarationText {
  mutating func append(_ result: RuleResult, in declaration: DeclarationFinding) {
    if result.isRaised { beginBlock() }
    appendHeading(of: result)
    if let message = result.message { page.paragraph([Run(message.bounded)], indent: 4) }
    if result.isRaised { appendLines(of: result, in: declaration, tint: result.sign.tint) }
    if isVerbose { appendFacts(of: result) }
    if let remediation = result.remediation {
      page.paragraph([Run(phrases.toDo, .strong), Run(remediation.bounded)], indent: 4, hanging: 2)
    }
  }

  /// The title, and what a rule that is raised stands on.
  private mutating func appendHeading(of result: RuleResult) {
    let rule = header.policy.rules.place(of: result.rule)
    let place = rule.map { $0 * Status.allCases.count + result.status.place }
    if let place, let heading = headings[place] { return page.append(written: heading) }
    let start = page.bytes.count
    appendTitle(of: result)
    if let basis = result.rule.basis, result.isRaised {
      page.paragraph([Run(phrases.basis(basis, quote: result.rule.quote))], indent: 4, hanging: 2)
    }
    if let place { headings[place] = Array(page.bytes[start...]) }
  }

  mutating func appendTitle(of result: RuleResult) {
    let sign = result.sign
    page.paragraph(
      [
        Run("\(sign.mark) \(result.rule.id) \(phrases.status(of: result))", sign.tint),
        Run(phrases.colon + result.rule.title),
      ], indent: 2, hanging: 2)
  }

  /// The lines of the facts that decided, and the paths of those whose absence did.
  private mutating func appendLines(of result: RuleResult, in declaration: DeclarationFinding, tint: Tint) {
    let marked = result.facts.compactMap(\.location)
    guard let place = result.location ?? marked.first else { return }
    let hidden = page.snippet(
      at: place, in: declaration.file, marking: marked.isEmpty ? [place] : marked, most: isVerbose ? 12 : 3,
      tint: tint, phrases: phrases, indent: 4, excerpt: declaration.excerpt(ofLine:))
    let absent = result.facts.filter { $0.value == nil }.map { $0.path.fitted(to: 200) }
    if !absent.isEmpty {
      let paths = absent.prefix(6).joined(separator: ", ") + (absent.count > 6 ? ", …" : "")
      page.paragraph([Run(phrases.notDeclared + phrases.colon + paths)], indent: 6, hanging: 2)
    }
    if !hidden.isEmpty {
      let places = hidden.prefix(6).map { "\($0.start.line):\($0.start.column)" }
      let all = places.joined(separator: ", ") + (hidden.count > 6 ? ", …" : "")
      page.paragraph([Run(phrases.otherPlaces(all))], indent: 6, hanging: 2)
    }
  }

  private mutating func appendFacts(of result: RuleResult) {
    for fact in result.facts {
      let place = fact.location.map { " (\($0.start.line):\($0.start.column))" } ?? ""
      page.paragraph([Run(phrases.reading(fact)), Run(place, .faint)], indent: 4, hanging: 2)
    }
  }
}
