// The shape of a function: its name, what it is for, and its overloads, each a signature with the code behind it.
// One file of the folder declares one family of functions; `Library.swift` lists the families.

/// A function of the expression language.
public struct Function: Sendable {
  public let name: String
  /// One sentence for the reference page.
  public let summary: String
  public let overloads: [Overload]

  public init(_ name: String, _ summary: String, _ overloads: [Overload]) {
    self.name = name
    self.summary = summary
    self.overloads = overloads
  }
}

/// One signature of a function and what it does.
///
/// - `parameters`: the types of the arguments; of a member function the first is what stands before the dot.
/// - `isMember`: called as `target.name(…)`, otherwise as `name(…)`.
public struct Overload: Sendable {
  /// The code behind a signature. Arguments are values of the parameters' types; unknowns and errors never arrive.
  public enum Implementation: Sendable {
    case nullary(@Sendable () throws(EvaluationError) -> Value)
    case unary(@Sendable (Value) throws(EvaluationError) -> Value)
    case binary(@Sendable (Value, Value) throws(EvaluationError) -> Value)
    case any(@Sendable ([Value]) throws(EvaluationError) -> Value)
  }

  public let parameters: [Type]
  public let result: Type
  public let isMember: Bool
  public let implementation: Implementation

  public init(parameters: [Type], result: Type, isMember: Bool, implementation: Implementation) {
    self.parameters = parameters
    self.result = result
    self.isMember = isMember
    self.implementation = implementation
  }

  /// A function called as `name(…)`, or an operator.
  public static func function(_ parameters: Type..., returns result: Type, _ implementation: Implementation) -> Overload
  {
    Overload(parameters: parameters, result: result, isMember: false, implementation: implementation)
  }

  /// A function called as `target.name(…)`; the first parameter is the target.
  public static func member(_ parameters: Type..., returns result: Type, _ implementation: Implementation) -> Overload {
    Overload(parameters: parameters, result: result, isMember: true, implementation: implementation)
  }
}
