// Comparisons of two scalars that stand ready: constants, variables, attributes. Most rules are made of these, so they
// are decided without making outcomes of the operands; whatever is not so simple is left to the general node.

/// An operand that takes no evaluation.
enum ReadyOperand {
  case constant(Value)
  case variable(Int)
  case local(Int)
  case attribute(RecordPath)

  init?(_ node: any PlanNode) {
    switch node {
    case let constant as ConstantNode:
      guard case .value(let value) = constant.outcome else { return nil }
      self = .constant(value)
    case let variable as VariableNode: self = .variable(variable.slot)
    case let local as LocalNode: self = .local(local.index)
    case let attribute as AttributeNode: self = .attribute(attribute.path)
    default: return nil
    }
  }

  /// Hands over the value; nil where it is not known, or not computed yet. As with `RecordPath.field`, it is only
  /// looked at where `body` allows it.
  @inline(__always)
  private func value<Result>(_ frame: inout Frame, _ body: (Value) -> Result?) -> Result? {
    switch self {
    case .constant(let value): return body(value)
    case .variable(let slot):
      guard slot < frame.variables.states.count, case .ready(.value(let value)) = frame.variables.states[slot] else {
        return nil
      }
      return body(value)
    case .local(let index):
      guard case .value(let value) = frame.locals[frame.localBase + index] else { return nil }
      return body(value)
    case .attribute(let path):
      return path.field(&frame) { if case .known(let value) = $0 { body(value) } else { nil } }
    }
  }

  /// The slot of the variable that it is, where it is one.
  var variable: Int? { if case .variable(let slot) = self { slot } else { nil } }

  func rests(onLocal index: Int) -> Bool {
    switch self {
    case .constant, .variable: false
    case .local(let own): own == index
    case .attribute(let path): path.starts(atLocal: index)
    }
  }

  /// Whether there is a value; nil where that is not known yet.
  func presence(_ frame: inout Frame) -> Logic.Presence? {
    switch self {
    case .constant: return .value
    case .variable(let slot):
      guard slot < frame.variables.states.count, case .ready(let outcome) = frame.variables.states[slot] else {
        return nil
      }
      return Logic.Presence(outcome)
    case .local(let index): return Logic.Presence(frame.locals[frame.localBase + index])
    case .attribute(let path): return path.presence(&frame)
    }
  }

  /// Notes what the operand rests on and all that it waits for.
  func note(_ frame: inout Frame) {
    switch self {
    case .constant: break
    case .variable(let slot): frame.noteAll(ofVariable: slot)
    case .local(let index): frame.noteAll(ofLocal: index)
    case .attribute(let path): path.note(&frame)
    }
  }

  /// Whether a strict operation on this and another operand waits for one of them.
  func isUnknown(with other: ReadyOperand, _ frame: inout Frame) -> Bool {
    guard let own = presence(&frame), let other = other.presence(&frame) else { return false }
    return Logic.strict(own, other) == .unknown
  }

  /// Where a strict operation waits for one of its operands: notes which. Nil, and nothing noted, where it does not, or
  /// where that is not known yet.
  func explainUnknown(with other: ReadyOperand, _ frame: inout Frame) -> Truth? {
    guard let first = presence(&frame), let second = other.presence(&frame),
      Logic.strict(first, second) == .unknown
    else { return nil }
    let start = frame.journal.count
    note(&frame)
    let middle = frame.journal.count
    other.note(&frame)
    frame.journal.keepDeciding(.unknown, first.truth, from: start, second.truth, from: middle)
    return .unknown
  }

  func int(_ frame: inout Frame) -> Int64? {
    value(&frame) { if case .int(let int) = $0 { int } else { nil } }
  }

  func double(_ frame: inout Frame) -> Double? {
    value(&frame) { if case .double(let double) = $0 { double } else { nil } }
  }

  func timestamp(_ frame: inout Frame) -> Timestamp? {
    value(&frame) { if case .timestamp(let time) = $0 { time } else { nil } }
  }

