// The type checker: gives every node a type, resolves every name and every call, and reports every mistake of an
// expression at once. A node that has been reported has the type `.error`, which fits everywhere, so that one slip is
// one message.

/// What a name or a call was resolved to.
enum Reference: Sendable {
  /// A declared variable, by its slot.
  case variable(Int)
  /// A macro's own variable, by its place among the variables in scope.
  case local(Int)
  case type(Type)
  /// The overloads that may be meant, the function's full name, and whether what stands before the dot is part of it.
  case overloads([Overload], function: String, isNamespaced: Bool)
  /// Nothing of that name; only in unchecked environments, where it shows when it is evaluated.
  case missing(String)
}

/// What the planner needs to know of a checked expression.
struct CheckedExpression: Sendable {
  var types: [Type] = []
  var references: [Reference?] = []
  var usedSlots: Set<Int> = []
  var localCount = 0

  init(nodeCount: Int) {
    types.reserveCapacity(nodeCount)
    references.reserveCapacity(nodeCount)
    // Much quicker than `Array(repeating:count:)` for so few.
    for _ in 0..<nodeCount {
      types.append(.dyn)
      references.append(nil)
    }
  }
}

struct Checker {
  struct Local {
    let name: String
    let type: Type
  }

  let environment: Environment
  var result: CheckedExpression
  var substitution = Substitution()
  private var log = IssueLog()
  private(set) var locals: [Local] = []
  /// The calls of two arguments, each before those in it: only they can compare what can never be equal.
  var pairs: [Expression] = []

  init(environment: Environment, nodeCount: Int) {
    self.environment = environment
    result = CheckedExpression(nodeCount: nodeCount)
  }

  /// Checks a whole expression and returns its type.
  mutating func check(root: Expression, expecting expected: Type?) -> Type {
    let type = check(root)
    if let expected, environment.isChecked, !substitution.assign(type, to: expected) {
      report(CheckerMessages.wrongResult(substitution.resolve(type, isFinal: true), expected: expected), at: root.range)
    }
    for index in result.types.indices {
      result.types[index] = substitution.resolve(result.types[index], isFinal: true)
    }
    if environment.isChecked {
      var vocabulary = VocabularyCheck(types: result.types, references: result.references)
      for pair in pairs { vocabulary.examine(pair) }
      for issue in vocabulary.issues { log.report(issue) }
    }
    return substitution.resolve(type, isFinal: true)
  }

  mutating func check(_ node: Expression) -> Type {
    let type = environment.isChecked ? inferredType(of: node) : uncheckedType(of: node)
    result.types[node.id] = type
    return type
  }

  /// Names and calls are resolved all the same; only types are not asked after.
  private mutating func uncheckedType(of node: Expression) -> Type {
    _ = inferredType(of: node)
    return .dyn
  }

  private mutating func inferredType(of node: Expression) -> Type {
    switch node.kind {
    case .literal(let value): return value.type
    case .identifier(let name, let isAbsolute): return checkName(name, isAbsolute: isAbsolute, node)
    case .select(let operand, let field, let isOptional):
      return checkSelection(operand, field, isOptional: isOptional, node)
    case .has(let operand, let field): return checkPresence(of: field, in: operand, node)
    case .call(let function, let target, let arguments): return checkCall(function, target, arguments, node)
    case .list(let elements): return .list(checkElements(elements))
    case .map(let entries): return checkMap(entries)
    case .message(let name, _):
      report(CheckerMessages.noMessages(name), at: node.focus)
      return .error
    case .comprehension(let comprehension): return checkComprehension(comprehension)
    case .binding(let name, let value, let body):
      let type = check(value)
      return withLocals([Local(name: name, type: type)]) { $0.check(body) }
    case .optionalMap(let operand, let name, let body, let isFlat):
      return checkOptionalMap(operand, name, body, isFlat: isFlat)
    }
  }

  mutating func report(_ wording: CheckerMessages.Wording, at range: Range<Int>) {
    guard environment.isChecked else { return }
    log.report(
      ExpressionIssue(code: wording.code, message: wording.message, help: wording.help, range: range))
  }

  var issues: [ExpressionIssue] { log.issues }

  mutating func withLocals<Result>(_ new: [Local], _ body: (inout Checker) -> Result) -> Result {
    locals += new
    result.localCount = max(result.localCount, locals.count)
    defer { locals.removeLast(new.count) }
    return body(&self)
  }

  // MARK: Literals

  private mutating func checkElements(_ elements: [ListElement]) -> Type {
    var joined: Type?
    for element in elements {
      var type = check(element.value)
      if element.isOptional { type = unwrapped(type, element.value) }
      joined = join(joined, type)
    }
    return joined ?? substitution.makeParameter()
  }

  private mutating func checkMap(_ entries: [MapEntry]) -> Type {
    var keys: Type?
    var values: Type?
    for entry in entries {
      keys = join(keys, checkKey(entry.key))
      var type = check(entry.value)
      if entry.isOptional { type = unwrapped(type, entry.value) }
      values = join(values, type)
    }
    return .map(key: keys ?? substitution.makeParameter(), value: values ?? substitution.makeParameter())
  }

  private mutating func checkKey(_ node: Expression) -> Type {
    let type = check(node)
    switch substitution.resolve(type) {
    case .bool, .int, .uint, .string, .word, .dyn, .error: return type
    case .parameter:
      // Nothing is known of it yet, so nothing but a `dyn` can be promised.
      return .dyn
    case let other:
      report(CheckerMessages.notAKey(substitution.resolve(other, isFinal: true)), at: node.range)
      return .error
    }
  }

  private mutating func join(_ left: Type?, _ right: Type) -> Type {
    guard let left else { return right }
    return substitution.join(left, right) ?? .dyn
  }

  private mutating func unwrapped(_ type: Type, _ node: Expression) -> Type {
    let wrapped = substitution.makeParameter()
    // A null can stand for an optional elsewhere; as an entry it can only fail.
    guard type != .null, substitution.assign(type, to: .optional(wrapped)) else {
      report(CheckerMessages.notOptional(substitution.resolve(type, isFinal: true)), at: node.range)
      return .error
    }
    return type == .dyn ? .dyn : substitution.resolve(wrapped)
  }
}
