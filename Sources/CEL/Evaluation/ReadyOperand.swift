// Operands that stand ready: constants, variables, attributes, and what is computed of those alone. What they are worth
// is found without making outcomes of it; whatever is not so simple is left to the general nodes.

/// An operand that takes no more than a look at what is there.
enum ReadyOperand: Sendable {
  case constant(Value)
  case variable(Int)
  case local(Int)
  case attribute(RecordPath)
  /// The size of a list.
  indirect case size(ReadyOperand)
  case call(ReadyCall)

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

  /// The operand of a comparison, for which a node may have to be computed as well.
  init?(compared node: any PlanNode) {
    switch node {
    case let call as UnaryCallNode where call.isSizeOfList:
      guard let list = ReadyOperand(call.operand) else { return nil }
      self = .size(list)
    case let call as BinaryCallNode:
      guard let call = ReadyCall(call) else { return nil }
      self = .call(call)
    default: self.init(node)
    }
  }

  /// Hands over the value; nil where it is not known, or not computed yet. As with `RecordPath.field`, it is only
  /// looked at where `body` allows it.
  @inline(__always)
  private func value<Result>(_ frame: inout Frame, _ body: (Value, [Local]) -> Result?) -> Result? {
    switch self {
    case .constant(let value): return body(value, frame.locals)
    case .variable(let slot):
      guard slot < frame.variables.states.count, case .ready(.value(let value)) = frame.variables.states[slot] else {
        return nil
      }
      return body(value, frame.locals)
    case .local(let index):
      let place = frame.localBase + index
      let position = frame.locals[place].position
      if position >= 0 { return body(frame.locals[place].elements[position], frame.locals) }
      let slot = frame.locals[place].variable
      if slot >= 0 {
        guard case .ready(.value(let value)) = frame.variables.states[slot] else { return nil }
        return body(value, frame.locals)
      }
      guard case .value(let value) = frame.locals[place].outcome else { return nil }
      return body(value, frame.locals)
    case .attribute(let path):
      return path.field(&frame) { if case .known(let value) = $0 { body(value, $1) } else { nil } }
    case .size, .call: return nil
    }
  }

  /// The slot of the variable that it is, where it is one.
  var variable: Int? { if case .variable(let slot) = self { slot } else { nil } }

  /// The steps that it costs to compute.
  var steps: Int {
    switch self {
    case .constant, .variable, .local, .attribute: 0
    case .size, .call: 1
    }
  }

  func rests(onLocal index: Int) -> Bool {
    switch self {
    case .constant, .variable: false
    case .local(let own): own == index
    case .attribute(let path): path.starts(atLocal: index)
    case .size(let list): list.rests(onLocal: index)
    case .call(let call): call.left.rests(onLocal: index) || call.right.rests(onLocal: index)
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
    case .local(let index): return frame.presence(ofLocal: index)
    case .attribute(let path): return path.presence(&frame)
    case .size(let list): return list.presence(&frame)
    case .call(let call):
      guard let left = call.left.presence(&frame), let right = call.right.presence(&frame) else { return nil }
      return Logic.strict(left, right)
    }
  }

  /// Has the variable computed that it rests on, so that it stands ready; not while explaining.
  func prepare(_ frame: inout Frame) {
    switch self {
    case .constant, .local: break
    case .variable(let slot): _ = frame.outcome(ofVariable: slot)
    case .attribute(let path): _ = path.start(&frame)
    case .size(let list): list.prepare(&frame)
    case .call(let call):
      call.left.prepare(&frame)
      call.right.prepare(&frame)
    }
  }

  /// Whether it has a value of which nothing is noted.
  @inline(__always)
  func isSilent(_ frame: borrowing Frame) -> Bool {
    switch self {
    case .constant: true
    case .variable(let slot): frame.variables.isSilent(slot)
    case .local(let index): frame.isSilent(local: index)
    case .attribute, .size, .call: false
    }
  }

