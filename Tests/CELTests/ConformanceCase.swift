// One case of the language's conformance suite, read from its JSON, and what running it comes to.

import CEL
import Diagnostics
import Foundation
import TestData

struct ConformanceCase {
  let name: String
  let expression: String
  private let json: [String: Any]

  init(_ json: [String: Any]) {
    self.json = json
    expression = json["expr"] as? String ?? ""
    name = ["file", "section", "name"].compactMap { json[$0] as? String }.joined(separator: "/")
  }

  /// Nil where the case passes, else why it does not.
  func failure() -> String? {
    let (environment, values): (Environment, [String: Value])
    do { (environment, values) = try (makeEnvironment(), bindings()) } catch { return "unreadable case: \(error)" }
    let program: Program
    do {
      program = try environment.compile(expression)
    } catch {
      return expectsError ? nil : "refused: \(error.issues.map(\.message.english))"
    }
    if let deduced = (json["typedResult"] as? [String: Any])?["deducedType"] as? [String: Any] {
      guard let type = try? ConformanceType.read(deduced) else { return "unreadable type" }
      if program.resultType != type { return "deduced \(program.resultType), not \(type)" }
    }
    if json["checkOnly"] as? Bool == true { return nil }
    let activation = Activation(slots: environment.variables.count)
    for (slot, variable) in environment.variables.enumerated() {
      if let value = values[variable.name] { activation.set(slot, to: .value(value)) }
    }
    switch (program.evaluate(activation), expected) {
    case (.error, nil): return nil
    case (.value(let value), let expected?):
      return ConformanceValue.matches(value, expected) ? nil : "got \(value), not \(expected)"
    case (let outcome, let expected): return "got \(outcome), not \(expected.map { "\($0)" } ?? "an error")"
    }
  }

  private var expectsError: Bool { json["evalError"] != nil }

  private var expected: [String: Any]? {
    if expectsError { return nil }
    if let typed = json["typedResult"] as? [String: Any] { return typed["result"] as? [String: Any] }
    return json["value"] as? [String: Any] ?? ["boolValue": true]
  }

  private func bindings() throws -> [String: Value] {
    let bindings = json["bindings"] as? [String: [String: Any]] ?? [:]
    return try bindings.mapValues { binding in
      guard let value = binding["value"] as? [String: Any] else { throw ConformanceValue.Unreadable() }
      return try ConformanceValue.read(value)
    }
  }

  private func makeEnvironment() throws -> Environment {
    var variables: [VariableDeclaration] = []
    var functions: [Function] = []
    for declaration in json["typeEnv"] as? [[String: Any]] ?? [] {
      guard let name = declaration["name"] as? String else { throw ConformanceValue.Unreadable() }
      if let ident = declaration["ident"] as? [String: Any], let type = ident["type"] as? [String: Any] {
        variables.append(VariableDeclaration(name: name, type: try ConformanceType.read(type)))
      } else if let function = declaration["function"] as? [String: Any] {
        functions.append(try ConformanceType.function(named: name, function))
      }
    }
    let declared = Set(variables.map(\.name))
    let bound = (json["bindings"] as? [String: Any] ?? [:]).keys.filter { !declared.contains($0) }.sorted()
    variables += bound.map { VariableDeclaration(name: $0, type: .dyn) }
    return Environment(
      variables: variables, libraries: Library.all + [Library("declared", functions)],
      container: json["container"] as? String ?? "", isChecked: json["disableCheck"] as? Bool != true,
      parserOptions: ParserOptions(macros: json["disableMacros"] as? Bool != true))
  }
}
