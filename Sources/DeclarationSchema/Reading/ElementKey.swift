// What makes two elements of a list the same: equal numbers, or texts with the same code points.

import CEL
import YAMLDocument

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
        for first in 0..<second where isSame(values[first], values[second]) { return (first, second) }
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
      // Most texts differ in length, and few are equal as Swift compares them, which is fast, and not by code points.
      return left.utf8.count == right.utf8.count && left == right && left.utf8.elementsEqual(right.utf8)
    }
    guard let left = ElementKey(left), let right = ElementKey(right) else { return false }
    return left == right
  }
}

/// Whether elements of a list may be the same that must not: most lists are known to repeat nothing before their values
/// are compared.
struct RepetitionFilter {
  private(set) var mayBe: Bool
  private let looksAtTexts: Bool
  /// A bit for each text; two may share one.
  private var seen: UInt64 = 0

  init(_ list: ListShape) {
    looksAtTexts = list.rules.isUnique && list.form.isText
    mayBe = list.rules.isUnique && !looksAtTexts
  }

  @inline(__always)
  mutating func see(_ node: NodeIndex, _ tree: DocumentTree) {
    guard looksAtTexts else { return }
    let bit = tree.withUTF8(of: node) { 1 << UInt64(truncatingIfNeeded: TextWords($0).hash & 63) } as UInt64
    mayBe = mayBe || seen & bit != 0
    seen |= bit
  }
}
