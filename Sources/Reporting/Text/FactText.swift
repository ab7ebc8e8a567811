// The value of a fact or of a parameter as a person reads it, close to how it is written in a declaration.

import Findings

extension Phrases {
  /// `spaces[0].moderation.mode = none`
  func reading(_ fact: FactReading) -> String {
    fact.path.fitted(to: 200) + (fact.value.map { " = \($0.shown)" } ?? colon + notDeclared)
  }
}

extension FactValue {
  /// The value in one line of bounded length: `[a, b]`, `{name: value}`, `true`, `0.5`.
  var shown: String { shown(depth: 0).fitted(to: 400) }

  private func shown(depth: Int) -> String {
    guard depth < 8 else { return "…" }
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .double(let value): return "\(value)"
    case .string(let value): return value.isEmpty ? "\"\"" : value.fitted(to: 120)
    case .list(let elements):
      return "[" + elements.prefix(40).map { $0.shown(depth: depth + 1) }.joined(separator: ", ") + "]"
    case .object(let members):
      let shown = members.prefix(40).map { "\($0.name): \($0.value.shown(depth: depth + 1))" }
      return "{" + shown.joined(separator: ", ") + "}"
    }
  }
}
