// `variable.field` and `variable.field.field` where the checker knows every object on the way: one node that goes from
// slot to slot, and makes no value of what lies between.

/// A field of an object, or of an object within it, that a variable or a macro's variable holds.
final class RecordPath: Sendable {
  enum Root {
    case variable(Int)
    case local(Int)
  }

  private struct Step {
    let type: RecordType
    let slot: Int

    var name: String { type.fields[slot].name }
    var isOfObject: Bool { if case .record = type.fields[slot].type { true } else { false } }

    func read(_ value: Value) -> Outcome {
      if case .record(let record) = value, record.type === type { return record.read(slot: slot) }
      return Fields.read(name, of: value)
    }
  }

  private let root: Root
  /// The way to the object, where it is not the variable's own.
  private let outer: Step?
  private let inner: Step
  /// What it is to read the field where it is not said: an object is there all the same, and nothing is known of it.
  private let presenceUnsaid: Logic.Presence

  init(_ root: Root, _ type: RecordType, slot: Int) {
    self.root = root
    outer = nil
    inner = Step(type: type, slot: slot)
    presenceUnsaid = inner.isOfObject ? .value : .unknown
  }

  /// The field of an object at `path`; nil where it lies too deep.
  init?(_ path: RecordPath, _ type: RecordType, slot: Int) {
    guard path.outer == nil, path.inner.isOfObject else { return nil }
    root = path.root
    outer = path.inner
    inner = Step(type: type, slot: slot)
    presenceUnsaid = inner.isOfObject ? .value : .unknown
  }

  func starts(atLocal index: Int) -> Bool { if case .local(index) = root { true } else { false } }

  /// Hands over what is known of the field; nil where something is not as the checker had it.
  ///
  /// The objects on the way are only looked at, not held, as long as `body` is inlined and calls nothing that could
  /// write: counting their references would take longer than all the rest.
  @inline(__always)
  func field<Result>(_ frame: borrowing Frame, _ body: (FieldState) -> Result?) -> Result? {
    switch root {
    case .variable(let slot):
      guard slot < frame.variables.states.count, case .ready(let start) = frame.variables.states[slot] else {
        return nil
      }
      return field(of: start, body)
    case .local(let index): return field(of: frame.locals[frame.localBase + index], body)
    }
  }

  @inline(__always)
  private func field<Result>(of start: Outcome, _ body: (FieldState) -> Result?) -> Result? {
    guard case .value(.record(let record)) = start else { return nil }
    guard let outer else { return record.type === inner.type ? body(record.fields[inner.slot]) : nil }
    guard record.type === outer.type else { return nil }
    switch record.fields[outer.slot] {
    case .known(.record(let object)): return object.type === inner.type ? body(object.fields[inner.slot]) : nil
    case .known: return nil
    case .absent: return body(.absent)
    case .contested: return body(.contested(nil))
    }
  }

  func read(_ frame: inout Frame) -> Outcome {
    if !frame.isExplaining, let outcome = known(frame) { return outcome }
    if frame.isJudging, presence(frame) == .unknown { return .unknown(.unspecified) }
    return readByStep(&frame)
  }

  private func known(_ frame: borrowing Frame) -> Outcome? {
    field(frame) { if case .known(let value) = $0 { .value(value) } else { nil } }
  }

  func has(_ frame: inout Frame) -> Outcome {
    if !frame.isExplaining, let isKnown = isKnown(frame) { return .value(.bool(isKnown)) }
    return hasByStep(&frame)
  }

  /// What the field comes to as a condition.
  func truth(_ frame: inout Frame) -> Truth { knownTruth(frame) ?? Truth(readByStep(&frame)) }

  private func knownTruth(_ frame: borrowing Frame) -> Truth? {
    field(frame) { state in
      switch state {
      case .known(.bool(let bool)): Truth(bool)
      case .known: .error
      case .absent, .contested: presenceUnsaid == .unknown ? .unknown : .error
      }
    }
  }

  /// Whether there is something to read; nil where something is not as the checker had it.
  func presence(_ frame: borrowing Frame) -> Logic.Presence? {
    field(frame) { if case .known = $0 { .value } else { presenceUnsaid } }
  }

