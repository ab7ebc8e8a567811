// The set extensions: lists seen as sets, where neither order nor repetition counts.

extension Library {
  /// `sets.contains`, `sets.equivalent` and `sets.intersects`.
  public static let sets = Library(
    "sets",
    [
      Function(
        "sets.contains", "Whether the first list has each element of the second.",
        [.onLists { (list, part) throws(EvaluationError) in try contains(list, part) }]),
      Function(
        "sets.equivalent", "Whether each list has each element of the other.",
        [
          .onLists { (left, right) throws(EvaluationError) -> Bool in
            guard try contains(left, right) else { return false }
            return try contains(right, left)
          }
        ]),
      Function(
        "sets.intersects", "Whether the lists have an element in common.",
        [
          .onLists { (left, right) throws(EvaluationError) -> Bool in
            var members = try ValueSet(right)
            for element in left where try members.contains(element) { return true }
            return false
          }
        ]),
    ])

  private static func contains(_ list: [Value], _ part: [Value]) throws(EvaluationError) -> Bool {
    var members = try ValueSet(list)
    for element in part {
      guard try members.contains(element) else { return false }
    }
    return true
  }
}

extension Overload {
  fileprivate static func onLists(
    _ body: @escaping @Sendable ([Value], [Value]) throws(EvaluationError) -> Bool
  ) -> Overload {
    .function(
      .list(.parameter("T")), .list(.parameter("T")), returns: .bool,
      .binary { (left, right) throws(EvaluationError) -> Value in
        guard case .list(let first) = left, case .list(let second) = right else {
          throw .noSuchOverload([left, right])
        }
        return .bool(try body(first, second))
      })
  }
}
