// What makes two elements of a list the same: equal numbers, or texts with the same code points.

import CEL

/// A scalar value as a key: texts are one where their code points are.
enum ElementKey: Hashable {
  case bool(Bool)
  case number(SchemaNumber)
  case text([UInt8])
  case timestamp(Timestamp)

  init?(_ value: Value) {
    switch value {
    case .bool(let bool): self = .bool(bool)
    case .int(let int): self = .number(.int(int))
    case .double(let double): self = .number(SchemaNumber(double))
    case .string(let string): self = .text(Array(string.utf8))
    case .timestamp(let timestamp): self = .timestamp(timestamp)
    default: return nil
    }
  }

  /// Two scalars of a list that are the same, as their positions: the first element that repeats an earlier one.
  static func repeated(in values: [Value]) -> (first: Int, second: Int)? {
    // Most lists are too short for a table of what was seen to pay.
    guard values.count > 16 else {
      for second in values.indices.dropFirst() {
        for first in 0..<second where values.mayBeSame(first, second) && isSame(values[first], values[second]) {
          return (first, second)
        }
      }
      return nil
    }
    var seen: [ElementKey: Int] = [:]
    for (position, value) in values.enumerated() {
      guard let key = ElementKey(value) else { continue }
      if let first = seen[key] { return (first, position) }
      seen[key] = position
    }
    return nil
  }

  private static func isSame(_ left: Value, _ right: Value) -> Bool {
    if case .string(let left) = left, case .string(let right) = right {
      // Few are equal as Swift compares them, which is fast, and not by code points.
      return left == right && left.utf8.elementsEqual(right.utf8)
    }
    guard let left = ElementKey(left), let right = ElementKey(right) else { return false }
    return left == right
  }
}

extension [Value] {
  /// Whether two elements are not texts of different lengths, as most are: that takes no more than a look at them.
  fileprivate func mayBeSame(_ first: Int, _ second: Int) -> Bool { textLength(first) == textLength(second) }

  /// Negative for what is no text.
  @inline(__always)
  private func textLength(_ index: Int) -> Int {
    if case .string(let text) = self[index] { text.utf8.count } else { -1 }
  }
}
