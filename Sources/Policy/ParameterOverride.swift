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
          fr: "la politique \(id) n’a pas de paramètre « \(name.withoutControls) »"),
        help: Self.choices(for: name, among: parameters.map(\.name)))
    }
    do throws(Diagnostic) {
      var documents = DocumentReader(source: Array(yaml.utf8), name: "--set")
      guard let tree = try documents.next(), let root = tree.root, try documents.next() == nil else {
        throw Self.noValue(definition)
      }
      var reader = PolicyReader(tree: tree)
      guard let value = reader.value(of: definition, from: root) else {
        throw reader.diagnostics.first ?? Self.noValue(definition)
      }
      return value
    } catch {
      var diagnostic = error
      diagnostic.span = nil
      if let dot = diagnostic.code.firstIndex(of: "."), diagnostic.code[..<dot] == "policy" {
        diagnostic.code = "settings" + diagnostic.code[dot...]
      }
      throw diagnostic
    }
  }

  private static func noValue(_ definition: ParameterDefinition) -> Diagnostic {
    let example = "`--set \(definition.name)=\(definition.value.description)`"
    return Diagnostic(
      code: "settings.no_value",
      message: LocalizedText(
        en: "`\(definition.name)` needs one value", fr: "« \(definition.name) » demande une valeur, et une seule"),
      help: LocalizedText(en: "write \(example)", fr: "écrivez \(example)"))
  }
}
