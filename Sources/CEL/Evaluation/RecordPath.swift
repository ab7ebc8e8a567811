// `variable.field.field` where the checker knows every object on the way: one node that goes from slot to slot, and
// makes no value of what lies between.

/// A field of an object, or of an object within it and so on, that a variable or a macro's variable holds.
final class RecordPath: Sendable {
  enum Root {
    case variable(Int)
    case local(Int)
  }

  private struct Step {
    let type: RecordType
    let slot: Int

    var name: String { type.fields[slot].name }
  }

  let root: Root
  private let way: [Step]
  private let last: Step
  /// Whether the field holds no object itself, so that an absence on the way to it makes it unknown.
  private let isLeaf: Bool

  convenience init(_ root: Root, _ type: RecordType, slot: Int) {
    self.init(root, [], Step(type: type, slot: slot))
  }

  private init(_ root: Root, _ way: [Step], _ last: Step) {
    self.root = root
    self.way = way
    self.last = last
    isLeaf = if case .record = last.type.fields[last.slot].type { false } else { true }
  }

  /// The field's place in the object that holds it.
  var slot: Int { last.slot }

  func appending(_ type: RecordType, slot: Int) -> RecordPath {
    RecordPath(root, way + [last], Step(type: type, slot: slot))
  }

  func start(_ frame: inout Frame) -> Outcome {
    switch root {
    case .variable(let slot): VariableNode(slot: slot).evaluate(&frame)
    case .local(let index): LocalNode(index: index).evaluate(&frame)
    }
  }

  /// The object that holds the field, where all on the way to it is said and is as the checker had it.
  @inline(__always)
  func holder(_ frame: borrowing Frame) -> Record? {
    var record: Record
    switch root {
    case .variable(let slot):
      guard slot < frame.variables.count, case .ready(.value(.record(let start))) = frame.variables[slot].state else {
        return nil
      }
      record = start
    case .local(let index):
      guard case .value(.record(let start)) = frame[local: index] else { return nil }
      record = start
    }
    for step in way.indices {
      guard record.type === way[step].type, case .known(.record(let inner)) = record.fields[way[step].slot] else {
        return nil
      }
      record = inner
    }
    return record.type === last.type ? record : nil
  }

  /// Where a walk along the path ends.
  private enum End {
    case holder(Record)
    /// An object on the way is not said.
    case absence(Record, step: Int)
    /// What is there is not as the checker had it, or cannot be relied on.
    case detour(Value, step: Int)
    case nothing(Outcome)
  }

  private func walk(from start: Outcome) -> End {
    guard case .value(.record(var record)) = start else {
      if case .value(let value) = start { return .detour(value, step: 0) }
      return .nothing(start)
    }
    for step in way.indices {
      guard record.type === way[step].type else { return .detour(.record(record), step: step) }
      switch record.fields[way[step].slot] {
      case .known(.record(let inner)): record = inner
      case .absent: return .absence(record, step: step)
      case .known, .contested: return .detour(.record(record), step: step)
      }
    }
    return record.type === last.type ? .holder(record) : .detour(.record(record), step: way.count)
  }

  /// The object that holds the field, found by names.
  private func holder(from value: Value, step: Int) -> Outcome {
    var outcome = Outcome.value(value)
    for step in way[step...] {
      guard case .value(let value) = outcome else { return outcome }
      outcome = Fields.read(step.name, of: value)
    }
    return outcome
  }

  func read(_ frame: inout Frame) -> Outcome {
    if !frame.isExplaining, let record = holder(frame) { return record.read(slot: last.slot) }
    return readByStep(&frame)
  }

  private func readByStep(_ frame: inout Frame) -> Outcome {
    let mark = frame.journal.count
    switch walk(from: start(&frame)) {
    case .holder(let record):
      let outcome = record.read(slot: last.slot)
      if frame.isExplaining { frame.noteReading(of: last.slot, in: record, outcome, since: mark) }
      return outcome
    case .absence(let record, let step):
      if isLeaf, !frame.isExplaining { return .unknown(UnknownSet(path(in: record, from: step))) }
      return read(holder(from: .record(record), step: step), &frame, since: mark)
    case .detour(let value, let step): return read(holder(from: value, step: step), &frame, since: mark)
    case .nothing(let outcome): return outcome
    }
  }

  private func read(_ holder: Outcome, _ frame: inout Frame, since mark: Int) -> Outcome {
    guard case .value(let value) = holder else { return holder }
    let outcome = Fields.read(last.name, of: value)
    if frame.isExplaining { frame.noteReading(of: last.name, in: value, outcome, since: mark) }
    return outcome
  }

  func has(_ frame: inout Frame) -> Outcome {
    if !frame.isExplaining, let record = holder(frame) { return record.has(slot: last.slot) }
    return hasByStep(&frame)
  }

  private func hasByStep(_ frame: inout Frame) -> Outcome {
    let mark = frame.journal.count
    switch walk(from: start(&frame)) {
    case .holder(let record):
      if frame.isExplaining { frame.noteAsking(for: last.name, in: .record(record), since: mark) }
      return record.has(slot: last.slot)
    case .absence(let record, let step):
      return frame.isExplaining ? has(holder(from: .record(record), step: step), &frame, since: mark) : .false
    case .detour(let value, let step): return has(holder(from: value, step: step), &frame, since: mark)
    case .nothing(let outcome): return outcome
    }
  }

  private func has(_ holder: Outcome, _ frame: inout Frame, since mark: Int) -> Outcome {
    guard case .value(let value) = holder else { return holder }
    if frame.isExplaining { frame.noteAsking(for: last.name, in: value, since: mark) }
    return Fields.has(last.name, of: value)
  }

  /// The attribute's path, of which the steps before `step` lead to `record`.
  private func path(in record: Record, from step: Int) -> AttributePath {
    AttributePath(record.path.components + way[step...].map { .field($0.name) } + [.field(last.name)])
  }
}

struct AttributeNode: PlanNode {
  let path: RecordPath

  func evaluate(_ frame: inout Frame) -> Outcome { path.read(&frame) }
}

/// `has()` of an attribute.
struct PresenceNode: PlanNode {
  let path: RecordPath

  func evaluate(_ frame: inout Frame) -> Outcome { path.has(&frame) }
}
