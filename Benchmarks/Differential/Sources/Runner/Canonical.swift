// Values as tagged JSON in which nothing of a value or its type is lost: doubles by their bits, integers as texts, times
// in whole nanoseconds, the entries of a map in the order that it has them. Must not know what it is compared with.

import CEL

enum Canonical {
  static func text(_ value: Value) -> String {
    switch value {
    case .null: #"["null"]"#
    case .bool(let bool): #"["bool",\#(bool)]"#
    case .int(let int): #"["int","\#(int)"]"#
    case .uint(let uint): #"["uint","\#(uint)"]"#
    case .double(let double): #"["double","\#(bits(double))"]"#
    case .string(let string): #"["string",\#(quoted(string))]"#
    case .bytes(let bytes): #"["bytes","\#(bytes.map { hex(UInt64($0), width: 2) }.joined())"]"#
    case .timestamp(let time): #"["timestamp","\#(time.seconds)",\#(time.nanoseconds)]"#
    case .duration(let span): #"["duration","\#(span.totalNanoseconds)"]"#
    case .list(let list): #"["list",[\#(list.map(text).joined(separator: ","))]]"#
    case .map(let map): #"["map",[\#(entries(map).joined(separator: ","))]]"#
    case .optional(let optional): #"["optional",\#(optional.value.map(text) ?? "null")]"#
    case .type(let type): #"["type",\#(quoted(String(type.description.prefix { $0 != "(" })))]"#
    case .record(let record): #"["record",\#(quoted(record.type.name))]"#
    case .opaque(let opaque): #"["opaque",\#(quoted(opaque.typeName))]"#
    }
  }

  private static func entries(_ map: MapValue) -> [String] {
    zip(map.keys, map.values).map { "[\(text($0)),\(text($1))]" }
  }

  private static func bits(_ double: Double) -> String {
    double.isNaN ? "nan" : hex(double.bitPattern, width: 16)
  }

  private static func hex(_ number: UInt64, width: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20: quoted += "\\u" + hex(UInt64(scalar.value), width: 4)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
