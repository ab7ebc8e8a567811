// A set of values under CEL's equality, so that comparing two lists takes time in proportion to their lengths.
// Equal values always fall into one bucket; within a bucket they are compared one by one.

struct ValueSet {
  private enum Bucket: Hashable {
    case number(Double)
    case text(String)
    case bytes([UInt8])
    case timestamp(Timestamp)
    case duration(TimeSpan)
    case other

    init(_ value: Value) {
      switch value {
      // An integer equals a double where, rounded, it is that double.
      case .int(let int): self = .number(Double(int))
      case .uint(let uint): self = .number(Double(uint))
      case .double(let double): self = .number(double)
      case .string(let text): self = .text(text)
      case .bytes(let bytes): self = .bytes(bytes)
      case .timestamp(let timestamp): self = .timestamp(timestamp)
      case .duration(let span): self = .duration(span)
      default: self = .other
      }
    }
  }

  private var buckets: [Bucket: [Value]] = [:]
  private var equality = EqualityTest()

  init() {}

  init(_ values: [Value]) throws(EvaluationError) {
    for value in values { _ = try insert(value) }
  }

  mutating func contains(_ value: Value) throws(EvaluationError) -> Bool {
    for candidate in buckets[Bucket(value)] ?? [] where try equality.areEqual(candidate, value) { return true }
    return false
  }

  /// - Returns: false, and changes nothing, where an equal value is there already.
  mutating func insert(_ value: Value) throws(EvaluationError) -> Bool {
    // NaN equals nothing, so nothing could ever find it.
    if case .double(let double) = value, double.isNaN { return true }
    guard try !contains(value) else { return false }
    buckets[Bucket(value), default: []].append(value)
    return true
  }
}
