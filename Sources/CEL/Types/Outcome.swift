// What an evaluation ends with: a value, a set of attributes that would have to be known, or an error.

public import Diagnostics

/// The result of evaluating an expression.
public enum Outcome: Sendable {
  case value(Value)
  case unknown(UnknownSet)
  indirect case error(EvaluationError)

  public static let `true` = Outcome.value(.bool(true))
  public static let `false` = Outcome.value(.bool(false))
}

/// The attributes on which an undecided expression depends: sorted, each once, never empty where an evaluation ends.
public struct UnknownSet: Sendable, Hashable {
  public private(set) var paths: [AttributePath]

  init(sorted paths: [AttributePath]) { self.paths = paths }

  /// Within an explanation: the attributes are in the journal.
  static var noted: UnknownSet { UnknownSet(sorted: []) }

  public init(_ path: AttributePath) { paths = [path] }

  /// Stands for any set where nobody asks which attributes they are.
  static var unspecified: UnknownSet { UnknownSet(sorted: []) }

  /// All of several sets together; nil where there are none.
  public init?(unionOf sets: [UnknownSet]) {
    guard var union = sets.first else { return nil }
    if sets.count > 1 {
      let sorted = sets.flatMap(\.paths).sorted()
      union.paths.removeAll(keepingCapacity: true)
      for path in sorted where path != union.paths.last { union.paths.append(path) }
    }
    self = union
  }

  public mutating func formUnion(_ other: UnknownSet) {
    if other.paths.isEmpty || paths == other.paths { return }
    var merged: [AttributePath] = []
    merged.reserveCapacity(paths.count + other.paths.count)
    var left = paths[...]
    var right = other.paths[...]
    while let first = left.first, let second = right.first {
      if first == second {
        merged.append(first)
        left.removeFirst()
        right.removeFirst()
      } else {
        merged.append(first < second ? left.removeFirst() : right.removeFirst())
      }
    }
    merged += left
    merged += right
    paths = merged
  }

  public func union(_ other: UnknownSet) -> UnknownSet {
    var both = self
    both.formUnion(other)
    return both
  }
}

/// Why an evaluation could not end in a value.
///
/// The codes are those that CEL's implementations share.
public struct EvaluationError: Error, Sendable, Hashable {
  public enum Code: String, Sendable, Hashable {
    case noSuchOverload = "no_such_overload"
    case noSuchField = "no_such_field"
    case noSuchKey = "no_such_key"
    case undeclaredReference = "undeclared_reference"
    case invalidArgument = "invalid_argument"
    case divisionByZero = "division_by_zero"
    case overflow = "overflow"
    case outOfRange = "out_of_range"
    case costExceeded = "cost_exceeded"
    case internalFault = "internal"
  }

  public let code: Code
  /// What was wrong, for the author of the expression.
  public let message: LocalizedText

  public init(_ code: Code, en english: String, fr french: String) {
    self.code = code
    self.message = LocalizedText(en: english, fr: french)
  }
}
