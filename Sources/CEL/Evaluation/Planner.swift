// From a checked tree to a plan: names become slots, calls become the overloads that fit, fields become places in a
// record. Nothing is looked up by name again while evaluating.

struct Planner {
  let checked: CheckedExpression
  private(set) var issues: [ExpressionIssue] = []
  /// The number of macro variables in scope where planning stands.
  private var localDepth = 0
  private var nesting = 0
  /// How deep the plan nests.
  private(set) var depth = 0

  /// Whether what is wrong is refused, or left to show when it is evaluated.
  let isChecked: Bool

  let limits: ExpressionLimits

  /// Whether every node is wrapped so that its outcomes are recorded.
  let isTraced: Bool

  init(checked: CheckedExpression, isChecked: Bool, limits: ExpressionLimits, isTraced: Bool = false) {
    self.checked = checked
    self.isChecked = isChecked
    self.limits = limits
    self.isTraced = isTraced
  }

  mutating func plan(_ node: Expression, isMacroBody: Bool = false) -> any PlanNode {
    let planned = planUntraced(node)
    return isTraced ? TracedNode(traced: planned, id: node.id, isMacroBody: isMacroBody) : planned
  }

  private mutating func planUntraced(_ node: Expression) -> any PlanNode {
    nesting += 1
    depth = max(depth, nesting)
    defer { nesting -= 1 }
    if let reference = checked.references[node.id], let planned = plan(reference) { return planned }
    switch node.kind {
    case .literal(let value): return ConstantNode(outcome: .value(value))
    case .identifier(let name, _): return missing(name)
    case .select(let operand, let field, let isOptional):
      if isOptional { return OptionalFieldNode(operand: plan(operand), field: field) }
      if let path = recordPath(operand, field) { return AttributeNode(path: path) }
      return FieldNode(operand: plan(operand), field: field)
    case .has(let operand, let field):
      if let path = recordPath(operand, field) { return PresenceNode(path: path) }
      return HasNode(operand: plan(operand), field: field)
    case .call(let function, let target, let arguments): return planCall(function, target, arguments, node)
    case .list(let elements): return planList(elements)
    case .map(let entries):
      return MapNode(
        entries: entries.map { .init(key: plan($0.key), value: plan($0.value), isOptional: $0.isOptional) })
    case .message(let name, _): return missing(name)
    case .comprehension(let comprehension): return plan(comprehension)
    case .binding(_, let value, let body):
      let value = plan(value)
      let index = localDepth
      return BindingNode(index: index, value: value, body: withLocals(1) { $0.plan(body) })
    case .optionalMap(let operand, _, let body, let isFlat):
      let operand = plan(operand)
      let index = localDepth
      return OptionalMapNode(operand: operand, index: index, body: withLocals(1) { $0.plan(body) }, isFlat: isFlat)
    }
  }

  /// `operand.field` where there are only objects of known types on the way from a variable; nil for the rest, and where
  /// each step on the way has to be traced.
  private func recordPath(_ operand: Expression, _ field: String) -> RecordPath? {
    guard !isTraced, case .record(let type) = checked.types[operand.id], let slot = type.slot(of: field) else {
      return nil
    }
    switch checked.references[operand.id] {
    case .variable(let variable): return RecordPath(.variable(variable), type, slot: slot)
    case .local(let index): return RecordPath(.local(index), type, slot: slot)
    case nil:
      guard case .select(let inner, let name, isOptional: false) = operand.kind else { return nil }
      return recordPath(inner, name).flatMap { RecordPath($0, type, slot: slot) }
    default: return nil
    }
  }

  private func plan(_ reference: Reference) -> (any PlanNode)? {
    switch reference {
    case .variable(let slot): VariableNode(slot: slot)
    case .local(let index): LocalNode(index: index)
    case .type(let type): ConstantNode(outcome: .value(.type(type)))
    case .missing(let name): missing(name)
    case .overloads: nil
    }
  }

  private mutating func plan(_ comprehension: Comprehension) -> any PlanNode {
    let range = plan(comprehension.range)
    let index = localDepth
    let count = comprehension.variables.count
    let (condition, transform) = withLocals(count) { planner in
      (
        comprehension.condition.map { planner.plan($0, isMacroBody: true) },
        comprehension.transform.map { planner.plan($0, isMacroBody: true) }
      )
    }
    switch (comprehension.kind, condition) {
    case (.all, let condition?), (.exists, let condition?):
      let deciding = comprehension.kind == .exists
      if let elements = WrittenList(range) {
        return LiteralQuantifierNode(
          elements: elements, index: index, variableCount: count, condition: condition,
          deciding: deciding)
      }
      let general = QuantifierNode(
        range: range, index: index, variableCount: count, condition: condition, deciding: deciding)
      return WordQuantifierNode(general) ?? general
    default:
      return TransformNode(
        kind: comprehension.kind, range: range, index: index, variableCount: count, condition: condition,
        transform: transform)
    }
  }

