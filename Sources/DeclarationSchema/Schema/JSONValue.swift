// A document read the way JSON Schema sees it: as plain JSON data, with numbers equal where they are mathematically
// equal and texts equal where their code points are. Used for what a schema file itself contains (const, enum,
// examples) and for plain validation; declarations are read without it.

import YAMLDocument

/// A number: exact where it is a whole number of 64 bits.
enum SchemaNumber: Sendable, Hashable, Comparable {
  case int(Int64)
  case double(Double)

  /// The number in its one form: a double that is a whole number becomes an int.
  init(_ double: Double) {
    if let int = Int64(exactly: double) { self = .int(int) } else { self = .double(double) }
  }

  var asDouble: Double {
    switch self {
    case .int(let int): Double(int)
    case .double(let double): double
    }
  }

  static func < (left: SchemaNumber, right: SchemaNumber) -> Bool {
    if case .int(let left) = left, case .int(let right) = right { return left < right }
    return left.asDouble < right.asDouble
  }
}

/// The members of a JSON object, in the order of their names: two objects with the same members are the same.
struct JSONObject: Sendable, Hashable {
  struct Member: Sendable, Hashable {
    let name: [UInt8]
    let value: JSONValue
  }

  let members: [Member]

  /// - Parameter members: each name once, in any order.
  init(_ members: [Member]) {
    self.members = members.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  func has(_ name: String) -> Bool { members.contains { $0.name.elementsEqual(name.utf8) } }
}

/// A JSON value.
indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(SchemaNumber)
  /// UTF-8: two texts are one where their code points are the same, which String's equality does not say.
  case text([UInt8])
  case list([JSONValue])
  case object(JSONObject)

  var string: String? {
    if case .text(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
  }

  /// What stands at a node; nil where it nests deeper than `depth`, or has a key that is no text.
  init?(_ tree: DocumentTree, _ node: NodeIndex, depth: Int = 128) {
    guard depth > 0 else { return nil }
    switch tree.kind(of: node) {
    case .scalar:
      self.init(scalar: node, of: tree)
    case .sequence:
      var list: [JSONValue] = []
      for element in tree.elements(of: node) {
        guard let value = JSONValue(tree, element, depth: depth - 1) else { return nil }
        list.append(value)
      }
      self = .list(list)
    case .mapping:
      var members: [JSONObject.Member] = []
      for entry in tree.entries(of: node) {
        guard tree.kind(of: entry.key) == .scalar, let value = JSONValue(tree, entry.value, depth: depth - 1)
        else { return nil }
        members.append(JSONObject.Member(name: Array(tree.utf8(of: entry.key)), value: value))
      }
      self = .object(JSONObject(members))
    }
  }

  private init(scalar node: NodeIndex, of tree: DocumentTree) {
    let text = tree.utf8(of: node)
    guard tree.isResolved(node) else {
      self = .text(Array(text))
      return
    }
    switch CoreScalar(resolving: text) {
    case .null: self = .null
    case .boolean(let bool): self = .bool(bool)
    case .integer(let int): self = .number(.int(int))
    case .oversizedInteger: self = CoreScalar.float(text).map { .number(SchemaNumber($0)) } ?? .text(Array(text))
    case .float(let double): self = .number(SchemaNumber(double))
    case .string: self = .text(Array(text))
    }
  }
}
