// What each part of an expression came to, for an author who looks into it. The plan is made anew with every node
// wrapped, so that plans that are not looked into carry nothing for it.

/// What one sub-expression came to.
///
/// - `expression`: the sub-expression, with its place in the source.
/// - `outcomes`: what it came to; where it stands in the body of a macro, in each of the first rounds, and nil in a
///   round that was decided without it. Never empty, and at least one is not nil.
/// - `roundCount`: how many rounds there were; 1 outside of macros.
public struct SubexpressionOutcome: Sendable {
  public let expression: Expression
  public let outcomes: [Outcome?]
  public let roundCount: Int
}

extension Program {
  /// The most rounds of a macro of which a trace tells.
  public static let tracedRounds = 5

  /// Evaluates once more and tells what every sub-expression came to, a node before the nodes below it, otherwise in
  /// source order. Parts that were not evaluated are left out: the other side of a decided `&&`, the branch that was
  /// not taken, a name that is only the beginning of a longer one.
  ///
  /// Slower than `evaluate`, and takes twice its room on the stack: an expression that nests to the very limit ends in
  /// an error here.
  public func trace(_ activation: Activation) -> [SubexpressionOutcome] {
    let checked = plan.checked
    var planner = Planner(checked: checked, isChecked: false, limits: plan.limits, isTraced: true)
    let node = planner.plan(root)
    let log = TraceLog(nodeCount: checked.types.count)
    activation.frame.log = log
    let outcome = activation.frame.run(
      node, depth: 2 * planner.depth, localCount: checked.localCount, costLimit: plan.limits.cost)
    activation.frame.log = nil
    // Where the levels were too many, no node has come to anything.
    if log.isEmpty { log.record(outcome, of: root.id) }
    var trace: [SubexpressionOutcome] = []
    func visit(_ expression: Expression, in body: Int?) {
      if let outcomes = log.outcomes(of: expression.id, in: body) {
        let roundCount = body.map { log.roundCount(of: $0) } ?? 1
        trace.append(SubexpressionOutcome(expression: expression, outcomes: outcomes, roundCount: roundCount))
      }
      for child in expression.children {
        visit(child, in: expression.hasMacroBody(child) ? child.id : body)
      }
    }
    visit(root, in: nil)
    return trace
  }
}

extension Expression {
  /// Whether a node below this one is evaluated once a round.
  fileprivate func hasMacroBody(_ child: Expression) -> Bool {
    guard case .comprehension(let comprehension) = kind else { return false }
    return child.id != comprehension.range.id
  }
}

/// What the nodes of one evaluation came to, by their ids.
final class TraceLog {
  private var outcomes: [[Outcome?]]
  /// By the id of a macro's body.
  private var roundCounts: [Int]
  /// The round that is under way in the innermost macro.
  private var round = 0

  init(nodeCount: Int) {
    outcomes = Array(repeating: [], count: nodeCount)
    roundCounts = Array(repeating: 0, count: nodeCount)
  }

  func record(_ outcome: Outcome, of id: Int) {
    guard round < Program.tracedRounds else { return }
    while outcomes[id].count <= round { outcomes[id].append(nil) }
    outcomes[id][round] = outcome
  }

  /// Runs the body of a macro, as its next round.
  func inRound(of body: Int, _ evaluate: () -> Outcome) -> Outcome {
    let outer = round
    defer { round = outer }
    round = roundCounts[body]
    roundCounts[body] += 1
    return evaluate()
  }

  var isEmpty: Bool { outcomes.allSatisfy(\.isEmpty) }

  func roundCount(of body: Int) -> Int { roundCounts[body] }

  /// One outcome for each round that is told of; nil where there is none at all.
  func outcomes(of id: Int, in body: Int?) -> [Outcome?]? {
    let recorded = outcomes[id]
    guard recorded.contains(where: { $0 != nil }) else { return nil }
    let rounds = body.map { min(roundCounts[$0], Program.tracedRounds) } ?? 1
    return recorded + Array(repeating: nil, count: max(0, rounds - recorded.count))
  }
}

/// A node whose outcomes are recorded.
final class TracedNode: PlanNode {
  let traced: any PlanNode
  let id: Int
  /// Whether it is evaluated once a round of a macro.
  let isMacroBody: Bool

  init(traced: any PlanNode, id: Int, isMacroBody: Bool) {
    (self.traced, self.id, self.isMacroBody) = (traced, id, isMacroBody)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    guard let log = frame.log else { return traced.evaluate(&frame) }
    return isMacroBody ? log.inRound(of: id) { evaluate(&frame, log) } : evaluate(&frame, log)
  }

  private func evaluate(_ frame: inout Frame, _ log: TraceLog) -> Outcome {
    let outcome = traced.evaluate(&frame)
    log.record(outcome, of: id)
    return outcome
  }
}

extension PlanNode {
  /// The node itself where it is wrapped for a trace.
  var untraced: any PlanNode { (self as? TracedNode)?.traced ?? self }
}
