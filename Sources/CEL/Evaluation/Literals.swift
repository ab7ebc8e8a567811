// Lists and maps as they are written, with their optional elements.

final class ListNode: PlanNode {
  struct Element {
    let node: any PlanNode
    let isOptional: Bool
  }

  let elements: [Element]

  init(elements: [Element]) { self.elements = elements }

  func evaluate(_ frame: inout Frame) -> Outcome { list(elements.map { $0.node.evaluate(&frame) }) }

  private func list(_ outcomes: [Outcome]) -> Outcome {
    if let undecided = Logic.strict(outcomes) { return undecided }
    var values: [Value] = []
    for (element, outcome) in zip(elements, outcomes) {
      guard case .value(let value) = outcome else { continue }
      if !element.isOptional {
        values.append(value)
      } else if case .optional(let optional) = value {
        if let wrapped = optional.value { values.append(wrapped) }
      } else {
        return .error(.noOverload("[?…]", [value]))
      }
    }
    return .value(.list(values))
  }
}

final class MapNode: PlanNode {
  struct Entry {
    let key: any PlanNode
    let value: any PlanNode
    let isOptional: Bool
  }

  let entries: [Entry]

  init(entries: [Entry]) { self.entries = entries }

  func evaluate(_ frame: inout Frame) -> Outcome {
    map(keys: entries.map { $0.key.evaluate(&frame) }, values: entries.map { $0.value.evaluate(&frame) })
  }

  private func map(keys: [Outcome], values: [Outcome]) -> Outcome {
    if let undecided = Logic.strict(keys + values) { return undecided }
    var map = MapValue()
    for ((key, value), entry) in zip(zip(keys, values), entries) {
      guard case .value(let key) = key, case .value(var value) = value else { continue }
      if entry.isOptional {
        guard case .optional(let optional) = value else { return .error(.noOverload("{?…}", [value])) }
        guard let wrapped = optional.value else { continue }
        value = wrapped
      }
      guard map.insert(value, forKey: key) else { return .error(.badKey(key, in: map)) }
    }
    return .value(.map(map))
  }
}

extension EvaluationError {
  /// Why a key could not be added to a map.
  static func badKey(_ key: Value, in map: MapValue) -> EvaluationError {
    map[key] != nil
      ? EvaluationError(
        .invalidArgument, en: "a key stands twice in a map", fr: "une clé figure deux fois dans une table")
      : EvaluationError(
        .invalidArgument, en: "a value of type \(key.type) cannot be a key",
        fr: "une valeur de type \(key.type) ne peut être une clé")
  }
}
