// The three-valued truth tables, and nowhere else: how true, false, unknown and error combine. An operand that
// decides on its own absorbs whatever the other is; otherwise an unknown wins over an error, because answering the
// unknown may yet decide. The tables are of bare truths; outcomes follow them, and bring along which attributes are
// unknown and what the error is.

/// What an expression comes to, short of what exactly is unknown or wrong.
///
/// - `unknown`: it waits for attributes.
/// - `error`: it ended in an error, or in a value that is neither true nor false.
public enum Truth: UInt8, Sendable {
  case isFalse, isTrue, unknown, error

  @inline(__always)
  init(_ bool: Bool) { self = bool ? .isTrue : .isFalse }

  @inline(__always)
  init(_ value: Value) { if case .bool(let bool) = value { self.init(bool) } else { self = .error } }

  @inline(__always)
  init(_ outcome: Outcome) {
    switch outcome {
    case .value(.bool(let bool)): self.init(bool)
    case .unknown: self = .unknown
    case .value, .error: self = .error
    }
  }
}

extension Truth {
  /// As the outcome of a step of an explanation: what is unknown stands in the journal.
  var outcome: Outcome {
    switch self {
    case .isFalse: .false
    case .isTrue: .true
    case .unknown: .unknown(.noted)
    case .error: .error(.unspecified)
    }
  }
}

enum Logic {
  /// `left && right` where `deciding` is false; `left || right` where it is true.
  @inline(__always)
  static func combine(_ left: Truth, _ right: Truth, deciding: Bool) -> Truth {
    let deciding = Truth(deciding)
    if left == deciding || right == deciding { return deciding }
    if left == .unknown || right == .unknown { return .unknown }
    return left == .error || right == .error ? .error : negate(deciding)
  }

  /// `!operand`
  @inline(__always)
  static func negate(_ operand: Truth) -> Truth {
    switch operand {
    case .isFalse: .isTrue
    case .isTrue: .isFalse
    case .unknown, .error: operand
    }
  }

  /// Whether there is a value for a function to take.
  enum Presence: UInt8 {
    case value, unknown, error

    @inline(__always)
    init(_ outcome: Outcome) {
      switch outcome {
      case .value: self = .value
      case .unknown: self = .unknown
      case .error: self = .error
      }
    }

    /// As that of a part of a strict function: a value where a condition should be is none.
    var truth: Truth { self == .unknown ? .unknown : .error }
  }

  /// What a strict function has to take where it has two arguments.
  @inline(__always)
  static func strict(_ first: Presence, _ second: Presence) -> Presence {
    if first == .unknown || second == .unknown { return .unknown }
    return first == .error || second == .error ? .error : .value
  }
}

// MARK: Outcomes

extension Logic {
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

    var error: EvaluationError? { if case .error(let error) = self { error } else { nil } }
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
    switch combine(Truth(left), Truth(right), deciding: deciding) {
    case .isTrue: .true
    case .isFalse: .false
    case .unknown: strict(left, right) ?? left
    case .error: (Operand(left).error ?? Operand(right).error).map(Outcome.error) ?? left
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
    var undecided = Undecided()
    for outcome in outcomes { undecided.add(outcome) }
    return undecided.outcome
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

  /// What parts come to together that are no values: all unknowns, else the first error.
  struct Undecided {
    private var unknowns: [UnknownSet] = []
    private var failure: EvaluationError?

    mutating func add(_ outcome: Outcome) {
      switch outcome {
      case .value: break
      case .unknown(let unknown): unknowns.append(unknown)
      case .error(let error): failure = failure ?? error
      }
    }

    /// The same where a part is a condition.
    mutating func add(_ operand: Operand) {
      switch operand {
      case .bool: break
      case .unknown(let unknown): unknowns.append(unknown)
      case .error(let error): failure = failure ?? error
      }
    }

    /// Nil where there was no such part.
    var outcome: Outcome? {
      unknowns.isEmpty ? failure.map(Outcome.error) : UnknownSet(unionOf: unknowns).map(Outcome.unknown)
    }
  }

  /// `&&` or `||` of many operands, taken one after the other.
  struct Chain {
    /// The operand that decides on its own: false for `&&`, true for `||`.
    let deciding: Bool
    private var truth: Truth
    private var undecided = Undecided()

    init(deciding: Bool) {
      self.deciding = deciding
      truth = Truth(!deciding)
    }

    var isDecided: Bool { truth == Truth(deciding) }

    @inline(__always)
    mutating func add(_ operand: Outcome) {
      truth = Logic.combine(truth, Truth(operand), deciding: deciding)
      if case .value(.bool) = operand { return }
      undecided.add(Operand(operand))
    }

    var outcome: Outcome { isDecided ? .value(.bool(deciding)) : undecided.outcome ?? .value(.bool(!deciding)) }
  }
}

extension EvaluationError {
  /// Stands for any error where nobody asks which it is.
  static let unspecified = EvaluationError(.internalFault, en: "an error", fr: "une erreur")

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
