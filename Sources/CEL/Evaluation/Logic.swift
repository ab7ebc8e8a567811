// The three-valued truth tables, and nowhere else: how true, false, unknown and error combine. An operand that
// decides on its own absorbs whatever the other is; otherwise an unknown wins over an error, because answering the
// unknown may yet decide.

enum Logic {
  /// What one side of `&&` and `||` comes to.
  enum Operand {
    case bool(Bool)
    case unknown(UnknownSet)
    case error(EvaluationError)

    init(_ outcome: Outcome) {
      switch outcome {
      case .value(.bool(let bool)): self = .bool(bool)
      case .value(let value): self = .error(.notACondition(value))
      case .unknown(let unknown): self = .unknown(unknown)
      case .error(let error): self = .error(error)
      }
    }
  }

  /// `left && right` where `deciding` is false; `left || right` where it is true.
  @inline(__always)
  static func combine(_ left: Outcome, _ right: Outcome, deciding: Bool) -> Outcome {
    if case .value(.bool(let left)) = left, case .value(.bool(let right)) = right {
      return .value(.bool(deciding ? left || right : left && right))
    }
    return combineUndecided(left, right, deciding: deciding)
  }

  private static func combineUndecided(_ left: Outcome, _ right: Outcome, deciding: Bool) -> Outcome {
    switch (Operand(left), Operand(right)) {
    case (.bool(deciding), _), (_, .bool(deciding)): .value(.bool(deciding))
    case (.unknown(let left), .unknown(let right)): .unknown(left.union(right))
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): .unknown(unknown)
    case (.error(let error), _), (_, .error(let error)): .error(error)
    case (.bool, .bool): .value(.bool(!deciding))
    }
  }

  /// `!operand`
  static func negate(_ operand: Outcome) -> Outcome {
    switch Operand(operand) {
    case .bool(let bool): .value(.bool(!bool))
    case .unknown(let unknown): .unknown(unknown)
    case .error(let error): .error(error)
    }
  }

  /// What a strict function yields where an argument is no value: all unknowns together, else the first error; nil
  /// where every argument is a value.
  static func strict(_ outcomes: [Outcome]) -> Outcome? {
    var unknowns: [UnknownSet] = []
    var failure: EvaluationError?
    for outcome in outcomes {
      switch outcome {
      case .value: continue
      case .unknown(let unknown): unknowns.append(unknown)
      case .error(let error): failure = failure ?? error
      }
    }
    return UnknownSet(unionOf: unknowns).map(Outcome.unknown) ?? failure.map(Outcome.error)
  }

  static func strict(_ first: Outcome, _ second: Outcome) -> Outcome? {
    switch (first, second) {
    case (.unknown(let first), .unknown(let second)): .unknown(first.union(second))
    case (.unknown, _): first
    case (_, .unknown): second
    case (.error, _): first
    case (_, .error): second
    case (.value, .value): nil
    }
  }

  /// `&&` or `||` of many operands, taken one after the other.
  struct Chain {
    /// The operand that decides on its own: false for `&&`, true for `||`.
    let deciding: Bool
    private(set) var isDecided = false
    private var unknowns: [UnknownSet] = []
    private var failure: EvaluationError?

    init(deciding: Bool) { self.deciding = deciding }

    @inline(__always)
    mutating func add(_ operand: Outcome) {
      if case .value(.bool(let bool)) = operand {
        isDecided = isDecided || bool == deciding
      } else {
        addUndecided(operand)
      }
    }

    private mutating func addUndecided(_ operand: Outcome) {
      switch Operand(operand) {
      case .bool(let bool): isDecided = isDecided || bool == deciding
      case .unknown(let unknown): unknowns.append(unknown)
      case .error(let error): failure = failure ?? error
      }
    }

    var outcome: Outcome {
      if isDecided { return .value(.bool(deciding)) }
      return UnknownSet(unionOf: unknowns).map(Outcome.unknown) ?? failure.map(Outcome.error)
        ?? .value(.bool(!deciding))
    }
  }
}

extension EvaluationError {
  static func notACondition(_ value: Value) -> EvaluationError {
    EvaluationError(
      .noSuchOverload, en: "a condition must be true or false, and this is of type \(value.type.displayName)",
      fr: "une condition doit valoir true ou false, et ceci est de type \(value.type.displayName)")
  }

  static func noOverload(_ function: String, _ arguments: [Value]) -> EvaluationError {
    let types = arguments.map(\.type.displayName).joined(separator: ", ")
    return EvaluationError(
      .noSuchOverload, en: "`\(function)` does not take (\(types))",
      fr: "«\u{A0}\(function)\u{A0}» n’accepte pas (\(types))")
  }
}
