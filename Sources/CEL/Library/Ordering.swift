// The order of values: numbers of any type on one line, text by its bytes (which for UTF-8 is code point order),
// false before true, times and spans along the calendar. Also the operators `<`, `<=`, `>` and `>=`.

/// How one number lies to another; unordered where one is NaN.
enum Order {
  case less, equal, greater, unordered

  /// Nil unless both are numbers.
  init?(_ left: Value, _ right: Value) {
    switch (left, right) {
    case (.int(let left), .int(let right)): self.init(comparing: left, right)
    case (.uint(let left), .uint(let right)): self.init(comparing: left, right)
    case (.int(let left), .uint(let right)): self.init(comparing: left, right)
    case (.uint(let left), .int(let right)): self.init(comparing: left, right)
    // CEL's conformance suite wants an integer rounded to the nearest double before it meets one: 2⁶³ - 1 and 2.0⁶³
    // are equal.
    case (.int(let left), .double(let right)): self.init(doubles: Double(left), right)
    case (.uint(let left), .double(let right)): self.init(doubles: Double(left), right)
    case (.double(let left), .int(let right)): self.init(doubles: left, Double(right))
    case (.double(let left), .uint(let right)): self.init(doubles: left, Double(right))
    case (.double(let left), .double(let right)): self.init(doubles: left, right)
    default: return nil
    }
  }

  private init(comparing left: some BinaryInteger, _ right: some BinaryInteger) {
    self = left < right ? .less : left > right ? .greater : .equal
  }

  private init(doubles left: Double, _ right: Double) {
    self = left < right ? .less : left > right ? .greater : left == right ? .equal : .unordered
  }
}

extension Order {
  /// The order of two values that `<` can compare, or nil where it cannot.
  init?(comparing left: Value, _ right: Value) {
    switch (left, right) {
    case (.bool(let left), .bool(let right)): self = left == right ? .equal : right ? .less : .greater
    case (.timestamp(let left), .timestamp(let right)): self.init(of: left, right)
    case (.duration(let left), .duration(let right)): self.init(of: left, right)
    case (.string(let left), .string(let right)): self.init(lexicographic: left.utf8, right.utf8)
    case (.bytes(let left), .bytes(let right)): self.init(lexicographic: left, right)
    default: self.init(left, right)
    }
  }

  private init<Element: Comparable>(of left: Element, _ right: Element) {
    self = left < right ? .less : left > right ? .greater : .equal
  }

  private init(lexicographic left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) {
    var rightBytes = right.makeIterator()
    for byte in left {
      guard let other = rightBytes.next() else {
        self = .greater
        return
      }
      if byte != other {
        self = byte < other ? .less : .greater
        return
      }
    }
    self = rightBytes.next() == nil ? .equal : .less
  }
}

enum Ordering {
  static let functions = [
    Function(Operator.less, "Whether the left value comes before the right one.", overloads { $0 == .less }),
    Function(
      Operator.lessOrEqual, "Whether the left value comes before the right one or equals it.",
      overloads { $0 == .less || $0 == .equal }),
    Function(Operator.greater, "Whether the left value comes after the right one.", overloads { $0 == .greater }),
    Function(
      Operator.greaterOrEqual, "Whether the left value comes after the right one or equals it.",
      overloads { $0 == .greater || $0 == .equal }),
  ]

  private static func overloads(_ holds: @escaping @Sendable (Order) -> Bool) -> [Overload] {
    let implementation = Overload.Implementation.binary { (left, right) throws(EvaluationError) -> Value in
      guard let order = Order(comparing: left, right) else { throw .noSuchOverload([left, right]) }
      return .bool(holds(order))
    }
    let ordered: [Type] = [.bool, .string, .bytes, .timestamp, .duration]
    let numeric: [Type] = [.int, .uint, .double]
    let pairs = ordered.map { ($0, $0) } + numeric.flatMap { left in numeric.map { (left, $0) } }
    return pairs.map { Overload.function($0.0, $0.1, returns: .bool, implementation) }
  }
}
