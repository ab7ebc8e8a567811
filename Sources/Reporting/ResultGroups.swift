// A space's results in the order in which people are told of them: what fails, what is open, what holds, what is only
// noted. Every format for people draws on these groups.

import Diagnostics
import Findings

/// The results of one space, by what they mean to a reader.
struct ResultGroups {
  /// Rules that ended in an error.
  private(set) var faults: [RuleResult] = []
  /// Why the policy does not speak of this space.
  private(set) var outOfScope: [RuleResult] = []
  /// Obligations that fail, those of most weight first.
  private(set) var failures: [RuleResult] = []
  private(set) var contradictions: [RuleResult] = []
  /// Scope rules and obligations that wait for answers; none where the space is out of scope.
  private(set) var undecided: [RuleResult] = []
  /// Scope rules and obligations that hold.
  private(set) var met: [RuleResult] = []
  private(set) var setAside: [RuleResult] = []
  private(set) var risks: [RuleResult] = []

  init(_ subject: SubjectFinding) {
    for result in subject.results {
      switch (result.kind, result.status) {
      case (_, .error): faults.append(result)
      case (.scope, .fail): outOfScope.append(result)
      case (.obligation, .fail): failures.append(result)
      case (.consistency, .fail): contradictions.append(result)
      case (.risk, .fail): risks.append(result)
      case (.scope, .unknown), (.obligation, .unknown): undecided.append(result)
      case (.scope, .pass), (.obligation, .pass): met.append(result)
      case (.scope, .notApplicable), (.obligation, .notApplicable): setAside.append(result)
      case (.consistency, _), (.risk, _): break
      }
    }
    if subject.scope == .doesNotApply { undecided = [] }
    failures = failures.gravestFirst
  }

  /// What is told in full, but for risks, which never change a verdict.
  var findings: [RuleResult] { faults + outOfScope + failures + contradictions }
}

/// What has a severity.
protocol Graded {
  var severity: Severity { get }
}

extension DiagnosticFinding: Graded {}
extension RuleResult: Graded {}

extension Array where Element: Graded {
  /// Errors, warnings, notes, each as they came.
  var gravestFirst: [Element] {
    [Severity.error, .warning, .note].flatMap { severity in filter { $0.severity == severity } }
  }
}
