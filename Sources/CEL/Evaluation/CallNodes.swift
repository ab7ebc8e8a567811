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
    let left = left.explain(frame)
    let right = right.explain(frame)
    var deliberation = Deliberation()
    deliberation.add(left)
    deliberation.add(right)
    return deliberation.explained(Logic.combine(left.outcome, right.outcome, deciding: deciding))
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
    case .unknown: return condition
    case .error(let error): return Explained(.error(error), condition.grounds)
    }
  }
}

/// A call of one function; the overload is chosen by the arguments' run-time types where the checker left a choice.
struct CallNode: PlanNode {
  let function: String
  let arguments: [any PlanNode]
  let overloads: [Overload]
  /// What to call where the checker left no choice.
  let exact: Overload.Implementation?
  let traits: CallTraits

  func evaluate(_ frame: Frame) -> Outcome {
    switch exact {
    case .unary(let body) where arguments.count == 1 && !traits.comparesElements:
      let argument = arguments[0].evaluate(frame)
      guard case .value(let value) = argument else { return argument }
      return run(frame, traits.size(of: value)) { () throws(EvaluationError) in try body(value) }
    case .binary(let body) where arguments.count == 2 && !traits.comparesElements:
      let first = arguments[0].evaluate(frame)
      let second = arguments[1].evaluate(frame)
      guard case .value(let left) = first, case .value(let right) = second else {
        return Logic.strict([first, second]) ?? first
      }
      return run(frame, traits.size(of: left) + traits.size(of: right)) { () throws(EvaluationError) in
        try body(left, right)
      }
    default: return call(arguments.map { $0.evaluate(frame) }, frame)
    }
  }

  func explain(_ frame: Frame) -> Explained {
    let parts = arguments.map { $0.explain(frame) }
    return Explained(call(parts.map(\.outcome), frame), ofCallWith: parts)
  }

  private func call(_ outcomes: [Outcome], _ frame: Frame) -> Outcome {
    if let undecided = Logic.strict(outcomes) { return undecided }
    let values = outcomes.compactMap { outcome -> Value? in
      if case .value(let value) = outcome { value } else { nil }
    }
    guard let implementation = exact ?? overloads.first(where: { $0.accepts(values) })?.implementation else {
      return .error(.noOverload(Operator.symbol(of: function) ?? function, values))
    }
    if traits.comparesElements {
      var search = UnansweredSearch()
      do throws(EvaluationError) { for value in values { try search.visit(value) } } catch { return .error(error) }
      if let unknowns = search.unknowns { return .unknown(unknowns) }
    }
    let size = values.reduce(0) { $0 + traits.size(of: $1) }
    return run(frame, size) { () throws(EvaluationError) in try implementation.call(values) }
  }

  private func run(_ frame: Frame, _ size: Int, _ body: () throws(EvaluationError) -> Value) -> Outcome {
    if let error = frame.spend(1 + size) { return .error(error) }
    do throws(EvaluationError) {
      let value = try body()
      let resultSize = traits.size(of: value)
      if resultSize > 0, let error = frame.spend(resultSize) { return .error(error) }
      return .value(value)
    } catch {
      return .error(error)
    }
  }
}

/// What the evaluator must know of a function beside its signature.
struct CallTraits {
  /// Whether the answer rests on which elements of its lists are equal, so that unanswered fields inside matter.
  let comparesElements: Bool
  /// Whether no more than the outside of a list or map is looked at, so that its size costs nothing.
  private let isShallow: Bool

  init(function: String, argumentTypes: [Type]) {
    comparesElements =
      Self.comparing.contains(function) && argumentTypes.contains { $0.mayHoldRecords }
    isShallow = Self.shallow.contains(function) || function.hasPrefix("optional.")
  }

  /// The steps that it costs to go through a value.
  func size(of value: Value) -> Int {
    switch value {
    case .string(let text): text.utf8.count / Self.elementsPerStep
    case .bytes(let bytes): bytes.count / Self.elementsPerStep
    case .list(let elements): isShallow ? 0 : elements.count / Self.elementsPerStep
    case .map(let map): isShallow ? 0 : map.count / Self.elementsPerStep
    default: 0
    }
  }

  private static let elementsPerStep = 10
  private static let comparing: Set = ["distinct", "sets.contains", "sets.equivalent", "sets.intersects"]
  private static let shallow: Set = [
    "size", Operator.index, Operator.optionalIndex, "first", "last", "or", "orValue", "value", "hasValue", "dyn",
    "type",
  ]
}

extension Type {
  fileprivate var mayHoldRecords: Bool {
    switch self {
    case .record, .dyn, .error, .parameter: true
    case .list(let element): element.mayHoldRecords
    case .map(_, let value): value.mayHoldRecords
    case .optional(let wrapped): wrapped.mayHoldRecords
    default: false
    }
  }
}

extension Overload.Implementation {
  /// - Throws: `internalFault` where a signature and the code behind it disagree on the number of arguments.
  func call(_ values: [Value]) throws(EvaluationError) -> Value {
    switch (self, values.count) {
    case (.nullary(let body), 0): return try body()
    case (.unary(let body), 1): return try body(values[0])
    case (.binary(let body), 2): return try body(values[0], values[1])
    case (.any(let body), _): return try body(values)
    default:
      throw EvaluationError(
        .internalFault, en: "a function is declared with another number of parameters than it takes",
        fr: "une fonction est déclarée avec un autre nombre de paramètres qu’elle n’en prend")
    }
  }
}

extension Overload {
  func accepts(_ values: [Value]) -> Bool {
    values.count == parameters.count && zip(values, parameters).allSatisfy { $1.admits($0) }
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