  func text(_ frame: inout Frame) -> String? {
    value(&frame) { if case .string(let text) = $0 { text } else { nil } }
  }

  func isEqual(to word: Word, _ frame: inout Frame) -> Bool? {
    value(&frame) { if case .string(let text) = $0 { word.isEqual(to: text) } else { nil } }
  }

  /// Hands over a list that is known.
  @inline(__always)
  func elements<Result>(_ frame: inout Frame, _ body: ([Value]) -> Result?) -> Result? {
    value(&frame) { if case .list(let elements) = $0 { body(elements) } else { nil } }
  }

  /// Whether a list holds a text of ASCII, and after how many elements that is known.
  func search(in list: ReadyOperand, _ frame: inout Frame) -> (isFound: Bool, steps: Int)? {
    guard let word = text(&frame).flatMap(Word.init) else { return nil }
    return list.elements(&frame) { word.search($0) }
  }
}

/// A text of ASCII, which takes less to compare: what looks the same and is as long is the same.
struct Word {
  let text: String

  /// Nil for other texts.
  @inline(__always)
  init?(_ text: String) {
    guard text.utf8.count == text.utf16.count, text.utf8.count < 64 else { return nil }
    self.text = text
  }

  @inline(__always)
  func isEqual(to other: String) -> Bool { text.utf8.count == other.utf8.count && text == other }

  /// Whether a list holds the word, and after how many elements that is known.
  @inline(__always)
  func search(_ list: [Value]) -> (isFound: Bool, steps: Int) {
    var steps = 0
    for element in list {
      steps += 1
      if case .string(let text) = element, isEqual(to: text) { return (true, steps) }
    }
    return (false, max(1, steps))
  }
}

final class ScalarComparisonNode: PlanNode {
  private enum Kind {
    case int, double, timestamp, text
    case word(Word)
  }

  private let kind: Kind
  private let left: ReadyOperand
  private let right: ReadyOperand
  private let relation: ScalarRelation
  private let compared: ComparedVariables
  /// What decides where an operand is not known, and explains.
  private let general: any PlanNode

  /// Nil where it would serve nothing.
  init?(
    _ relation: ScalarRelation, _ left: any PlanNode, _ right: any PlanNode, types: (Type, Type),
    general: any PlanNode
  ) {
    guard var left = ReadyOperand(left), var right = ReadyOperand(right) else { return nil }
    if case .constant = left, relation.isEquality { swap(&left, &right) }
    switch types {
    case (.int, .int): kind = .int
    case (.double, .double): kind = .double
    case (.timestamp, .timestamp): kind = .timestamp
    case (.string, .string), (.string, .word), (.word, .string), (.word, .word):
      guard relation.isEquality else { return nil }
      if case .constant(.string(let text)) = right, let word = Word(text) {
        kind = .word(word)
      } else {
        kind = .text
      }
    default: return nil
    }
    (self.left, self.right, self.relation, self.general) = (left, right, relation, general)
    compared = ComparedVariables(left, right)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    guard !frame.isExplaining, let holds = holds(&frame) else { return general.evaluate(&frame) }
    return frame.spend() ? .value(.bool(holds)) : .costExceeded
  }

  func truth(_ frame: inout Frame) -> Truth {
    if let holds = holds(&frame) { return frame.spend() ? Truth(holds) : .error }
    return isUnknown(&frame) ? .unknown : general.truth(&frame)
  }

  func explain(_ frame: inout Frame) -> Truth {
    guard let holds = holds(&frame) else {
      return left.explainUnknown(with: right, &frame) ?? general.explain(&frame)
    }
    left.note(&frame)
    right.note(&frame)
    return frame.spend() ? Truth(holds) : .error
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
      guard let isEqual = left.isEqual(to: word, &frame) else { return nil }
      return isEqual == (relation == .equal)
    case .text:
      guard let word = right.text(&frame).flatMap(Word.init), let isEqual = left.isEqual(to: word, &frame) else {
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
