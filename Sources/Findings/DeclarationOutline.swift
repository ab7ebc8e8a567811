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
  package init(_ finding: borrowing DeclarationFinding, hasFigures: Bool) {
    var hasWarning = finding.results.failsWarning(amongObligations: true)
    var failing: [RuleDescription] = []
    for index in finding.subjects.indices {
      let isInScope = finding.subjects[index].scope == .applies
      if !hasWarning { hasWarning = finding.subjects[index].results.failsWarning(amongObligations: isInScope) }
      if hasFigures, isInScope { finding.subjects[index].results.gatherFailing(&failing) }
    }
    self.init(
      path: finding.path, verdict: finding.verdict, hasWarning: hasWarning, contentDigest: finding.contentDigest,
      failing: failing, unanswered: hasFigures ? finding.unanswered.map(\.path) : [])
  }
}

extension RuleResults {
  /// Adds the obligations that fail and are not there yet.
  fileprivate func gatherFailing(_ failing: inout [RuleDescription]) {
    for index in entries.indices {
      guard case .fail = entries[index].status else { continue }
      let rule = rule(of: entries[index])
      if rule.kind == .obligation, !failing.contains(where: { $0 === rule }) { failing.append(rule) }
    }
  }

  fileprivate func failsWarning(amongObligations: Bool) -> Bool {
    for index in entries.indices {
      guard case .fail = entries[index].status else { continue }
      let rule = rule(of: entries[index])
      if rule.severity == .warning, amongObligations || rule.kind != .obligation { return true }
    }
    return false
  }
}
