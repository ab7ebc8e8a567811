// `all` and `exists`: `&&` and `||` over the elements of a list or the keys of a map, with the same truth tables. Over
// a list as it is written, elements that are unknown are operands like the others and do not spoil the list.

/// `all` where `deciding` is false, `exists` where it is true.
final class QuantifierNode: PlanNode {
  // What is mostly enough stands first.
  /// The range, where it stands ready and the elements are the only variable.
  private let readyRange: ReadyOperand
  let deciding: Bool
  let index: Int
  let condition: any PlanNode
  let range: any PlanNode
  let variableCount: Int

  init(range: any PlanNode, index: Int, variableCount: Int, condition: any PlanNode, deciding: Bool) {
    self.range = range
    readyRange = (variableCount == 1 ? ReadyOperand(range) : nil) ?? .constant(.null)
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
    walk.begin(in: &frame, at: index)
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
    if let count = frame.walk(readyRange, withLocal: index) {
      readyRange.note(&frame)
      return explain(&frame, rounds: count) { $1.step(to: $0, withLocal: index) }
    }
    let outcome = range.evaluate(&frame)
    guard case .value(let value) = outcome else {
      frame.journal.awaitPaths(of: outcome)
      return Truth(outcome)
    }
    guard let walk = Walk(value, variableCount: variableCount) else { return .error }
    walk.begin(in: &frame, at: index)
    return explain(&frame, rounds: walk.count) { walk.bind($0, in: &$1, at: index) }
  }

  @inline(__always)
  private func explain(_ frame: inout Frame, rounds: Int, _ bind: (Int, inout Frame) -> Void) -> Truth {
    var explained = ExplainedRounds(deciding: deciding, since: frame.journal.count)
    for round in 0..<rounds {
      guard frame.spend() else { return .error }
      bind(round, &frame)
      explained.add(condition, &frame)
    }
    return explained.truth
  }

  func truth(_ frame: inout Frame) -> Truth {
    var count = frame.walk(readyRange, withLocal: index)
    if count == nil {
      let presence = readyRange.presence(&frame)
      if presence == .unknown { return .unknown }
      if presence == nil { count = walkPrepared(&frame) }
    }
    if let count { return truth(&frame, rounds: count) { $1.step(to: $0, withLocal: index) } }
    let outcome = range.evaluate(&frame)
    guard case .value(let value) = outcome else { return Truth(outcome) }
    guard let walk = Walk(value, variableCount: variableCount) else { return .error }
    walk.begin(in: &frame, at: index)
    return truth(&frame, rounds: walk.count) { walk.bind($0, in: &$1, at: index) }
  }

  /// The first time that a variable is asked for, it is not computed yet.
  @inline(never)
  private func walkPrepared(_ frame: inout Frame) -> Int? {
    readyRange.prepare(&frame)
    return frame.walk(readyRange, withLocal: index)
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
    guard let (holds, steps) = search(&frame), frame.spend(atOnce: steps) else {
      return words.presence(&frame) == .unknown ? .unknown : general.truth(&frame)
    }
    return Truth(holds)
  }

  /// Rests on the words alone where nothing is noted of the list.
  func explain(_ frame: inout Frame) -> Truth {
    guard list.isSilent(frame), let (holds, steps) = search(&frame, inAllRounds: true), frame.spend(atOnce: steps)
    else { return general.explain(&frame) }
    words.note(&frame)
    return Truth(holds)
  }

  /// The answer, and what it costs as the general node counts: a step a round, and those of each search.
  private func search(_ frame: inout Frame, inAllRounds: Bool = false) -> (holds: Bool, steps: Int)? {
    guard let words = words.list(&frame),
      let (holds, steps, found) = list.elements(&frame, { search(words, in: $0, inAllRounds: inAllRounds) })
    else { return nil }
    // Here, where it is no matter that this is more than looking.
    for index in found {
      guard case .string(let text) = words[index], text.isASCII else { return nil }
    }
    return (holds, steps)
  }