  /// A list of constants is made once.
  private mutating func planList(_ elements: [ListElement]) -> any PlanNode {
    let planned = elements.map { ListNode.Element(node: plan($0.value), isOptional: $0.isOptional) }
    let constants = planned.compactMap { element -> Value? in
      guard !element.isOptional, let constant = element.node.untraced as? ConstantNode,
        case .value(let value) = constant.outcome
      else { return nil }
      return value
    }
    return constants.count == planned.count
      ? ConstantNode(outcome: .value(.list(constants))) : ListNode(elements: planned)
  }

  private mutating func planCall(
    _ function: String, _ target: Expression?, _ arguments: [Expression], _ node: Expression
  ) -> any PlanNode {
    switch (function, arguments.count) {
    case (Operator.logicalAnd, 2), (Operator.logicalOr, 2):
      return LogicNode(
        left: plan(arguments[0]), right: plan(arguments[1]), deciding: function == Operator.logicalOr)
    case (Operator.conditional, 3):
      return ConditionalNode(
        condition: plan(arguments[0]), whenTrue: plan(arguments[1]), whenFalse: plan(arguments[2]))
    default: break
    }
    guard case .overloads(let overloads, let function, let isNamespaced) = checked.references[node.id] else {
      return missing(function)
    }
    let operands = (isNamespaced ? [] : target.map { [$0] } ?? []) + arguments
    if let comparison = planComparison(function, operands) { return comparison }
    if let pattern = planPattern(function, operands) { return pattern }
    if let alternative = planAlternative(function, operands, overloads) { return alternative }
    let traits = CallTraits(function: function, argumentTypes: operands.map { checked.types[$0.id] })
    let isExact = overloads.count == 1 && operands.allSatisfy { checked.types[$0.id] != .dyn }
    let exact = isExact ? overloads[0].implementation : nil
    let nodes = operands.map { plan($0) }
    switch exact {
    case .unary where function == Operator.logicalNot:
      if let presence = nodes[0] as? PresenceNode { return AbsenceNode(path: presence.path) }
      return NegationNode(operand: nodes[0])
    case .unary(let body) where nodes.count == 1 && !traits.comparesElements:
      let isSizeOfList = if function == "size", case .list = checked.types[operands[0].id] { true } else { false }
      return UnaryCallNode(operand: nodes[0], body: body, traits: traits, isSizeOfList: isSizeOfList)
    case .binary(let body) where nodes.count == 2 && !traits.comparesElements:
      let relation = ScalarRelation(function)
      let types = (checked.types[operands[0].id], checked.types[operands[1].id])
      let general = BinaryCallNode(
        left: nodes[0], right: nodes[1], body: body, traits: traits, comparison: relation,
        compared: relation.map { _ in ComparedVariables(nodes[0], nodes[1]) })
      return relation.flatMap { ScalarComparisonNode($0, nodes[0], nodes[1], types: types, general: general) }
        ?? general
    default:
      return CallNode(function: function, arguments: nodes, overloads: overloads, exact: exact, traits: traits)
    }
  }

  private mutating func planComparison(_ function: String, _ operands: [Expression]) -> (any PlanNode)? {
    guard operands.count == 2, [Operator.equals, Operator.notEquals, Operator.isIn].contains(function) else {
      return nil
    }
    let nodes = operands.map { plan($0) }
    if let relation = ScalarRelation(function) {
      let general = EqualityNode(
        left: nodes[0], right: nodes[1], isNegated: relation == .notEqual,
        compared: ComparedVariables(nodes[0], nodes[1]))
      let types = (checked.types[operands[0].id], checked.types[operands[1].id])
      return ScalarComparisonNode(relation, nodes[0], nodes[1], types: types, general: general) ?? general
    }
    if let elements = WrittenList(nodes[1]) { return LiteralMembershipNode(element: nodes[0], elements: elements) }
    let general = MembershipNode(element: nodes[0], container: nodes[1])
    return WordMembershipNode(nodes[0], nodes[1], general: general) ?? general
  }

  private mutating func planAlternative(
    _ function: String, _ operands: [Expression], _ overloads: [Overload]
  ) -> (any PlanNode)? {
    let areOfOptionals = overloads.allSatisfy { if case .optional? = $0.parameters.first { true } else { false } }
    guard ["or", "orValue"].contains(function), operands.count == 2, areOfOptionals else { return nil }
    return OptionalAlternativeNode(
      operand: plan(operands[0]), alternative: plan(operands[1]), unwraps: function == "orValue")
  }

  mutating func report(_ error: PatternError, at range: Range<Int>) {
    guard isChecked else { return }
    issues.append(ExpressionIssue(code: error.code, message: error.message, help: error.help, range: range))
  }

  private mutating func withLocals<Result>(_ count: Int, _ body: (inout Planner) -> Result) -> Result {
    localDepth += count
    defer { localDepth -= count }
    return body(&self)
  }

  private func missing(_ name: String) -> any PlanNode {
    ConstantNode(
      outcome: .error(
        EvaluationError(
          .undeclaredReference, en: "nothing is called `\(name)` here",
          fr: "rien ne s’appelle «\u{A0}\(name)\u{A0}» ici")))
  }
}
