// The static types of CEL, and two that declarations need: records with named fields, and words from a closed
// vocabulary (the enum fields of a schema), which are strings of which only some can occur.

/// A type of the expression language.
public indirect enum Type: Sendable, Hashable {
  case dyn
  case null
  case bool
  case int
  case uint
  case double
  case string
  case bytes
  case timestamp
  case duration
  case list(Type)
  case map(key: Type, value: Type)
  case optional(Type)
  /// The type of types: `type(1)` has type `type(int)`.
  case type(Type)
  /// An object with fields that are known in advance.
  case record(RecordType)
  /// A string that is one of the vocabulary's words.
  case word(Vocabulary)
  /// A type that only functions can make, by its name: `net.IP`, `net.CIDR`.
  case opaque(String)
  /// A type parameter of a function's signature, such as `A` in `list(A)`.
  case parameter(String)
  /// What a checker gives an expression that has already been reported; it fits everywhere.
  case error
}

/// A closed set of words that a string-valued field may have.
public final class Vocabulary: Sendable, Hashable {
  /// The path of the field in its schema, for messages.
  public let name: String
  public let words: [String]

  public init(name: String, words: [String]) {
    self.name = name
    self.words = words
  }

  public static func == (left: Vocabulary, right: Vocabulary) -> Bool {
    left === right || (left.name == right.name && left.words == right.words)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// An object type: an ordered set of fields, each with a slot number that planned expressions use instead of a name.
public final class RecordType: Sendable, Hashable {
  public struct Field: Sendable, Hashable {
    public let name: String
    public let type: Type

    public init(name: String, type: Type) {
      self.name = name
      self.type = type
    }
  }

  public let name: String
  public let fields: [Field]
  private let slots: [String: Int]

  /// The slots in the order of the fields' names, which is that of their paths.
  private let slotsByName: [Int]
  /// By slot: how far behind the record its field comes, where all that may lie in the record is numbered in the order
  /// of paths.
  let offsets: [Int]
  /// By slot: how many numbers the field takes.
  let extents: [Int]
  /// How many numbers a record takes: its own, and one for all that may lie in it.
  let extent: Int
  /// Whether what lies in the objects within is numbered too: it is not where that would be too much.
  let isNumbered: Bool
  /// By number: the path from the record as UTF-8, with the point before it, spelled once for all records; empty where
  /// there are many numbers.
  private let spelledPaths: [[UInt8]]

  private static let extentLimit = 1 << 20
  private static let spelledLimit = 1 << 10

  public init(name: String, fields: [Field]) {
    self.name = name
    self.fields = fields
    self.slots = Dictionary(
      fields.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let order = fields.indices.sorted { (fields[$0].name, $0) < (fields[$1].name, $1) }
    let sizes = fields.map { field in
      guard case .record(let nested) = field.type else { return 1 }
      return nested.isNumbered ? nested.extent : Self.extentLimit
    }
    let isNumbered = fields.count < Self.extentLimit && sizes.allSatisfy { $0 < Self.extentLimit / (fields.count + 1) }
    var offsets = Array(repeating: 0, count: fields.count)
    var next = 1
    for slot in order {
      offsets[slot] = next
      next += isNumbered ? sizes[slot] : 1
    }
    (slotsByName, self.offsets, extent, self.isNumbered) = (order, offsets, next, isNumbered)
    extents = isNumbered ? sizes : Array(repeating: 1, count: fields.count)
    spelledPaths = isNumbered && next <= Self.spelledLimit ? Self.spelledPaths(fields, order) : []
  }

  private static func spelledPaths(_ fields: [Field], _ order: [Int]) -> [[UInt8]] {
    var paths: [[UInt8]] = [[]]
    for slot in order {
      let path = [UInt8(ascii: ".")] + fields[slot].name.utf8
      paths.append(path)
      guard case .record(let nested) = fields[slot].type else { continue }
      for inner in nested.spelledPaths.dropFirst() { paths.append(path + inner) }
    }
    return paths
  }

  /// Appends the path from the record to what has a number above zero, as UTF-8.
  func appendText(ofNumber number: Int, to text: inout [UInt8]) {
    guard number < spelledPaths.count else { return spellText(ofNumber: number, to: &text) }
    if text.isEmpty {
      text.append(contentsOf: spelledPaths[number].dropFirst())
    } else {
      text.append(contentsOf: spelledPaths[number])
    }
  }

  private func spellText(ofNumber number: Int, to text: inout [UInt8]) {
    guard let slot = slot(around: number) else { return }
    AttributePath.Component.appendText(ofField: fields[slot].name, to: &text)
    guard number > offsets[slot], case .record(let nested) = fields[slot].type else { return }
    nested.appendText(ofNumber: number - offsets[slot], to: &text)
  }

  /// The field that a number within a record is that of, or lies in; nil where there is no field.
  func slot(around position: Int) -> Int? {
    guard !fields.isEmpty else { return nil }
    var (low, high) = (0, slotsByName.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if offsets[slotsByName[middle]] <= position { low = middle } else { high = middle - 1 }
    }
    return slotsByName[low]
  }

  /// The slot of a field, or nil where the type has no field of that name.
  public func slot(of field: String) -> Int? { slots[field] }

  public static func == (left: RecordType, right: RecordType) -> Bool {
    left === right || (left.name == right.name && left.fields == right.fields)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Type: CustomStringConvertible {
  /// The type as an expression's author writes it: `list(int)`, `map(string, dyn)`, `optional_type(int)`.
  public var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string, .word: "string"
    case .bytes: "bytes"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .optional(let wrapped): "optional_type(\(wrapped))"
    case .type(let type): "type(\(type))"
    case .record(let record): record.name
    case .opaque(let name): name
    case .parameter(let name): name
    case .error: "error"
    }
  }
}
