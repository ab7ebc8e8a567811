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
  /// How deep the plan nests.
  let depth: Int
  let limits: ExpressionLimits
  /// What the plan was made from, so that it can be made again for a trace.
  let checked: CheckedExpression

  public func evaluate(_ activation: Activation) -> Outcome {
    activation.nesting(depth) {
      node.evaluate(Frame(activation: activation, localCount: localCount, costLimit: limits.cost))
    } ?? .error(Self.nestedTooDeeply)
  }

  /// Evaluates once more and tells which attributes decided.
  ///
  /// Much slower than `evaluate`: both sides of `&&` and `||` and every element of a list are looked at. Where that
  /// is too much work, only the outcome is told.
  public func explain(_ activation: Activation) -> Explanation {
    Explanation(explained(activation))
  }

  func explained(_ activation: Activation) -> Explained {
    activation.nesting(depth) {
      let frame = Frame(activation: activation, localCount: localCount, costLimit: limits.cost / Self.explanationShare)
      let explained = node.explain(frame)
      return frame.isExhausted ? Explained(evaluate(activation)) : explained
    } ?? Explained(.error(Self.nestedTooDeeply))
  }

  /// A step of an explanation takes about as long as so many of an evaluation.
  private static let explanationShare = 10

  static let nestedTooDeeply = EvaluationError(
    .costExceeded, en: "variables build on one another too deeply",
    fr: "des variables s’appuient trop profondément les unes sur les autres")
}

/// The working memory of one evaluation.
final class Frame {
  let activation: Activation
  var locals: [Outcome]
  /// Where the values of `cel.bind` variables came from; filled by explanations only.
  var localSources: [Int: Explained] = [:]
  /// Where a trace is kept; nil in every other evaluation.
  let log: TraceLog?
  private var budget: Int
  private(set) var isExhausted = false

  init(activation: Activation, localCount: Int, costLimit: Int, log: TraceLog? = nil) {
    self.activation = activation
    self.log = log
    locals = Array(repeating: .value(.null), count: localCount)
    budget = costLimit
  }

  /// Pays for steps; the error to end with where the limit is reached.
  func spend(_ steps: Int = 1) -> EvaluationError? {
    budget -= steps
    guard budget < 0 else { return nil }
    budget = 0
    isExhausted = true
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
