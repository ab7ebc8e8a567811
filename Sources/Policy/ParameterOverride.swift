// `--set NAME=VALUE`: a parameter given from outside the policy, held to the same bounds as the policy's own.

package import Diagnostics
import YAMLDocument

extension PolicyDocument {
  /// Reads a value for one of the policy's parameters.
  ///
  /// - Parameter yaml: the value as YAML, such as `30` or `[audit_report]`.
  /// - Throws: what is wrong with the name or the value; the diagnostic has no place.
  package func parameterValue(named name: String, yaml: String) throws(Diagnostic) -> ParameterValue {
    guard let definition = parameter(named: name) else {
      throw Diagnostic(
        code: "settings.unknown_parameter",
        message: LocalizedText(
          en: "the policy \(id) has no parameter `\(name.withoutControls)`",
          fr: "la politique \(id) n’a pas de paramètre « \(name.withoutControls) »"),
        help: Self.choices(for: name, among: parameters.map(\.name)))
    }
    var documents = DocumentReader(source: Array(yaml.utf8), name: "--set")
    guard let tree = try documents.next(), let root = tree.root else {
      throw Diagnostic(
        code: "settings.no_value",
        message: LocalizedText(en: "`\(name)` is given no value", fr: "« \(name) » ne reçoit pas de valeur"),
        help: LocalizedText(
          en: "write `--set \(name)=\(definition.value.description)`",
          fr: "écrivez `--set \(name)=\(definition.value.description)`"))
    }
    var reader = PolicyReader(tree: tree)
    if let value = reader.value(of: definition, from: root) { return value }
    var diagnostic = reader.diagnostics.first ?? Diagnostic(code: "settings.no_value", message: definition.description)
    diagnostic.span = nil
    throw diagnostic
  }

  package static func choices(for name: String, among known: [String]) -> LocalizedText {
    if let near = nearestName(to: name, among: known) {
      return LocalizedText(en: "did you mean `\(near)`?", fr: "vouliez-vous dire « \(near) » ?")
    }
    let list = known.joined(separator: ", ")
    return LocalizedText(en: "choose among \(list)", fr: "choisissez parmi \(list)")
  }
}
