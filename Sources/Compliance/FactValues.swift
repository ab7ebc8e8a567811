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
      case .double(let double): Int64(exactly: double).map(FactValue.int) ?? .double(double)
      case .string(let text): .string(text)
      case .timestamp(let timestamp): .string(timestamp.declaredText)
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
  /// `2026-11-21` at midnight UTC, as declarations write days; otherwise with the time of day.
  fileprivate var declaredText: String {
    guard nanoseconds == 0, seconds % 86_400 == 0, let day = CivilDate(daysSinceEpoch: Int(seconds / 86_400)) else {
      return description
    }
    return day.description
  }
}
