// Reading parameters and profiles.

import Diagnostics
import YAMLDocument

extension PolicyReader {
  mutating func parameters(_ node: NodeIndex?) -> [ParameterDefinition] {
    guard let node else { return [] }
    return namedEntries(of: node).compactMap { entry in
      guard
        let fields = fields(
          of: entry.value, ["value!", "basis!", "description!", "minimum", "maximum", "values"], owner: entry.key)
      else { return nil }
      var bounds = ParameterBounds()
      bounds.minimum = number(fields["minimum"])
      bounds.maximum = number(fields["maximum"])
      if let values = fields["values"] { bounds.words = elements(of: values).compactMap { string($0) } }
      guard let value = parameterValue(fields["value"]), let basis = word(fields["basis"], RuleBasis.self),
        let description = localized(fields["description"])
      else { return nil }
      if let refusal = bounds.refusal(of: value, name: entry.name), let node = fields["value"] {
        report("parameter_out_of_bounds", refusal, at: node)
      }
      return ParameterDefinition(
        name: entry.name, value: value, basis: basis, description: description, bounds: bounds, node: entry.key)
    }
  }

  mutating func profiles(_ node: NodeIndex?, parameters: [ParameterDefinition], ruleIDs: [String]) -> [Profile] {
    guard let node else { return [] }
    return namedEntries(of: node).compactMap { entry in
      guard
        let fields = fields(
          of: entry.value, ["title!", "description", "bases", "parameters", "severities"], owner: entry.key)
      else { return nil }
      _ = localized(fields["description"])
      var severities: [String: Severity] = [:]
      for severity in fields["severities"].map({ namedEntries(of: $0) }) ?? [] {
        if ruleIDs.contains(severity.name) {
          severities[severity.name] = word(severity.value, Severity.self)
        } else {
          reportUnknown("rule", severity.name, among: ruleIDs, at: severity.key)
        }
      }
      var changed: [String: ParameterValue] = [:]
      for parameter in fields["parameters"].map({ namedEntries(of: $0) }) ?? [] {
        guard let definition = parameters.first(where: { $0.name == parameter.name }) else {
          reportUnknown("parameter", parameter.name, among: parameters.map(\.name), at: parameter.key)
          continue
        }
        changed[parameter.name] = value(of: definition, from: parameter.value)
      }
      let bases = fields["bases"].map { node in Set(elements(of: node).compactMap { word($0, RuleBasis.self) }) }
      guard let title = localized(fields["title"]) else { return nil }
      return Profile(name: entry.name, title: title, bases: bases, parameters: changed, severities: severities)
    }
  }

  /// A value for a known parameter, of its kind and within its bounds.
  mutating func value(of definition: ParameterDefinition, from node: NodeIndex) -> ParameterValue? {
    guard let given = parameterValue(node) else { return nil }
    guard let value = given.converted(likeThat: definition.value) else {
      report(
        "parameter_kind",
        LocalizedText(
          en: "`\(definition.name)` is not of this kind", fr: "« \(definition.name) » n’est pas de cette nature"),
        help: LocalizedText(
          en: "its own value is \(definition.value.description)",
          fr: "sa propre valeur est \(definition.value.description)"),
        at: node)
      return nil
    }
    if let refusal = definition.bounds.refusal(of: value, name: definition.name) {
      report("parameter_out_of_bounds", refusal, at: node)
      return nil
    }
    return value
  }

  mutating func reportUnknown(_ kind: String, _ name: String, among known: [String], at node: NodeIndex) {
    let french = kind == "rule" ? "règle" : "paramètre"
    report(
      "unknown_\(kind)",
      LocalizedText(
        en: "there is no \(kind) `\(name.withoutControls)`",
        fr: "il n’y a pas de \(french) « \(name.withoutControls) »"),
      help: nearestName(to: name, among: known).map {
        LocalizedText(en: "did you mean `\($0)`?", fr: "vouliez-vous dire « \($0) » ?")
      }, at: node)
  }

  private mutating func parameterValue(_ node: NodeIndex?) -> ParameterValue? {
    guard let node else { return nil }
    if tree.kind(of: node) == .sequence {
      let words = elements(of: node).map { string($0) }
      return words.contains(nil) ? nil : .list(words.compactMap { $0 })
    }
    guard let text = string(node) else { return nil }
    guard tree.style(of: node) == .plain else { return .string(text) }
    return switch CoreScalar(resolving: tree.utf8(of: node)) {
    case .boolean(let bool): .bool(bool)
    case .integer(let int): .int(int)
    case .float(let double): .double(double)
    default: .string(text)
    }
  }

  private mutating func number(_ node: NodeIndex?) -> Double? {
    guard let node else { return nil }
    switch parameterValue(node) {
    case .int(let int): return Double(int)
    case .double(let double): return double
    default:
      report("not_a_number", LocalizedText(en: "a number is needed here", fr: "il faut ici un nombre"), at: node)
      return nil
    }
  }
}
