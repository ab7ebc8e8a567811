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

  /// The type that expressions see: a parameter with a closed set of values is checked like an enum field.
  package var type: Type {
    let vocabulary = bounds.words.map { Type.word(Vocabulary(name: "params.\(name)", words: $0)) } ?? .string
    return switch value {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: vocabulary
    case .list: .list(vocabulary)
    }
  }
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

  /// This value as one of the kind of `model`; nil where it is of another kind. A whole number may stand for a
  /// decimal one.
  package func converted(likeThat model: ParameterValue) -> ParameterValue? {
    switch (self, model) {
    case (.bool, .bool), (.int, .int), (.double, .double), (.string, .string), (.list, .list): self
    case (.int(let int), .double): .double(Double(int))
    default: nil
    }
  }
}

/// What a parameter's value may be; of a list, what each element may be.
package struct ParameterBounds: Sendable {
  package var minimum: Double?
  package var maximum: Double?
  package var words: [String]?

  /// Why a value is outside the bounds; nil where it is inside.
  package func refusal(of value: ParameterValue, name: String) -> LocalizedText? {
    switch value {
    case .bool: return nil
    case .int(let int): return refusal(of: Double(int), name)
    case .double(let double): return refusal(of: double, name)
    case .string(let word): return refusal(of: [word], name)
    case .list(let words): return refusal(of: words, name)
    }
  }

  private func refusal(of number: Double, _ name: String) -> LocalizedText? {
    if number.isNaN {
      return LocalizedText(en: "`\(name)` must be a number", fr: "« \(name) » doit être un nombre")
    }
    if let minimum, number < minimum {
      return LocalizedText(
        en: "`\(name)` must be at least \(Self.text(minimum))",
        fr: "« \(name) » doit être au moins \(Self.text(minimum))")
    }
    if let maximum, number > maximum {
      return LocalizedText(
        en: "`\(name)` must be at most \(Self.text(maximum))", fr: "« \(name) » doit être au plus \(Self.text(maximum))"
      )
    }
    return nil
  }

  private func refusal(of given: [String], _ name: String) -> LocalizedText? {
    guard let words, let wrong = given.first(where: { !words.contains($0) }) else { return nil }
    let list = words.joined(separator: ", ")
    if let near = nearestName(to: wrong, among: words) {
      return LocalizedText(
        en: "`\(name)` cannot be \(wrong.withoutControls): did you mean \(near)?",
        fr: "« \(name) » ne peut valoir \(wrong.withoutControls) : vouliez-vous dire \(near) ?")
    }
    return LocalizedText(
      en: "`\(name)` cannot be \(wrong.withoutControls): choose among \(list)",
      fr: "« \(name) » ne peut valoir \(wrong.withoutControls) : choisissez parmi \(list)")
  }

  private static func text(_ number: Double) -> String {
    Int64(exactly: number).map { "\($0)" } ?? "\(number)"
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

  package func includes(_ rule: Rule) -> Bool {
    guard let bases, let basis = rule.basis else { return true }
    return bases.contains(basis)
  }

  package func severity(of rule: Rule) -> Severity { severities[rule.id] ?? rule.severity }
}
