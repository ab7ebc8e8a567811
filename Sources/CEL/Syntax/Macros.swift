// Macros: calls whose arguments are not values but a name and expressions over it. A call is a macro by its name and
// the number of its arguments; with another number it stays a call, as CEL has it.

/// A call as it was written.
struct CallSyntax {
  let function: String
  let target: Term?
  let arguments: [Term]
  let range: Range<Int>
  /// Where the function's name stands.
  let focus: Range<Int>
}

extension Parser {
  /// The node of a call: that of a macro, or a plain one.
  ///
  /// - Parameter isDamaged: an argument is missing, so the call's shape says nothing.
  mutating func finish(_ call: CallSyntax, isDamaged: Bool) throws(Interruption) -> Expression {
    if options.macros, !isDamaged, let expanded = try expand(call) { return expanded }
    let arguments = call.arguments.map(\.node)
    let kind = ExpressionKind.call(function: call.function, target: call.target?.node, arguments: arguments)
    let children = (call.target.map { [$0.node] } ?? []) + arguments
    return try node(kind, over: children, range: call.range, focus: call.focus)
  }

  private mutating func expand(_ call: CallSyntax) throws(Interruption) -> Expression? {
    guard let target = call.target?.node else { return try expandHas(call) }
    if case .identifier("cel", isAbsolute: false) = target.kind, let expanded = try expandNamespaced(call) {
      return expanded
    }
    switch (call.function, call.arguments.count) {
    case ("all", 2), ("all", 3): return try comprehension(.all, call, over: target)
    case ("exists", 2), ("exists", 3): return try comprehension(.exists, call, over: target)
    case ("exists_one", 2), ("exists_one", 3), ("existsOne", 2), ("existsOne", 3):
      return try comprehension(.existsOne, call, over: target)
    case ("filter", 2): return try comprehension(.filter, call, over: target)
    case ("map", 2), ("map", 3): return try comprehension(.map, call, over: target)
    case ("transformList", 3), ("transformList", 4): return try comprehension(.transformList, call, over: target)
    case ("transformMap", 3), ("transformMap", 4): return try comprehension(.transformMap, call, over: target)
    case ("transformMapEntry", 3), ("transformMapEntry", 4):
      return try comprehension(.transformMapEntry, call, over: target)
    case ("sortBy", 2): return try comprehension(.sortBy, call, over: target)
    case ("optMap", 2), ("optFlatMap", 2): return try optionalMap(call, over: target)
    default: return nil
    }
  }

  private mutating func expandHas(_ call: CallSyntax) throws(Interruption) -> Expression? {
    guard call.function == "has", call.arguments.count == 1 else { return nil }
    let argument = call.arguments[0].node
    guard case .select(let operand, let field, isOptional: let isOptional) = argument.kind else {
      report(.hasWithoutField(argument.range))
      return nil
    }
    if isOptional { report(.hasOfOptionalField(argument.range)) }
    return try node(.has(operand, field: field), over: [operand], range: call.range, focus: argument.focus)
  }

  private mutating func expandNamespaced(_ call: CallSyntax) throws(Interruption) -> Expression? {
    let arguments = call.arguments
    switch (call.function, arguments.count) {
    case ("bind", 3):
      guard let name = boundName(arguments[0], of: call) else { return nil }
      let (value, body) = (arguments[1].node, arguments[2].node)
      let kind = ExpressionKind.binding(name: name, value: value, body: body)
      return try node(kind, over: [value, body], range: call.range, focus: call.focus)
    case ("block", 2): return try block(call)
    case ("index", 1):
      guard case .literal(.int(let number)) = arguments[0].node.kind, number >= 0 else { return nil }
      return try node(.identifier(Self.blockVariable(Int(number)), isAbsolute: false), range: call.range)
    case ("iterVar", 2), ("accuVar", 2):
      guard case .literal(.int(let level)) = arguments[0].node.kind, level >= 0,
        case .literal(.int(let number)) = arguments[1].node.kind, number >= 0
      else { return nil }
      let prefix = call.function == "iterVar" ? "@it" : "@ac"
      return try node(.identifier("\(prefix):\(level):\(number)", isAbsolute: false), range: call.range)
    default:
      return nil
    }
  }

  /// `cel.block([a, b], body)`: nested bindings of `cel.index(0)`, `cel.index(1)`, each in sight of those before it.
  private mutating func block(_ call: CallSyntax) throws(Interruption) -> Expression? {
    guard case .list(let elements) = call.arguments[0].node.kind, !elements.contains(where: \.isOptional) else {
      return nil
    }
    var body = call.arguments[1].node
    for (index, element) in elements.enumerated().reversed() {
      let kind = ExpressionKind.binding(name: Self.blockVariable(index), value: element.value, body: body)
      body = try node(kind, over: [element.value, body], range: call.range, focus: call.focus)
    }
    return body
  }

  private static func blockVariable(_ index: Int) -> String { "@index:\(index)" }

  private mutating func comprehension(
    _ kind: Comprehension.Kind, _ call: CallSyntax, over range: Expression
  ) throws(Interruption) -> Expression? {
    var rest = call.arguments[...]
    var variables: [String] = []
    for _ in 0..<kind.variableCount(ofArguments: rest.count) {
      guard let argument = rest.popFirst(), let name = boundName(argument, of: call) else { return nil }
      if variables.contains(name) { report(.duplicateVariable(name, argument.node.range)) }
      variables.append(name)
    }
    let expressions = rest.map(\.node)
    let last = expressions.last
    let comprehension =
      kind.isPredicate
      ? Comprehension(kind: kind, range: range, variables: variables, condition: last, transform: nil)
      : Comprehension(
        kind: kind, range: range, variables: variables, condition: expressions.dropLast().first, transform: last)
    return try node(.comprehension(comprehension), over: [range] + expressions, range: call.range, focus: call.focus)
  }

  private mutating func optionalMap(_ call: CallSyntax, over target: Expression) throws(Interruption) -> Expression? {
    guard let name = boundName(call.arguments[0], of: call) else { return nil }
    let body = call.arguments[1].node
    let isFlat = call.function == "optFlatMap"
    let kind = ExpressionKind.optionalMap(target, name: name, body: body, isFlat: isFlat)
    return try node(kind, over: [target, body], range: call.range, focus: call.focus)
  }

  /// The name that a macro binds; reported where the argument is anything but a simple name.
  private mutating func boundName(_ argument: Term, of call: CallSyntax) -> String? {
    if case .identifier(let name, isAbsolute: false) = argument.node.kind { return name }
    let isNamespaced = call.function == "bind"
    report(.notASimpleName(of: isNamespaced ? "cel.bind" : call.function, argument.outer))
    return nil
  }
}

extension Comprehension.Kind {
  /// Whether the last argument decides on an element instead of making one.
  fileprivate var isPredicate: Bool {
    switch self {
    case .all, .exists, .existsOne, .filter: true
    case .map, .transformList, .transformMap, .transformMapEntry, .sortBy: false
    }
  }

  /// How many of a macro's arguments are names.
  fileprivate func variableCount(ofArguments count: Int) -> Int {
    switch self {
    case .all, .exists, .existsOne: count - 1
    case .filter, .map, .sortBy: 1
    case .transformList, .transformMap, .transformMapEntry: 2
    }
  }
}
