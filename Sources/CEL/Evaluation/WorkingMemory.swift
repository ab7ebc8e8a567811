// The memory that evaluations take. An activation leaves it for the next one that starts with the same variables: to
// ask for it anew each time takes longer than most evaluations. Nothing that was set or found stays in it.

import Synchronization

/// What a frame works in. Not copyable: one activation at a time has it.
struct WorkingMemory: ~Copyable, Sendable {
  /// The states that variables have before anything is evaluated.
  let start: [VariableState]
  var states: [VariableState]
  var locals: [Local] = []
  var journal = Journal()

  init(start: [VariableState]) { (self.start, states) = (start, start) }

  /// Whether it is for variables of these very states: those that were not set anew since.
  func starts(with states: [VariableState]) -> Bool { start.span.isIdentical(to: states.span) }
}

/// What an activation leaves for a later one.
final class WorkingMemoryStore: Sendable {
  private let idle = Mutex<WorkingMemory?>(nil)

  func take(start: [VariableState]) -> WorkingMemory {
    guard let memory = idle.withLock({ $0.take() }), memory.starts(with: start) else {
      return WorkingMemory(start: start)
    }
    return memory
  }

  func put(_ memory: consuming WorkingMemory) {
    var memory = Optional(memory)
    idle.withLock { swap(&memory, &$0) }
  }
}

extension Frame {
  /// Gives up its memory, as it was before anything was set and evaluated; nil where that would not be worth it.
  mutating func leave() -> WorkingMemory? {
    if hasReplaced || locals.count > Self.keptLocals || variables.states.span.isIdentical(to: start.span) { return nil }
    var memory = WorkingMemory(start: start)
    for slot in start.indices {
      switch start[slot] {
      case .ready: break
      case let state: variables.states[slot] = state
      }
    }
    swap(&memory.states, &variables.states)
    for place in locals.indices { locals[place] = Local() }
    swap(&memory.locals, &locals)
    journal.forgetAll()
    swap(&memory.journal, &journal)
    return memory
  }

  /// Few evaluations need more.
  private static let keptLocals = 64
}
