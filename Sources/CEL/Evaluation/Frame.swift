// The working memory of evaluations: the variables, the macros' variables, the steps that are left. A plan's nodes pass
// it along, and a variable's plan runs in the frame of the plan that reads it.

/// The working memory of an activation's evaluations; see `Activation.judging`.
///
/// Not copyable, so that looking into it never takes a copy of it along.
public struct Frame: ~Copyable {
  /// The most levels of nested expressions that may be under way at once, all variables together: evaluation follows
  /// them on the stack.
  static let maximumDepth = 600

  var variables: Variables
  /// The states that the variables had at first.
  let start: [VariableState]
  /// Whether one that had a value at first was given another.
  private(set) var hasReplaced = false
  /// The variable that is the clock, and the times for which all evaluations so far hold.
  var clock: Clock?
  private enum Mode: UInt8 {
    case evaluating, explaining, judging
  }

  private var mode = Mode.evaluating
  /// What an explanation gathers; after `explain(_:)`, what that names.
  public internal(set) var journal: Journal
  /// Where a trace is kept; nil in every other evaluation.
  var log: TraceLog?

  private var depth = 0
  private var budget = 0
  /// As that of the activation.
  public var allowance = Int.max
  private var isExhausted = false
  /// The variables of macros, those of a plan above those of the plan that reads it.
  var locals: [Local]
  private(set) var localBase = 0
  /// Where those of a plan end; what lies above is of no use any more.
  private var localEnd = 0
  /// What the values of `cel.bind` variables rest on, by place in `locals`, as far as there are any.
  var localGrounds: [[Note]] = []

  init(variables: consuming Variables, clock: Clock?, _ memory: consuming WorkingMemory) {
    self.variables = variables
    self.clock = clock
    start = memory.start
    self.variables.states = memory.states
    locals = memory.locals
    journal = memory.journal
  }

  /// What a program comes to on the activation, as `Program.truth` tells it.
  public mutating func truth(of program: Program) -> Truth { program.plan.truth(in: &self) }

  /// What a program comes to on the activation, as `Program.evaluate` tells it.
  public mutating func evaluate(_ program: Program) -> Outcome { program.plan.evaluate(in: &self) }

  /// Explains what a program comes to on the activation, as `Program.explain` does. The attributes that decided stand in
  /// the journal until something else is explained.
  public mutating func explain(_ program: Program) { _ = explain(program.plan) }

  mutating func explain(_ plan: Plan) -> Outcome {
    journal.clear()
    let outcome = plan.explain(in: &self)
    let isUnknown = if case .unknown = outcome { true } else { false }
    journal.sortOut(isUnknown: isUnknown)
    return outcome
  }

  /// The value of a variable, computed now where it had not been asked for.
  public mutating func outcome(of slot: Int) -> Outcome {
    noteUse(ofVariable: slot)
    return outcome(ofVariable: slot)
  }

  /// Whether nodes note what decided.
  var isExplaining: Bool { mode == .explaining }
  /// Whether only truths count: what exactly is unknown, nobody asks.
  var isJudging: Bool { mode == .judging }

  /// Runs a plan's nodes.
  mutating func run(_ node: any PlanNode, depth levels: Int, localCount: Int, costLimit: Int) -> Outcome {
    run(depth: levels, localCount: localCount, costLimit: costLimit, .evaluating) { node.evaluate(&$0) }
      ?? .error(.nestedVariables)
  }

  /// Runs a plan's nodes, which leave in the journal what decides and what is waited for.
  /// - Returns: the outcome, and whether the steps were enough.
  mutating func explain(
    _ node: any PlanNode, isCondition: Bool, depth levels: Int, localCount: Int, costLimit: Int
  ) -> (outcome: Outcome, isComplete: Bool) {
    run(depth: levels, localCount: localCount, costLimit: costLimit, .explaining) { frame in
      let outcome = isCondition ? node.explain(&frame).outcome : node.evaluate(&frame)
      return (outcome, !frame.isExhausted)
    } ?? (.error(.nestedVariables), true)
  }

