// The values that an evaluation finds under the environment's names. Variables of a policy are programs themselves,
// run when first asked for and never twice.

/// The values of an environment's variables, by slot.
///
/// Not sendable: each thread of work fills its own.
public final class Activation {
  private enum Slot {
    case unset
    case ready(Outcome)
    case lazy(Program)
    case evaluating
  }

  private var slots: [Slot]
  private var paths: [AttributePath?]
  private var explanations: [Int: Explained] = [:]

  /// - Parameter slots: the number of variables of the environment.
  public init(slots: Int) {
    self.slots = Array(repeating: .unset, count: slots)
    paths = Array(repeating: nil, count: slots)
  }

  /// Gives a variable its value.
  /// - Parameter path: the attribute that it is, where it is one, so that explanations can name it.
  public func set(_ slot: Int, to outcome: Outcome, path: AttributePath? = nil) {
    slots[slot] = .ready(outcome)
    paths[slot] = path
    explanations[slot] = nil
  }

  /// Has a variable computed when it is first read.
  public func set(_ slot: Int, to program: Program) {
    slots[slot] = .lazy(program)
    explanations[slot] = nil
  }

  /// The value of a variable, computed now where it had not been asked for.
  public func outcome(of slot: Int) -> Outcome {
    switch slots[slot] {
    case .ready(let outcome): return outcome
    case .lazy(let program):
      slots[slot] = .evaluating
      let outcome = program.evaluate(self)
      slots[slot] = .ready(outcome)
      lazyPrograms[slot] = program
      return outcome
    case .unset:
      return .error(
        EvaluationError(.undeclaredReference, en: "a variable has no value", fr: "une variable n’a pas de valeur"))
    case .evaluating:
      return .error(
        EvaluationError(
          .undeclaredReference, en: "a variable depends on itself", fr: "une variable dépend d’elle-même"))
    }
  }

  /// The programs behind variables that have been computed, kept for explanations.
  private var lazyPrograms: [Int: Program] = [:]

  func explained(_ slot: Int) -> Explained {
    let outcome = outcome(of: slot)
    if let known = explanations[slot] { return known }
    var explained = Explained(outcome)
    if let program = lazyPrograms[slot] {
      explained = program.explained(self)
    } else if let path = paths[slot], case .value(let value) = outcome {
      if case .record = value {} else { explained.readings = [AttributeReading(path: path, value: value)] }
    }
    explanations[slot] = explained
    return explained
  }
}
