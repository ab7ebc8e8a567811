// Comparisons of two scalars that stand ready: constants, variables, attributes. Most rules are made of these, so they
// are decided without making outcomes of the operands; whatever is not so simple is left to the general node.

/// An operand that takes no evaluation.
enum ScalarOperand {
  case constant(Value)
  case variable(Int)
  case attribute(RecordPath)

  init?(_ node: any PlanNode) {
    switch node {
    case let constant as ConstantNode:
      guard case .value(let value) = constant.outcome else { return nil }
      self = .constant(value)
    case let variable as VariableNode: self = .variable(variable.slot)
    case let attribute as AttributeNode: self = .attribute(attribute.path)
    default: return nil
    }
  }

  /// Nil where the operand is not known yet or at all, or is not of the kind asked for.
  @inline(__always)
  func known<Scalar>(_ frame: borrowing Frame, _ scalar: (Value) -> Scalar?) -> Scalar? {
    switch self {
    case .constant(let value): return scalar(value)
    case .variable(let slot):
      guard slot < frame.variables.count, case .ready(.value(let value)) = frame.variables[slot].state else {
        return nil
      }
      return scalar(value)
    case .attribute(let path):
      guard let holder = path.holder(frame), case .known(let value) = holder.fields[path.slot] else { return nil }
      return scalar(value)
    }
  }
}

struct ScalarComparisonNode: PlanNode {
  enum Kind {
    case int, double, timestamp, string

    init?(_ left: Type, _ right: Type) {
      switch (left, right) {
      case (.int, .int): self = .int
      case (.double, .double): self = .double
      case (.timestamp, .timestamp): self = .timestamp
      case (.string, .string), (.word, .string), (.string, .word), (.word, .word): self = .string
      default: return nil
      }
    }
  }

  private let kind: Kind
  private let left: ScalarOperand
  private let right: ScalarOperand
  private let comparison: ScalarRelation
  /// What decides where an operand is not known, and explains.
  private let general: any PlanNode

  /// Nil where it would serve nothing.
  init?(
    _ relation: ScalarRelation, _ left: any PlanNode, _ right: any PlanNode, _ types: (Type, Type),
    general: any PlanNode
  ) {
    guard let kind = Kind(types.0, types.1), let left = ScalarOperand(left), let right = ScalarOperand(right),
      kind != .string || relation.isEquality
    else { return nil }
    (self.kind, self.left, self.right, comparison, self.general) = (kind, left, right, relation, general)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    if !frame.isExplaining, let holds = holds(frame) { return frame.spend() ? .value(.bool(holds)) : .costExceeded }
    return general.evaluate(&frame)
  }

  @inline(__always)
  private func holds(_ frame: borrowing Frame) -> Bool? {
    switch kind {
    case .int: compare(frame) { if case .int(let int) = $0 { int } else { nil } }
    case .double: compare(frame) { if case .double(let double) = $0 { double } else { nil } }
    case .timestamp: compare(frame) { if case .timestamp(let time) = $0 { time } else { nil } }
    case .string: compareTexts(frame)
    }
  }

  @inline(__always)
  private func compare<Scalar: Comparable>(_ frame: borrowing Frame, _ scalar: (Value) -> Scalar?) -> Bool? {
    guard let left = left.known(frame, scalar), let right = right.known(frame, scalar) else { return nil }
    return comparison.holds(left, right)
  }

  private func compareTexts(_ frame: borrowing Frame) -> Bool? {
    let text = { (value: Value) in if case .string(let text) = value { text } else { String?.none } }
    guard let left = left.known(frame, text), let right = right.known(frame, text), left.utf8.count < 64 else {
      return nil
    }
    return left.hasSameCodePoints(as: right) == (comparison == .equal)
  }
}

/// The operators `==`, `!=`, `<`, `<=`, `>` and `>=`.
enum ScalarRelation {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

  init?(_ function: String) {
    switch function {
    case Operator.equals: self = .equal
    case Operator.notEquals: self = .notEqual
    case Operator.less: self = .less
    case Operator.lessOrEqual: self = .lessOrEqual
    case Operator.greater: self = .greater
    case Operator.greaterOrEqual: self = .greaterOrEqual
    default: return nil
    }
  }

  var isEquality: Bool { self == .equal || self == .notEqual }

  @inline(__always)
  func holds<Scalar: Comparable>(_ left: Scalar, _ right: Scalar) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// Nil for all but numbers and times of one kind.
  @inline(__always)
  func holds(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.int(let left), .int(let right)): holds(left, right)
    case (.double(let left), .double(let right)): holds(left, right)
    case (.timestamp(let left), .timestamp(let right)): holds(left, right)
    default: nil
    }
  }
}
