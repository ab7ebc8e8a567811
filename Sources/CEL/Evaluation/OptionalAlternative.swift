// `or` and `orValue` of optionals: what stands in for a missing value is evaluated only where the value is missing, so
// that neither an error nor an unknown in it can spoil a value that is there.

final class OptionalAlternativeNode: PlanNode {
  let operand: any PlanNode
  let alternative: any PlanNode
  /// `orValue`, which gives the value itself; `or` gives an optional.
  let unwraps: Bool

  init(operand: any PlanNode, alternative: any PlanNode, unwraps: Bool) {
    (self.operand, self.alternative, self.unwraps) = (operand, alternative, unwraps)
  }

  /// What the operand alone comes to; nil where the alternative has to be asked.
  private func settled(_ operand: Outcome) -> Outcome? {
    guard case .value(let value) = operand else { return operand }
    guard case .optional(let optional) = value else { return .error(.noOverload(function, [value])) }
    return optional.value.map { .value(unwraps ? $0 : value) }
  }

  private func checked(_ alternative: Outcome) -> Outcome {
    guard !unwraps, case .value(let value) = alternative else { return alternative }
    if case .optional = value { return alternative }
    return .error(.noOverload(function, [.optional(.none), value]))
  }

  private var function: String { unwraps ? "orValue" : "or" }

  func evaluate(_ frame: inout Frame) -> Outcome {
    settled(operand.evaluate(&frame)) ?? checked(alternative.evaluate(&frame))
  }
}
