// `all` and `exists`: `&&` and `||` over the elements of a list or the keys of a map, with the same truth tables. Over
// a list as it is written, elements that are unknown are operands like the others and do not spoil the list.

/// `all` where `deciding` is false, `exists` where it is true.
struct QuantifierNode: PlanNode {
  let range: any PlanNode
  let index: Int
  let variableCount: Int
  let condition: any PlanNode
  let deciding: Bool

  func evaluate(_ frame: Frame) -> Outcome {
    let outcome = range.evaluate(frame)
    guard case .value(let value) = outcome else { return outcome }
    guard let walk = Walk(value, variableCount: variableCount) else { return .error(notWalked(value)) }
    var chain = Logic.Chain(deciding: deciding)
    for round in 0..<walk.count {
      if let error = frame.spend() { return .error(error) }
      walk.bind(round, in: frame, at: index)
      chain.add(condition.evaluate(frame))
      if chain.isDecided { break }
    }
    return chain.outcome
  }

  func explain(_ frame: Frame) -> Explained {
    let range = range.explain(frame)
    guard case .value(let value) = range.outcome else { return range }
    guard let walk = Walk(value, variableCount: variableCount) else {
      return Explained(.error(notWalked(value)), restingOn: [range])
    }
    var chain = Logic.Chain(deciding: deciding)
    var deliberation = Deliberation()
    for round in 0..<walk.count {
      if let error = frame.spend() { return Explained(.error(error)) }
      walk.bind(round, in: frame, at: index)
      let part = condition.explain(frame)
      chain.add(part.outcome)
      deliberation.add(part)
    }
    let decided = deliberation.explained(chain.outcome)
    return Explained(decided.outcome, restingOn: [range, decided])
  }

  private func notWalked(_ value: Value) -> EvaluationError { .noOverload(deciding ? "exists" : "all", [value]) }
}

/// `[a, b].exists(x, …)` and `[a, b].all(x, …)`, where not all of the elements are constants.
struct LiteralQuantifierNode: PlanNode {
  let elements: WrittenList
  let index: Int
  let variableCount: Int
  let condition: any PlanNode
  let deciding: Bool

  func evaluate(_ frame: Frame) -> Outcome {
    let outcomes = elements.nodes.map { $0.evaluate(frame) }
    if elements.isSpoiled(by: outcomes, frame), let undecided = Logic.strict(outcomes) { return undecided }
    var chain = Logic.Chain(deciding: deciding)
    for (round, outcome) in outcomes.enumerated() {
      if let error = frame.spend() { return .error(error) }
      bind(round, outcome, frame)
      chain.add(condition.evaluate(frame))
      if chain.isDecided { break }
    }
    return chain.outcome
  }

  func explain(_ frame: Frame) -> Explained {
    let parts = elements.nodes.map { $0.explain(frame) }
    let outcomes = parts.map(\.outcome)
    if elements.isSpoiled(by: outcomes, frame), let undecided = Logic.strict(outcomes) {
      return Explained(undecided, ofCallWith: parts)
    }
    let place = index + variableCount - 1
    defer { frame.localSources[place] = nil }
    var chain = Logic.Chain(deciding: deciding)
    var deliberation = Deliberation()
    for (round, part) in parts.enumerated() {
      if let error = frame.spend() { return Explained(.error(error)) }
      bind(round, part.outcome, frame)
      frame.localSources[place] = part
      let judged = condition.explain(frame)
      chain.add(judged.outcome)
      deliberation.add(judged)
    }
    return deliberation.explained(chain.outcome)
  }

  private func bind(_ round: Int, _ outcome: Outcome, _ frame: Frame) {
    if variableCount == 2 { frame.locals[index] = .value(.int(Int64(round))) }
    frame.locals[index + variableCount - 1] = outcome
  }
}
