// `variable.field` and `variable.field.field` where the checker knows every object on the way: one node that looks at
// what is stored of the field, and makes no value of what lies between.

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
      if case .record(let record) = value, record.has(ObjectIdentifier(type)) { return record.read(slot: slot) }
      return Fields.read(name, of: value)
    }
  }

  private let root: Root
  /// The way to the object, where it is not the variable's own.
  private let outer: Step?
  private let inner: Step
  /// The type of the variable's object, and how far behind it the one is stored that holds the field, and the field.
  private let type: ObjectIdentifier
  private let holderNumber: Int
  private let fieldNumber: Int
  /// What it is to read the field where it is not said: an object is there all the same, and nothing is known of it.
  private let presenceUnsaid: Logic.Presence
  /// As in notes: the slot, and how far behind its record the field comes.
  private let noted: (slot: Int32, offset: Int32)

  convenience init(_ root: Root, _ type: RecordType, slot: Int) {
    self.init(root, nil, Step(type: type, slot: slot))
  }

  /// The field of an object at `path`; nil where it lies too deep, or is stored elsewhere.
  convenience init?(_ path: RecordPath, _ type: RecordType, slot: Int) {
    guard path.outer == nil, path.inner.type.object(at: path.fieldNumber) === type else { return nil }
    self.init(path.root, path.inner, Step(type: type, slot: slot))
  }

  private init(_ root: Root, _ outer: Step?, _ inner: Step) {
    (self.root, self.outer, self.inner) = (root, outer, inner)
    type = ObjectIdentifier((outer ?? inner).type)
    holderNumber = outer.map { $0.type.numbers[$0.slot] } ?? 0
    fieldNumber = holderNumber + inner.type.numbers[inner.slot]
    presenceUnsaid = inner.isOfObject ? .value : .unknown
    noted = (
      Int32(truncatingIfNeeded: inner.slot), Int32(truncatingIfNeeded: inner.type.offsets[inner.slot])
    )
  }

  func starts(atLocal index: Int) -> Bool { if case .local(index) = root { true } else { false } }

  /// Hands over what is known of the field; nil where something is not as the checker had it.
  ///
  /// The object is only looked at, not held, as long as the compiler sees that `body` writes nothing: counting its
  /// references would take longer than all the rest. The variables of macros are handed over as well: `body` cannot
  /// reach for the frame itself.
  @inline(__always)
  func field<Result>(_ frame: inout Frame, _ body: (StoredState, [Local]) -> Result?) -> Result? {
    object(&frame) { body($0.store.records.states[$0.index(of: fieldNumber)], $1) }
  }

  /// Hands over the object that the path starts from in the same way.
  @inline(__always)
  private func object<Result>(_ frame: inout Frame, _ body: (Record, [Local]) -> Result?) -> Result? {
    switch root {
    case .variable(let slot):
      guard slot < frame.variables.states.count,
        case .ready(.value(.record(let record))) = frame.variables.states[slot], record.has(type)
      else { return nil }
      return body(record, frame.locals)
    case .local(let index):
      let place = frame.localBase + index
      let position = frame.locals[place].position
      // A variable that is no element of a list is looked at step by step.
      guard position >= 0, case .record(let record) = frame.locals[place].elements[position],
        record.has(type)
      else { return nil }
      return body(record, frame.locals)
    }
  }

  func read(_ frame: inout Frame) -> Outcome {
    if !frame.isExplaining, let outcome = known(&frame) { return outcome }
    if frame.isJudging, presence(&frame) == .unknown { return .unknown(.unspecified) }
    return readByStep(&frame)
  }

  private func known(_ frame: inout Frame) -> Outcome? {
    object(&frame) { object, _ in
      switch object.store.records.states[object.index(of: fieldNumber)] {
      case .known(let value): .value(value)
      case .object: .value(.record(object.object(at: fieldNumber)))
      case .absent, .contested, .elsewhere: nil
      }
    }
  }

  func has(_ frame: inout Frame) -> Outcome {
    if !frame.isExplaining, let isKnown = isKnown(&frame) { return .value(.bool(isKnown)) }
    return hasByStep(&frame)
  }

  /// What the field comes to as a condition.
  func truth(_ frame: inout Frame) -> Truth { knownTruth(&frame) ?? Truth(readByStep(&frame)) }

  private func knownTruth(_ frame: inout Frame) -> Truth? {
    let bool = field(&frame) { state, _ in if case .known(.bool(let bool)) = state { bool } else { nil } }
    if let bool { return Truth(bool) }
    return presence(&frame).map { $0 == .unknown ? .unknown : .error }
  }

  /// Whether there is something to read; nil where something is not as the checker had it.
  func presence(_ frame: inout Frame) -> Logic.Presence? {
    field(&frame) { state, _ in
      switch state {
      case .known, .object: .value
      case .absent, .contested: presenceUnsaid
      case .elsewhere: nil
      }
    }
  }

  /// Whether the field was said.
  func truthOfPresence(_ frame: inout Frame) -> Truth { knownTruthOfPresence(&frame) ?? Truth(hasByStep(&frame)) }

  private func knownTruthOfPresence(_ frame: inout Frame) -> Truth? {
    field(&frame) { state, _ in
      switch state {
      case .known, .object: .isTrue
      case .absent: .isFalse
      case .contested: .unknown
      case .elsewhere: nil
      }
    }
  }

  /// Nil where that is in doubt.
  private func isKnown(_ frame: inout Frame) -> Bool? {
    field(&frame) { state, _ in
      switch state {
      case .known, .object: true
      case .absent: false
      case .contested, .elsewhere: nil
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
    if case .record(let record) = value, record.has(ObjectIdentifier(inner.type)) {
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
    guard case .record(let record) = value, record.has(ObjectIdentifier(inner.type)) else {
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
    let holder: Record.Identity
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
    object(&frame) { object, _ in
      guard isHolderSaid(object) else { return nil }
      let state: Sighting.State
      switch object.store.records.states[object.index(of: fieldNumber)] {
      case .known(.record), .object: state = .object
      case .known: state = .known
      case .absent: state = .absent
      case .contested(nil): state = .contested
      case .contested(.some), .elsewhere: return nil
      }
      return Sighting(state: state, holder: object.identity(at: holderNumber))
    }
  }

  @inline(__always)
  private func isHolderSaid(_ object: Record) -> Bool {
    if holderNumber == 0 { return true }
    return if case .object = object.store.records.states[object.index(of: holderNumber)] { true } else { false }
  }

  private func addHolder(_ frame: inout Frame) -> Int32? {
    knownHolder(&frame).map { frame.journal.add($0) }
  }

  private func knownHolder(_ frame: inout Frame) -> Record? {
    object(&frame) { object, _ in isHolderSaid(object) ? object.object(at: holderNumber) : nil }
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
