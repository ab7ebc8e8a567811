// CEL's maps: keys are booleans, integers or strings; 1, 1u and 1.0 name the same entry; entries keep the order in
// which they were written, so that results are the same on every run.

/// A map value.
public struct MapValue: Sendable {
  /// A key as it is looked up: numbers that are equal are one key.
  public enum Key: Sendable, Hashable {
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)  // only where it does not fit an int
    case string(String)

    /// Strings are the same key where their code points are: CEL does not normalise.
    public static func == (left: Key, right: Key) -> Bool {
      switch (left, right) {
      case (.bool(let left), .bool(let right)): left == right
      case (.int(let left), .int(let right)): left == right
      case (.uint(let left), .uint(let right)): left == right
      case (.string(let left), .string(let right)): left.hasSameCodePoints(as: right)
      default: false
      }
    }

    /// The key that a value looks up, or nil where a value of that kind can name no entry.
    public init?(_ value: Value) {
      switch value {
      case .bool(let bool): self = .bool(bool)
      case .int(let int): self = .int(int)
      case .uint(let uint): self = Int64(exactly: uint).map(Key.int) ?? .uint(uint)
      case .double(let double):
        if let int = Int64(exactly: double) {
          self = .int(int)
        } else if let uint = UInt64(exactly: double) {
          self = .uint(uint)
        } else {
          return nil
        }
      case .string(let string): self = .string(string)
      default: return nil
      }
    }
  }

  public private(set) var keys: [Value] = []
  public private(set) var values: [Value] = []
  private var positions: [Key: Int] = [:]

  public init() {}

  public var count: Int { keys.count }

  public subscript(key: Value) -> Value? {
    guard let key = Key(key), let position = positions[key] else { return nil }
    return values[position]
  }

  /// Adds an entry.
  /// - Returns: false, and changes nothing, where the key is there already or is of a kind that no key may be.
  public mutating func insert(_ value: Value, forKey key: Value) -> Bool {
    if case .double = key { return false }
    guard let lookup = Key(key), positions[lookup] == nil else { return false }
    positions[lookup] = keys.count
    keys.append(key)
    values.append(value)
    return true
  }
}
