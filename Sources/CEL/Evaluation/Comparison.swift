// `==`, `!=` and `in`. They stand in the evaluator and not in the library because records with unanswered fields make
// them undecided, which no function can say. In `x in [a, b]` the unanswered elements do not spoil those that are
// there: it is decided as `x == a || x == b`.

struct EqualityNode: PlanNode {
  let left: any PlanNode
  let right: any PlanNode
  let isNegated: Bool

  func evaluate(_ frame: Frame) -> Outcome { compare(left.evaluate(frame), right.evaluate(frame), frame) }

  func explain(_ frame: Frame) -> Explained {
    let parts = [left.explain(frame), right.explain(frame)]
    return Explained(compare(parts[0].outcome, parts[1].outcome, frame), ofCallWith: parts)
  }

  private func compare(_ left: Outcome, _ right: Outcome, _ frame: Frame) -> Outcome {
    guard case .value(let left) = left, case .value(let right) = right else {
      return Logic.strict([left, right]) ?? left
    }
    return frame.compare(left, right, whenEqual: !isNegated)
  }
}

/// `element in container`, where the container is worth a list or a map.
struct MembershipNode: PlanNode {
  let element: any PlanNode
  let container: any PlanNode

  func evaluate(_ frame: Frame) -> Outcome { search(element.evaluate(frame), container.evaluate(frame), frame) }

  func explain(_ frame: Frame) -> Explained {
    let parts = [element.explain(frame), container.explain(frame)]
    return Explained(search(parts[0].outcome, parts[1].outcome, frame), ofCallWith: parts)
  }

  private func search(_ element: Outcome, _ container: Outcome, _ frame: Frame) -> Outcome {
    guard case .value(let element) = element, case .value(let container) = container else {
      return Logic.strict([element, container]) ?? element
    }
    switch container {
    case .list(let elements): return frame.search(element, in: elements)
    case .map(let map):
      if let error = frame.spend() { return .error(error) }
      return .value(.bool(map[element] != nil))
    default: return .error(.noOverload("in", [element, container]))
    }
  }
}

/// `element in [a, b, c]`, where not all of the elements are constants.
struct LiteralMembershipNode: PlanNode {
  let element: any PlanNode
  let elements: WrittenList

  func evaluate(_ frame: Frame) -> Outcome {
    search(element.evaluate(frame), elements.nodes.map { $0.evaluate(frame) }, frame).outcome
  }

  func explain(_ frame: Frame) -> Explained {
    let sought = element.explain(frame)
    let parts = elements.nodes.map { $0.explain(frame) }
    let (outcome, place) = search(sought.outcome, parts.map(\.outcome), frame)
    return Explained(outcome, ofCallWith: [sought] + (place.map { [parts[$0]] } ?? parts))
  }

  /// The outcome, and the place of the element that was found.
  private func search(_ sought: Outcome, _ outcomes: [Outcome], _ frame: Frame) -> (outcome: Outcome, place: Int?) {
    guard case .value(let value) = sought, !elements.isSpoiled(by: outcomes, frame) else {
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
  func isSpoiled(by outcomes: [Outcome], _ frame: Frame) -> Bool {
    zip(nodes, outcomes).contains { node, outcome in
      switch outcome {
      case .value: return false
      case .error: return true
      case .unknown:
        guard let field = node.untraced as? FieldNode, case .value(.record) = field.operand.evaluate(frame) else {
          return true
        }
        return false
      }
    }
  }
}

extension Frame {
  /// `left == right`, or `left != right` where `whenEqual` is false.
  fileprivate func compare(_ left: Value, _ right: Value, whenEqual: Bool) -> Outcome {
    var test = EqualityTest()
    do throws(EvaluationError) {
      let equality = try test.compare(left, right)
      if let error = spend(test.steps) { return .error(error) }
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

  fileprivate func search(_ element: Value, in elements: [Value]) -> Outcome {
    var test = EqualityTest()
    var unknowns: UnknownSet?
    do throws(EvaluationError) {
      for candidate in elements {
        switch try test.compare(element, candidate) {
        case .equal:
          return spend(test.steps).map(Outcome.error) ?? .true
        case .different: continue
        case .undecided(let unknown): unknowns = unknowns?.union(unknown) ?? unknown
        }
      }
    } catch {
      _ = spend(test.steps)
      return .error(error)
    }
    return spend(max(1, test.steps)).map(Outcome.error) ?? unknowns.map(Outcome.unknown) ?? .false
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
