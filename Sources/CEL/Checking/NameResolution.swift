// What a name means: a macro's variable, a declared variable (the longest qualified name wins), or a type; and what a
// field selection yields.

import Diagnostics

extension Checker {
  mutating func checkName(_ name: String, isAbsolute: Bool, _ node: Expression) -> Type {
    if !isAbsolute, let index = locals.lastIndex(where: { $0.name == name }) {
      result.references[node.id] = .local(index)
      return locals[index].type
    }
    if let type = declared(name, isAbsolute: isAbsolute, node) { return type }
    result.references[node.id] = .missing(name)
    report(
      isPrefixOnly(name)
        ? CheckerMessages.notAValue(name, known: knownNames)
        : CheckerMessages.undeclared(name, known: knownNames, isWord: environment.hasWord(name)),
      at: node.focus)
    return .error
  }

  /// `has(operand.field)`
  mutating func checkPresence(of field: String, in operand: Expression, _ node: Expression) -> Type {
    if environment.isChecked, let (prefix, _) = qualifiedName(operand), isPrefixOnly(prefix) {
      let name = "\(prefix).\(field)"
      report(
        environment.slots[name] == nil
          ? CheckerMessages.undeclared(name, known: knownNames) : CheckerMessages.hasOfName(name), at: node.focus)
      return .bool
    }
    checkField(field, of: check(operand), node)
    return .bool
  }

  mutating func checkSelection(_ operand: Expression, _ field: String, isOptional: Bool, _ node: Expression) -> Type {
    if !isOptional, let (prefix, isAbsolute) = qualifiedName(operand) {
      let name = "\(prefix).\(field)"
      if let type = declared(name, isAbsolute: isAbsolute, node) { return type }
      if environment.isChecked, isPrefixOnly(prefix) {
        report(CheckerMessages.undeclared(name, known: knownNames), at: node.focus)
        return .error
      }
    }
    let type = checkField(field, of: check(operand), node)
    guard isOptional else { return type }
    if case .optional = type { return type }
    return .optional(type)
  }

  /// The type of a field of a value of type `operand`.
  @discardableResult
  mutating func checkField(_ field: String, of operand: Type, _ node: Expression) -> Type {
    switch substitution.resolve(operand) {
    case .record(let record):
      guard let slot = record.slot(of: field) else {
        report(CheckerMessages.unknownField(field, of: record), at: node.focus)
        return .error
      }
      return record.fields[slot].type
    case .map(_, let value): return value
    case .optional(let wrapped): return .optional(checkField(field, of: wrapped, node))
    case .dyn, .parameter: return .dyn
    case .error: return .error
    case let other:
      report(
        CheckerMessages.noFields(
          field, of: substitution.resolve(other, isFinal: true),
          isFunction: environment.functions[field]?.contains(where: \.isMember) ?? false), at: node.focus)
      return .error
    }
  }

  /// The name that a chain of plain selections spells; nil where it starts at a macro's variable, or with what no
  /// qualified name begins with.
  func qualifiedName(_ node: Expression) -> (name: String, isAbsolute: Bool)? {
    switch node.kind {
    case .identifier(let name, let isAbsolute):
      if !isAbsolute, locals.contains(where: { $0.name == name }) { return nil }
      return environment.mayBeginQualifiedName(name) ? (name, isAbsolute) : nil
    case .select(let operand, let field, isOptional: false):
      guard let (name, isAbsolute) = qualifiedName(operand) else { return nil }
      return ("\(name).\(field)", isAbsolute)
    default: return nil
    }
  }

  private mutating func declared(_ name: String, isAbsolute: Bool, _ node: Expression) -> Type? {
    for candidate in environment.candidates(for: name, isAbsolute: isAbsolute) {
      if let slot = environment.slots[candidate] {
        result.references[node.id] = .variable(slot)
        result.usedSlots.insert(slot)
        return environment.variables[slot].type
      }
      if let type = Self.typeNames[candidate] {
        result.references[node.id] = .type(type)
        return .type(type)
      }
    }
    return nil
  }

  /// Whether a name is only the first part of declared ones, as `params` is of `params.majority_age`.
  private func isPrefixOnly(_ name: String) -> Bool {
    let prefix = name + "."
    return environment.slots[name] == nil && environment.variables.contains { $0.name.hasPrefix(prefix) }
  }

  private var knownNames: [String] { locals.map(\.name) + environment.variables.map(\.name) }

  static let typeNames: [String: Type] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
    "null_type": .null, "type": .type(.dyn), "list": .list(.dyn), "map": .map(key: .dyn, value: .dyn),
    "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
    "optional_type": .optional(.dyn), "net.IP": .opaque("net.IP"), "net.CIDR": .opaque("net.CIDR"),
  ]
}
