// CEL's values as a report writes them.

import CEL
import Findings

extension FactValue {
  /// Objects show what was said of them; dates are `YYYY-MM-DD`.
  init(_ value: Value) {
    self =
      switch value {
      case .null: .null
      case .bool(let bool): .bool(bool)
      case .int(let int): .int(int)
      case .uint(let uint): Int64(exactly: uint).map(FactValue.int) ?? .string("\(uint)")
      case .double(let double): .double(double)
      case .string(let text): .string(text)
      case .timestamp(let timestamp): .string(timestamp.isoText)
      case .duration(let duration): .string("\(duration.seconds)s")
      case .list(let elements): .list(elements.map { FactValue($0) })
      case .map(let map):
        .object(zip(map.keys, map.values).map { Member(name: FactValue($0).memberName, value: FactValue($1)) })
      case .optional(let optional): optional.value.map { FactValue($0) } ?? .null
      case .record(let record): .object(record.declaredMembers)
      case .bytes, .type, .opaque: .string("\(value.type)")
      }
  }

  private var memberName: String {
    switch self {
    case .string(let text): text
    case .int(let int): "\(int)"
    case .bool(let bool): "\(bool)"
    default: ""
    }
  }
}

extension Record {
  fileprivate var declaredMembers: [FactValue.Member] {
    fields.indices.compactMap { slot in
      guard case .known(let value) = fields[slot] else { return nil }
      return FactValue.Member(name: type.fields[slot].name, value: FactValue(value))
    }
  }
}

extension Timestamp {
  /// `2026-11-21` at midnight UTC, otherwise with the time of day.
  fileprivate var isoText: String {
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let time = Int(seconds) - days * 86_400
    guard let date = CivilDate(daysSinceEpoch: days) else { return "\(seconds)" }
    let day = date.description
    guard time != 0 else { return day }
    return "\(day)T\(Self.padded(time / 3600, 2)):\(Self.padded(time / 60 % 60, 2)):\(Self.padded(time % 60, 2))Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
