// A planned expression: parsed, checked and resolved once, evaluated as often as there are declarations.

/// An expression that is ready to run.
public struct Program: Sendable {
  let plan: Plan

  public var source: String { plan.source }
  public var root: Expression { plan.root }
  public var resultType: Type { plan.resultType }
  /// The slots of the variables that the expression names.
  public var usedSlots: Set<Int> { plan.checked.usedSlots }

  public func evaluate(_ activation: Activation) -> Outcome { plan.evaluate(in: &activation.frame) }

  /// What `evaluate` comes to, without the attributes that are unknown and without the error: many times cheaper
  /// where that is all that counts.
  public func truth(_ activation: Activation) -> Truth { plan.truth(in: &activation.frame) }

  /// Evaluates once more and tells which attributes decided.
  ///
  /// Slower than `evaluate`: both sides of `&&` and `||` and every element of a list are looked at. Where that is too
  /// much work, only the outcome is told.
  public func explain(_ activation: Activation) -> Explanation { plan.explanation(in: &activation.frame) }
}

/// What a program is made of.
final class Plan: Sendable {
  // What every evaluation looks at, side by side.
  let node: any PlanNode
  private let cost: Int
  /// How deep the plan nests.
  private let depth: Int32
  private let localCount: Int32
  let isCondition: Bool

  let source: String
  let root: Expression
  let resultType: Type
  let limits: ExpressionLimits
  /// What the plan was made from, so that it can be made again for a trace.
  let checked: CheckedExpression

  init(
    _ parsed: ParsedExpression, _ checked: CheckedExpression, resultType: Type, node: any PlanNode, depth: Int,
    limits: ExpressionLimits
  ) {
    source = parsed.source
    root = parsed.root
    self.resultType = resultType
    isCondition = if case .bool = resultType { true } else { false }
    self.node = node
    self.depth = Int32(clamping: depth)
    localCount = Int32(clamping: checked.localCount)
    cost = limits.cost
    self.limits = limits
    self.checked = checked
  }

  func evaluate(in frame: inout Frame) -> Outcome {
    frame.run(node, depth: Int(depth), localCount: Int(localCount), costLimit: cost)
  }

  @inline(__always)
  func truth(in frame: inout Frame) -> Truth {
    frame.judge(node, depth: Int(depth), localCount: Int(localCount), costLimit: cost)
  }

  func explanation(in frame: inout Frame) -> Explanation {
    let outcome = frame.explain(self)
    return Explanation(outcome, frame.journal)
  }

  /// Leaves in the journal what the outcome rests on, and what it waits for.
  func explain(in frame: inout Frame) -> Outcome {
    let start = frame.journal.count
    var (outcome, isComplete) = frame.explain(
      node, isCondition: isCondition, depth: Int(depth), localCount: Int(localCount),
      costLimit: cost / Self.explanationShare)
    if !isComplete { frame.journal.truncate(to: start) }
    // An explanation does not keep which error it was.
    if case .error = outcome { isComplete = false }
    if !isComplete { outcome = evaluate(in: &frame) }
    frame.journal.awaitPaths(of: outcome)
    return outcome
  }

  /// A step of an explanation takes about as long as so many of an evaluation, and each note that it takes is a step.
  private static let explanationShare = 4
}

/// One step of a plan. An object each, so that going from one to the next takes neither a copy nor a look at how it
/// is stored.
protocol PlanNode: AnyObject, Sendable {
  /// What the step comes to. Where the frame is explaining, it leaves in the journal the attributes that decided, and
  /// those that it waits for unless its outcome names them.
  func evaluate(_ frame: inout Frame) -> Outcome

  /// What the step comes to as a condition, with the same steps paid for; only where the frame is judging.
  func truth(_ frame: inout Frame) -> Truth

  /// What the step comes to as a condition; leaves in the journal the attributes that decided and those that it waits
  /// for. Only where the frame is explaining.
  func explain(_ frame: inout Frame) -> Truth
}

extension PlanNode {
  func truth(_ frame: inout Frame) -> Truth { Truth(evaluate(&frame)) }

  func explain(_ frame: inout Frame) -> Truth {
    let outcome = evaluate(&frame)
    frame.journal.awaitPaths(of: outcome)
    return Truth(outcome)
  }
}
