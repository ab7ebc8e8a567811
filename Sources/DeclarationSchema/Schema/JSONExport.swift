// The schema file as JSON, for editors and for tools that read no YAML: the same document, key for key, in its order.

import YAMLDocument

extension DeclarationFormat {
  /// The JSON Schema of the format (draft 2020-12, indented by two spaces, with a final line break).
  package func jsonSchema() -> String {
    var text = ""
    schema.tree.appendJSON(of: schema.nodes[0].place, indent: "\n", to: &text)
    return text + "\n"
  }
}

extension DocumentTree {
  /// - `indent`: the line break and the blanks before what stands on a line of its own here.
  fileprivate func appendJSON(of node: NodeIndex, indent: String, to text: inout String) {
    let inner = indent + "  "
    var separator = ""
    switch kind(of: node) {
    case .scalar: text += scalarJSON(node)
    case .sequence:
      text += "["
      for element in elements(of: node) {
        text += separator + inner
        appendJSON(of: element, indent: inner, to: &text)
        separator = ","
      }
      text += (separator.isEmpty ? "" : indent) + "]"
    case .mapping:
      text += "{"
      for entry in entries(of: node) {
        text += separator + inner + jsonText(self.text(of: entry.key)) + ": "
        appendJSON(of: entry.value, indent: inner, to: &text)
        separator = ","
      }
      text += (separator.isEmpty ? "" : indent) + "}"
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
