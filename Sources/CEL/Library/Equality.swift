// When two values are the same. Numbers of different types lie on one number line, NaN equals nothing, strings are
// equal code point by code point, values of unlike types are unequal rather than an error. Records are compared only
// as far as they are known; what an unknown field means is the evaluator's affair.

extension Value {
  /// CEL's `==`.
  /// - Throws: `costExceeded` where the values are too large or too deep to be compared.
  public func isEqual(to other: Value) throws(EvaluationError) -> Bool {
    var comparison = EqualityTest()
    return try comparison.areEqual(self, other)
  }
}

/// One comparison, or a run of comparisons that share a limit. Values that share their parts can be exponentially
/// larger than the memory they take, so the steps are counted.
struct EqualityTest {
  private var remainingSteps = 2_000_000
  private var remainingDepth = 256

  mutating func areEqual(_ left: Value, _ right: Value) throws(EvaluationError) -> Bool {
    remainingSteps -= 1
    guard remainingSteps > 0 else { throw .tooManyComparisons }
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.string(let left), .string(let right)): return left.hasSameCodePoints(as: right)
    case (.bytes(let left), .bytes(let right)): return left == right
    case (.timestamp(let left), .timestamp(let right)): return left == right
    case (.duration(let left), .duration(let right)): return left == right
    case (.type(let left), .type(let right)): return left.runtimeName == right.runtimeName
    case (.opaque(let left), .opaque(let right)): return left.isEqual(to: right)
    case (.list, .list), (.map, .map), (.optional, .optional), (.record, .record):
      guard remainingDepth > 0 else { throw .nestedTooDeeply }
      remainingDepth -= 1
      defer { remainingDepth += 1 }
      return try areEqualAggregates(left, right)
    default:
      guard let order = Order(left, right) else { return false }
      return order == .equal
    }
  }

  private mutating func areEqualAggregates(_ left: Value, _ right: Value) throws(EvaluationError) -> Bool {
    switch (left, right) {
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return false }
      for (left, right) in zip(left, right) {
        guard try areEqual(left, right) else { return false }
      }
      return true
    case (.map(let left), .map(let right)):
      guard left.count == right.count else { return false }
      for (key, value) in zip(left.keys, left.values) {
        guard let other = right[key], try areEqual(value, other) else { return false }
      }
      return true
    case (.optional(let left), .optional(let right)):
      switch (left.value, right.value) {
      case (nil, nil): return true
      case (let left?, let right?): return try areEqual(left, right)
      default: return false
      }
    case (.record(let left), .record(let right)): return try areEqual(left, right)
    default: return false
    }
  }

  private mutating func areEqual(_ left: Record, _ right: Record) throws(EvaluationError) -> Bool {
    guard left.type == right.type else { return false }
    for (left, right) in zip(left.fields, right.fields) {
      switch (left, right) {
      case (.absent, .absent): continue
      case (.known(let left), .known(let right)):
        guard try areEqual(left, right) else { return false }
      default: return false
      }
    }
    return true
  }
}

extension String {
  /// Whether the code points are the same; Swift's `==` would also equate what only looks the same.
  func hasSameCodePoints(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
