// The values that an evaluation finds under the environment's names. Variables of a policy are programs themselves,
// run when first asked for, and once more only where what is unknown or wrong in them is asked for after that.

/// The values of an environment's variables, by slot.
///
/// Not sendable: each thread of work fills its own. Giving a variable another value does not undo what lazily
/// computed variables have made of the old one: set those again too.
public final class Activation {
  /// Also the working memory of the evaluations, so that none has to ask for its own.
  @usableFromInline var frame: Frame
  /// Where that is left in the end.
  private let memories: WorkingMemoryStore

  /// - Parameter slots: the number of variables of the environment.
  public convenience init(slots: Int) { self.init(CommonVariables(slots: slots)) }

  /// - Parameter common: the variables to start with.
  public convenience init(_ common: CommonVariables) { self.init(common.variables, common) }

  fileprivate init(_ variables: consuming Variables, _ common: CommonVariables) {
    memories = common.memories
    frame = Frame(variables: variables, clock: common.clock, memories.take(start: common.variables.states))
  }

  deinit { if let memory = frame.leave() { memories.put(memory) } }

  /// The steps that all evaluations on the activation may still take together; unlimited unless set. Beyond it they end
  /// with `.costExceeded`, as beyond the limit of one program.
  public var allowance: Int {
    get { frame.allowance }
    set { frame.allowance = newValue }
  }

  /// Gives a variable its value.
  /// - Parameter path: the attribute that it is, where it is one, so that explanations can name it.
  public func set(_ slot: Int, to outcome: Outcome, path: AttributePath? = nil) {
    if let path { frame.set(slot, .ready(outcome), VariableSource(path: path)) } else { frame.set(slot, to: outcome) }
  }

  /// Has a variable computed when it is first read.
  public func set(_ slot: Int, to program: Program) {
    frame.set(slot, .pending, VariableSource(plan: program.plan))
  }

  /// The value of a variable, computed now where it had not been asked for.
  public func outcome(of slot: Int) -> Outcome {
    frame.outcome(of: slot)
  }

  /// Judges, evaluates and explains programs one after the other. Takes less than asking each of them, which makes sure
  /// every time that nothing else uses the activation meanwhile.
  /// - Parameter body: must not use the activation itself.
  @inlinable
  public func judging<Result>(_ body: (inout Frame) -> Result) -> Result { body(&frame) }
}

/// Variables that activations start with, so that what they have in common is set once.
public struct CommonVariables: Sendable {
  fileprivate private(set) var variables: Variables
  var clock: Clock?
  fileprivate let memories = WorkingMemoryStore()

  /// - Parameter slots: the number of variables of the environment.
  public init(slots: Int) { variables = Variables(count: slots) }

  /// Gives a variable its value.
  /// - Parameter path: the attribute that it is, where it is one, so that explanations can name it.
  public mutating func set(_ slot: Int, to outcome: Outcome, path: AttributePath? = nil) {
    set(slot, .ready(outcome), VariableSource(path: path))
  }

  /// Gives a variable the value of a record's field, which explanations will name. All such variables are fields of
  /// one record: that which was given last.
  public mutating func set(_ slot: Int, toField field: Int, of record: Record) {
    variables.holder = record
    set(slot, .pending, VariableSource(field: field))
  }

  /// An activation that starts with these, but in which all variables that are fields of a record have the values of
  /// another's, which is of the same type.
  public func activation(holder: Record) -> Activation {
    Activation(Variables(sources: variables.sources, states: variables.states, holder: holder), self)
  }

  /// Has a variable computed when it is first read.
  public mutating func set(_ slot: Int, to program: Program) {
    set(slot, .pending, VariableSource(plan: program.plan))
  }

  private mutating func set(_ slot: Int, _ state: VariableState, _ source: VariableSource) {
    variables.set(slot, state, source)
    if slot == clock?.slot { clock = nil }
  }
}

/// The variables of an activation, by slot. What differs from one activation to the next is kept apart from what mostly
/// does not, so that only the former is copied.
struct Variables: Sendable {
  private(set) var sources: [VariableSource]
  var states: [VariableState]
  /// The record of which some variables are fields.
  var holder: Record?

  init(sources: [VariableSource], states: [VariableState], holder: Record) {
    (self.sources, self.states, self.holder) = (sources, states, holder)
  }

  init(count: Int) {
    sources = Array(repeating: VariableSource(), count: count)
    states = Array(repeating: .unset, count: count)
  }

  mutating func set(_ slot: Int, _ state: VariableState, _ source: VariableSource) {
    states[slot] = state
    if sources[slot] != source { sources[slot] = source }
  }

  /// Gives a variable a value that is neither an attribute nor computed.
  mutating func set(_ slot: Int, to outcome: consuming Outcome) {
    states[slot] = .ready(consume outcome)
    if sources[slot].plan != nil || sources[slot].isAttribute { sources[slot] = VariableSource() }
  }

  /// Whether reading a variable is never noted: it has a value that is neither an attribute nor computed.
  @inline(__always)
  func isSilent(_ slot: Int) -> Bool {
    guard slot < states.count, case .ready(.value) = states[slot] else { return false }
    return sources[slot].plan == nil && !sources[slot].isAttribute
  }

  /// What a variable is worth that is a field.
  func field(_ slot: Int) -> Outcome? {
    guard let field = sources[slot].field, let holder else { return nil }
    return holder.read(slot: field)
  }

  /// What reading a variable finds of the attribute that it is; nil where it is none, where the object in it is only
  /// the way to something, and where what is unknown is something else.
  func findingOfReading(_ slot: Int) -> Note.Finding? {
    guard sources[slot].isAttribute, case .ready(let outcome) = states[slot] else { return nil }
    switch outcome {
    case .value(.record), .error: return nil
    case .value: return .read
    case .unknown:
      guard let field = sources[slot].field, let holder else { return nil }
      return switch holder.state(ofSlot: field) {
      case .known, .contested(.some): nil
      case .absent, .contested(nil): .awaited
      }
    }
  }

  /// Notes the attribute that a variable is.
  func append(_ finding: Note.Finding, _ slot: Int, to journal: inout Journal) {
    if let field = sources[slot].field {
      if let holder { journal.append(finding, field, of: holder) }
    } else if let path = sources[slot].path, case .ready(.value(let value)) = states[slot] {
      journal.append(finding, Attribute(path, .known(value)))
    }
  }
}

/// Where a variable's value comes from.
struct VariableSource: Sendable, Equatable {
  /// What computes it, where it is computed.
  var plan: Plan?
  /// The attribute that it is, where it is one.
  var path: AttributePath?
  /// Where it is a field of the record that holds such variables: which one.
  var field: Int?

  var isAttribute: Bool { field != nil || path != nil }

  static func == (left: VariableSource, right: VariableSource) -> Bool {
    left.plan === right.plan && left.path == right.path && left.field == right.field
  }
}

/// What is known of a variable.
enum VariableState: Sendable {
  case unset
  case pending
  case evaluating
  /// Neither true nor false; what exactly is unknown or wrong was not asked for yet.
  case judged(Truth)
  case ready(Outcome)
}
