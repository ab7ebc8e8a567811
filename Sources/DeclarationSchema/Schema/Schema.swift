// A compiled schema file, and plain validation against it as JSON Schema (draft 2020-12) defines it. Here an
// instance is valid or not: how a declaration is read, forgiven and explained is the reader's business.

import CEL
import YAMLDocument

/// The schemas of one file; the first is the root. They may refer to each other in circles.
struct Schema: Sendable {
  let tree: DocumentTree
  let nodes: [SchemaNode]

  /// The schema that `$ref`s lead to from here, past those that only refer.
  func target(of index: Int) -> Int {
    var index = index
    while let reference = nodes[index].reference { index = reference }
    return index
  }

  /// Whether a value is valid against a schema.
  func accepts(_ value: JSONValue, at index: Int = 0) -> Bool {
    let node = nodes[index]
    if let reference = node.reference, !accepts(value, at: reference) { return false }
    if let type = node.type, !Self.has(value, type) { return false }
    if let choices = node.choices, !choices.contains(value) { return false }
    if let constant = node.constant, constant != value { return false }
    switch value {
    case .number(let number): return node.number.admits(number)
    case .text(let bytes): return Self.accepts(String(decoding: bytes, as: UTF8.self), node.text)
    case .list(let elements): return accepts(elements, node.list)
    case .object(let object): return accepts(object, node.object)
    case .null, .bool: return true
    }
  }

  private func accepts(_ elements: [JSONValue], _ rules: ListRules) -> Bool {
    guard rules.admits(count: elements.count) else { return false }
    if rules.isUnique, Set(elements).count < elements.count { return false }
    guard let items = rules.items else { return true }
    return elements.allSatisfy { accepts($0, at: items) }
  }

  private func accepts(_ object: JSONObject, _ rules: ObjectRules) -> Bool {
    guard rules.required.allSatisfy(object.has) else { return false }
    for member in object.members {
      if let position = rules.names.position(of: member.name.span) {
        if !accepts(member.value, at: rules.schemas[position]) { return false }
      } else if rules.isClosed {
        return false
      }
    }
    return true
  }

  private static func accepts(_ text: String, _ rules: TextRules) -> Bool {
    guard rules.admits(length: text) else { return false }
    return rules.pattern?.matches(text) ?? true
  }

  private static func has(_ value: JSONValue, _ type: SchemaType) -> Bool {
    switch (value, type) {
    case (.null, .null), (.bool, .boolean), (.text, .string), (.list, .array), (.object, .object): true
    case (.number, .number), (.number(.int), .integer): true
    case (.number(.double(let double)), .integer): double.isFinite && double.rounded() == double
    default: false
    }
  }
}
