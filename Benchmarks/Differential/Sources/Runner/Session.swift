// Answers requests, one after the other; keeps an environment for each set of variables that it has seen.

import CEL

struct Session {
  private var environments: [[VariableDeclaration]: Environment] = [:]
  private let bare = Environment(variables: [])

  /// The answer without its `id`, as the members of a JSON object. Where the request `asks` for the `type`, that is the
  /// type that the checker finds.
  mutating func answer(_ request: [String: Any]) -> String {
    guard let source = request["expr"] as? String else { return #""invalid":"no expr""# }
    let variables = (request["vars"] as? [String: Any] ?? [:]).sorted { $0.key < $1.key }
    let bindings = variables.compactMap { Binding($0.key, $0.value) }
    guard bindings.count == variables.count else { return #""invalid":"vars""# }
    do throws(ExpressionRefusal) {
      let program = try environment(declaring: bindings).compile(source)
      if request["asks"] as? String == "type" { return #""type":\#(Canonical.quoted(program.resultType.description))"# }
      let activation = Activation(slots: bindings.count)
      for (slot, binding) in bindings.enumerated() { activation.set(slot, to: .value(binding.value)) }
      return text(program.evaluate(activation))
    } catch {
      return #""refused":[\#(error.issues.map { Canonical.quoted($0.code) }.joined(separator: ","))]"#
    }
  }

  private mutating func environment(declaring bindings: [Binding]) -> Environment {
    let variables = bindings.map { VariableDeclaration(name: $0.name, type: $0.type) }
    if let known = environments[variables] { return known }
    let environment = bare.with(variables: variables)
    environments[variables] = environment
    return environment
  }

  private func text(_ outcome: Outcome) -> String {
    switch outcome {
    case .value(let value): #""value":\#(Canonical.text(value))"#
    case .error(let error): #""error":\#(Canonical.quoted(error.code.rawValue))"#
    case .unknown: #""invalid":"unknown""#
    }
  }
}
