// A schema file as JSON, for editors and for tools that read no YAML: the same document, key for key, in its order; or
// in one language, with the texts where such tools look for them.

package import Diagnostics
package import YAMLDocument

extension DeclarationFormat {
  /// The JSON Schema of the format; see `DocumentTree.jsonSchema`.
  package func jsonSchema(in language: Language? = nil) -> String { schema.tree.jsonSchema(in: language) }
}

extension DocumentTree {
  /// A JSON Schema (draft 2020-12) written in YAML, as JSON (indented by two spaces, with a final line break).
  ///
  /// - Parameter language: `title` and `description` are in this one, and so is what follows `x-`; nil leaves them as
  ///   they stand: English, with the French in `x-title-fr` and `x-description-fr`.
  package func jsonSchema(in language: Language? = nil) -> String {
    var text = ""
    if let root { appendJSON(of: root, as: language == nil ? .data : .schema, language, indent: "\n", to: &text) }
    return text + "\n"
  }

  /// What a node of a schema file is: only in schemas is a key a keyword.
  fileprivate enum Part {
    case schema
    case schemasByName
    case schemas
    case data

    /// What stands under a keyword.
    init(under keyword: String) {
      self =
        switch keyword {
        case "properties", "patternProperties", "$defs": .schemasByName
        case "items", "additionalProperties", "propertyNames", "if", "then", "else", "not": .schema
        case "allOf", "anyOf", "oneOf": .schemas
        default: .data
        }
    }
  }

  /// - `indent`: the line break and the blanks before what stands on a line of its own here.
  fileprivate func appendJSON(
    of node: NodeIndex, as part: Part, _ language: Language?, indent: String, to text: inout String
  ) {
    let inner = indent + "  "
    var separator = ""
    switch kind(of: node) {
    case .scalar: text += scalarJSON(node)
    case .sequence:
      text += "["
      for element in elements(of: node) {
        text += separator + inner
        appendJSON(of: element, as: part == .schemas ? .schema : .data, language, indent: inner, to: &text)
        separator = ","
      }
      text += (separator.isEmpty ? "" : indent) + "]"
    case .mapping:
      text += "{"
      for (key, value, part) in members(of: node, as: part, language) {
        text += separator + inner + jsonText(key) + ": "
        appendJSON(of: value, as: part, language, indent: inner, to: &text)
        separator = ","
      }
      text += (separator.isEmpty ? "" : indent) + "}"
    }
  }

  private func members(
    of node: NodeIndex, as part: Part, _ language: Language?
  ) -> [(key: String, value: NodeIndex, part: Part)] {
    let entries = entries(of: node).map { (key: text(of: $0.key), value: $0.value) }
    guard part == .schema, let language else {
      return entries.map { ($0.key, $0.value, part == .schemasByName ? .schema : .data) }
    }
    return entries.compactMap { key, value in
      let translated = language == .english ? nil : entries.first { $0.key == "x-\(key)-\(language.rawValue)" }
      if key == "title" || key == "description" { return (key, translated?.value ?? value, .data) }
      guard key.hasPrefix("x-") else { return (key, value, Part(under: key)) }
      guard let written = Language.allCases.first(where: { key.hasSuffix("-\($0.rawValue)") }) else {
        return (key, value, .data)
      }
      let plain = String(key.dropLast(written.rawValue.count + 1))
      return written == language && plain != "x-title" && plain != "x-description" ? (plain, value, .data) : nil
    }
  }

  private func scalarJSON(_ node: NodeIndex) -> String {
    guard isResolved(node) else { return jsonText(text(of: node)) }
    switch CoreScalar(resolving: utf8(of: node)) {
    case .null: return "null"
    case .boolean(let bool): return String(bool)
    case .integer(let int): return String(int)
    // JSON has no number for infinity or NaN.
    case .float(let double) where double.isFinite: return String(double)
    case .oversizedInteger, .float, .string: return jsonText(text(of: node))
    }
  }
}

private func jsonText(_ text: String) -> String {
  var json = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": json += "\\\(scalar)"
    case "\n": json += "\\n"
    case "\t": json += "\\t"
    case "\r": json += "\\r"
    case "\u{0}"..<" ":
      let digits = String(scalar.value, radix: 16)
      json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: json.unicodeScalars.append(scalar)
    }
  }
  return json + "\""
}
