// `all` and `exists`: `&&` and `||` over the elements of a list or the keys of a map, with the same truth tables. Over
// a list as it is written, elements that are unknown are operands like the others and do not spoil the list.

/// `all` where `deciding` is false, `exists` where it is true.
final class QuantifierNode: PlanNode {
  let range: any PlanNode
  let index: Int
  let variableCount: Int
  let condition: any PlanNode
  let deciding: Bool

  init(range: any PlanNode, index: Int, variableCount: Int, condition: any PlanNode, deciding: Bool) {
    self.range = range
    self.index = index
    self.variableCount = variableCount
    self.condition = condition
    self.deciding = deciding
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    if frame.isExplaining { return explain(&frame).outcome }
    let outcome = range.evaluate(&frame)
    guard case .value(let value) = outcome else { return outcome }
    guard let walk = Walk(value, variableCount: variableCount) else {
      return .error(.noOverload(deciding ? "exists" : "all", [value]))
    }
    var chain = Logic.Chain(deciding: deciding)
    for round in 0..<walk.count {
      guard frame.spend() else { return .costExceeded }
      walk.bind(round, in: &frame, at: index)
      chain.add(condition.evaluate(&frame))
      if chain.isDecided { break }
    }
    return chain.outcome
  }

  /// Sees all rounds, and rests on those that decide.
  func explain(_ frame: inout Frame) -> Truth {
    let outcome = range.evaluate(&frame)
    guard case .value(let value) = outcome else {
      frame.journal.awaitPaths(of: outcome)
      return Truth(outcome)
    }
    if case .list(let elements) = value, variableCount == 1 {
      return explain(&frame, rounds: elements.count) { $1[local: index] = .value(elements[$0]) }
    }
    guard let walk = Walk(value, variableCount: variableCount) else { return .error }
    return explain(&frame, rounds: walk.count) { walk.bind($0, in: &$1, at: index) }
  }

  @inline(__always)
  private func explain(_ frame: inout Frame, rounds: Int, _ bind: (Int, inout Frame) -> Void) -> Truth {
    var explained = ExplainedRounds(deciding: deciding, frame.journal.deliberation())
    for round in 0..<rounds {
      guard frame.spend() else { return explained.abandon(&frame) }
      bind(round, &frame)
      explained.add(condition.explain(&frame), &frame)
    }
    return explained.end(&frame)
  }

  func truth(_ frame: inout Frame) -> Truth {
    switch range.evaluate(&frame) {
    case .value(.list(let elements)) where variableCount == 1:
      return truth(&frame, rounds: elements.count) { $1[local: index] = .value(elements[$0]) }
    case .value(let value):
      guard let walk = Walk(value, variableCount: variableCount) else { return .error }
      return truth(&frame, rounds: walk.count) { walk.bind($0, in: &$1, at: index) }
    case let undecided: return Truth(undecided)
    }
  }

  @inline(__always)
  private func truth(_ frame: inout Frame, rounds: Int, _ bind: (Int, inout Frame) -> Void) -> Truth {
    var truth = Truth(!deciding)
    for round in 0..<rounds {
      guard frame.spend() else { return .error }
      bind(round, &frame)
      truth = Logic.combine(truth, condition.truth(&frame), deciding: deciding)
      if truth == Truth(deciding) { break }
    }
    return truth
  }
}

/// `words.exists(word, word in list)` and `words.all(…)`, where both lists stand ready: decided without giving the
/// variable a value.
final class WordQuantifierNode: PlanNode {
  private let words: ReadyOperand
  private let list: ReadyOperand
  private let deciding: Bool
  /// What decides where something is not known or no word, or the steps may run out, and explains.
  private let general: QuantifierNode

  init?(_ general: QuantifierNode) {
    guard general.variableCount == 1, let membership = general.condition as? WordMembershipNode,
      let list = membership.list(of: general.index), let words = ReadyOperand(general.range)
    else { return nil }
    (self.words, self.list, deciding, self.general) = (words, list, general.deciding, general)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    guard !frame.isExplaining, let (holds, steps) = search(&frame), frame.spend(atOnce: steps) else {
      return general.evaluate(&frame)
    }
    return .value(.bool(holds))
  }

  func truth(_ frame: inout Frame) -> Truth {
    guard let (holds, steps) = search(&frame), frame.spend(atOnce: steps) else { return general.truth(&frame) }
    return Truth(holds)
  }

