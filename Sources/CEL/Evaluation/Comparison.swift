// `==`, `!=` and `in`. They stand in the evaluator and not in the library because records with unanswered fields make
// them undecided, which no function can say. In `x in [a, b]` the unanswered elements do not spoil those that are
// there: it is decided as `x == a || x == b`.

final class EqualityNode: PlanNode {
  let left: any PlanNode
  let right: any PlanNode
  let isNegated: Bool
  let compared: ComparedVariables

  init(left: any PlanNode, right: any PlanNode, isNegated: Bool, compared: ComparedVariables) {
    (self.left, self.right, self.isNegated, self.compared) = (left, right, isNegated, compared)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    let clockSide = compared.clockSide(frame)
    return frame.call(left, right, clockSide) { left, right, frame in
      if let clockSide { frame.noteComparison(left, .equal, right, clockSide) }
      return frame.compare(left, right, whenEqual: !isNegated)
    }
  }
}

/// `element in container`, where the container is worth a list or a map.
final class MembershipNode: PlanNode {
  let element: any PlanNode
  let container: any PlanNode

  init(element: any PlanNode, container: any PlanNode) {
    (self.element, self.container) = (element, container)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    frame.call(element, container) { element, container, frame in
      switch container {
      case .list(let elements): return frame.search(element, in: elements)
      case .map(let map): return frame.spend() ? .value(.bool(map[element] != nil)) : .costExceeded
      default: return .error(.noOverload("in", [element, container]))
      }
    }
  }
}

/// `element in [a, b, c]`, where not all of the elements are constants.
final class LiteralMembershipNode: PlanNode {
  let element: any PlanNode
  let elements: WrittenList

  init(element: any PlanNode, elements: WrittenList) {
    (self.element, self.elements) = (element, elements)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    guard frame.isExplaining else {
      let sought = element.evaluate(&frame)
      return search(sought, elements.nodes.map { $0.evaluate(&frame) }, &frame).outcome
    }
    let deliberation = frame.journal.deliberation()
    let sought = frame.part(element)
    let parts = elements.nodes.map { frame.part($0) }
    let (outcome, place) = search(sought, parts, &frame)
    if let place {
      frame.journal.keep(deliberation, parts: 0, place + 1)
      for case .value(let value) in [sought, parts[place]] { frame.noteWhole(value, since: deliberation.firstNote) }
    } else {
      frame.settleCall(deliberation, [sought] + parts, outcome)
    }
    return outcome
  }

  /// The outcome, and the place of the element that was found.
  private func search(
    _ sought: Outcome, _ outcomes: [Outcome], _ frame: inout Frame
  ) -> (outcome: Outcome, place: Int?) {
    guard case .value(let value) = sought, !elements.isSpoiled(by: outcomes, &frame) else {
      return (Logic.strict([sought] + outcomes) ?? sought, nil)
    }
    var result = Outcome.false
    for (place, outcome) in outcomes.enumerated() {
      var found = outcome
      if case .value(let candidate) = outcome { found = frame.compare(value, candidate, whenEqual: true) }
      result = Logic.combine(result, found, deciding: true)
      if case .value(.bool(true)) = result { return (result, place) }
    }
    return (result, nil)
  }
}

/// A list as it is written, some elements of which may be unknown.
struct WrittenList {
  let nodes: [any PlanNode]

  /// Nil for any other list, and for one of which optional elements may be left out.
  init?(_ node: any PlanNode) {
    guard let list = node.untraced as? ListNode, list.elements.allSatisfy({ !$0.isOptional }) else { return nil }
    nodes = list.elements.map(\.node)
  }

  /// Whether the whole list comes to nothing. An element that is an error makes the list one, whatever the others
  /// are; so might an unknown one that is more than the reading of an attribute, once it is answered.
  func isSpoiled(by outcomes: [Outcome], _ frame: inout Frame) -> Bool {
    for (node, outcome) in zip(nodes, outcomes) {
      switch outcome {
      case .value: continue
      case .error: return true
      case .unknown: if !frame.isReading(node.untraced) { return true }
      }
    }
    return false
  }
}

extension Frame {
  /// Whether a node reads a field of an object.
  fileprivate mutating func isReading(_ node: any PlanNode) -> Bool {
    let start = journal.count
    defer { journal.truncate(to: start) }
    let holder: Outcome
    switch node {
    case let attribute as AttributeNode: holder = attribute.path.start(&self)
    case let field as FieldNode: holder = field.operand.evaluate(&self)
    default: return false
    }
    if case .value(.record) = holder { return true }
    return false
  }

  /// `left == right`, or `left != right` where `whenEqual` is false.
  fileprivate mutating func compare(_ left: Value, _ right: Value, whenEqual: Bool) -> Outcome {
    if let isEqual = left.scalarEquality(to: right) {
      return spend() ? .value(.bool(isEqual == whenEqual)) : .costExceeded
    }
    var test = EqualityTest()
    do throws(EvaluationError) {
      let equality = try test.compare(left, right)
      guard spend(test.steps) else { return .costExceeded }
      return switch equality {
      case .equal: .value(.bool(whenEqual))
      case .different: .value(.bool(!whenEqual))
      case .undecided(let unknown): .unknown(unknown)
      }
    } catch {
      _ = spend(test.steps)
      return .error(error)
    }
  }

  fileprivate mutating func search(_ element: Value, in elements: [Value]) -> Outcome {
    var test = EqualityTest()
    var quickSteps = 0
    var unknowns: UnknownSet?
    do throws(EvaluationError) {
      for candidate in elements {
        if let isEqual = element.scalarEquality(to: candidate) {
          quickSteps += 1
          if isEqual { return spend(quickSteps + test.steps) ? .true : .costExceeded }
          continue
        }
        switch try test.compare(element, candidate) {
        case .equal: return spend(quickSteps + test.steps) ? .true : .costExceeded
        case .different: continue
        case .undecided(let unknown): unknowns = unknowns?.union(unknown) ?? unknown
        }
      }
    } catch {
      _ = spend(quickSteps + test.steps)
      return .error(error)
    }
    return spend(max(1, quickSteps + test.steps)) ? unknowns.map(Outcome.unknown) ?? .false : .costExceeded
  }
}

/// The unanswered attributes inside values, for the functions that compare the elements of lists.
struct UnansweredSearch {
  private(set) var unknowns: UnknownSet?
  private var remainingSteps = EqualityTest.stepLimit
  private var remainingDepth = 256

  mutating func visit(_ value: Value) throws(EvaluationError) {
    remainingSteps -= 1
    guard remainingSteps > 0 else { throw .tooManyComparisons }
    guard remainingDepth > 0 else { throw .nestedTooDeeply }
    remainingDepth -= 1
    defer { remainingDepth += 1 }
    switch value {
    case .list(let elements):
      for element in elements { try visit(element) }
    case .map(let map):
      for value in map.values { try visit(value) }
    case .optional(let optional):
      if let value = optional.value { try visit(value) }
    case .record(let record):
      for slot in record.fields.indices {
        switch record.read(slot: slot) {
        case .value(let value): try visit(value)
        case .unknown(let unknown): unknowns = unknowns?.union(unknown) ?? unknown
        case .error(let error): throw error
        }
      }
    default: break
    }
  }
}
