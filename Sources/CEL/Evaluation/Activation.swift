// The values that an evaluation finds under the environment's names. Variables of a policy are programs themselves,
// run when first asked for and never twice.

/// The values of an environment's variables, by slot.
///
/// Not sendable: each thread of work fills its own. Giving a variable another value does not undo what lazily
/// computed variables have made of the old one: set those again too.
public final class Activation {
  /// Also the working memory of the evaluations, so that none has to ask for its own.
  var frame: Frame

  /// - Parameter slots: the number of variables of the environment.
  public convenience init(slots: Int) { self.init(CommonVariables(slots: slots)) }

  /// - Parameter common: the variables to start with.
  public init(_ common: CommonVariables) { frame = Frame(variables: common.variables) }

  /// Gives a variable its value.
  /// - Parameter path: the attribute that it is, where it is one, so that explanations can name it.
  public func set(_ slot: Int, to outcome: Outcome, path: AttributePath? = nil) {
    frame.variables[slot] = Variable(outcome, path: path)
  }

  /// Has a variable computed when it is first read.
  public func set(_ slot: Int, to program: Program) {
    frame.variables[slot] = Variable(.pending, plan: program.plan)
  }

  /// The value of a variable, computed now where it had not been asked for.
  public func outcome(of slot: Int) -> Outcome { frame.outcome(ofVariable: slot) }
}

/// Variables that activations start with, so that what they have in common is set once.
public struct CommonVariables: Sendable {
  fileprivate private(set) var variables: [Variable]

  /// - Parameter slots: the number of variables of the environment.
  public init(slots: Int) { variables = Array(repeating: Variable(.unset), count: slots) }

  /// Gives a variable its value.
  /// - Parameter path: the attribute that it is, where it is one, so that explanations can name it.
  public mutating func set(_ slot: Int, to outcome: Outcome, path: AttributePath? = nil) {
    variables[slot] = Variable(outcome, path: path)
  }

  /// Gives a variable the value of a record's field, which explanations will name.
  public mutating func set(_ slot: Int, toField field: Int, of record: Record) {
    variables[slot] = Variable(.ready(record.read(slot: field)), attribute: Attribute(record, slot: field))
  }

  /// Has a variable computed when it is first read.
  public mutating func set(_ slot: Int, to program: Program) {
    variables[slot] = Variable(.pending, plan: program.plan)
  }
}

/// A variable of an activation.
struct Variable {
  enum State {
    case unset
    case pending
    case evaluating
    case ready(Outcome)
  }

  var state: State
  /// What computes it, where it is computed.
  let plan: Plan?
  /// The attribute that it is, where it is one.
  let attribute: Attribute?
  /// What its value rests on, once it was asked for.
  var grounds: [Note]?

  init(_ state: State, plan: Plan? = nil, attribute: Attribute? = nil) {
    self.state = state
    self.plan = plan
    self.attribute = attribute
  }

  init(_ outcome: Outcome, path: AttributePath?) {
    let known = if case .value(let value) = outcome { FieldState.known(value) } else { FieldState.absent }
    self.init(.ready(outcome), attribute: path.map { Attribute($0, known) })
  }
}
