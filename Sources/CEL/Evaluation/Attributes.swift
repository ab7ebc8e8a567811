// Reading names and fields: constants, variables, the fields of records and of maps, and `has()`.

final class ConstantNode: PlanNode {
  let outcome: Outcome

  init(outcome: Outcome) { self.outcome = outcome }

  func evaluate(_ frame: inout Frame) -> Outcome { outcome }
  func truth(_ frame: inout Frame) -> Truth { Truth(outcome) }
  func explain(_ frame: inout Frame) -> Truth { Truth(outcome) }
}

final class VariableNode: PlanNode {
  let slot: Int

  init(slot: Int) { self.slot = slot }

  func evaluate(_ frame: inout Frame) -> Outcome {
    frame.noteUse(ofVariable: slot)
    let outcome = frame.outcome(ofVariable: slot)
    if frame.isExplaining, frame.noteReading(ofVariable: slot), case .unknown = outcome { return .unknown(.noted) }
    return outcome
  }

  func truth(_ frame: inout Frame) -> Truth {
    frame.noteUse(ofVariable: slot)
    return frame.truth(ofVariable: slot)
  }

  func explain(_ frame: inout Frame) -> Truth {
    frame.noteUse(ofVariable: slot)
    return frame.explainedTruth(ofVariable: slot)
  }
}

final class LocalNode: PlanNode {
  let index: Int

  init(index: Int) { self.index = index }

  func evaluate(_ frame: inout Frame) -> Outcome {
    if frame.isExplaining { frame.noteGrounds(ofLocal: index) }
    return frame[local: index]
  }

  func truth(_ frame: inout Frame) -> Truth { frame.truth(ofLocal: index) }

  func explain(_ frame: inout Frame) -> Truth {
    frame.noteAll(ofLocal: index)
    return frame.truth(ofLocal: index)
  }
}

/// `operand.field`
final class FieldNode: PlanNode {
  let operand: any PlanNode
  let field: String

  init(operand: any PlanNode, field: String) {
    (self.operand, self.field) = (operand, field)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    let start = frame.journal.count
    let outcome = operand.evaluate(&frame)
    guard case .value(let value) = outcome else { return outcome }
    let read = Fields.read(field, of: value)
    if frame.isExplaining { frame.noteReading(of: field, in: value, read, since: start) }
    return read
  }
}

/// `has(operand.field)`
final class HasNode: PlanNode {
  let operand: any PlanNode
  let field: String

  init(operand: any PlanNode, field: String) {
    (self.operand, self.field) = (operand, field)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    let start = frame.journal.count
    let outcome = operand.evaluate(&frame)
    guard case .value(let value) = outcome else { return outcome }
    if frame.isExplaining { frame.noteAsking(for: field, in: value, since: start) }
    return Fields.has(field, of: value)
  }
}

/// `operand.?field`
final class OptionalFieldNode: PlanNode {
  let operand: any PlanNode
  let field: String

  init(operand: any PlanNode, field: String) {
    (self.operand, self.field) = (operand, field)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    let start = frame.journal.count
    let outcome = operand.evaluate(&frame)
    guard case .value(let value) = outcome else { return outcome }
    if frame.isExplaining { frame.noteAsking(for: field, in: value, since: start) }
    return Fields.optionally(field, of: value)
  }
}

extension Frame {
  /// Notes that a field was read; the notes since `start` are those of the operand.
  mutating func noteReading(of field: String, in value: Value, _ outcome: Outcome, since start: Int) {
    switch value {
    case .record(let record):
      guard let slot = record.type.slot(of: field) else { return }
      noteReading(of: slot, in: record, outcome, since: start)
    case .optional: noteAsking(for: field, in: value, since: start)
    default: break
    }
  }

  mutating func noteReading(of slot: Int, in record: Record, _ outcome: Outcome, since start: Int) {
    // What encloses the attribute was only the way to it.
    if journal.count > start { journal.removeEnclosing(record.place(ofSlot: slot), since: start) }
    switch outcome {
    case .value(.record), .unknown, .error: break
    case .value: note(.read, slot, of: record)
    }
  }

