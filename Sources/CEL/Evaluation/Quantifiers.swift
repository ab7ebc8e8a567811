// `all` and `exists`: `&&` and `||` over the elements of a list or the keys of a map, with the same truth tables. Over
// a list as it is written, elements that are unknown are operands like the others and do not spoil the list.

/// `all` where `deciding` is false, `exists` where it is true.
struct QuantifierNode: PlanNode {
  let range: any PlanNode
  let index: Int
  let variableCount: Int
  let condition: any PlanNode
  let deciding: Bool

  func evaluate(_ frame: inout Frame) -> Outcome {
    let outcome = range.evaluate(&frame)
    guard case .value(let value) = outcome else { return outcome }
    guard let walk = Walk(value, variableCount: variableCount) else {
      return .error(.noOverload(deciding ? "exists" : "all", [value]))
    }
    var rounds = Rounds(deciding: deciding, frame)
    for round in 0..<walk.count {
      guard frame.spend() else { return rounds.abandon(&frame) }
      walk.bind(round, in: &frame, at: index)
      if rounds.isDecided(by: condition.evaluate(&frame), &frame) { break }
    }
    return rounds.end(&frame)
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
struct WordQuantifierNode: PlanNode {
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
    guard !frame.isExplaining, let (holds, steps) = search(frame), frame.spend(atOnce: steps) else {
      return general.evaluate(&frame)
    }
    return .value(.bool(holds))
  }

  func truth(_ frame: inout Frame) -> Truth {
    guard let (holds, steps) = search(frame), frame.spend(atOnce: steps) else { return general.truth(&frame) }
    return Truth(holds)
  }

  /// The answer, and what it costs as the general node counts: a step a round, and those of each search.
  private func search(_ frame: borrowing Frame) -> (holds: Bool, steps: Int)? {
    words.elements(frame) { words in
      list.elements(frame) { list in
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
}

/// `[a, b].exists(x, …)` and `[a, b].all(x, …)`, where not all of the elements are constants.
struct LiteralQuantifierNode: PlanNode {
  let elements: WrittenList
  let index: Int
  let variableCount: Int
  let condition: any PlanNode
  let deciding: Bool

  func evaluate(_ frame: inout Frame) -> Outcome {
    let deliberation = frame.journal.deliberation()
    let outcomes = elements.nodes.map { frame.isExplaining ? frame.part($0) : $0.evaluate(&frame) }
    if elements.isSpoiled(by: outcomes, &frame), let undecided = Logic.strict(outcomes) {
      if frame.isExplaining { frame.settleCall(deliberation, outcomes, undecided) }
      return undecided
    }
    let place = index + variableCount - 1
    let grounds = frame.isExplaining ? frame.journal.takeParts(deliberation) : []
    defer { if frame.isExplaining { frame.setGrounds(nil, ofLocal: place) } }
    var rounds = Rounds(deciding: deciding, frame)
    for (round, outcome) in outcomes.enumerated() {
      guard frame.spend() else { return rounds.abandon(&frame) }
      if variableCount == 2 { frame[local: index] = .value(.int(Int64(round))) }
      frame[local: place] = outcome
      if frame.isExplaining { frame.setGrounds(grounds[round], ofLocal: place) }
      if rounds.isDecided(by: condition.evaluate(&frame), &frame) { break }
    }
    return rounds.end(&frame)
  }

  func truth(_ frame: inout Frame) -> Truth {
    let outcomes = elements.nodes.map { $0.evaluate(&frame) }
    if elements.isSpoiled(by: outcomes, &frame), let undecided = Logic.strict(outcomes) { return Truth(undecided) }
    let place = index + variableCount - 1
    var truth = Truth(!deciding)
    for (round, outcome) in outcomes.enumerated() {
      guard frame.spend() else { return .error }
      if variableCount == 2 { frame[local: index] = .value(.int(Int64(round))) }
      frame[local: place] = outcome
      truth = Logic.combine(truth, condition.truth(&frame), deciding: deciding)
      if truth == Truth(deciding) { break }
    }
    return truth
  }
}

/// What the rounds of a quantifier have come to. An explanation sees all of them, and rests on those that decide.
private struct Rounds {
  private var chain: Logic.Chain
  private let deliberation: Journal.Deliberation

  init(deciding: Bool, _ frame: borrowing Frame) {
    chain = Logic.Chain(deciding: deciding)
    deliberation = frame.journal.deliberation()
  }

  /// Whether no more rounds are needed.
  mutating func isDecided(by outcome: Outcome, _ frame: inout Frame) -> Bool {
    chain.add(outcome)
    guard frame.isExplaining else { return chain.isDecided }
    frame.journal.endPart(outcome)
    return false
  }

  func end(_ frame: inout Frame) -> Outcome {
    let outcome = chain.outcome
    if frame.isExplaining { frame.journal.keepDeciding(deliberation, outcome) }
    return outcome
  }

  func abandon(_ frame: inout Frame) -> Outcome {
    frame.journal.keepAll(deliberation)
    return .costExceeded
  }
}
