// The suite's values and types, in protobuf's JSON mapping.

import CEL
import Foundation

enum ConformanceValue {
  struct Unreadable: Error {}

  static func read(_ json: [String: Any]) throws -> Value {
    guard let (kind, content) = json.first else { throw Unreadable() }
    switch (kind, content) {
    case ("nullValue", _): return .null
    case ("boolValue", let bool as Bool): return .bool(bool)
    case ("int64Value", let text as String): return .int(try number(Int64(text)))
    case ("uint64Value", let text as String): return .uint(try number(UInt64(text)))
    case ("doubleValue", _): return .double(try double(content))
    case ("stringValue", let text as String): return .string(text)
    case ("bytesValue", let text as String):
      guard let data = Data(base64Encoded: text) else { throw Unreadable() }
      return .bytes(Array(data))
    case ("typeValue", let name as String): return .type(try ConformanceType.named(name))
    case ("listValue", let list as [String: Any]):
      return .list(try (list["values"] as? [[String: Any]] ?? []).map(read))
    case ("mapValue", let content as [String: Any]):
      var map = MapValue()
      for entry in content["entries"] as? [[String: Any]] ?? [] {
        guard let key = entry["key"] as? [String: Any], let value = entry["value"] as? [String: Any],
          map.insert(try read(value), forKey: try read(key))
        else { throw Unreadable() }
      }
      return .map(map)
    default: throw Unreadable()
    }
  }

  /// Whether a value is of the same type as the suite's and equal to it; NaN is NaN here.
  static func matches(_ value: Value, _ json: [String: Any]) -> Bool {
    guard let expected = try? read(json) else { return false }
    return matches(value, expected)
  }

  private static func matches(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.uint(let left), .uint(let right)): left == right
    case (.double(let left), .double(let right)): left == right || (left.isNaN && right.isNaN)
    case (.string(let left), .string(let right)): Array(left.utf8) == Array(right.utf8)
    case (.bytes(let left), .bytes(let right)): left == right
    case (.type(let left), .type(let right)): ConformanceType.name(left) == ConformanceType.name(right)
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { matches($0, $1) }
    case (.map(let left), .map(let right)):
      left.count == right.count
        && zip(left.keys, left.values).allSatisfy { key, value in right[key].map { matches(value, $0) } ?? false }
    default: false
    }
  }

  private static func number<Number>(_ number: Number?) throws -> Number {
    guard let number else { throw Unreadable() }
    return number
  }

  private static func double(_ content: Any) throws -> Double {
    switch content {
    case let number as Double: return number
    case "NaN" as String: return .nan
    case "Infinity" as String: return .infinity
    case "-Infinity" as String: return -.infinity
    default: throw Unreadable()
    }
  }
}

enum ConformanceType {
  static func read(_ json: [String: Any]) throws -> Type {
    guard let (kind, content) = json.first else { throw ConformanceValue.Unreadable() }
    switch (kind, content) {
    case ("dyn", _): return .dyn
    case ("null", _): return .null
    case ("primitive", let name as String):
      let primitives: [String: Type] = [
        "BOOL": .bool, "INT64": .int, "UINT64": .uint, "DOUBLE": .double, "STRING": .string, "BYTES": .bytes,
      ]
      guard let type = primitives[name] else { throw ConformanceValue.Unreadable() }
      return type
    case ("listType", let list as [String: Any]): return .list(try parameter(list["elemType"]))
    case ("mapType", let map as [String: Any]):
      return .map(key: try parameter(map["keyType"]), value: try parameter(map["valueType"]))
    case ("typeParam", let name as String): return .parameter(name)
    case ("abstractType", let abstract as [String: Any]):
      let parameters = try (abstract["parameterTypes"] as? [[String: Any]] ?? []).map(read)
      guard let name = abstract["name"] as? String else { throw ConformanceValue.Unreadable() }
      if name == "optional_type", let wrapped = parameters.first { return .optional(wrapped) }
      return .opaque(name)
    default: throw ConformanceValue.Unreadable()
    }
  }

  static func function(named name: String, _ json: [String: Any]) throws -> Function {
    let overloads = try (json["overloads"] as? [[String: Any]] ?? []).map { overload in
      Overload(
        parameters: try (overload["params"] as? [[String: Any]] ?? []).map(read),
        result: try parameter(overload["resultType"]), isMember: overload["isInstanceFunction"] as? Bool == true,
        implementation: .any { _ throws(EvaluationError) in
          throw EvaluationError(.internalFault, en: "declared only", fr: "déclarée seulement")
        })
    }
    return Function(name, "Declared by a case.", overloads)
  }

  /// The type that a name stands for at run time.
  static func named(_ name: String) throws -> Type {
    let types: [String: Type] = [
      "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
      "null_type": .null, "list": .list(.dyn), "map": .map(key: .dyn, value: .dyn), "type": .type(.dyn),
      "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
      "optional_type": .optional(.dyn), "net.IP": .opaque("net.IP"), "net.CIDR": .opaque("net.CIDR"),
    ]
    guard let type = types[name] else { throw ConformanceValue.Unreadable() }
    return type
  }

  /// The name without type arguments.
  static func name(_ type: Type) -> String { String(type.description.prefix { $0 != "(" }) }

  private static func parameter(_ json: Any?) throws -> Type {
    guard let json = json as? [String: Any] else { throw ConformanceValue.Unreadable() }
    return try read(json)
  }
}
