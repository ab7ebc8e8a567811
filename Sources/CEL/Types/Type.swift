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
