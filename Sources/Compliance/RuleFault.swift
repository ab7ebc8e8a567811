// How a report speaks of a rule that ended in an error.

import CEL
import Diagnostics

/// What went wrong in a rule, and what to do about it.
///
/// It is a fault of the policy, unless the declaration was too large for the limit of the run.
struct RuleFault {
  let message: LocalizedText
  let remediation: LocalizedText

  init(_ error: EvaluationError) {
    if error.code == .costExceeded {
      message = LocalizedText(
        en: "this rule could not be decided: the declaration is too large for it (\(error.message.english))",
        fr: "cette règle n’a pu être décidée : la déclaration est trop volumineuse pour elle "
          + "(\(error.message.french))")
      remediation = LocalizedText(
        en: "Split the declaration, or raise --max-cost.", fr: "Divisez la déclaration, ou relevez --max-cost.")
    } else {
      message = LocalizedText(
        en: "the policy itself is faulty here: \(error.message.english)",
        fr: "la politique elle-même est en défaut ici : \(error.message.french)")
      remediation = LocalizedText(
        en: "Tell those who maintain the policy: the fault is its own, not the declaration’s.",
        fr: "Signalez-le à qui maintient la politique : le défaut est le sien, non celui de la déclaration.")
    }
  }
}

extension Program {
  /// What is to be told of the program's error, where it ends in one.
  func fault(_ frame: inout Frame) -> RuleFault? {
    if case .error(let error) = frame.evaluate(self) { RuleFault(error) } else { nil }
  }
}
