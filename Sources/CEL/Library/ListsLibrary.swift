// The list extensions. All positions count from 0.

extension Library {
  /// `slice`, `flatten`, `distinct`, `sort`, `reverse` and `lists.range`.
  public static let lists = Library(
    "lists",
    [
      Function(
        "slice", "The elements from one position up to another, which is left out.",
        [.member(elements, .int, .int, returns: elements, .any(Lists.slice))]),
      Function(
        "flatten", "The elements of the lists within a list, one level deep or so many levels.",
        [
          .member(
            .list(elements), returns: elements,
            .unary { (list) throws(EvaluationError) -> Value in try Lists.flatten(list, depth: 1) }),
          .member(
            .list(.dyn), .int, returns: .list(.dyn),
            .binary { (list, depth) throws(EvaluationError) -> Value in
              guard case .int(let depth) = depth else { throw .noSuchOverload([list, depth]) }
              return try Lists.flatten(list, depth: depth)
            }),
        ]),
      Function("distinct", "The list without what equals an earlier element.", [.onList(Lists.distinct)]),
      Function("reverse", "The elements in the opposite order.", [.onList { (list) in list.reversed() }]),
      Function(
        "sort", "The elements in ascending order; all must be of one type that has an order.",
        [Type.int, .uint, .double, .bool, .string, .bytes, .timestamp, .duration].map {
          .member(.list($0), returns: .list($0), Overload.listToList(Lists.sorted))
        }),
      Function(
        "lists.range", "The whole numbers from 0 up to the given one, which is left out.",
        [
          .function(
            .int, returns: .list(.int),
            .unary { (count) throws(EvaluationError) -> Value in
              guard case .int(let count) = count else { throw .noSuchOverload([count]) }
              guard count <= EvaluationError.sizeLimit else { throw .tooLarge }
              return .list((0..<max(0, count)).map(Value.int))
            })
        ]),
    ])

  private static let elements = Type.list(.parameter("T"))
}

extension Overload {
  fileprivate typealias ListFunction = @Sendable ([Value]) throws(EvaluationError) -> [Value]

  fileprivate static func onList(_ body: @escaping ListFunction) -> Overload {
    .member(.list(.parameter("T")), returns: .list(.parameter("T")), listToList(body))
  }

  fileprivate static func listToList(_ body: @escaping ListFunction) -> Implementation {
    .unary { (list) throws(EvaluationError) -> Value in
      guard case .list(let elements) = list else { throw .noSuchOverload([list]) }
      return .list(try body(elements))
    }
  }
}

private enum Lists {
  static func slice(_ arguments: [Value]) throws(EvaluationError) -> Value {
    guard arguments.count == 3, case .list(let elements) = arguments[0], case .int(let start) = arguments[1],
      case .int(let end) = arguments[2]
    else { throw .noSuchOverload(arguments) }
    guard start >= 0, start <= end, end <= elements.count else {
      throw EvaluationError(
        .invalidArgument,
        en: "cannot slice(\(start), \(end)): positions run from 0 to \(elements.count), the start first",
        fr: "slice(\(start), \(end)) impossible\u{A0}: les positions vont de 0 à \(elements.count), le début d'abord")
    }
    return .list(Array(elements[Int(start)..<Int(end)]))
  }

  static func flatten(_ list: Value, depth: Int64) throws(EvaluationError) -> Value {
    guard case .list(let elements) = list else { throw .noSuchOverload([list]) }
    guard depth >= 0 else {
      throw EvaluationError(
        .invalidArgument, en: "flatten: the depth must not be negative",
        fr: "flatten\u{A0}: la profondeur ne peut être négative")
    }
    var flat: [Value] = []
    // The lists being walked, the outermost first: no recursion, so that no depth is too much.
    var walks = [elements.makeIterator()]
    // Empty lists cost a step but add nothing, so the steps are counted and not only the elements.
    var remainingSteps = EvaluationError.sizeLimit
    while !walks.isEmpty {
      remainingSteps -= 1
      guard remainingSteps > 0 else { throw .tooLarge }
      guard let element = walks[walks.count - 1].next() else {
        walks.removeLast()
        continue
      }
      if case .list(let nested) = element, walks.count <= depth {
        walks.append(nested.makeIterator())
      } else {
        flat.append(element)
      }
    }
    return .list(flat)
  }

  static func distinct(_ elements: [Value]) throws(EvaluationError) -> [Value] {
    var seen = ValueSet()
    var distinct: [Value] = []
    for element in elements where try seen.insert(element) { distinct.append(element) }
    return distinct
  }

  static func sorted(_ elements: [Value]) throws(EvaluationError) -> [Value] {
    try Sorting.sorted(elements, by: { $0 }, function: "sort")
  }
}
