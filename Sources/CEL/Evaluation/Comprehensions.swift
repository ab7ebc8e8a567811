// The macros that walk a list or a map. `all` and `exists` absorb unknowns and errors as `&&` and `||` do; the others
// need every element to be decided.

/// The entries that a macro walks, as its two variables see them.
struct Walk {
  private let keys: [Value]?
  private let values: [Value]
  private let isSingle: Bool

  /// Nil where the value cannot be walked.
  init?(_ value: Value, variableCount: Int) {
    isSingle = variableCount == 1
    switch value {
    case .list(let elements): (keys, values) = (nil, elements)
    case .map(let map): (keys, values) = (map.keys, map.values)
    default: return nil
    }
  }

  var count: Int { values.count }

  /// The variables' values in a round.
  func bind(_ round: Int, in frame: Frame, at index: Int) {
    if isSingle {
      frame.locals[index] = .value(keys?[round] ?? values[round])
    } else {
      frame.locals[index] = .value(keys?[round] ?? .int(Int64(round)))
      frame.locals[index + 1] = .value(values[round])
    }
  }

  func key(_ round: Int) -> Value { keys?[round] ?? .int(Int64(round)) }
  /// What `filter` keeps: an element of a list, a key of a map.
  func element(_ round: Int) -> Value { keys?[round] ?? values[round] }
}

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
    var result = Outcome.value(.bool(!deciding))
    for round in 0..<walk.count {
      if let error = frame.spend() { return .error(error) }
      walk.bind(round, in: frame, at: index)
      result = Logic.combine(result, condition.evaluate(frame), deciding: deciding)
      if case .value(.bool(deciding)) = result { return result }
    }
    return result
  }

  func explain(_ frame: Frame) -> Explained {
    let range = range.explain(frame)
    guard case .value(let value) = range.outcome else { return range }
    guard let walk = Walk(value, variableCount: variableCount) else { return Explained(.error(notWalked(value))) }
    var result = Outcome.value(.bool(!deciding))
    var parts: [Explained] = []
    for round in 0..<walk.count {
      if let error = frame.spend() { return Explained(.error(error)) }
      walk.bind(round, in: frame, at: index)
      let part = condition.explain(frame)
      result = Logic.combine(result, part.outcome, deciding: deciding)
      parts.append(part)
    }
    let decided = Explained(result, decidedAmong: parts)
    return Explained(result, restingOn: [range, decided])
  }

  private func notWalked(_ value: Value) -> EvaluationError { .noOverload(deciding ? "exists" : "all", [value]) }
}

/// The macros that look at every element: `exists_one`, `filter`, `map` and the `transform…` family.
struct TransformNode: PlanNode {
  let kind: Comprehension.Kind
  let range: any PlanNode
  let index: Int
  let variableCount: Int
  let condition: (any PlanNode)?
  let transform: (any PlanNode)?

  func evaluate(_ frame: Frame) -> Outcome {
    run(range.evaluate(frame), frame) { node in node.evaluate(frame) }
  }

  func explain(_ frame: Frame) -> Explained {
    let range = range.explain(frame)
    var parts = [range]
    let outcome = run(range.outcome, frame) { node in
      let part = node.explain(frame)
      parts.append(part)
      return part.outcome
    }
    return Explained(outcome, restingOn: parts)
  }

  private func run(_ range: Outcome, _ frame: Frame, _ step: (any PlanNode) -> Outcome) -> Outcome {
    guard case .value(let value) = range else { return range }
    guard let walk = Walk(value, variableCount: variableCount) else {
      return .error(.noOverload(kind.macroName, [value]))
    }
    var gathered = Gathered(kind)
    var unknowns: UnknownSet?
    var failure: EvaluationError?
    rounds: for round in 0..<walk.count {
      if let error = frame.spend() { return .error(error) }
      walk.bind(round, in: frame, at: index)
      for (node, isCondition) in [(condition, true), (transform, false)] {
        guard let node else { continue }
        switch step(node) {
        case .value(let value):
          if !isCondition {
            failure = failure ?? gathered.add(value, key: walk.key(round))
          } else if case .bool(let isMet) = value {
            if !isMet { continue rounds }
          } else {
            failure = failure ?? .noOverload(kind.macroName, [value])
            continue rounds
          }
        case .unknown(let unknown):
          unknowns = unknowns?.union(unknown) ?? unknown
          continue rounds
        case .error(let error):
          failure = failure ?? error
          continue rounds
        }
      }
      if transform == nil { failure = failure ?? gathered.add(walk.element(round), key: walk.key(round)) }
    }
    return unknowns.map(Outcome.unknown) ?? failure.map(Outcome.error) ?? .value(gathered.value)
  }

  /// What has come together so far.
  private struct Gathered {
    private let kind: Comprehension.Kind
    private var list: [Value] = []
    private var map = MapValue()

    init(_ kind: Comprehension.Kind) { self.kind = kind }

    mutating func add(_ value: Value, key: Value) -> EvaluationError? {
      switch kind {
      case .transformMap: return map.insert(value, forKey: key) ? nil : .badKey(key, in: map)
      case .transformMapEntry:
        guard case .map(let entry) = value else { return .noOverload(kind.macroName, [value]) }
        for (key, value) in zip(entry.keys, entry.values) where !map.insert(value, forKey: key) {
          return .badKey(key, in: map)
        }
        return nil
      default:
        list.append(value)
        return nil
      }
    }

    var value: Value {
      switch kind {
      case .existsOne: .bool(list.count == 1)
      case .transformMap, .transformMapEntry: .map(map)
      default: .list(list)
      }
    }
  }
}
