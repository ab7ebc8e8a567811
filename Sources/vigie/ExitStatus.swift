// What a run tells the shell.

import ArgumentParser
import Diagnostics
import Findings

enum ExitStatus: Int32 {
  case passed = 0
  case nonCompliant = 1
  case couldNotJudge = 2
  case undetermined = 3

  var code: ExitCode { ExitCode(rawValue) }
}

/// The findings of a run, as far as the exit status depends on them.
struct Outcomes {
  private(set) var hasInvalid = false
  private(set) var hasNonCompliant = false
  private(set) var hasUndetermined = false
  private(set) var hasWarning = false
  /// The run was interrupted: what was not judged may be anything.
  var isPartial = false

  mutating func add(_ declaration: DeclarationOutline) {
    switch declaration.verdict {
    case .invalid: hasInvalid = true
    case .nonCompliant: hasNonCompliant = true
    case .undetermined: hasUndetermined = true
    case .compliant, .notApplicable: break
    }
    if declaration.hasWarning { hasWarning = true }
  }

  /// 2 wins over 1 wins over 3.
  func status(failingOn level: FailureLevel) -> ExitStatus {
    if hasInvalid || isPartial { return .couldNotJudge }
    switch level {
    case .never: return .passed
    case .nonCompliant: return hasNonCompliant ? .nonCompliant : .passed
    case .warning where hasNonCompliant || hasWarning: return .nonCompliant
    case .undetermined where hasNonCompliant: return .nonCompliant
    case .warning, .undetermined: return hasUndetermined ? .undetermined : .passed
    }
  }
}

/// From which finding on a run fails.
enum FailureLevel: String, CaseIterable, ExpressibleByArgument {
  case undetermined
  case nonCompliant = "non_compliant"
  case warning
  case never
}
