// Reading parameters. A value is read as the kind that its parameter has, not as the kind that it looks like: `2026`
// given to a parameter of text is a text.

import CEL
import Diagnostics
import YAMLDocument

/// A parameter as far as it could be read: what is sound of a faulty one spares its users a second error.
struct ParameterDraft {
  let name: String
  let type: Type
  let definition: ParameterDefinition?

  var declaration: VariableDeclaration { VariableDeclaration(name: "params.\(name)", type: type) }
}

extension PolicyReader {
  mutating func parameters(_ node: NodeIndex?) -> [ParameterDraft] {
    guard let node else { return [] }
    return namedEntries(of: node).map { entry in
      NameCheck.run(entry.name, at: entry.key, taken: [], &self)
      guard
        let fields = fields(
          of: entry.value, ["value!", "basis!", "description!", "minimum", "maximum", "values"], owner: entry.key)
      else { return ParameterDraft(name: entry.name, type: .error, definition: nil) }
      let value = parameterValue(fields["value"])
      let basis = word(fields["basis"], RuleBasis.self)
      let description = localized(fields["description"])
      guard let value else { return ParameterDraft(name: entry.name, type: .error, definition: nil) }
      let bounds = bounds(fields, of: value)
      if let refusal = bounds.refusal(of: value, name: entry.name), let node = fields["value"] {
        report("parameter_out_of_bounds", refusal.message, help: refusal.help, at: node)
      }
      var definition: ParameterDefinition?
      if let basis, let description {
        definition = ParameterDefinition(
          name: entry.name, value: value, basis: basis, description: description, bounds: bounds, node: entry.key)
      }
      return ParameterDraft(name: entry.name, type: value.type(of: entry.name, bounds), definition: definition)
    }
  }

  /// A value for a known parameter, of its kind and within its bounds.
  mutating func value(of definition: ParameterDefinition, from node: NodeIndex) -> ParameterValue? {
    guard let value = parameterValue(node, likeThat: definition.value) else {
      let kind = definition.value.kind
      let example = definition.value.description
      report(
        "parameter_kind",
        LocalizedText(
          en: "`\(definition.name)` must be \(kind.english)", fr: "« \(definition.name) » doit être \(kind.french)"),
        help: LocalizedText(
          en: "write it like the policy's own value, \(example)",
          fr: "écrivez-le comme la valeur de la politique, \(example)"),
        at: node)
      return nil
    }
    if let refusal = definition.bounds.refusal(of: value, name: definition.name) {
      report("parameter_out_of_bounds", refusal.message, help: refusal.help, at: node)
      return nil
    }
    return value
  }

  private mutating func bounds(_ fields: MappingFields, of value: ParameterValue) -> ParameterBounds {
    var bounds = ParameterBounds()
    for key in ["minimum", "maximum", "values"] {
      guard let node = fields[key] else { continue }
      let fits = key == "values" ? value.number != nil || value.words != nil : value.number != nil
      if !fits {
        report(
          "bound_of_other_kind",
          LocalizedText(
            en: "`\(key)` says nothing about \(value.kind.english)",
            fr: "« \(key) » ne dit rien de ce qui est \(value.kind.french)"),
          help: LocalizedText(en: "remove it", fr: "retirez cette clé"), at: node)
      } else if key == "minimum" {
        bounds.minimum = number(node)
      } else if key == "maximum" {
        bounds.maximum = number(node)
      } else if value.number != nil {
        bounds.numbers = elements(of: node).compactMap { number($0) }
      } else {
        bounds.words = elements(of: node).compactMap { string($0) }
      }
    }
    return bounds
  }

  /// The value that a scalar or a list of texts has by itself.
  private mutating func parameterValue(_ node: NodeIndex?) -> ParameterValue? {
    guard let node else { return nil }
    if tree.kind(of: node) == .sequence {
      let words = elements(of: node).map { string($0) }
      return words.contains(nil) ? nil : .list(words.compactMap { $0 })
    }
    guard let text = string(node) else { return nil }
    guard tree.style(of: node) == .plain else { return .string(text) }
    switch CoreScalar(resolving: tree.utf8(of: node)) {
    case .boolean(let bool): return .bool(bool)
    case .integer(let int): return .int(int)
    case .float(let double) where double.isFinite: return .double(double)
    case .oversizedInteger, .float:
      reportNotANumber(node)
      return nil
    case .null, .string: return .string(text)
    }
  }

  /// A node read as a value of the kind of `model`; nil where it cannot be.
  private func parameterValue(_ node: NodeIndex, likeThat model: ParameterValue) -> ParameterValue? {
    if case .list = model {
      guard tree.kind(of: node) == .sequence else { return nil }
      let elements = Array(tree.elements(of: node))
      return elements.allSatisfy(isText) ? .list(elements.map { tree.text(of: $0) }) : nil
    }
    guard isText(node) else { return nil }
    if case .string = model { return .string(tree.text(of: node)) }
    guard tree.style(of: node) == .plain else { return nil }
    return switch (CoreScalar(resolving: tree.utf8(of: node)), model) {
    case (.boolean(let bool), .bool): .bool(bool)
    case (.integer(let int), .int): .int(int)
    case (.integer(let int), .double): .double(Double(int))
    case (.float(let double), .double) where double.isFinite: .double(double)
    default: nil
    }
  }

  private mutating func number(_ node: NodeIndex) -> Double? {
    if tree.kind(of: node) == .scalar, tree.style(of: node) == .plain {
      switch CoreScalar(resolving: tree.utf8(of: node)) {
      case .integer(let int): return Double(int)
      case .float(let double) where double.isFinite: return double
      default: break
      }
    }
    reportNotANumber(node)
    return nil
  }

  private mutating func reportNotANumber(_ node: NodeIndex) {
    report(
      "not_a_number",
      LocalizedText(en: "a number within range is needed here", fr: "il faut ici un nombre dans les limites"),
      help: LocalizedText(en: "write digits, such as `18` or `0.5`", fr: "écrivez des chiffres, comme `18` ou `0.5`"),
      at: node)
  }
}

extension ParameterValue {
  /// What a value of this kind is called.
  fileprivate var kind: LocalizedText {
    switch self {
    case .bool: LocalizedText(en: "true or false", fr: "true ou false")
    case .int: LocalizedText(en: "a whole number", fr: "un nombre entier")
    case .double: LocalizedText(en: "a number", fr: "un nombre")
    case .string: LocalizedText(en: "a text", fr: "un texte")
    case .list: LocalizedText(en: "a list of texts", fr: "une liste de textes")
    }
  }
}
