// `cel.bind`, `optMap` and `optFlatMap`: a value under a name, for one sub-expression.

final class BindingNode: PlanNode {
  let index: Int
  let value: any PlanNode
  let body: any PlanNode

  init(index: Int, value: any PlanNode, body: any PlanNode) {
    (self.index, self.value, self.body) = (index, value, body)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    if frame.isExplaining { return withGrounds(&frame) { body.evaluate(&$0) } }
    frame[local: index] = value.evaluate(&frame)
    return body.evaluate(&frame)
  }

  func truth(_ frame: inout Frame) -> Truth {
    frame[local: index] = value.evaluate(&frame)
    return body.truth(&frame)
  }

  func explain(_ frame: inout Frame) -> Truth {
    withGrounds(&frame) { body.explain(&$0) }
  }

  /// The value counts where the variable is read.
  private func withGrounds<Result>(_ frame: inout Frame, _ body: (inout Frame) -> Result) -> Result {
    let start = frame.journal.count
    frame[local: index] = value.evaluate(&frame)
    frame.setGrounds(frame.journal.take(since: start), ofLocal: index)
    defer { frame.setGrounds([], ofLocal: index) }
    return body(&frame)
  }
}

final class OptionalMapNode: PlanNode {
  let operand: any PlanNode
  let index: Int
  let body: any PlanNode
  let isFlat: Bool

  init(operand: any PlanNode, index: Int, body: any PlanNode, isFlat: Bool) {
    (self.operand, self.index, self.body, self.isFlat) = (operand, index, body, isFlat)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    let outcome = operand.evaluate(&frame)
    guard case .value(let value) = outcome else { return outcome }
    guard case .optional(let optional) = value else {
      return .error(.noOverload(isFlat ? "optFlatMap" : "optMap", [value]))
    }
    guard let wrapped = optional.value else { return outcome }
    // What the operand rests on stays in the journal, for the whole.
    frame[local: index] = .value(wrapped)
    let result = body.evaluate(&frame)
    // What optFlatMap yields is asked for by the checker alone, as of the conditional that it stands for elsewhere.
    guard !isFlat, case .value(let value) = result else { return result }
    return .value(.optional(OptionalValue(value)))
  }
}
