// What an expression can be worth. A value is pure data: unknowns and errors are not values (see Outcome), so no
// function of the library ever has to ask whether its argument is really there.

/// A value of the expression language.
///
/// Boxed where a case would make every value larger: values are copied at each step of an evaluation.
public enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case timestamp(Timestamp)
  case duration(TimeSpan)
  case list([Value])
  indirect case map(MapValue)
  case optional(OptionalValue)
  case type(Type)
  case record(Record)
  indirect case opaque(any OpaqueValue)
}

/// `optional.of(value)` or `optional.none()`.
public final class OptionalValue: Sendable {
  public let value: Value?

  public init(_ value: Value?) { self.value = value }

  public static let none = OptionalValue(nil)
}

/// A value of a type that only functions can make, such as `net.IP`.
public protocol OpaqueValue: Sendable {
  /// The type's name, as in `Type.opaque`.
  var typeName: String { get }
  func isEqual(to other: any OpaqueValue) -> Bool
}

extension Value {
  /// The run-time type, without type arguments where the value cannot tell them: a list is `list(dyn)`.
  public var type: Type {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .timestamp: .timestamp
    case .duration: .duration
    case .list: .list(.dyn)
    case .map: .map(key: .dyn, value: .dyn)
    case .optional: .optional(.dyn)
    case .type(let type): .type(type)
    case .record(let record): .record(record.type)
    case .opaque(let value): .opaque(value.typeName)
    }
  }
}
