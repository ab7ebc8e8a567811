// Strict calls, and the three operators that are not strict: `&&`, `||`, `?:`.

/// `&&` where `deciding` is false, `||` where it is true.
final class LogicNode: PlanNode {
  let left: any PlanNode
  let right: any PlanNode
  let deciding: Bool

  init(left: any PlanNode, right: any PlanNode, deciding: Bool) {
    (self.left, self.right, self.deciding) = (left, right, deciding)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    if frame.isExplaining { return explain(&frame).outcome }
    let left = left.evaluate(&frame)
    if case .value(.bool(let left)) = left {
      if left == deciding { return .value(.bool(deciding)) }
      return Logic.combine(.value(.bool(left)), right.evaluate(&frame), deciding: deciding)
    }
    return Logic.combine(left, right.evaluate(&frame), deciding: deciding)
  }

  func truth(_ frame: inout Frame) -> Truth {
    let left = left.truth(&frame)
    if left == Truth(deciding) { return left }
    return Logic.combine(left, right.truth(&frame), deciding: deciding)
  }

  func explain(_ frame: inout Frame) -> Truth {
    let start = frame.journal.count
    let left = left.explain(&frame)
    let middle = frame.journal.count
    let right = right.explain(&frame)
    let truth = Logic.combine(left, right, deciding: deciding)
    frame.journal.keepDeciding(truth, left, from: start, right, from: middle)
    return truth
  }
}

/// `!operand`
final class NegationNode: PlanNode {
  let operand: any PlanNode

  init(operand: any PlanNode) { self.operand = operand }

  func evaluate(_ frame: inout Frame) -> Outcome {
    let outcome = operand.evaluate(&frame)
    return frame.spend() ? Logic.negate(outcome) : .costExceeded
  }

  func truth(_ frame: inout Frame) -> Truth {
    let truth = operand.truth(&frame)
    return frame.spend() ? Logic.negate(truth) : .error
  }

  func explain(_ frame: inout Frame) -> Truth {
    let truth = operand.explain(&frame)
    return frame.spend() ? Logic.negate(truth) : .error
  }
}

/// `condition ? whenTrue : whenFalse`
final class ConditionalNode: PlanNode {
  let condition: any PlanNode
  let whenTrue: any PlanNode
  let whenFalse: any PlanNode

  init(condition: any PlanNode, whenTrue: any PlanNode, whenFalse: any PlanNode) {
    (self.condition, self.whenTrue, self.whenFalse) = (condition, whenTrue, whenFalse)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    switch Logic.Operand(condition.evaluate(&frame)) {
    case .bool(true): whenTrue.evaluate(&frame)
    case .bool(false): whenFalse.evaluate(&frame)
    case .unknown(let unknown): .unknown(unknown)
    case .error(let error): .error(error)
    }
  }

  func truth(_ frame: inout Frame) -> Truth {
    let condition = condition.truth(&frame)
    return switch condition {
    case .isTrue: whenTrue.truth(&frame)
    case .isFalse: whenFalse.truth(&frame)
    case .unknown, .error: condition
    }
  }

  func explain(_ frame: inout Frame) -> Truth {
    let condition = condition.explain(&frame)
    return switch condition {
    case .isTrue: whenTrue.explain(&frame)
    case .isFalse: whenFalse.explain(&frame)
    case .unknown, .error: condition
    }
  }
}

/// A call of a function of two parameters of which the checker knows the overload.
final class BinaryCallNode: PlanNode {
  let left: any PlanNode
  let right: any PlanNode
  let body: @Sendable (Value, Value) throws(EvaluationError) -> Value
  let traits: CallTraits
  /// What the function asks, where it is a comparison.
  let comparison: ScalarRelation?
  /// Where it is a comparison.
  let compared: ComparedVariables?

  init(
    left: any PlanNode, right: any PlanNode, body: @escaping @Sendable (Value, Value) throws(EvaluationError) -> Value,
    traits: CallTraits, comparison: ScalarRelation?, compared: ComparedVariables?
  ) {
    self.left = left
    self.right = right
    self.body = body
    self.traits = traits
    self.comparison = comparison
    self.compared = compared
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    let clockSide = compared?.clockSide(frame)
    return frame.call(left, right, clockSide) { left, right, frame in
      if let clockSide, let comparison { frame.noteComparison(left, comparison, right, clockSide) }
      if let holds = comparison?.holds(left, right) { return frame.spend() ? .value(.bool(holds)) : .costExceeded }
      return frame.run(traits, traits.size(of: left) + traits.size(of: right)) { () throws(EvaluationError) in
        try body(left, right)
      }
    }
  }
}

