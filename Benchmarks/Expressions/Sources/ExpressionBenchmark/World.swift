// What the expressions are about: `data.json` as typed records, the parameters and the policy's variables, as the
// compliance check binds them for one space of one declaration.

import CEL

struct World {
  struct Unusable: Error {
    let what: String
  }

  private var environment: Environment
  let activation: Activation
  private var variables: [(slot: Int, program: Program)] = []

  init(_ data: [String: Any]) throws {
    let types: [(name: String, type: Type)] = [
      ("space", .record(Shapes.space)), ("sparse", .record(Shapes.space)),
      ("referents", .list(.record(Shapes.referent))), ("as_of", .timestamp),
    ]
    let parameters = (data["params"] as? [String: Any] ?? [:]).sorted { $0.key < $1.key }
    let sources = (data["variables"] as? [String: String] ?? [:]).sorted { $0.key < $1.key }
    let bound = types.map { VariableDeclaration(name: $0.name, type: $0.type) }
    let set = parameters.map { VariableDeclaration(name: "params.\($0.key)", type: Reading.type(of: $0.value)) }
    let named = sources.map { VariableDeclaration(name: "variables.\($0.key)", type: .bool) }
    environment = Environment(variables: bound + set + named)
    activation = Activation(slots: environment.variables.count)
    for (slot, (name, type)) in types.enumerated() {
      guard let json = data[name], let value = Reading.value(json, type, AttributePath([.field(name)])) else {
        throw Unusable(what: name)
      }
      activation.set(slot, to: .value(value), path: AttributePath([.field(name)]))
    }
    for (slot, (parameter, declaration)) in zip(parameters, set).enumerated() {
      guard let value = Reading.value(parameter.value, declaration.type, AttributePath()) else {
        throw Unusable(what: parameter.key)
      }
      activation.set(types.count + slot, to: .value(value))
    }
    for (offset, source) in sources.enumerated() {
      variables.append((types.count + parameters.count + offset, try environment.compile(source.value)))
    }
  }

  func plan(_ expression: String) throws -> Program { try environment.compile(expression) }

  /// The variables that an expression names, directly or by way of others.
  func variables(of program: Program) -> [(slot: Int, program: Program)] {
    var used: Set<Int> = []
    var open = program.usedSlots
    while let slot = open.popFirst() {
      guard used.insert(slot).inserted, let variable = variables.first(where: { $0.slot == slot }) else { continue }
      open.formUnion(variable.program.usedSlots)
    }
    return variables.filter { used.contains($0.slot) }
  }
}

/// JSON as values of a type; what the JSON does not say is absent.
private enum Reading {
  static func value(_ json: Any, _ type: Type, _ path: AttributePath) -> Value? {
    switch (type, json) {
    case (.bool, let bool as Bool): return .bool(bool)
    case (.int, let int as Int): return .int(Int64(int))
    case (.double, let double as Double): return .double(double)
    case (.string, let text as String): return .string(text)
    case (.timestamp, let text as String): return CivilDate(parsing: text).map { .timestamp($0.midnight) }
    case (.list(let element), let list as [Any]):
      let values = list.enumerated().compactMap { value($1, element, path.appending(.index($0))) }
      return values.count == list.count ? .list(values) : nil
    case (.record(let type), let object as [String: Any]):
      return .record(
        Record(
          type: type, path: path,
          fields: type.fields.map { field in
            guard let json = object[field.name] else { return .absent }
            return value(json, field.type, path.appending(.field(field.name))).map(FieldState.known) ?? .absent
          }))
    default: return nil
    }
  }

  /// The type of a parameter.
  static func type(of json: Any) -> Type {
    switch json {
    case let list as [Any]: .list(list.first.map(type) ?? .dyn)
    case is String: .string
    case is Int: .int
    default: .double
    }
  }
}
