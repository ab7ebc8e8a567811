// Calls: which function a call names, and which of its overloads fit the arguments.

extension Checker {
  mutating func checkCall(
    _ function: String, _ target: Expression?, _ arguments: [Expression], _ node: Expression
  ) -> Type {
    if arguments.count == 2 { pairs.append(node) }
    if let target, let (prefix, isAbsolute) = qualifiedName(target) {
      for candidate in environment.candidates(for: "\(prefix).\(function)", isAbsolute: isAbsolute) {
        guard let overloads = environment.functions[candidate]?.filter({ !$0.isMember }) else { continue }
        let types = arguments.map { check($0) }
        return resolve(candidate, overloads, types, isNamespaced: true, node)
      }
    }
    if let target {
      if environment.isChecked, let (prefix, _) = qualifiedName(target), isNamespace(prefix) {
        for argument in arguments { _ = check(argument) }
        report(
          CheckerMessages.undeclaredFunction("\(prefix).\(function)", known: functionNames),
          at: node.focus)
        return .error
      }
      if let name = mistakenVariable(of: function, arguments) {
        _ = check(target)
        withLocals([Local(name: name, type: .error)]) { checker in
          for argument in arguments.dropFirst() { _ = checker.check(argument) }
        }
        return undeclaredFunction(function, [], isMember: true, node)
      }
      let types = ([target] + arguments).map { check($0) }
      guard let overloads = environment.functions[function]?.filter(\.isMember), !overloads.isEmpty else {
        return undeclaredFunction(function, types, isMember: true, node)
      }
      return resolve(function, overloads, types, isNamespaced: false, node)
    }
    let types = arguments.map { check($0) }
    if let type = checkLogic(function, types, arguments, node) { return type }
    for candidate in environment.candidates(for: function, isAbsolute: function.hasPrefix(".")) {
      let name = candidate.hasPrefix(".") ? String(candidate.dropFirst()) : candidate
      if let overloads = environment.functions[name]?.filter({ !$0.isMember }), !overloads.isEmpty {
        return resolve(name, overloads, types, isNamespaced: false, node)
      }
    }
    return undeclaredFunction(function, types, isMember: false, node)
  }

  /// In `list.any(x, x > 1)` the name that the author thinks to bind; what follows means it.
  private func mistakenVariable(of function: String, _ arguments: [Expression]) -> String? {
    guard environment.isChecked, environment.functions[function] == nil, arguments.count > 1,
      case .identifier(let name, isAbsolute: false) = arguments[0].kind, environment.slots[name] == nil,
      !locals.contains(where: { $0.name == name })
    else { return nil }
    return name
  }

  /// `&&`, `||` and `?:`, which are no functions: they need not evaluate all of their operands.
  private mutating func checkLogic(
    _ function: String, _ types: [Type], _ arguments: [Expression], _ node: Expression
  ) -> Type? {
    switch (function, types.count) {
    case (Operator.logicalAnd, 2), (Operator.logicalOr, 2):
      for (type, argument) in zip(types, arguments) { expectCondition(type, argument) }
      return .bool
    case (Operator.conditional, 3):
      expectCondition(types[0], arguments[0])
      let before = substitution
      if let type = substitution.join(types[1], types[2]) ?? substitution.join(types[2], types[1]) { return type }
      substitution = before
      report(
        CheckerMessages.differentBranches(
          substitution.resolve(types[1], isFinal: true), substitution.resolve(types[2], isFinal: true)), at: node.focus)
      return .error
    default: return nil
    }
  }

  private mutating func expectCondition(_ type: Type, _ node: Expression) {
    if !substitution.assign(type, to: .bool) {
      report(CheckerMessages.notACondition(substitution.resolve(type, isFinal: true)), at: node.range)
    }
  }

  private mutating func undeclaredFunction(
    _ function: String, _ types: [Type], isMember: Bool, _ node: Expression
  ) -> Type {
    result.references[node.id] = .missing(function)
    if environment.functions[function] != nil {
      report(CheckerMessages.wrongCallStyle(function, isMember: isMember), at: node.focus)
    } else {
      report(
        CheckerMessages.undeclaredFunction(function, known: functionNames), at: node.focus)
    }
    return .error
  }

  /// Chooses the overloads that fit; the result is theirs where they agree, else `dyn`.
  ///
  /// What the arguments are found to be is kept only where every overload that fits would have it so: of `[].all(x,
  /// x < 1.5)` nothing follows for `x`, which may be of any type of number.
  private mutating func resolve(
    _ function: String, _ overloads: [Overload], _ arguments: [Type], isNamespaced: Bool, _ node: Expression
  ) -> Type {
    let sized = overloads.filter { $0.parameters.count == arguments.count }
    guard environment.isChecked else {
      result.references[node.id] = .overloads(sized, function: function, isNamespaced: isNamespaced)
      return .dyn
    }
    var fitting: [Overload] = []
    var found: (reading: Substitution, result: Type)?
    var isOneReading = true
    let before = substitution
    for overload in sized {
      var attempt = before
      let signature = attempt.instantiate(overload)
      guard zip(arguments, signature.parameters).allSatisfy({ attempt.assign($0, to: $1) }) else { continue }
      fitting.append(overload)
      let type = attempt.resolve(signature.result)
      guard let known = found else {
        found = (attempt, type)
        substitution = attempt
        // Nothing else can be meant: three ints are never three of `dyn`.
        if overload.parameters == arguments { break }
        continue
      }
      if type != known.result { found?.result = .dyn }
      if arguments.contains(where: { attempt.resolve($0) != known.reading.resolve($0) }) { isOneReading = false }
    }
    guard let found else {
      let types = arguments.map { substitution.resolve($0, isFinal: true) }
      if !types.contains(.error) {
        report(CheckerMessages.noOverload(function, types, overloads), at: node.focus)
      }
      return .error
    }
    result.references[node.id] = .overloads(fitting, function: function, isNamespaced: isNamespaced)
    if isOneReading { return found.result }
    substitution = before
    return substitution.resolve(found.result, isFinal: true)
  }

  private func isNamespace(_ prefix: String) -> Bool {
    environment.slots[prefix] == nil && environment.functions.keys.contains { $0.hasPrefix(prefix + ".") }
  }

  private var functionNames: [String] {
    environment.functions.keys.filter { Operator.symbol(of: $0) == nil }.sorted()
  }
}