  /// - Parameter inAllRounds: whether the rounds after the one that decides are seen as well.
  /// - Returns: also where all words are that were found.
  @inline(__always)
  private func search(
    _ words: [Value], in list: [Value], inAllRounds: Bool
  ) -> (holds: Bool, steps: Int, found: Range<Int>)? {
    var (holds, steps) = (!deciding, 0)
    var found = 0..<0
    for index in words.indices {
      guard case .string(let text) = words[index], text.isShort else { return nil }
      let (isFound, length) = list.search(text)
      steps += 1 + length
      if isFound { found = (found.isEmpty ? index : found.lowerBound)..<index + 1 }
      guard isFound == deciding else { continue }
      holds = deciding
      if !inAllRounds { break }
    }
    return (holds, steps, found)
  }
}

/// `[a, b].exists(x, …)` and `[a, b].all(x, …)`, where not all of the elements are constants.
final class LiteralQuantifierNode: PlanNode {
  let elements: WrittenList
  /// The variables that the elements are, where they all are and the elements are the only variable; else empty.
  private let readySlots: [Int]
  let index: Int
  let variableCount: Int
  let condition: any PlanNode
  let deciding: Bool

  init(elements: WrittenList, index: Int, variableCount: Int, condition: any PlanNode, deciding: Bool) {
    self.elements = elements
    let slots = elements.nodes.compactMap { ($0 as? VariableNode)?.slot }
    readySlots = variableCount == 1 && slots.count == elements.nodes.count ? slots : []
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
    if let truth = readyExplanation(&frame) { return truth }
    let deliberation = frame.journal.deliberation()
    let outcomes = elements.nodes.map { frame.part($0) }
    if elements.isSpoiled(by: outcomes, &frame), let undecided = Logic.strict(outcomes) {
      frame.settleCall(deliberation, outcomes, undecided)
      frame.journal.awaitPaths(of: undecided)
      return Truth(undecided)
    }
    let grounds = frame.journal.takeParts(deliberation)
    defer { frame.setGrounds([], ofLocal: place) }
    var rounds = ExplainedRounds(deciding: deciding, since: frame.journal.count)
    for (round, outcome) in outcomes.enumerated() {
      guard frame.spend() else { return .error }
      bind(outcome, round, &frame)
      frame.setGrounds(grounds[round], ofLocal: place)
      rounds.add(condition, &frame)
    }
    return rounds.truth
  }

  func truth(_ frame: inout Frame) -> Truth {
    if let truth = readyTruth(&frame) { return truth }
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

extension LiteralQuantifierNode {
  /// The same where all elements are variables that have a value; nil where they are not.
  private func readyTruth(_ frame: inout Frame) -> Truth? {
    if readySlots.isEmpty { return nil }
    for place in readySlots.indices where !frame.hasValue(readySlots[place]) { return nil }
    var truth = Truth(!deciding)
    for place in readySlots.indices { frame.noteUse(ofVariable: readySlots[place]) }
    for place in readySlots.indices {
      guard frame.spend() else { return .error }
      frame.set(local: index, toVariable: readySlots[place])
      truth = Logic.combine(truth, condition.truth(&frame), deciding: deciding)
      if truth == Truth(deciding) { break }
    }
    return truth
  }
}

extension LiteralQuantifierNode {
  /// The same where all elements are variables of which nothing is noted; nil where they are not.
  private func readyExplanation(_ frame: inout Frame) -> Truth? {
    if readySlots.isEmpty { return nil }
    for place in readySlots.indices where !frame.variables.isSilent(readySlots[place]) { return nil }
    for place in readySlots.indices { frame.noteUse(ofVariable: readySlots[place]) }
    var rounds = ExplainedRounds(deciding: deciding, since: frame.journal.count)
    for place in readySlots.indices {
      guard frame.spend() else { return .error }
      frame.set(local: index, toVariable: readySlots[place])
      rounds.add(condition, &frame)
    }
    return rounds.truth
  }
}

/// What the rounds of a quantifier have come to where all are seen.
private struct ExplainedRounds {
  private let deciding: Bool
  private let start: Int
  private(set) var truth: Truth

  init(deciding: Bool, since start: Int) {
    (self.deciding, self.start) = (deciding, start)
    truth = Truth(!deciding)
  }

  /// Keeps what the rounds rest on that decide so far.
  @inline(__always)
  mutating func add(_ condition: any PlanNode, _ frame: inout Frame) {
    let middle = frame.journal.count
    let round = condition.explain(&frame)
    let whole = Logic.combine(truth, round, deciding: deciding)
    frame.journal.keepDeciding(whole, truth, from: start, round, from: middle)
    truth = whole
  }
}
