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
  /// As in notes: the slot, and how far behind its record the field comes.
  private let noted: (slot: Int32, offset: Int32)

  convenience init(_ root: Root, _ type: RecordType, slot: Int) {
    self.init(root, nil, Step(type: type, slot: slot))
  }

  /// The field of an object at `path`; nil where it lies too deep.
  convenience init?(_ path: RecordPath, _ type: RecordType, slot: Int) {
    guard path.outer == nil, path.inner.isOfObject else { return nil }
    self.init(path.root, path.inner, Step(type: type, slot: slot))
  }

  private init(_ root: Root, _ outer: Step?, _ inner: Step) {
    (self.root, self.outer, self.inner) = (root, outer, inner)
    presenceUnsaid = inner.isOfObject ? .value : .unknown
    noted = (
      Int32(truncatingIfNeeded: inner.slot), Int32(truncatingIfNeeded: inner.type.offsets[inner.slot])
    )
  }

  func starts(atLocal index: Int) -> Bool { if case .local(index) = root { true } else { false } }

  /// Hands over what is known of the field; nil where something is not as the checker had it.
  ///
  /// The objects on the way are only looked at, not held, as long as the compiler sees that `body` writes nothing:
  /// counting their references would take longer than all the rest. The variables of macros are handed over as well:
  /// `body` cannot reach for the frame itself.
  @inline(__always)
  func field<Result>(_ frame: inout Frame, _ body: (FieldState, [Local]) -> Result?) -> Result? {
    switch root {
    case .variable(let slot):
      guard slot < frame.variables.states.count,
        case .ready(.value(.record(let record))) = frame.variables.states[slot]
      else { return nil }
      return field(of: record, frame.locals, body)
    case .local(let index):
      let place = frame.localBase + index
      let position = frame.locals[place].position
      // A variable that is no element of a list is looked at step by step.
      guard position >= 0, case .record(let record) = frame.locals[place].elements[position] else { return nil }
      return field(of: record, frame.locals, body)
    }
  }

  @inline(__always)
  private func field<Result>(
    of record: Record, _ locals: [Local], _ body: (FieldState, [Local]) -> Result?
  ) -> Result? {
    guard let outer else { return record.type === inner.type ? body(record.fields[inner.slot], locals) : nil }
    guard record.type === outer.type else { return nil }
    switch record.fields[outer.slot] {
    case .known(.record(let object)):
      return object.type === inner.type ? body(object.fields[inner.slot], locals) : nil
    case .known: return nil
    case .absent: return body(.absent, locals)
    case .contested: return body(.contested(nil), locals)
    }
  }

  func read(_ frame: inout Frame) -> Outcome {
    if !frame.isExplaining, let outcome = known(&frame) { return outcome }
    if frame.isJudging, presence(&frame) == .unknown { return .unknown(.unspecified) }
    return readByStep(&frame)
  }

  private func known(_ frame: inout Frame) -> Outcome? {
    field(&frame) { state, _ in if case .known(let value) = state { .value(value) } else { nil } }
  }

  func has(_ frame: inout Frame) -> Outcome {
    if !frame.isExplaining, let isKnown = isKnown(&frame) { return .value(.bool(isKnown)) }
    return hasByStep(&frame)
  }

  /// What the field comes to as a condition.
  func truth(_ frame: inout Frame) -> Truth { knownTruth(&frame) ?? Truth(readByStep(&frame)) }

  private func knownTruth(_ frame: inout Frame) -> Truth? {
    field(&frame) { state, _ in
      switch state {
      case .known(.bool(let bool)): Truth(bool)
      case .known: .error
      case .absent, .contested: presenceUnsaid == .unknown ? .unknown : .error
      }
    }
  }

  /// Whether there is something to read; nil where something is not as the checker had it.
  func presence(_ frame: inout Frame) -> Logic.Presence? {
    field(&frame) { state, _ in if case .known = state { .value } else { presenceUnsaid } }
  }

  /// Whether the field was said.
  func truthOfPresence(_ frame: inout Frame) -> Truth { knownTruthOfPresence(&frame) ?? Truth(hasByStep(&frame)) }

  private func knownTruthOfPresence(_ frame: inout Frame) -> Truth? {
    field(&frame) { state, _ in
      switch state {
      case .known: .isTrue
      case .absent: .isFalse
      case .contested: .unknown
      }
    }
  }

  /// Nil where that is in doubt.
  private func isKnown(_ frame: inout Frame) -> Bool? {
    field(&frame) { state, _ in
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
    if frame.isExplaining, let state = noteReading(&frame) {
      guard state == .known || state == .object else { return .unknown(.noted) }
      if let outcome = known(&frame) { return outcome }
    }
    let mark = frame.journal.count
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
    if frame.isExplaining, let state = noteAsking(&frame) {
      return state == .absent ? .false : state == .contested ? .unknown(.noted) : .true
    }
    let mark = frame.journal.count
    let holder = holder(&frame)
    guard case .value(let value) = holder else { return holder }
    guard case .record(let record) = value, record.type === inner.type else {
      if frame.isExplaining { frame.noteAsking(for: inner.name, in: value, since: mark) }
      return Fields.has(inner.name, of: value)
    }
    return frame.isExplaining ? frame.has(inner.slot, of: record, since: mark) : record.has(slot: inner.slot)
  }

  /// Notes what reading the field rests on and all that it waits for.
  func note(_ frame: inout Frame) {
    if noteReading(&frame) == nil { frame.journal.awaitPaths(of: readByStep(&frame)) }
  }

  /// What the field comes to as a condition; notes what that rests on and waits for.
  func explain(_ frame: inout Frame) -> Truth {
    if noteReading(&frame) != nil, let truth = knownTruth(&frame) { return truth }
    let outcome = readByStep(&frame)
    frame.journal.awaitPaths(of: outcome)
    return Truth(outcome)
  }

  /// Whether the field was said; notes that it was asked.
  func explainPresence(_ frame: inout Frame) -> Truth {
    if noteAsking(&frame) != nil, let truth = knownTruthOfPresence(&frame) { return truth }
    let outcome = hasByStep(&frame)
    frame.journal.awaitPaths(of: outcome)
    return Truth(outcome)
  }

  /// What there is of the field in the object that holds it.
  private struct Sighting {
    enum State {
      case known, object, absent, contested
    }

    let state: State
    /// The object, which is only looked at: notes mostly have a number for it.
    let holder: ObjectIdentifier
  }

  /// Nil, and nothing noted, where something is not as the checker had it and said on the way, or where what is not
  /// known is read as an object all the same.
  private func noteReading(_ frame: inout Frame) -> Sighting.State? {
    guard let sighting = sighting(&frame) else { return nil }
    let finding: Note.Finding?
    switch sighting.state {
    case .known: finding = .read
    case .object: finding = nil
    case .absent, .contested:
      guard presenceUnsaid == .unknown else { return nil }
      finding = .awaited
    }
    note(finding, sighting, &frame)
    return sighting.state
  }

  /// Nil, and nothing noted, where something is not as the checker had it and said on the way.
  private func noteAsking(_ frame: inout Frame) -> Sighting.State? {
    guard let sighting = sighting(&frame) else { return nil }
    let finding: Note.Finding =
      switch sighting.state {
      case .known, .object: .read
      case .absent: .absent
      case .contested: .awaited
      }
    note(finding, sighting, &frame)
    return sighting.state
  }

  @inline(__always)
  private func note(_ finding: Note.Finding?, _ sighting: Sighting, _ frame: inout Frame) {
    let mark = frame.journal.count
    guard let holder = frame.journal.number(of: sighting.holder) ?? addHolder(&frame) else { return }
    noteRoot(&frame)
    if frame.journal.count > mark {
      let place = frame.journal.records[Int(holder)].place(ofSlot: inner.slot)
      frame.journal.removeEnclosing(place, since: mark)
    }
    if let finding {
      frame.note(Note(holder: holder, slot: noted.slot, offset: noted.offset, finding: finding))
    }
  }

  @inline(__always)
  private func sighting(_ frame: inout Frame) -> Sighting? {
    holder(&frame) { record in
      let state: Sighting.State
      switch record.fields[inner.slot] {
      case .known(.record): state = .object
      case .known: state = .known
      case .absent: state = .absent
      case .contested(nil): state = .contested
      case .contested(.some): return nil
      }
      return Sighting(state: state, holder: ObjectIdentifier(record))
    }
  }

  private func addHolder(_ frame: inout Frame) -> Int32? {
    knownHolder(&frame).map { frame.journal.add($0) }
  }

  private func knownHolder(_ frame: inout Frame) -> Record? { holder(&frame) { $0 } }

  /// Hands over the object that holds the field, where all is as the checker had it and said; see `field`. The way to
  /// where the path starts stands in both: shared by them, it has references counted.
  @inline(__always)
  private func holder<Result>(_ frame: inout Frame, _ body: (Record) -> Result?) -> Result? {
    switch root {
    case .variable(let slot):
      guard slot < frame.variables.states.count,
        case .ready(.value(.record(let record))) = frame.variables.states[slot]
      else { return nil }
      return holder(in: record, body)
    case .local(let index):
      let place = frame.localBase + index
      let position = frame.locals[place].position
      guard position >= 0, case .record(let record) = frame.locals[place].elements[position] else { return nil }
      return holder(in: record, body)
    }
  }

  @inline(__always)
  private func holder<Result>(in record: Record, _ body: (Record) -> Result?) -> Result? {
    guard let outer else { return record.type === inner.type ? body(record) : nil }
    guard record.type === outer.type, case .known(.record(let object)) = record.fields[outer.slot],
      object.type === inner.type
    else { return nil }
    return body(object)
  }

  /// Notes what the object rests on that the path starts from.
  @inline(__always)
  private func noteRoot(_ frame: inout Frame) {
    switch root {
    case .variable(let slot): if frame.variables.sources[slot].plan != nil { frame.noteGrounds(ofVariable: slot) }
    case .local(let index): if !frame.localGrounds.isEmpty { frame.noteGrounds(ofLocal: index) }
    }
  }

  /// The object that holds the field; an empty one where it is not said.
  private func holder(_ frame: inout Frame) -> Outcome {
    let start = start(&frame)
    guard let outer, case .value(let value) = start else { return start }
    return outer.read(value)
  }
}