  /// Reads a field, and notes that it was read or is waited for.
  mutating func read(_ slot: Int, of record: Record, since start: Int) -> Outcome {
    if journal.count > start { journal.removeEnclosing(record.place(ofSlot: slot), since: start) }
    switch record.state(ofSlot: slot) {
    case .known(let value):
      if case .record = value {} else { note(.read, slot, of: record) }
      return .value(value)
    case .absent, .contested:
      if let standIn = record.standIn(forSlot: slot) { return .value(.record(standIn)) }
      note(.awaited, record.awaitedAttribute(slot))
      return .unknown(.noted)
    }
  }

  /// Asks whether a field was said, and notes it.
  mutating func has(_ slot: Int, of record: Record, since start: Int) -> Outcome {
    if journal.count > start { journal.removeEnclosing(record.place(ofSlot: slot), since: start) }
    switch record.state(ofSlot: slot) {
    case .known:
      note(.read, slot, of: record)
      return .true
    case .absent:
      note(.absent, slot, of: record)
      return .false
    case .contested:
      note(.awaited, record.awaitedAttribute(slot))
      return .unknown(.noted)
    }
  }

  /// Notes that it counted whether a field was said, and with which value.
  mutating func noteAsking(for field: String, in value: Value, since start: Int) {
    switch value {
    case .record(let record):
      if let slot = record.type.slot(of: field) { noteAsking(for: slot, in: record, since: start) }
    case .optional(let optional):
      if let wrapped = optional.value { noteAsking(for: field, in: wrapped, since: start) }
    default: break
    }
  }

  mutating func noteAsking(for slot: Int, in record: Record, since start: Int) {
    if journal.count > start { journal.removeEnclosing(record.place(ofSlot: slot), since: start) }
    switch record.state(ofSlot: slot) {
    case .known: note(.read, slot, of: record)
    case .absent: note(.absent, slot, of: record)
    case .contested: break
    }
  }
}

extension Record {
  /// What would have to be answered for a field that is not known.
  fileprivate func awaitedAttribute(_ slot: Int) -> Attribute {
    if case .contested(let origin?) = state(ofSlot: slot) { return Attribute(origin, .absent) }
    return Attribute(self, slot: slot)
  }
}

enum Fields {
  static func read(_ field: String, of value: Value) -> Outcome {
    switch value {
    case .record(let record):
      guard let slot = record.type.slot(of: field) else { return .error(noSuchField(field)) }
      return record.read(slot: slot)
    case .map(let map):
      return map[.string(field)].map(Outcome.value) ?? .error(.noSuchKey(field))
    case .optional(let optional):
      guard let wrapped = optional.value else { return .value(.optional(.none)) }
      return optionally(field, of: wrapped)
    default:
      return .error(.noOverload(".\(field)", [value]))
    }
  }

  static func has(_ field: String, of value: Value) -> Outcome {
    switch value {
    case .record(let record):
      guard let slot = record.type.slot(of: field) else { return .error(noSuchField(field)) }
      return record.has(slot: slot)
    case .map(let map):
      return .value(.bool(map[.string(field)] != nil))
    case .optional(let optional):
      return optional.value.map { has(field, of: $0) } ?? .false
    default:
      return .error(.noOverload("has(.\(field))", [value]))
    }
  }

  /// `value.?field`: an optional that is empty where the field is not there.
  static func optionally(_ field: String, of value: Value) -> Outcome {
    if case .optional(let optional) = value {
      guard let wrapped = optional.value else { return .value(.optional(.none)) }
      return optionally(field, of: wrapped)
    }
    switch has(field, of: value) {
    case .value(.bool(true)):
      let read = read(field, of: value)
      guard case .value(let value) = read else { return read }
      return .value(.optional(OptionalValue(value)))
    case .value: return .value(.optional(.none))
    case let undecided: return undecided
    }
  }

  private static func noSuchField(_ field: String) -> EvaluationError {
    EvaluationError(
      .noSuchField, en: "there is no field `\(field)`", fr: "il n’y a pas de champ «\u{A0}\(field)\u{A0}»")
  }
}

extension EvaluationError {
  static func noSuchKey(_ key: String) -> EvaluationError {
    EvaluationError(.noSuchKey, en: "no such key: \(key)", fr: "clé absente\u{A0}: \(key)")
  }
}
