// Values as an author would write them in an expression, so that what an evaluation printed can be pasted into the
// next one. A notation is as long as its reader can use, whatever the value.

extension Value {
  /// The value as CEL writes it: `'text'`, `3u`, `timestamp('2026-11-21T00:00:00Z')`, `[1, 2]`. Objects, which no
  /// expression can write, show the fields that are known: `{age: 20}`.
  ///
  /// - Parameter limit: about how many bytes are wanted; what goes beyond is left out, with an ellipsis.
  public func notation(upTo limit: Int = 400) -> String {
    var notation = ValueNotation(limit: limit)
    notation.append(self, depth: 0)
    return notation.text
  }
}

private struct ValueNotation {
  private(set) var text = ""
  private let limit: Int
  private static let depthLimit = 8

  init(limit: Int) { self.limit = limit }

  private var isFull: Bool { text.utf8.count >= limit }

  mutating func append(_ value: Value, depth: Int) {
    guard depth < Self.depthLimit else {
      text += "…"
      return
    }
    switch value {
    case .null: text += "null"
    case .bool(let bool): text += "\(bool)"
    case .int(let int): text += "\(int)"
    case .uint(let uint): text += "\(uint)u"
    case .double(let double): text += double.isFinite ? "\(double)" : "double('\(NumberText.positional(double))')"
    case .string(let string): quote(string)
    case .bytes(let bytes): append(bytes)
    case .timestamp(let timestamp): text += "timestamp('\(TimeText.text(of: timestamp))')"
    case .duration(let span): text += "duration('\(TimeText.text(of: span))')"
    case .list(let elements): append(elements, in: "[]") { $0.append($1, depth: depth + 1) }
    case .map(let map):
      append(Array(zip(map.keys, map.values)), in: "{}") { notation, entry in
        notation.append(entry.0, depth: depth + 1)
        notation.text += ": "
        notation.append(entry.1, depth: depth + 1)
      }
    case .optional(let optional):
      guard let wrapped = optional.value else {
        text += "optional.none()"
        return
      }
      text += "optional.of("
      append(wrapped, depth: depth + 1)
      text += ")"
    case .type(let type): text += type.runtimeName
    case .record(let record):
      append(record.knownFields, in: "{}") { notation, field in
        notation.text += field.name + ": "
        notation.append(field.value, depth: depth + 1)
      }
    case .opaque(let value): text += value.typeName
    }
  }

  private mutating func append<Part>(
    _ parts: [Part], in brackets: String, _ append: (inout ValueNotation, Part) -> Void
  ) {
    text += brackets.prefix(1)
    for (index, part) in parts.enumerated() {
      if index > 0 { text += ", " }
      if isFull {
        text += "…"
        break
      }
      append(&self, part)
    }
    text += brackets.suffix(1)
  }

  private mutating func quote(_ string: String) {
    text += "'"
    for scalar in string.unicodeScalars {
      if isFull {
        text += "…"
        break
      }
      switch scalar {
      case "'": text += "\\'"
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "'"
  }

  private mutating func append(_ bytes: [UInt8]) {
    text += "b'"
    for byte in bytes {
      if isFull {
        text += "…"
        break
      }
      switch byte {
      case UInt8(ascii: "'"): text += "\\'"
      case UInt8(ascii: "\\"): text += "\\\\"
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    text += "'"
  }
}

extension Record {
  fileprivate var knownFields: [(name: String, value: Value)] {
    fields.indices.compactMap { slot in
      guard case .known(let value) = fields[slot] else { return nil }
      return (type.fields[slot].name, value)
    }
  }
}