  func explain(_ frame: inout Frame) -> Truth { general.explain(&frame) }

  /// The answer, and what it costs as the general node counts: a step a round, and those of each search.
  private func search(_ frame: inout Frame) -> (holds: Bool, steps: Int)? {
    guard let words = words.elements(&frame, { $0 }) else { return nil }
    return list.elements(&frame) { list in
      var steps = 0
      for element in words {
        guard case .string(let text) = element, let word = Word(text) else { return nil }
        let (isFound, length) = word.search(list)
        steps += 1 + length
        if isFound == deciding { return (deciding, steps) }
      }
      return (!deciding, steps)
    }
  }
}

/// `[a, b].exists(x, …)` and `[a, b].all(x, …)`, where not all of the elements are constants.
final class LiteralQuantifierNode: PlanNode {
  let elements: WrittenList
  let index: Int
  let variableCount: Int
  let condition: any PlanNode
  let deciding: Bool

  init(elements: WrittenList, index: Int, variableCount: Int, condition: any PlanNode, deciding: Bool) {
    self.elements = elements
    self.index = index
    self.variableCount = variableCount
    self.condition = condition
    self.deciding = deciding
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    if frame.isExplaining { return explain(&frame).outcome }
    let outcomes = elements.nodes.map { $0.evaluate(&frame) }
    if elements.isSpoiled(by: outcomes, &frame), let undecided = Logic.strict(outcomes) { return undecided }
    var chain = Logic.Chain(deciding: deciding)
    for (round, outcome) in outcomes.enumerated() {
      guard frame.spend() else { return .costExceeded }
      bind(outcome, round, &frame)
      chain.add(condition.evaluate(&frame))
      if chain.isDecided { break }
    }
    return chain.outcome
  }

  private var place: Int { index + variableCount - 1 }

  private func bind(_ outcome: Outcome, _ round: Int, _ frame: inout Frame) {
    if variableCount == 2 { frame[local: index] = .value(.int(Int64(round))) }
    frame[local: place] = outcome
  }

  /// Sees all rounds, and rests on those that decide.
  func explain(_ frame: inout Frame) -> Truth {
    let deliberation = frame.journal.deliberation()
    let outcomes = elements.nodes.map { frame.part($0) }
    if elements.isSpoiled(by: outcomes, &frame), let undecided = Logic.strict(outcomes) {
      frame.settleCall(deliberation, outcomes, undecided)
      frame.journal.awaitPaths(of: undecided)
      return Truth(undecided)
    }
    let grounds = frame.journal.takeParts(deliberation)
    defer { frame.setGrounds([], ofLocal: place) }
    var rounds = ExplainedRounds(deciding: deciding, frame.journal.deliberation())
    for (round, outcome) in outcomes.enumerated() {
      guard frame.spend() else { return rounds.abandon(&frame) }
      bind(outcome, round, &frame)
      frame.setGrounds(grounds[round], ofLocal: place)
      rounds.add(condition.explain(&frame), &frame)
    }
    return rounds.end(&frame)
  }

  func truth(_ frame: inout Frame) -> Truth {
    let outcomes = elements.nodes.map { $0.evaluate(&frame) }
    if elements.isSpoiled(by: outcomes, &frame), let undecided = Logic.strict(outcomes) { return Truth(undecided) }
    var truth = Truth(!deciding)
    for (round, outcome) in outcomes.enumerated() {
      guard frame.spend() else { return .error }
      bind(outcome, round, &frame)
      truth = Logic.combine(truth, condition.truth(&frame), deciding: deciding)
      if truth == Truth(deciding) { break }
    }
    return truth
  }
}

/// What the rounds of a quantifier have come to where all are seen.
private struct ExplainedRounds {
  private let deciding: Bool
  private var truth: Truth
  private let deliberation: Journal.Deliberation

  init(deciding: Bool, _ deliberation: Journal.Deliberation) {
    (self.deciding, self.deliberation) = (deciding, deliberation)
    truth = Truth(!deciding)
  }

  mutating func add(_ round: Truth, _ frame: inout Frame) {
    frame.journal.endPart(round)
    truth = Logic.combine(truth, round, deciding: deciding)
  }

  func end(_ frame: inout Frame) -> Truth {
    frame.journal.keepDeciding(deliberation, truth)
    return truth
  }

  func abandon(_ frame: inout Frame) -> Truth {
    frame.journal.keepAll(deliberation)
    return .error
  }
}
