// Comparisons of two scalars that stand ready. Most rules are made of these, so they are decided without making outcomes
// of the operands; whatever is not so simple is left to the general node.

final class ScalarComparisonNode: PlanNode {
  private enum Kind {
    case int, double, timestamp, text
    /// A constant that is a short text of ASCII.
    case word(String)
  }

  private let kind: Kind
  private let left: ReadyOperand
  private let right: ReadyOperand
  private let relation: ScalarRelation
  private let steps: UInt8
  private let compared: ComparedVariables
  /// What decides where an operand is not known, and explains.
  private let general: any PlanNode

  /// Nil where it would serve nothing.
  init?(
    _ relation: ScalarRelation, _ left: any PlanNode, _ right: any PlanNode, types: (Type, Type),
    general: any PlanNode
  ) {
    guard var left = ReadyOperand(compared: left), var right = ReadyOperand(compared: right) else { return nil }
    if case .constant = left, relation.isEquality { swap(&left, &right) }
    switch types {
    case (.int, .int): kind = .int
    case (.double, .double): kind = .double
    case (.timestamp, .timestamp): kind = .timestamp
    case (.string, .string), (.string, .word), (.word, .string), (.word, .word):
      guard relation.isEquality else { return nil }
      if case .constant(.string(let text)) = right, text.isShortASCII { kind = .word(text) } else { kind = .text }
    default: return nil
    }
    (self.left, self.right, self.relation, self.general) = (left, right, relation, general)
    compared = ComparedVariables(left, right)
    steps = UInt8(clamping: 1 + left.steps + right.steps)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    guard !frame.isExplaining, let holds = holds(&frame) else { return general.evaluate(&frame) }
    return frame.spend(Int(steps)) ? .value(.bool(holds)) : .costExceeded
  }

  func truth(_ frame: inout Frame) -> Truth {
    if let holds = holds(&frame) { return frame.spend(Int(steps)) ? Truth(holds) : .error }
    return isUnknown(&frame) ? .unknown : preparedTruth(&frame)
  }

  /// The first time that a variable is asked for, it is not computed yet.
  @inline(never)
  private func preparedTruth(_ frame: inout Frame) -> Truth {
    left.prepare(&frame)
    right.prepare(&frame)
    if let holds = holds(&frame) { return frame.spend(Int(steps)) ? Truth(holds) : .error }
    return isUnknown(&frame) ? .unknown : general.truth(&frame)
  }

  func explain(_ frame: inout Frame) -> Truth {
    guard let holds = holds(&frame) else {
      return left.explainUnknown(with: right, &frame) ?? general.explain(&frame)
    }
    left.note(&frame)
    right.note(&frame)
    return frame.spend(Int(steps)) ? Truth(holds) : .error
  }

  private func isUnknown(_ frame: inout Frame) -> Bool { left.isUnknown(with: right, &frame) }

  @inline(__always)
  private func holds(_ frame: inout Frame) -> Bool? {
    switch kind {
    case .int:
      guard let left = left.int(&frame), let right = right.int(&frame) else { return nil }
      return relation.holds(left, right)
    case .double:
      guard let left = left.double(&frame), let right = right.double(&frame) else { return nil }
      return relation.holds(left, right)
    case .timestamp:
      guard let left = left.timestamp(&frame), let right = right.timestamp(&frame) else { return nil }
      if let clockSide = compared.clockSide(frame) { frame.noteComparison(left, relation, right, clockSide) }
      return relation.holds(left, right)
    case .word(let word):
      guard let isEqual = left.isEqual(toASCII: word, &frame) else { return nil }
      return isEqual == (relation == .equal)
    case .text:
      guard let text = right.text(&frame), text.isShortASCII, let isEqual = left.isEqual(toASCII: text, &frame) else {
        return nil
      }
      return isEqual == (relation == .equal)
    }
  }
}

/// `word in list`, where both stand ready.
final class WordMembershipNode: PlanNode {
  private let word: ReadyOperand
  private let list: ReadyOperand
  /// What decides where something is not known or no word, and explains.
  private let general: any PlanNode

  init?(_ word: any PlanNode, _ list: any PlanNode, general: any PlanNode) {
    guard let word = ReadyOperand(word), let list = ReadyOperand(list) else { return nil }
    (self.word, self.list, self.general) = (word, list, general)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    guard !frame.isExplaining, let (isFound, steps) = search(&frame) else { return general.evaluate(&frame) }
    return frame.spend(steps) ? .value(.bool(isFound)) : .costExceeded
  }

  func truth(_ frame: inout Frame) -> Truth {
    if let (isFound, steps) = search(&frame) { return frame.spend(steps) ? Truth(isFound) : .error }
    return isUnknown(&frame) ? .unknown : general.truth(&frame)
  }

  func explain(_ frame: inout Frame) -> Truth {
    guard let (isFound, steps) = search(&frame) else {
      return word.explainUnknown(with: list, &frame) ?? general.explain(&frame)
    }
    word.note(&frame)
    list.note(&frame)
    return frame.spend(steps) ? Truth(isFound) : .error
  }

  private func isUnknown(_ frame: inout Frame) -> Bool { word.isUnknown(with: list, &frame) }

  @inline(__always)
  private func search(_ frame: inout Frame) -> (isFound: Bool, steps: Int)? {
    word.search(in: list, &frame)
  }

  /// The list, where the word is the local variable and the list is not.
  func list(of index: Int) -> ReadyOperand? {
    guard case .local(index) = word, !list.rests(onLocal: index) else { return nil }
    return list
  }
}

/// The operators `==`, `!=`, `<`, `<=`, `>` and `>=`: for which orders of two values each holds, so that there is no
/// choice to make where they are compared.
struct ScalarRelation: OptionSet {
  let rawValue: UInt8

  static let less = ScalarRelation(rawValue: 1)
  static let equal = ScalarRelation(rawValue: 2)
  static let greater = ScalarRelation(rawValue: 4)
  /// One of the values is no number.
  private static let unordered = ScalarRelation(rawValue: 8)

  static let notEqual: ScalarRelation = [.less, .greater, .unordered]
  static let lessOrEqual: ScalarRelation = [.less, .equal]
  static let greaterOrEqual: ScalarRelation = [.greater, .equal]

  init(rawValue: UInt8) { self.rawValue = rawValue }

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
    let order: ScalarRelation = left < right ? .less : left == right ? .equal : left > right ? .greater : .unordered
    return contains(order)
  }

  /// Nil for all but numbers and times of one kind.
  func holds(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.int(let left), .int(let right)): holds(left, right)
    case (.double(let left), .double(let right)): holds(left, right)
    case (.timestamp(let left), .timestamp(let right)): holds(left, right)
    default: nil
    }
  }
}

extension Value {
  /// Whether two scalars of one kind are equal; nil for all else, and for texts that take more than a step.
  func scalarEquality(to other: Value) -> Bool? {
    switch (self, other) {
    case (.string(let left), .string(let right)):
      left.utf8.count != right.utf8.count ? false : left.utf8.count < 64 ? left.hasSameCodePoints(as: right) : nil
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.timestamp(let left), .timestamp(let right)): left == right
    default: nil
    }
  }
}