  /// Whether the field was said.
  func truthOfPresence(_ frame: inout Frame) -> Truth { knownTruthOfPresence(frame) ?? Truth(hasByStep(&frame)) }

  private func knownTruthOfPresence(_ frame: borrowing Frame) -> Truth? {
    field(frame) { state in
      switch state {
      case .known: .isTrue
      case .absent: .isFalse
      case .contested: .unknown
      }
    }
  }

  /// Nil where that is in doubt.
  private func isKnown(_ frame: borrowing Frame) -> Bool? {
    field(frame) { state in
      switch state {
      case .known: true
      case .absent: false
      case .contested: nil
      }
    }
  }
}

// MARK: Unknowns and explanations

extension RecordPath {
  func start(_ frame: inout Frame) -> Outcome {
    switch root {
    case .variable(let slot): VariableNode(slot: slot).evaluate(&frame)
    case .local(let index): LocalNode(index: index).evaluate(&frame)
    }
  }

  private func readByStep(_ frame: inout Frame) -> Outcome {
    let mark = frame.journal.count
    if frame.isExplaining, let record = knownHolder(frame) {
      noteRoot(&frame)
      return frame.read(inner.slot, of: record, since: mark)
    }
    let holder = holder(&frame)
    guard case .value(let value) = holder else { return holder }
    guard frame.isExplaining else { return inner.read(value) }
    if case .record(let record) = value, record.type === inner.type {
      return frame.read(inner.slot, of: record, since: mark)
    }
    let outcome = inner.read(value)
    frame.noteReading(of: inner.name, in: value, outcome, since: mark)
    return outcome
  }

  private func hasByStep(_ frame: inout Frame) -> Outcome {
    let mark = frame.journal.count
    if frame.isExplaining, let record = knownHolder(frame) {
      noteRoot(&frame)
      return frame.has(inner.slot, of: record, since: mark)
    }
    let holder = holder(&frame)
    guard case .value(let value) = holder else { return holder }
    guard case .record(let record) = value, record.type === inner.type else {
      if frame.isExplaining { frame.noteAsking(for: inner.name, in: value, since: mark) }
      return Fields.has(inner.name, of: value)
    }
    return frame.isExplaining ? frame.has(inner.slot, of: record, since: mark) : record.has(slot: inner.slot)
  }

  /// The object that holds the field, where all is as the checker had it and said.
  private func knownHolder(_ frame: borrowing Frame) -> Record? {
    switch root {
    case .variable(let slot):
      guard slot < frame.variables.states.count, case .ready(let start) = frame.variables.states[slot] else {
        return nil
      }
      return knownHolder(in: start)
    case .local(let index): return knownHolder(in: frame.locals[frame.localBase + index])
    }
  }

  @inline(__always)
  private func knownHolder(in start: Outcome) -> Record? {
    guard case .value(.record(let record)) = start else { return nil }
    guard let outer else { return record.type === inner.type ? record : nil }
    guard record.type === outer.type, case .known(.record(let object)) = record.fields[outer.slot],
      object.type === inner.type
    else { return nil }
    return object
  }

  /// Notes what the object rests on that the path starts from.
  private func noteRoot(_ frame: inout Frame) {
    switch root {
    case .variable(let slot): frame.noteGrounds(ofVariable: slot)
    case .local(let index): frame.noteGrounds(ofLocal: index)
    }
  }

  /// The object that holds the field; an empty one where it is not said.
  private func holder(_ frame: inout Frame) -> Outcome {
    let start = start(&frame)
    guard let outer, case .value(let value) = start else { return start }
    return outer.read(value)
  }
}

struct AttributeNode: PlanNode {
  let path: RecordPath

  func evaluate(_ frame: inout Frame) -> Outcome { path.read(&frame) }
  func truth(_ frame: inout Frame) -> Truth { path.truth(&frame) }
}

/// `has()` of an attribute.
struct PresenceNode: PlanNode {
  let path: RecordPath

  func evaluate(_ frame: inout Frame) -> Outcome { path.has(&frame) }
  func truth(_ frame: inout Frame) -> Truth { path.truthOfPresence(&frame) }
}
