// The values that an evaluation finds under the environment's names. Variables of a policy are programs themselves,
// run when first asked for and never twice.

/// The values of an environment's variables, by slot.
///
/// Not sendable: each thread of work fills its own. Giving a variable another value does not undo what lazily
/// computed variables have made of the old one: set those again too.
public final class Activation {
  private enum Slot {
    case unset
    case ready(Outcome, path: AttributePath?)
    case lazy(Program)
    case evaluating
    case computed(Outcome, by: Program)
  }

  /// The most levels of nested expressions that may be under way at once, all variables together: evaluation follows
  /// them on the stack.
  static let maximumDepth = 600

  private var slots: [Slot]
  private var explanations: [Int: Explained] = [:]
  private var depth = 0

  /// - Parameter slots: the number of variables of the environment.
  public init(slots: Int) { self.slots = Array(repeating: .unset, count: slots) }

  /// Gives a variable its value.
  /// - Parameter path: the attribute that it is, where it is one, so that explanations can name it.
  public func set(_ slot: Int, to outcome: Outcome, path: AttributePath? = nil) {
    slots[slot] = .ready(outcome, path: path)
    explanations[slot] = nil
  }

  /// Has a variable computed when it is first read.
  public func set(_ slot: Int, to program: Program) {
    slots[slot] = .lazy(program)
    explanations[slot] = nil
  }

  /// The value of a variable, computed now where it had not been asked for.
  public func outcome(of slot: Int) -> Outcome {
    guard slots.indices.contains(slot) else { return .error(Self.noValue) }
    switch slots[slot] {
    case .ready(let outcome, _), .computed(let outcome, _): return outcome
    case .lazy(let program):
      slots[slot] = .evaluating
      let outcome = program.evaluate(self)
      slots[slot] = .computed(outcome, by: program)
      return outcome
    case .unset: return .error(Self.noValue)
    case .evaluating:
      return .error(
        EvaluationError(
          .undeclaredReference, en: "a variable depends on itself", fr: "une variable dépend d’elle-même"))
    }
  }

  func explained(_ slot: Int) -> Explained {
    let outcome = outcome(of: slot)
    if let known = explanations[slot] { return known }
    var explained = Explained(outcome)
    // Already there for a variable that depends on itself.
    explanations[slot] = explained
    switch slots[slot] {
    case .computed(_, let program): explained.grounds = program.explained(self).grounds
    case .ready(.value(let value), let path?):
      if case .record = value {} else { explained.grounds.note(path, value) }
    default: break
    }
    explanations[slot] = explained
    return explained
  }

  /// Runs an expression of so many nested levels, unless there would be too many under way.
  func nesting<Result>(_ levels: Int, _ body: () -> Result) -> Result? {
    guard depth + levels <= Self.maximumDepth else { return nil }
    depth += levels
    defer { depth -= levels }
    return body()
  }

  private static let noValue = EvaluationError(
    .undeclaredReference, en: "a variable has no value", fr: "une variable n’a pas de valeur")
}
