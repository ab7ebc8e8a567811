// The types of macros: what a comprehension's variables are, and what it yields.

extension Checker {
  mutating func checkComprehension(_ comprehension: Comprehension) -> Type {
    let range = substitution.resolve(check(comprehension.range))
    let (first, second) = variableTypes(of: range, comprehension)
    let names = comprehension.variables
    let new =
      names.count == 2
      ? [Local(name: names[0], type: first), Local(name: names[1], type: second)]
      : [Local(name: names.first ?? "", type: comprehension.isOverKeys(range) ? first : second)]
    let (condition, transform) = withLocals(new) { checker in
      (comprehension.condition.map { checker.check($0) }, comprehension.transform.map { checker.check($0) })
    }
    if let condition, let node = comprehension.condition, !substitution.assign(condition, to: .bool) {
      report(
        CheckerMessages.notAPredicate(substitution.resolve(condition, isFinal: true), comprehension.kind),
        at: node.range)
    }
    switch comprehension.kind {
    case .all, .exists, .existsOne: return .bool
    case .filter:
      if case .map = range { return .list(first) }
      return .list(new[0].type)
    case .map, .transformList: return .list(transform ?? .dyn)
    case .transformMap: return .map(key: first, value: transform ?? .dyn)
    case .transformMapEntry:
      let key = substitution.makeParameter()
      let value = substitution.makeParameter()
      if let transform, let node = comprehension.transform,
        !substitution.assign(transform, to: .map(key: key, value: value))
      {
        report(CheckerMessages.notAnEntry(substitution.resolve(transform, isFinal: true)), at: node.range)
      }
      return .map(key: substitution.resolve(key), value: substitution.resolve(value))
    case .sortBy:
      if let transform, let node = comprehension.transform, !hasOrder(transform) {
        report(CheckerMessages.noOrder(substitution.resolve(transform, isFinal: true)), at: node.range)
      }
      return .list(second)
    }
  }

  /// The types of index and element, or of key and value.
  private mutating func variableTypes(of range: Type, _ comprehension: Comprehension) -> (Type, Type) {
    switch range {
    case .list(let element): return (.int, element)
    case .map(let key, let value) where comprehension.kind != .sortBy: return (key, value)
    case .dyn, .error: return (.dyn, .dyn)
    case .parameter:
      let element = substitution.makeParameter()
      _ = substitution.assign(range, to: .list(element))
      return (.int, element)
    default:
      report(
        CheckerMessages.notIterable(substitution.resolve(range, isFinal: true), comprehension.kind),
        at: comprehension.range.range)
      return (.error, .error)
    }
  }

  private func hasOrder(_ type: Type) -> Bool {
    switch substitution.resolve(type) {
    case .int, .uint, .double, .bool, .string, .word, .bytes, .timestamp, .duration, .dyn, .parameter, .error: true
    default: false
    }
  }

  mutating func checkOptionalMap(_ operand: Expression, _ name: String, _ body: Expression, isFlat: Bool) -> Type {
    let type = check(operand)
    let wrapped = substitution.makeParameter()
    var element = Type.error
    if substitution.assign(type, to: .optional(wrapped)) {
      element = substitution.resolve(type) == .dyn ? .dyn : substitution.resolve(wrapped)
    } else {
      report(CheckerMessages.notOptional(substitution.resolve(type, isFinal: true)), at: operand.range)
    }
    let result = withLocals([Local(name: name, type: element)]) { $0.check(body) }
    guard isFlat else { return .optional(result) }
    let flat = Type.optional(substitution.makeParameter())
    if !substitution.assign(result, to: flat) {
      report(CheckerMessages.notOptional(substitution.resolve(result, isFinal: true)), at: body.range)
      return .error
    }
    // A null may stand for an optional; where there is nothing to map, the result is one.
    return substitution.resolve(result) == .null ? flat : result
  }
}

extension Comprehension {
  /// With one variable, a map is walked by its keys and a list by its elements.
  fileprivate func isOverKeys(_ range: Type) -> Bool {
    if case .map = range { return true }
    return false
  }
}
