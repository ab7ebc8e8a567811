// Parameters and profiles: the numbers and lists that rules rest on, and the named readings that choose among them.

package import CEL
package import Diagnostics
package import YAMLDocument

/// A parameter of a policy.
package struct ParameterDefinition: Sendable {
  package let name: String
  package let value: ParameterValue
  package let basis: RuleBasis
  package let description: LocalizedText
  package let bounds: ParameterBounds
  package let node: NodeIndex
}

/// What a parameter can be.
package enum ParameterValue: Sendable, Hashable {
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case list([String])

  package var value: Value {
    switch self {
    case .bool(let bool): .bool(bool)
    case .int(let int): .int(int)
    case .double(let double): .double(double)
    case .string(let string): .string(string)
    case .list(let words): .list(words.map(Value.string))
    }
  }

  /// The value as a policy's author writes it.
  package var description: String {
    switch self {
    case .bool(let bool): "\(bool)"
    case .int(let int): "\(int)"
    case .double(let double): "\(double)"
    case .string(let string): string
    case .list(let words): "[\(words.joined(separator: ", "))]"
    }
  }

  /// The type that expressions see: with a closed set of values, that of an enum field.
  func type(of name: String, _ bounds: ParameterBounds) -> Type {
    let words = bounds.words.map { Type.word(Vocabulary(name: "params.\(name)", words: $0)) } ?? .string
    return switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: words
    case .list: .list(words)
    }
  }

  var number: Double? {
    switch self {
    case .int(let int): Double(int)
    case .double(let double): double
    default: nil
    }
  }

  /// The texts that bounds speak of; nil for other kinds.
  var words: [String]? {
    switch self {
    case .string(let word): [word]
    case .list(let words): words
    default: nil
    }
  }
}

/// A named reading of a policy.
package struct Profile: Sendable {
  package let name: String
  package let title: LocalizedText
  /// The obligations that count, by basis; nil means all.
  package let bases: Set<RuleBasis>?
  package let parameters: [String: ParameterValue]
  /// Severities that differ from the rules' own.
  package let severities: [String: Severity]

  package func includes(_ rule: Rule) -> Bool { includes(basis: rule.basis) }

  func includes(basis: RuleBasis?) -> Bool {
    guard let bases, let basis else { return true }
    return bases.contains(basis)
  }

  package func severity(of rule: Rule) -> Severity { severities[rule.id] ?? rule.severity }
}