/// A call of a function of one parameter of which the checker knows the overload.
final class UnaryCallNode: PlanNode {
  let operand: any PlanNode
  let body: @Sendable (Value) throws(EvaluationError) -> Value
  let traits: CallTraits
  let isSizeOfList: Bool

  init(
    operand: any PlanNode, body: @escaping @Sendable (Value) throws(EvaluationError) -> Value, traits: CallTraits,
    isSizeOfList: Bool
  ) {
    (self.operand, self.body, self.traits, self.isSizeOfList) = (operand, body, traits, isSizeOfList)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    let start = frame.journal.count
    let outcome = operand.evaluate(&frame)
    guard case .value(let value) = outcome else { return outcome }
    if frame.isExplaining { frame.noteWhole(value, since: start) }
    return frame.run(traits, traits.size(of: value)) { () throws(EvaluationError) in try body(value) }
  }
}

/// A call of one function; the overload is chosen by the arguments' run-time types where the checker left a choice.
final class CallNode: PlanNode {
  let function: String
  let arguments: [any PlanNode]
  let overloads: [Overload]
  /// What to call where the checker left no choice.
  let exact: Overload.Implementation?
  let traits: CallTraits

  init(
    function: String, arguments: [any PlanNode], overloads: [Overload], exact: Overload.Implementation?,
    traits: CallTraits
  ) {
    self.function = function
    self.arguments = arguments
    self.overloads = overloads
    self.exact = exact
    self.traits = traits
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    guard frame.isExplaining else { return call(arguments.map { $0.evaluate(&frame) }, &frame) }
    let deliberation = frame.journal.deliberation()
    let outcomes = arguments.map { frame.part($0) }
    let outcome = call(outcomes, &frame)
    frame.settleCall(deliberation, outcomes, outcome)
    return outcome
  }

  private func call(_ outcomes: [Outcome], _ frame: inout Frame) -> Outcome {
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
    return frame.run(traits, size) { () throws(EvaluationError) in try implementation.call(values) }
  }
}

extension Frame {
  /// What a strict operation on two operands comes to.
  /// - Parameter clockSide: the operand that is the clock, where the two are compared.
  @inline(__always)
  mutating func call(
    _ left: any PlanNode, _ right: any PlanNode, _ clockSide: ClockSide? = nil,
    _ apply: (Value, Value, inout Frame) -> Outcome
  ) -> Outcome {
    let start = journal.count
    let first = clockSide == .left ? clockOperand() : left.evaluate(&self)
    let middle = journal.count
    let second = clockSide == .right ? clockOperand() : right.evaluate(&self)
    guard case .value(let left) = first, case .value(let right) = second else {
      let undecided = Logic.strict(first, second) ?? first
      if isExplaining {
        journal.keepDeciding(Truth(undecided), Truth(first), from: start, Truth(second), from: middle)
      }
      return undecided
    }
    let outcome = apply(left, right, &self)
    if isExplaining {
      noteWhole(left, since: start)
      noteWhole(right, since: start)
    }
    return outcome
  }

  /// Runs a function's code, and pays for it.
  @inline(__always)
  mutating func run(
    _ traits: CallTraits, _ size: Int, _ body: () throws(EvaluationError) -> Value
  ) -> Outcome {
    guard spend(1 + size) else { return .costExceeded }
    do throws(EvaluationError) {
      let value = try body()
      let resultSize = traits.size(of: value)
      return resultSize == 0 || spend(resultSize) ? .value(value) : .costExceeded
    } catch {
      return .error(error)
    }
  }

  /// Evaluates an argument as a part of a deliberation.
  mutating func part(_ node: any PlanNode) -> Outcome {
    let outcome = node.evaluate(&self)
    journal.endPart(Truth(outcome))
    return outcome
  }

  /// What a strict function made of its arguments rests on all of them where all are values, else on those that are
  /// not.
  mutating func settleCall(_ deliberation: Journal.Deliberation, _ parts: [Outcome], _ outcome: Outcome) {
    guard parts.allSatisfy({ if case .value = $0 { true } else { false } }) else {
      return journal.keepDeciding(deliberation, Truth(outcome))
    }
    journal.keepAll(deliberation)
    for case .value(let value) in parts { noteWhole(value, since: deliberation.firstNote) }
  }

  /// Elsewhere an object is only the way to a field; an argument is read as a whole.
  mutating func noteWhole(_ value: Value, since start: Int) {
    guard case .record(let record) = value, record.isPartlyKnown else { return }
    journal.removeEnclosing(record.place, since: start)
    note(.read, Attribute(record, slot: nil))
  }
}

extension Record {
  fileprivate var isPartlyKnown: Bool { fields.contains { if case .known = $0 { true } else { false } } }
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
