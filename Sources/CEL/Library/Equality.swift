// When two values are the same. Numbers of different types lie on one number line, NaN equals nothing, strings are
// equal code point by code point, values of unlike types are unequal rather than an error. A record with an unanswered
// field may or may not equal another: that is a third answer, which only the evaluator can pass on.

extension Value {
  /// CEL's `==`; records of which it cannot be told are not equal.
  /// - Throws: `costExceeded` where the values are too large or too deep to be compared.
  public func isEqual(to other: Value) throws(EvaluationError) -> Bool {
    var comparison = EqualityTest()
    return try comparison.areEqual(self, other)
  }
}

/// The answer to whether two values are equal.
enum Equality {
  case equal
  case different
  /// Undecided until these attributes are answered.
  case undecided(UnknownSet)
}

/// One comparison, or a run of comparisons that share a limit. Values that share their parts can be exponentially
/// larger than the memory they take, so the steps are counted.
struct EqualityTest {
  static let stepLimit = 2_000_000

  private var remainingSteps = Self.stepLimit
  private var remainingDepth = 256

  /// How many pairs of values have been compared; long texts count as several.
  var steps: Int { Self.stepLimit - remainingSteps }

  mutating func areEqual(_ left: Value, _ right: Value) throws(EvaluationError) -> Bool {
    if case .equal = try compare(left, right) { true } else { false }
  }

  mutating func compare(_ left: Value, _ right: Value) throws(EvaluationError) -> Equality {
    try spend(1)
    switch (left, right) {
    case (.null, .null): return .equal
    case (.bool(let left), .bool(let right)): return left == right ? .equal : .different
    case (.string(let left), .string(let right)):
      try spend(left.utf8.count >> 6)
      return left.hasSameCodePoints(as: right) ? .equal : .different
    case (.bytes(let left), .bytes(let right)):
      try spend(left.count >> 6)
      return left == right ? .equal : .different
    case (.timestamp(let left), .timestamp(let right)): return left == right ? .equal : .different
    case (.duration(let left), .duration(let right)): return left == right ? .equal : .different
    case (.type(let left), .type(let right)): return left.runtimeName == right.runtimeName ? .equal : .different
    case (.opaque(let left), .opaque(let right)): return left.isEqual(to: right) ? .equal : .different
    case (.list, .list), (.map, .map), (.optional, .optional), (.record, .record):
      guard remainingDepth > 0 else { throw .nestedTooDeeply }
      remainingDepth -= 1
      defer { remainingDepth += 1 }
      return try compareAggregates(left, right)
    default:
      guard let order = Order(left, right) else { return .different }
      return order == .equal ? .equal : .different
    }
  }

  private mutating func spend(_ steps: Int) throws(EvaluationError) {
    remainingSteps -= steps
    guard remainingSteps > 0 else { throw .tooManyComparisons }
  }

  private mutating func compareAggregates(_ left: Value, _ right: Value) throws(EvaluationError) -> Equality {
    var answer = Equality.equal
    switch (left, right) {
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return .different }
      for (left, right) in zip(left, right) where answer.isOpen { answer.and(try compare(left, right)) }
    case (.map(let left), .map(let right)):
      guard left.count == right.count else { return .different }
      for (key, value) in zip(left.keys, left.values) where answer.isOpen {
        answer.and(try right[key].map { (other) throws(EvaluationError) in try compare(value, other) } ?? .different)
      }
    case (.optional(let left), .optional(let right)):
      switch (left.value, right.value) {
      case (nil, nil): return .equal
      case (let left?, let right?): return try compare(left, right)
      default: return .different
      }
    case (.record(let left), .record(let right)):
      let type = left.type
      guard type == right.type else { return .different }
      for slot in type.fields.indices where answer.isOpen { answer.and(try compare(left, right, slot: slot)) }
    default: return .different
    }
    return answer
  }

  /// An absent object is compared field by field, so that each unanswered field of it is named.
  private mutating func compare(_ left: Record, _ right: Record, slot: Int) throws(EvaluationError) -> Equality {
    switch (left.read(slot: slot), right.read(slot: slot)) {
    case (.value(let left), .value(let right)): return try compare(left, right)
    case (.unknown(let left), .unknown(let right)): return .undecided(left.union(right))
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): return .undecided(unknown)
    case (.error(let error), _), (_, .error(let error)): throw error
    }
  }
}

extension Equality {
  /// Whether more pairs could still change the answer.
  fileprivate var isOpen: Bool { if case .different = self { false } else { true } }

  /// One difference decides; short of that, all that is undecided stays so.
  fileprivate mutating func and(_ other: Equality) {
    switch (self, other) {
    case (.different, _), (_, .equal): break
    case (.undecided(let left), .undecided(let right)): self = .undecided(left.union(right))
    case (.equal, _), (_, .different): self = other
    }
  }
}

extension String {
  /// Whether the code points are the same; Swift's `==` would also equate what only looks the same.
  func hasSameCodePoints(as other: String) -> Bool {
    // What looks the same as ASCII, and is as long, is that ASCII; other texts are compared once more.
    utf8.count == other.utf8.count && self == other
      && (utf8.count == utf16.count || utf8.elementsEqual(other.utf8))
  }
}
