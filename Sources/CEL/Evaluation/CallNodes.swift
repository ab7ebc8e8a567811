// Strict calls, and the three operators that are not strict: `&&`, `||`, `?:`.

/// `&&` where `deciding` is false, `||` where it is true.
struct LogicNode: PlanNode {
  let left: any PlanNode
  let right: any PlanNode
  let deciding: Bool

  func evaluate(_ frame: Frame) -> Outcome {
    let left = left.evaluate(frame)
    if case .value(.bool(deciding)) = left { return left }
    return Logic.combine(left, right.evaluate(frame), deciding: deciding)
  }

  func explain(_ frame: Frame) -> Explained {
    let parts = [left.explain(frame), right.explain(frame)]
    return Explained(
      Logic.combine(parts[0].outcome, parts[1].outcome, deciding: deciding), decidedAmong: parts)
  }
}

/// `condition ? whenTrue : whenFalse`
struct ConditionalNode: PlanNode {
  let condition: any PlanNode
  let whenTrue: any PlanNode
  let whenFalse: any PlanNode

  func evaluate(_ frame: Frame) -> Outcome {
    switch Logic.Operand(condition.evaluate(frame)) {
    case .bool(true): whenTrue.evaluate(frame)
    case .bool(false): whenFalse.evaluate(frame)
    case .unknown(let unknown): .unknown(unknown)
    case .error(let error): .error(error)
    }
  }

  func explain(_ frame: Frame) -> Explained {
    let condition = condition.explain(frame)
    switch Logic.Operand(condition.outcome) {
    case .bool(let isTrue):
      let chosen = (isTrue ? whenTrue : whenFalse).explain(frame)
      return Explained(chosen.outcome, restingOn: [condition, chosen])
    case .unknown, .error: return condition
    }
  }
}

/// A call of one function; the overload is chosen by the arguments' run-time types where the checker left a choice.
struct CallNode: PlanNode {
  let function: String
  let arguments: [any PlanNode]
  let overloads: [Overload]
  /// Whether the one overload needs no look at the arguments' types.
  let isExact: Bool

  func evaluate(_ frame: Frame) -> Outcome {
    if arguments.count == 2, isExact, case .binary(let body) = overloads[0].implementation {
      let left = arguments[0].evaluate(frame)
      let right = arguments[1].evaluate(frame)
      if case .value(let left) = left, case .value(let right) = right {
        if let error = frame.spend() { return .error(error) }
        do { return .value(try body(left, right)) } catch { return .error(error) }
      }
      return Logic.strict([left, right]) ?? left
    }
    return call(arguments.map { $0.evaluate(frame) }, frame)
  }

  func explain(_ frame: Frame) -> Explained {
    let parts = arguments.map { $0.explain(frame) }
    let outcome = call(parts.map(\.outcome), frame)
    if case .value = outcome { return Explained(outcome, restingOn: parts) }
    return Explained(outcome, decidedAmong: parts)
  }

  private func call(_ outcomes: [Outcome], _ frame: Frame) -> Outcome {
    if let undecided = Logic.strict(outcomes) { return undecided }
    if let error = frame.spend() { return .error(error) }
    let values = outcomes.compactMap { outcome -> Value? in
      if case .value(let value) = outcome { value } else { nil }
    }
    guard let overload = isExact ? overloads.first : overloads.first(where: { $0.accepts(values) }) else {
      return .error(.noOverload(Operator.symbol(of: function) ?? function, values))
    }
    do { return .value(try overload.implementation.call(values)) } catch { return .error(error) }
  }
}

extension Overload.Implementation {
  func call(_ values: [Value]) throws(EvaluationError) -> Value {
    switch self {
    case .nullary(let body): try body()
    case .unary(let body): try body(values[0])
    case .binary(let body): try body(values[0], values[1])
    case .any(let body): try body(values)
    }
  }
}

extension Overload {
  func accepts(_ values: [Value]) -> Bool {
    zip(values, parameters).allSatisfy { $1.admits($0) }
  }
}

extension Type {
  /// Whether a value is of this type, as far as a value can tell: of what a list holds nothing is asked.
  func admits(_ value: Value) -> Bool {
    switch (self, value) {
    case (.dyn, _), (.parameter, _), (.error, _): true
    case (.null, .null), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string),
      (.word, .string), (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration), (.list, .list),
      (.map, .map), (.optional, .optional), (.type, .type):
      true
    case (.record(let expected), .record(let record)): expected == record.type
    case (.opaque(let name), .opaque(let value)): name == value.typeName
    default: false
    }
  }
}
