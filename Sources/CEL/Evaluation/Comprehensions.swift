// The macros that walk a list or a map and need every element to be decided: `exists_one`, `filter`, `map`, `sortBy`
// and the `transform…` family.

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
  var isList: Bool { keys == nil }

  /// Has the variables walk; to be called once, before the first round.
  func begin(in frame: inout Frame, at index: Int) {
    frame.walk(keys ?? (isSingle ? values : []), withLocal: index)
    if !isSingle { frame.walk(values, withLocal: index + 1) }
  }

  /// Gives the variables their values in a round.
  func bind(_ round: Int, in frame: inout Frame, at index: Int) {
    if isSingle || keys != nil {
      frame.step(to: round, withLocal: index)
    } else {
      frame[local: index] = .value(.int(Int64(round)))
    }
    if !isSingle { frame.step(to: round, withLocal: index + 1) }
  }

  func key(_ round: Int) -> Value { keys?[round] ?? .int(Int64(round)) }
  /// What `filter` keeps: an element of a list, a key of a map.
  func element(_ round: Int) -> Value { keys?[round] ?? values[round] }
}

/// The macros that look at every element: `exists_one`, `filter`, `map`, `sortBy` and the `transform…` family.
final class TransformNode: PlanNode {
  let kind: Comprehension.Kind
  let range: any PlanNode
  let index: Int
  let variableCount: Int
  let condition: (any PlanNode)?
  let transform: (any PlanNode)?
  /// Whether it makes a list of the elements of another: `filter` and `map`.
  private let makesList: Bool
  /// The range, where that is so and it stands ready.
  private let readyRange: ReadyOperand

  init(
    kind: Comprehension.Kind, range: any PlanNode, index: Int, variableCount: Int, condition: (any PlanNode)?,
    transform: (any PlanNode)?
  ) {
    self.kind = kind
    self.range = range
    self.index = index
    self.variableCount = variableCount
    self.condition = condition
    self.transform = transform
    makesList = variableCount == 1 && (kind == .filter || kind == .map)
    readyRange = (makesList ? ReadyOperand(range) : nil) ?? .constant(.null)
  }

  /// Rests on all that it looks at.
  func evaluate(_ frame: inout Frame) -> Outcome {
    if let count = frame.walk(readyRange, withLocal: index) {
      if frame.isExplaining { readyRange.note(&frame) }
      return list(&frame, rounds: count)
    }
    let range = range.evaluate(&frame)
    guard case .value(let value) = range else { return range }
    if makesList, case .list(let elements) = value {
      frame.walk(elements, withLocal: index)
      return list(&frame, rounds: elements.count)
    }
    guard let walk = Walk(value, variableCount: variableCount), kind != .sortBy || walk.isList else {
      return .error(.noOverload(kind.macroName, [value]))
    }
    walk.begin(in: &frame, at: index)
    var gathered = Gathered(kind)
    var unknowns: [UnknownSet] = []
    for round in 0..<walk.count {
      guard frame.spend() else { return .costExceeded }
      walk.bind(round, in: &frame, at: index)
      if let condition {
        switch Logic.Operand(condition.evaluate(&frame)) {
        case .bool(true): break
        case .bool(false): continue
        case .unknown(let unknown):
          unknowns.append(unknown)
          continue
        case .error(let error):
          gathered.fail(error)
          continue
        }
      }
      switch transform?.evaluate(&frame) ?? .value(walk.element(round)) {
      case .value(let value): gathered.add(value, of: walk, round)
      case .unknown(let unknown): unknowns.append(unknown)
      case .error(let error): gathered.fail(error)
      }
    }
    return UnknownSet(unionOf: unknowns).map(Outcome.unknown) ?? gathered.outcome
  }

  /// What comes of the list that the variable walks.
  private func list(_ frame: inout Frame, rounds: Int) -> Outcome {
    var list: [Value] = []
    var undecided = Logic.Undecided()
    for round in 0..<rounds {
      guard frame.spend() else { return .costExceeded }
      frame.step(to: round, withLocal: index)
      if let condition {
        let outcome = condition.evaluate(&frame)
        guard case .value(.bool(let holds)) = outcome else {
          undecided.add(Logic.Operand(outcome))
          continue
        }
        if !holds { continue }
      }
      let outcome = transform?.evaluate(&frame) ?? frame[local: index]
      guard case .value(let value) = outcome else {
        undecided.add(outcome)
        continue
      }
      if list.isEmpty { list.reserveCapacity(min(rounds - round, 64)) }
      list.append(value)
    }
    return undecided.outcome ?? .value(.list(list))
  }

  /// What has come together so far, or the first error.
  private struct Gathered {
    private let kind: Comprehension.Kind
    /// What `exists_one` found, and the keys of a map that are kept.
    private var list: [Value] = []
    private var map = MapValue()
    private var sortable: [(element: Value, key: Value)] = []
    private var failure: EvaluationError?

    init(_ kind: Comprehension.Kind) { self.kind = kind }

    mutating func fail(_ error: EvaluationError) { failure = failure ?? error }

    mutating func add(_ value: Value, of walk: Walk, _ round: Int) {
      switch kind {
      case .sortBy: sortable.append((walk.element(round), value))
      case .transformMap: insert(value, forKey: walk.key(round))
      case .transformMapEntry:
        guard case .map(let entry) = value else { return fail(.noOverload(kind.macroName, [value])) }
        for (key, value) in zip(entry.keys, entry.values) { insert(value, forKey: key) }
      default: list.append(value)
      }
    }

    private mutating func insert(_ value: Value, forKey key: Value) {
      if !map.insert(value, forKey: key) { fail(.badKey(key, in: map)) }
    }

    private var sorted: Outcome {
      do throws(EvaluationError) {
        return .value(.list(try Sorting.sorted(sortable, by: { $0.key }, function: kind.macroName).map(\.element)))
      } catch {
        return .error(error)
      }
    }

    var outcome: Outcome {
      if let failure { return .error(failure) }
      return switch kind {
      case .existsOne: .value(.bool(list.count == 1))
      case .transformMap, .transformMapEntry: .value(.map(map))
      case .sortBy: sorted
      default: .value(.list(list))
      }
    }
  }
}
