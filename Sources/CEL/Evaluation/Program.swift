// A planned expression: parsed, checked and resolved once, evaluated as often as there are declarations.

/// An expression that is ready to run.
public struct Program: Sendable {
  public let source: String
  public let root: Expression
  public let resultType: Type
  /// The slots of the variables that the expression names.
  public let usedSlots: Set<Int>
  let node: any PlanNode
  let localCount: Int
  let costLimit: Int

  public func evaluate(_ activation: Activation) -> Outcome {
    node.evaluate(Frame(activation: activation, localCount: localCount, costLimit: costLimit))
  }

  /// Evaluates once more and tells which attributes decided.
  ///
  /// Much slower than `evaluate`: both sides of `&&` and `||` and every element of a list are looked at.
  public func explain(_ activation: Activation) -> Explanation {
    Explanation(explained(activation))
  }

  func explained(_ activation: Activation) -> Explained {
    node.explain(Frame(activation: activation, localCount: localCount, costLimit: costLimit))
  }
}

/// The working memory of one evaluation.
final class Frame {
  let activation: Activation
  var locals: [Outcome]
  /// Where the values of `cel.bind` variables came from; filled by explanations only.
  var localSources: [Int: Explained] = [:]
  private var budget: Int

  init(activation: Activation, localCount: Int, costLimit: Int) {
    self.activation = activation
    locals = Array(repeating: .value(.null), count: localCount)
    budget = costLimit
  }

  /// Pays for one step; the error to end with where the limit is reached.
  func spend() -> EvaluationError? {
    budget -= 1
    guard budget < 0 else { return nil }
    budget = 0
    return EvaluationError(
      .costExceeded, en: "the expression takes more steps than the limit allows",
      fr: "l’expression demande plus d’étapes que la limite ne le permet")
  }
}

/// One step of a plan.
protocol PlanNode: Sendable {
  func evaluate(_ frame: Frame) -> Outcome
  /// As `evaluate`, with the attributes that decided the outcome.
  func explain(_ frame: Frame) -> Explained
}

extension PlanNode {
  func explain(_ frame: Frame) -> Explained { Explained(evaluate(frame)) }
}
