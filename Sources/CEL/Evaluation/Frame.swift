// The working memory of evaluations: the variables, the macros' variables, the steps that are left. A plan's nodes pass
// it along, and a variable's plan runs in the frame of the plan that reads it.

struct Frame {
  /// The most levels of nested expressions that may be under way at once, all variables together: evaluation follows
  /// them on the stack.
  static let maximumDepth = 600

  var variables: [Variable]
  /// Whether nodes note what decided.
  private(set) var isExplaining = false
  var journal = Journal()
  /// Where a trace is kept; nil in every other evaluation.
  var log: TraceLog?

  private var depth = 0
  private var budget = 0
  private var isExhausted = false
  /// The variables of macros, those of a plan above those of the plan that reads it.
  private(set) var locals: [Outcome] = []
  private(set) var localBase = 0
  /// What the values of `cel.bind` variables rest on, by place in `locals`.
  private var localGrounds: [Int: [Note]] = [:]

  init(variables: [Variable]) { self.variables = variables }

  /// Runs a plan's nodes.
  /// - Returns: the outcome, and whether the steps were enough.
  mutating func run(
    _ node: any PlanNode, depth levels: Int, localCount: Int, costLimit: Int, isExplaining: Bool
  ) -> (outcome: Outcome, isComplete: Bool) {
    guard depth + levels <= Self.maximumDepth else { return (.error(.nestedVariables), true) }
    let outer = (budget, isExhausted, localBase, self.isExplaining)
    depth += levels
    (budget, isExhausted, localBase, self.isExplaining) = (costLimit, false, locals.count, isExplaining)
    if localCount > 0 { locals.append(contentsOf: repeatElement(.value(.null), count: localCount)) }
    let outcome = node.evaluate(&self)
    let isComplete = !isExhausted
    if localCount > 0 { locals.removeLast(localCount) }
    depth -= levels
    (budget, isExhausted, localBase, self.isExplaining) = outer
    return (outcome, isComplete)
  }

  /// Pays for steps; false where the limit is reached, and the expression ends with `.costExceeded`.
  mutating func spend(_ steps: Int = 1) -> Bool {
    budget -= steps
    if budget >= 0 { return true }
    budget = 0
    isExhausted = true
    return false
  }

  /// The value of a variable, computed now where it had not been asked for.
  mutating func outcome(ofVariable slot: Int) -> Outcome {
    guard slot < variables.count else { return .error(.noValue) }
    if case .ready(let outcome) = variables[slot].state { return outcome }
    return computed(slot)
  }

  private mutating func computed(_ slot: Int) -> Outcome {
    switch variables[slot].state {
    case .ready(let outcome): return outcome
    case .pending:
      guard let plan = variables[slot].plan else { return .error(.noValue) }
      variables[slot].state = .evaluating
      let outcome = plan.evaluate(in: &self)
      variables[slot].state = .ready(outcome)
      return outcome
    case .unset: return .error(.noValue)
    case .evaluating: return .error(.circularVariable)
    }
  }

  /// Notes what a variable's outcome rests on, and what it waits for.
  mutating func explained(_ outcome: Outcome, ofVariable slot: Int) -> Outcome {
    guard slot < variables.count, case .ready = variables[slot].state else { return outcome }
    if let plan = variables[slot].plan {
      noteGrounds(ofVariable: slot, plan)
      if case .unknown = outcome { return .unknown(.noted) }
    } else if let attribute = variables[slot].attribute {
      switch outcome {
      case .value(.record), .error: break
      case .value: note(Note(attribute, .read))
      case .unknown:
        guard attribute.isUnknown else { break }
        note(Note(attribute, .awaited))
        return .unknown(.noted)
      }
    }
    return outcome
  }

  private mutating func noteGrounds(ofVariable slot: Int, _ plan: Plan) {
    if let grounds = variables[slot].grounds { return note(grounds) }
    // Already there for a variable that depends on itself.
    variables[slot].grounds = []
    let start = journal.count
    journal.awaitPaths(of: plan.explain(in: &self))
    variables[slot].grounds = journal.grounds(since: start)
  }

  subscript(local index: Int) -> Outcome {
    get { locals[localBase + index] }
    set { locals[localBase + index] = newValue }
  }

  /// Says what the value of a local variable rests on: that counts where the variable is read.
  mutating func setGrounds(_ grounds: [Note]?, ofLocal index: Int) { localGrounds[localBase + index] = grounds }

  mutating func noteGrounds(ofLocal index: Int) {
    if let grounds = localGrounds[localBase + index] { note(grounds) }
  }

  /// Each note is a step, so that a journal cannot outgrow the limit.
  mutating func note(_ note: Note) {
    if spend() { journal.append(note) }
  }

  mutating func note(_ notes: [Note]) {
    if spend(notes.count) { journal.append(contentsOf: notes) }
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
  fileprivate static let noValue = EvaluationError(
    .undeclaredReference, en: "a variable has no value", fr: "une variable n’a pas de valeur")
  fileprivate static let circularVariable = EvaluationError(
    .undeclaredReference, en: "a variable depends on itself", fr: "une variable dépend d’elle-même")
}