  /// Runs a plan's nodes for no more than what they come to.
  mutating func judge(_ node: any PlanNode, depth levels: Int, localCount: Int, costLimit: Int) -> Truth {
    run(depth: levels, localCount: localCount, costLimit: costLimit, .judging) { node.truth(&$0) } ?? .error
  }

  /// Nil where that would nest too deeply. What another plan under way needs after that, `nested` keeps.
  @inline(__always)
  private mutating func run<Result>(
    depth levels: Int, localCount: Int, costLimit: Int, _ mode: Mode, _ body: (inout Frame) -> Result
  ) -> Result? {
    guard depth + levels <= Self.maximumDepth else { return nil }
    depth += levels
    let limit = min(costLimit, allowance)
    (budget, isExhausted, localBase, self.mode) = (limit, false, localEnd, mode)
    localEnd += localCount
    if locals.count < localEnd { growLocals() }
    let result = body(&self)
    localEnd = localBase
    depth -= levels
    allowance = max(0, allowance - (limit - budget))
    return result
  }

  /// Runs the plan of a variable, mostly while the plan that reads it is under way.
  @inline(__always)
  private mutating func nested<Result>(_ body: (inout Frame) -> Result) -> Result {
    let outer = (budget, isExhausted, localBase, mode)
    defer { (budget, isExhausted, localBase, mode) = outer }
    return body(&self)
  }

  @inline(never)
  private mutating func growLocals() {
    locals.reserveCapacity(max(Self.localStep, localEnd))
    while locals.count < max(Self.localStep, localEnd) { locals.append(Local()) }
  }

  private static let localStep = 4

  mutating func set(_ slot: Int, _ state: VariableState, _ source: VariableSource) {
    variables.set(slot, state, source)
    forget(slot)
  }

  /// Gives a variable a value that is no attribute.
  public mutating func set(_ slot: Int, to outcome: consuming Outcome) {
    variables.set(slot, to: consume outcome)
    forget(slot)
  }

  /// Forgets what was known of a variable.
  @inline(__always)
  private mutating func forget(_ slot: Int) {
    if case .ready = start[slot] { hasReplaced = true }
    journal.forget(slot)
    if slot == clockSlot { clock = nil }
  }

  /// Pays for steps; false where the limit is reached, and the expression ends with `.costExceeded`.
  @inline(__always)
  mutating func spend(_ steps: Int = 1) -> Bool {
    budget -= steps
    return budget >= 0 || exhausted()
  }

  @inline(never)
  private mutating func exhausted() -> Bool {
    budget = 0
    isExhausted = true
    return false
  }

  /// Pays for steps where they are there; false, and takes none, where they are not.
  mutating func spend(atOnce steps: Int) -> Bool {
    guard steps <= budget else { return false }
    budget -= steps
    return true
  }

  /// The value of a variable, computed now where it had not been asked for.
  mutating func outcome(ofVariable slot: Int) -> Outcome {
    guard slot < variables.states.count else { return .error(.noValue) }
    if case .ready(let outcome) = variables.states[slot] { return outcome }
    return computed(slot)
  }

  private mutating func computed(_ slot: Int) -> Outcome {
    switch variables.states[slot] {
    case .ready(let outcome): return outcome
    case .pending, .judged:
      let outcome: Outcome
      if let plan = variables.sources[slot].plan {
        variables.states[slot] = .evaluating
        outcome = nested { plan.evaluate(in: &$0) }
      } else {
        outcome = variables.field(slot) ?? .error(.noValue)
      }
      variables.states[slot] = .ready(outcome)
      return outcome
    case .unset: return .error(.noValue)
    case .evaluating: return .error(.circularVariable)
    }
  }

  /// The value of a variable that has one.
  func outcome(ofReady slot: Int) -> Outcome {
    if case .ready(let outcome) = variables.states[slot] { outcome } else { .error(.noValue) }
  }

  /// Whether a variable has a value, without computing it.
  func hasValue(_ slot: Int) -> Bool {
    guard slot < variables.states.count, case .ready(.value) = variables.states[slot] else { return false }
    return true
  }

