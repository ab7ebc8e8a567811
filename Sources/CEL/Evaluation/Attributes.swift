// Reading names and fields: constants, variables, the fields of records and of maps, and `has()`.

struct ConstantNode: PlanNode {
  let outcome: Outcome

  func evaluate(_ frame: Frame) -> Outcome { outcome }
}

struct VariableNode: PlanNode {
  let slot: Int

  func evaluate(_ frame: Frame) -> Outcome { frame.activation.outcome(of: slot) }
  func explain(_ frame: Frame) -> Explained { frame.activation.explained(slot) }
}

struct LocalNode: PlanNode {
  let index: Int

  func evaluate(_ frame: Frame) -> Outcome { frame.locals[index] }

  func explain(_ frame: Frame) -> Explained { frame.localSources[index] ?? Explained(frame.locals[index]) }
}

/// `operand.field`
struct FieldNode: PlanNode {
  let operand: any PlanNode
  let field: String
  /// The record type that the checker found, and the field's slot in it.
  let expected: RecordType?
  let slot: Int

  func evaluate(_ frame: Frame) -> Outcome {
    let outcome = operand.evaluate(frame)
    guard case .value(let value) = outcome else { return outcome }
    if case .record(let record) = value, record.type === expected { return record.read(slot: slot) }
    return Fields.read(field, of: value)
  }

  func explain(_ frame: Frame) -> Explained {
    let inner = operand.explain(frame)
    guard case .value(let value) = inner.outcome else { return inner }
    guard case .record(let record) = value, let slot = record.type.slot(of: field) else {
      return Fields.explain(field, of: value, inner.grounds) ?? Explained(Fields.read(field, of: value), inner.grounds)
    }
    var explained = Explained(record.read(slot: slot), inner.grounds)
    switch explained.outcome {
    case .value(.record), .unknown, .error: explained.grounds.removeEnclosing(record.path(ofSlot: slot))
    case .value(let read): explained.grounds.note(record.path(ofSlot: slot), read)
    }
    return explained
  }
}

/// `has(operand.field)`
struct HasNode: PlanNode {
  let operand: any PlanNode
  let field: String

  func evaluate(_ frame: Frame) -> Outcome {
    let outcome = operand.evaluate(frame)
    guard case .value(let value) = outcome else { return outcome }
    return Fields.has(field, of: value)
  }

  func explain(_ frame: Frame) -> Explained {
    let inner = operand.explain(frame)
    guard case .value(let value) = inner.outcome else { return inner }
    var explained = Explained(Fields.has(field, of: value), inner.grounds)
    explained.grounds.noteAsking(for: field, of: value)
    return explained
  }
}

extension Grounds {
  /// Notes that it counted whether a field was said, and with which value.
  fileprivate mutating func noteAsking(for field: String, of value: Value) {
    guard case .record(let record) = value, let slot = record.type.slot(of: field) else { return }
    let path = record.path(ofSlot: slot)
    switch record.fields[slot] {
    case .known(let read): note(path, read)
    case .absent: noteAbsence(of: path)
    case .contested: removeEnclosing(path)
    }
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

  /// Explains a field of an optional; nil where the value is none.
  static func explain(_ field: String, of value: Value, _ grounds: Grounds) -> Explained? {
    guard case .optional(let optional) = value else { return nil }
    return optional.value.map { explainOptionally(field, of: $0, grounds) } ?? Explained(.value(value), grounds)
  }

  static func explainOptionally(_ field: String, of value: Value, _ grounds: Grounds) -> Explained {
    if let explained = explain(field, of: value, grounds) { return explained }
    var explained = Explained(optionally(field, of: value), grounds)
    explained.grounds.noteAsking(for: field, of: value)
    return explained
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