final class AttributeNode: PlanNode {
  let path: RecordPath

  init(path: RecordPath) { self.path = path }

  func evaluate(_ frame: inout Frame) -> Outcome { path.read(&frame) }
  func truth(_ frame: inout Frame) -> Truth { path.truth(&frame) }
  func explain(_ frame: inout Frame) -> Truth { path.explain(&frame) }
}

/// `has()` of an attribute.
final class PresenceNode: PlanNode {
  let path: RecordPath

  init(path: RecordPath) { self.path = path }

  func evaluate(_ frame: inout Frame) -> Outcome { path.has(&frame) }
  func truth(_ frame: inout Frame) -> Truth { path.truthOfPresence(&frame) }
  func explain(_ frame: inout Frame) -> Truth { path.explainPresence(&frame) }
}

/// `!has()` of an attribute, which rules ask often.
final class AbsenceNode: PlanNode {
  let path: RecordPath

  init(path: RecordPath) { self.path = path }

  func evaluate(_ frame: inout Frame) -> Outcome {
    let outcome = path.has(&frame)
    return frame.spend() ? Logic.negate(outcome) : .costExceeded
  }

  func truth(_ frame: inout Frame) -> Truth {
    let truth = path.truthOfPresence(&frame)
    return frame.spend() ? Logic.negate(truth) : .error
  }

  func explain(_ frame: inout Frame) -> Truth {
    let truth = path.explainPresence(&frame)
    return frame.spend() ? Logic.negate(truth) : .error
  }
}