  /// What a variable comes to as a condition, judged now where it had not been asked for.
  mutating func truth(ofVariable slot: Int) -> Truth {
    guard slot < variables.states.count else { return .error }
    switch variables.states[slot] {
    case .ready(let outcome): return Truth(outcome)
    case .judged(let truth): return truth
    case .unset, .evaluating: return .error
    case .pending: return judged(slot)
    }
  }

  private mutating func judged(_ slot: Int) -> Truth {
    guard let plan = variables.sources[slot].plan, plan.isCondition else { return Truth(computed(slot)) }
    variables.states[slot] = .evaluating
    let truth = nested { plan.truth(in: &$0) }
    switch truth {
    case .isFalse: variables.states[slot] = .ready(.false)
    case .isTrue: variables.states[slot] = .ready(.true)
    case .unknown, .error: variables.states[slot] = .judged(truth)
    }
    return truth
  }

  /// Notes what reading a variable rests on, and what it waits for.
  /// - Returns: whether all that the outcome waits for is noted; an outcome otherwise names it.
  mutating func noteReading(ofVariable slot: Int) -> Bool {
    guard slot < variables.states.count, case .ready = variables.states[slot] else { return false }
    if let plan = variables.sources[slot].plan {
      noteGrounds(ofVariable: slot, plan)
      return true
    }
    guard let finding = variables.findingOfReading(slot) else { return false }
    if spend() { variables.append(finding, slot, to: &journal) }
    return true
  }

  /// Notes what reading a variable rests on and all that it waits for.
  mutating func noteAll(ofVariable slot: Int) {
    if noteReading(ofVariable: slot) { return }
    guard slot < variables.states.count, case .ready(.unknown(let unknown)) = variables.states[slot] else { return }
    journal.awaitPaths(unknown)
  }

  /// What a variable comes to as a condition; notes what that rests on and waits for.
  mutating func explainedTruth(ofVariable slot: Int) -> Truth {
    guard slot < variables.states.count, variables.sources[slot].plan != nil else {
      let truth = Truth(outcome(ofVariable: slot))
      noteAll(ofVariable: slot)
      return truth
    }
    let truth = truth(ofVariable: slot)
    noteGrounds(ofVariable: slot)
    return truth
  }

  /// Notes what a variable's value rests on, where the variable is computed.
  mutating func noteGrounds(ofVariable slot: Int) {
    guard let plan = variables.sources[slot].plan else { return }
    if case .evaluating = variables.states[slot] { return }
    noteGrounds(ofVariable: slot, plan)
  }

  private mutating func noteGrounds(ofVariable slot: Int, _ plan: Plan) {
    if let kept = journal.kept(slot) {
      if spend(kept.count) { journal.append(kept: kept) }
      return
    }
    // Already there for a variable that depends on itself.
    journal.keepNothing(as: slot)
    let start = journal.count
    _ = nested { plan.explain(in: &$0) }
    journal.keep(since: start, as: slot)
  }

  /// Each note is a step, so that a journal cannot outgrow the limit.
  @inline(__always)
  mutating func note(_ finding: Note.Finding, _ attribute: Attribute) {
    if spend() { journal.append(finding, attribute) }
  }

  mutating func note(_ finding: Note.Finding, _ slot: Int, of record: Record) {
    if spend() { journal.append(finding, slot, of: record) }
  }

  @inline(__always)
  mutating func note(_ note: Note) {
    if spend() { journal.append(note) }
  }
}

extension Outcome {
  static var costExceeded: Outcome { .error(.costExceeded) }
}

extension EvaluationError {
  static let costExceeded = EvaluationError(
    .costExceeded, en: "the expression takes more steps than the limit allows",
    fr: "l’expression demande plus d’étapes que la limite ne le permet")
  static let nestedVariables = EvaluationError(
    .costExceeded, en: "variables build on one another too deeply",
    fr: "des variables s’appuient trop profondément les unes sur les autres")
  static let noValue = EvaluationError(
    .undeclaredReference, en: "a variable has no value", fr: "une variable n’a pas de valeur")
  fileprivate static let circularVariable = EvaluationError(
    .undeclaredReference, en: "a variable depends on itself", fr: "une variable dépend d’elle-même")
}
