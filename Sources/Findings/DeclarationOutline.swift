// What the figures of a run and its exit status need of a declaration, so that a finding that is only counted, or that
// was kept from an earlier run, need not be there as a whole.

import Diagnostics

/// One declaration in short.
package struct DeclarationOutline: Sendable, Equatable {
  /// As in the finding.
  package var path: String
  package var verdict: Verdict
  /// Whether a rule of severity warning fails that binds: an obligation in scope, or any other rule.
  package var hasWarning: Bool
  package var contentDigest: UInt64?
  /// The obligations that fail in scope, each once.
  package var failing: [RuleDescription]
  /// The paths of the attributes that some undecided result waits for.
  package var unanswered: [String]

  package init(
    path: String, verdict: Verdict, hasWarning: Bool, contentDigest: UInt64? = nil, failing: [RuleDescription] = [],
    unanswered: [String] = []
  ) {
    self.path = path
    self.verdict = verdict
    self.hasWarning = hasWarning
    self.contentDigest = contentDigest
    self.failing = failing
    self.unanswered = unanswered
  }

  /// - Parameter hasFigures: whether what fails and what is unanswered is listed.
  package init(_ finding: DeclarationFinding, hasFigures: Bool) {
    self.init(
      path: finding.path, verdict: finding.verdict, hasWarning: finding.results.failsWarning(amongObligations: true),
      contentDigest: finding.contentDigest)
    for subject in finding.subjects {
      let isInScope = subject.scope == .applies
      if !hasWarning { hasWarning = subject.results.failsWarning(amongObligations: isInScope) }
      if hasFigures, isInScope { addFailing(subject.results) }
    }
    if hasFigures { unanswered = finding.unanswered.map(\.path) }
  }

  private mutating func addFailing(_ results: RuleResults) {
    for entry in results.entries {
      guard case .fail = entry.status else { continue }
      let rule = results.rule(of: entry)
      if rule.kind == .obligation, !failing.contains(where: { $0 === rule }) { failing.append(rule) }
    }
  }
}

extension RuleResults {
  fileprivate func failsWarning(amongObligations: Bool) -> Bool {
    entries.contains { entry in
      guard case .fail = entry.status else { return false }
      let rule = rule(of: entry)
      return rule.severity == .warning && (amongObligations || rule.kind != .obligation)
    }
  }
}
