// What a text report says of the run as a whole: the table of many declarations, and the policy with its parameters.

import Diagnostics
import Findings

extension DeclarationText {
  /// That the run was interrupted, before anything else: what follows must not be taken for the whole.
  mutating func appendInterruption(after declarations: Int) {
    let sign = Sign.warning
    page.paragraph([Run("\(sign.mark) \(phrases.interrupted(after: declarations))", sign.tint)], hanging: 2)
    page.blank()
  }

  /// The counts by verdict, then the declarations that need attention.
  mutating func append(_ summary: Summary, worst: [DeclarationFinding]) {
    let label =
      max(phrases.verdictColumn.displayWidth, Verdict.allCases.map { phrases.verdict($0).count }.max() ?? 0) + 2
    if let verdict = Verdict.worstFirst.first(where: { summary[$0] > 0 }) {
      let tally = phrases.tally(summary[verdict], of: verdict, among: summary.declarations)
      page.paragraph([Run("\(verdict.sign.mark) \(tally)", verdict.sign.tint)])
    }
    page.paragraph([Run(phrases.circumstances(header))], indent: 2)
    page.blank()
    page.line([Run(phrases.verdictColumn.padded(to: label) + "  " + phrases.countColumn, .faint)])
    for verdict in Verdict.worstFirst where summary[verdict] > 0 {
      let sign = verdict.sign
      page.line([
        Run("\(sign.mark) \(phrases.verdict(verdict))".padded(to: label), sign.tint), Run("  \(summary[verdict])"),
      ])
    }
    guard !worst.isEmpty else { return }
    page.blank()
    let fails = phrases.failsColumn.displayWidth
    let rest = page.style.width - label - fails - 6
    let names = min(rest / 3, worst.map { Self.platform(of: $0).displayWidth }.max() ?? 0)
    let platforms = max(names, phrases.platformColumn.displayWidth)
    page.line([
      Run(
        phrases.verdictColumn.padded(to: label) + "  " + phrases.failsColumn + "  "
          + phrases.platformColumn.padded(to: platforms) + "  " + phrases.fileColumn, .faint)
    ])
    for declaration in worst {
      let sign = declaration.verdict.sign
      let number = declaration.verdict == .nonCompliant ? String(declaration.failures) : ""
      page.line([
        Run("\(sign.mark) \(phrases.verdict(declaration.verdict))".padded(to: label), sign.tint),
        Run("  " + String(repeating: " ", count: max(0, fails - number.count)) + number),
        Run("  " + (declaration.platform ?? "").fitted(to: platforms).padded(to: platforms)),
        Run("  " + declaration.path),
      ])
    }
    let needing = summary.needingAttention
    if !isVerbose, needing > worst.count {
      page.paragraph([Run(phrases.moreDeclarations(needing - worst.count))])
    }
  }

  /// The parameters that verdicts rest on: the changed ones, or with the policy's text all of them.
  mutating func appendPolicy() {
    let policy = header.policy
    if isVerbose {
      page.blank()
      page.paragraph([Run(phrases.policySection, .strong), Run(phrases.colon + policy.title)], hanging: 2)
      page.paragraph([Run("\(policy.source.publisher), «\u{A0}\(policy.source.title)\u{A0}»")], indent: 2)
      page.paragraph([Run("«\u{A0}\(policy.source.original)\u{A0}»")], indent: 2)
      if policy.source.text != policy.source.original { page.paragraph([Run(policy.source.text)], indent: 2) }
    }
    let shown = policy.parameters.filter { isVerbose || $0.isChanged }
    guard !shown.isEmpty else { return }
    page.blank()
    page.paragraph([Run(isVerbose ? phrases.parameters : phrases.parametersChanged, .strong), Run(phrases.colon)])
    for parameter in shown {
      let changed = isVerbose && parameter.isChanged ? " " + phrases.changed : ""
      page.paragraph([Run("\(parameter.name)\(changed) = \(parameter.value.shown)")], indent: 2, hanging: 2)
      if isVerbose { page.paragraph([Run(parameter.description)], indent: 4) }
    }
  }
}

extension Verdict {
  /// The order in which many declarations are told of.
  static let worstFirst: [Verdict] = [.nonCompliant, .invalid, .undetermined, .notApplicable, .compliant]
}

extension DeclarationFinding {
  /// How many obligations of weight it fails, over all spaces that are in scope.
  var failures: Int {
    subjects.filter { $0.verdict == .nonCompliant }.reduce(0) { sum, subject in
      let results = subject.results
      return sum
        + results.entries.count { entry in
          let rule = results.rule(of: entry)
          return entry.status == .fail && rule.kind == .obligation && rule.severity == .error
        }
    }
  }
}