  /// Notes what the operand rests on and all that it waits for.
  func note(_ frame: inout Frame) {
    switch self {
    case .constant: break
    case .variable(let slot): if !frame.variables.isSilent(slot) { frame.noteAll(ofVariable: slot) }
    case .local(let index): if !frame.isSilent(local: index) { frame.noteAll(ofLocal: index) }
    case .attribute(let path): path.note(&frame)
    case .size(let list): list.note(&frame)
    case .call(let call):
      call.left.note(&frame)
      call.right.note(&frame)
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
    noteUnknown(&frame)
    let middle = frame.journal.count
    other.noteUnknown(&frame)
    frame.journal.keepDeciding(.unknown, first.truth, from: start, second.truth, from: middle)
    return .unknown
  }

  /// As `note`, where only what is waited for may count.
  private func noteUnknown(_ frame: inout Frame) {
    guard case .call(let call) = self, call.left.explainUnknown(with: call.right, &frame) != nil else {
      return note(&frame)
    }
  }

  func int(_ frame: inout Frame) -> Int64? {
    if let int = value(&frame, { value, _ in if case .int(let int) = value { int } else { nil } }) { return int }
    if case .int(let int) = computed(&frame) { return int }
    return nil
  }

  func double(_ frame: inout Frame) -> Double? {
    if let double = value(&frame, { value, _ in if case .double(let double) = value { double } else { nil } }) {
      return double
    }
    if case .double(let double) = computed(&frame) { return double }
    return nil
  }

  func timestamp(_ frame: inout Frame) -> Timestamp? {
    if let time = value(&frame, { value, _ in if case .timestamp(let time) = value { time } else { nil } }) {
      return time
    }
    if case .timestamp(let time) = computed(&frame) { return time }
    return nil
  }

  /// What has to be computed; nil for all else.
  @inline(never)
  private func computed(_ frame: inout Frame) -> Scalar? {
    switch self {
    case .constant, .variable, .local, .attribute: nil
    case .size(let list): list.elements(&frame) { .int(Int64($0.count)) }
    case .call(let call): call.scalar(&frame)
    }
  }

  fileprivate func scalar(_ frame: inout Frame) -> Scalar? { value(&frame) { value, _ in Scalar(value) } }

  func text(_ frame: inout Frame) -> String? {
    value(&frame) { value, _ in if case .string(let text) = value { text } else { nil } }
  }

  /// Whether the operand is a text of ASCII; nil where it is no text.
  func isEqual(toASCII text: String, _ frame: inout Frame) -> Bool? {
    value(&frame) { value, _ in if case .string(let own) = value { own.isEqual(toASCII: text) } else { nil } }
  }

  /// Hands over a list that is known.
  @inline(__always)
  func elements<Result>(_ frame: inout Frame, _ body: ([Value]) -> Result?) -> Result? {
    value(&frame) { value, _ in if case .list(let elements) = value { body(elements) } else { nil } }
  }

  /// How long a list is that is known, where it is the very list that a variable of a macro has walked before.
  @inline(__always)
  func count(ofListWalkedAt place: Int, _ frame: inout Frame) -> Int? {
    value(&frame) { value, locals in
      if case .list(let elements) = value, locals[place].holds(elements) { elements.count } else { nil }
    }
  }

  /// A list that is known.
  func list(_ frame: inout Frame) -> [Value]? { elements(&frame) { $0 } }

  /// Whether a list holds a short text, and after how many elements that is known.
  func search(in list: ReadyOperand, _ frame: inout Frame) -> (isFound: Bool, steps: Int)? {
    guard let text = text(&frame), text.isShort, let result = list.elements(&frame, { $0.search(text) }),
      !result.isFound || text.isASCII
    else { return nil }
    return result
  }
}

/// A value of which no references are counted.
private enum Scalar {
  case int(Int64)
  case double(Double)
  case timestamp(Timestamp)

  @inline(__always)
  init?(_ value: Value) {
    switch value {
    case .int(let int): self = .int(int)
    case .double(let double): self = .double(double)
    case .timestamp(let time): self = .timestamp(time)
    default: return nil
    }
  }

  var value: Value {
    switch self {
    case .int(let int): .int(int)
    case .double(let double): .double(double)
    case .timestamp(let time): .timestamp(time)
    }
  }
}

/// A call of a function of two scalars that stand ready.
final class ReadyCall: Sendable {
  let left: ReadyOperand
  let right: ReadyOperand
  private let body: @Sendable (Value, Value) throws(EvaluationError) -> Value

  init?(_ call: BinaryCallNode) {
    guard call.comparison == nil, let left = ReadyOperand(call.left), let right = ReadyOperand(call.right) else {
      return nil
    }
    (self.left, self.right, body) = (left, right, call.body)
  }

  /// Nil where an operand is no scalar that is known, and where the function fails.
  fileprivate func scalar(_ frame: inout Frame) -> Scalar? {
    guard let first = left.scalar(&frame), let second = right.scalar(&frame) else { return nil }
    if let slot = left.variable { frame.noteUse(ofVariable: slot) }
    if let slot = right.variable { frame.noteUse(ofVariable: slot) }
    do throws(EvaluationError) { return Scalar(try body(first.value, second.value)) } catch { return nil }
  }
}

extension String {
  /// Whether comparing it takes no more than a step.
  @inline(__always)
  var isShort: Bool { utf8.count < 64 }

  /// Whether what looks the same and is as long is the same.
  var isASCII: Bool { utf8.count == utf16.count }

  var isShortASCII: Bool { isShort && isASCII }

  /// Calls nothing that could write, so that texts are only looked at.
  @inline(__always)
  fileprivate func isEqual(toASCII other: String) -> Bool { utf8.count == other.utf8.count && self == other }
}

extension [Value] {
  /// Whether the list holds a text, and after how many elements that is known. Takes for found what looks the same and
  /// is as long, which is the same where it is of ASCII.
  func search(_ text: String) -> (isFound: Bool, steps: Int) {
    for index in indices {
      if case .string(let other) = self[index], other.isEqual(toASCII: text) { return (true, index + 1) }
    }
    return (false, count > 1 ? count : 1)
  }
}
