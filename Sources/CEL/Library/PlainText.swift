// A value as `%s` writes it: the way a person would, without quotes, map entries in the order of their keys' texts.

struct PlainText {
  private static let depthLimit = 256

  private var output = ""

  static func text(_ value: Value) throws(EvaluationError) -> String {
    var text = PlainText()
    try text.append(value, depth: 0)
    return text.output
  }

  private mutating func append(_ text: String) throws(EvaluationError) {
    guard output.utf8.count <= EvaluationError.sizeLimit - text.utf8.count else { throw .tooLarge }
    output += text
  }

  private mutating func append(_ value: Value, depth: Int) throws(EvaluationError) {
    guard depth < Self.depthLimit else { throw .nestedTooDeeply }
    switch value {
    case .null: try append("null")
    case .bool(let bool): try append(bool.description)
    case .int(let int): try append(int.description)
    case .uint(let uint): try append(uint.description)
    case .double(let double): try append(NumberText.positional(double))
    case .string(let text): try append(text)
    case .bytes(let bytes): try append(Conversions.text(bytes))
    case .timestamp(let timestamp): try append(TimeText.text(of: timestamp))
    case .duration(let span): try append(TimeText.text(of: span))
    case .type(let type): try append(type.runtimeName)
    case .list(let elements):
      try append("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { try append(", ") }
        try append(element, depth: depth + 1)
      }
      try append("]")
    case .map(let map):
      var entries: [(key: String, value: Value)] = []
      for (key, value) in zip(map.keys, map.values) { entries.append((try Self.text(key), value)) }
      entries.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      try append("{")
      for (index, entry) in entries.enumerated() {
        try append((index > 0 ? ", " : "") + entry.key + ": ")
        try append(entry.value, depth: depth + 1)
      }
      try append("}")
    case .optional, .record, .opaque: throw .cannotFormat(value, with: "s")
    }
  }
}
