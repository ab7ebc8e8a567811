// `cel.bind`, `optMap` and `optFlatMap`: a value under a name, for one sub-expression; and optional selection.

struct BindingNode: PlanNode {
  let index: Int
  let value: any PlanNode
  let body: any PlanNode

  func evaluate(_ frame: Frame) -> Outcome {
    frame.locals[index] = value.evaluate(frame)
    return body.evaluate(frame)
  }

  func explain(_ frame: Frame) -> Explained {
    let bound = value.explain(frame)
    frame.locals[index] = bound.outcome
    frame.localSources[index] = bound
    defer { frame.localSources[index] = nil }
    return body.explain(frame)
  }
}

struct OptionalMapNode: PlanNode {
  let operand: any PlanNode
  let index: Int
  let body: any PlanNode
  let isFlat: Bool

  func evaluate(_ frame: Frame) -> Outcome {
    let outcome = operand.evaluate(frame)
    switch unwrap(outcome) {
    case .success(let value): return wrapped(in: frame, value) { body.evaluate(frame) }
    case .failure(let ending): return ending.outcome
    }
  }

  func explain(_ frame: Frame) -> Explained {
    let inner = operand.explain(frame)
    switch unwrap(inner.outcome) {
    case .success(let value):
      var mapped = Explained(.value(.null))
      frame.localSources[index] = Explained(.value(value), inner.grounds)
      defer { frame.localSources[index] = nil }
      let outcome = wrapped(in: frame, value) {
        mapped = body.explain(frame)
        return mapped.outcome
      }
      return Explained(outcome, restingOn: [inner, mapped])
    case .failure(let ending): return Explained(ending.outcome, restingOn: [inner])
    }
  }

  private struct Ending: Error {
    let outcome: Outcome
  }

  private func unwrap(_ outcome: Outcome) -> Result<Value, Ending> {
    guard case .value(let value) = outcome else { return .failure(Ending(outcome: outcome)) }
    guard case .optional(let optional) = value else {
      return .failure(Ending(outcome: .error(.noOverload(isFlat ? "optFlatMap" : "optMap", [value]))))
    }
    return optional.value.map(Result.success) ?? .failure(Ending(outcome: outcome))
  }

  private func wrapped(in frame: Frame, _ value: Value, _ body: () -> Outcome) -> Outcome {
    frame.locals[index] = .value(value)
    let result = body()
    // What optFlatMap yields is asked for by the checker alone, as of the conditional that it stands for elsewhere.
    guard !isFlat, case .value(let value) = result else { return result }
    return .value(.optional(OptionalValue(value)))
  }
}

/// `operand.?field`
struct OptionalFieldNode: PlanNode {
  let operand: any PlanNode
  let field: String

  func evaluate(_ frame: Frame) -> Outcome {
    let outcome = operand.evaluate(frame)
    guard case .value(let value) = outcome else { return outcome }
    return Fields.optionally(field, of: value)
  }

  func explain(_ frame: Frame) -> Explained {
    let inner = operand.explain(frame)
    guard case .value(let value) = inner.outcome else { return inner }
    return Fields.explainOptionally(field, of: value, inner.grounds)
  }
}
