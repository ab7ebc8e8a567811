// `math.greatest` and `math.least`: of one to six numbers, or of a list of numbers.

enum Extremes {
  static let functions = [
    Function("math.greatest", "The greatest of the numbers.", overloads(preferring: .greater)),
    Function("math.least", "The least of the numbers.", overloads(preferring: .less)),
  ]

  /// Numbers of one type keep it. Two numbers of different types give one of either, which is `dyn`; so do more, where
  /// spelling out each mixture would take hundreds of signatures.
  private static func overloads(preferring wanted: Order) -> [Overload] {
    let ofArguments = Overload.Implementation.any { (arguments) throws(EvaluationError) -> Value in
      try extreme(of: arguments, wanted)
    }
    let ofList = Overload.Implementation.unary { (list) throws(EvaluationError) -> Value in
      guard case .list(let elements) = list else { throw .noSuchOverload([list]) }
      return try extreme(of: elements, wanted)
    }
    func overload(_ parameters: [Type], _ result: Type) -> Overload {
      Overload(parameters: parameters, result: result, isMember: false, implementation: ofArguments)
    }
    let numeric: [Type] = [.int, .uint, .double]
    var overloads: [Overload] = []
    for type in numeric {
      for count in 1...6 { overloads.append(overload(Array(repeating: type, count: count), type)) }
      for other in numeric where other != type { overloads.append(overload([type, other], .dyn)) }
      overloads.append(.function(.list(type), returns: type, ofList))
    }
    for count in 3...6 { overloads.append(overload(Array(repeating: .dyn, count: count), .dyn)) }
    return overloads
  }

  private static func extreme(of numbers: [Value], _ wanted: Order) throws(EvaluationError) -> Value {
    guard var best = numbers.first else {
      throw EvaluationError(
        .invalidArgument, en: "an empty list has no greatest or least element",
        fr: "une liste vide n'a ni plus grand ni plus petit élément")
    }
    // The first is compared with itself, so that a lone NaN or text does not pass.
    for number in numbers {
      guard let order = Order(number, best) else { throw .noSuchOverload([number]) }
      guard order != .unordered else { throw .notANumber }
      if order == wanted { best = number }
    }
    return best
  }
}

extension EvaluationError {
  static let notANumber = EvaluationError(
    .invalidArgument, en: "NaN values cannot be ordered", fr: "une valeur NaN ne peut être ordonnée")
}
