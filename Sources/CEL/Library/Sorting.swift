// Sorting, which `sort` and `sortBy` share: what may be sorted by, and that equal ones keep their places.

enum Sorting {
  /// In ascending order of the keys, which must be of one type that has an order.
  static func sorted<Element>(
    _ elements: [Element], by key: (Element) -> Value, function: String
  ) throws(EvaluationError) -> [Element] {
    guard let first = elements.first else { return [] }
    let type = key(first).type
    for element in elements {
      let key = key(element)
      // Order is total on values of one type without NaN, so no comparison of the sort itself can fail.
      guard let order = Order(comparing: key, key) else { throw noOrder(key, function) }
      guard order == .equal else { throw .notANumber }
      guard key.type == type else { throw differentTypes(function) }
    }
    let places = elements.indices.sorted { left, right in
      switch Order(comparing: key(elements[left]), key(elements[right])) {
      case .less: true
      case .equal: left < right
      default: false
      }
    }
    return places.map { elements[$0] }
  }

  private static func noOrder(_ key: Value, _ function: String) -> EvaluationError {
    EvaluationError(
      .invalidArgument, en: "\(function): values of type \(key.type.displayName) have no order",
      fr: "\(function)\u{A0}: les valeurs de type \(key.type.displayName) n’ont pas d’ordre")
  }

  private static func differentTypes(_ function: String) -> EvaluationError {
    EvaluationError(
      .invalidArgument, en: "\(function): all values to sort by must be of one type",
      fr: "\(function)\u{A0}: toutes les valeurs selon lesquelles trier doivent être du même type")
  }
}
