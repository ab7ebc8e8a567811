// Objects of a declaration as expressions see them: typed slots instead of string keys, each slot saying whether its
// field was answered. A record knows its own place, so that an unanswered field can be named.

/// What is known of one field.
public enum FieldState: Sendable {
  case known(Value)
  /// Not said: `has()` is false, and reading it is unknown.
  case absent
  /// Said, but it cannot be relied on (contested, or lost to a schema error): both `has()` and reading it are
  /// unknown, with the path given, or with the field's own.
  case contested(AttributePath?)
}

/// An object with typed fields.
///
/// An object-typed field that is absent reads as an empty record at its place, so that what is missing can be named
/// in full.
public final class Record: Sendable {
  public let type: RecordType
  public let place: AttributePlace
  /// A number by which its maker knows a record again, and which means nothing here; negative where it has none.
  public let mark: Int
  /// One state a field, in the order of the type's fields.
  public let fields: [FieldState]

  /// - Parameter place: a place of a record of this type.
  public init(type: RecordType, place: AttributePlace, mark: Int = -1, fields: [FieldState]) {
    precondition(fields.count == type.fields.count, "a record has one state for each field of its type")
    self.type = type
    self.place = place
    self.mark = mark
    self.fields = fields
  }

  public convenience init(type: RecordType, path: AttributePath, fields: [FieldState]) {
    self.init(type: type, place: AttributePlace(path, of: type), fields: fields)
  }

  /// A record of which nothing is known: each field absent.
  public convenience init(empty type: RecordType, path: AttributePath) {
    self.init(empty: type, place: AttributePlace(path, of: type))
  }

  /// A record of which nothing is known, at a place of a record of this type.
  public convenience init(empty type: RecordType, place: AttributePlace) {
    self.init(type: type, place: place, fields: Array(repeating: .absent, count: type.fields.count))
  }

  /// A record that as a whole cannot be relied on.
  public convenience init(contested type: RecordType, path: AttributePath) {
    self.init(contested: type, path: path, place: AttributePlace(path, of: type))
  }

  private convenience init(contested type: RecordType, path: AttributePath, place: AttributePlace) {
    self.init(type: type, place: place, fields: Array(repeating: .contested(path), count: type.fields.count))
  }

  /// The same record with other fields.
  public func with(fields: [FieldState]) -> Record { Record(type: type, place: place, mark: mark, fields: fields) }

  public var path: AttributePath { place.path }
  public func path(ofSlot slot: Int) -> AttributePath { place(ofSlot: slot).path }
  public func place(ofSlot slot: Int) -> AttributePlace { place.field(slot, of: type) }

  /// The field's value, or the path that would have to be answered.
  public func read(slot: Int) -> Outcome {
    switch fields[slot] {
    case .known(let value): .value(value)
    case .absent, .contested: standIn(forSlot: slot).map { .value(.record($0)) } ?? .unknown(unknown(slot))
    }
  }

  /// Whether the field was said.
  public func has(slot: Int) -> Outcome {
    switch fields[slot] {
    case .known: .value(.bool(true))
    case .absent: .value(.bool(false))
    case .contested: .unknown(unknown(slot))
    }
  }

  private func unknown(_ slot: Int) -> UnknownSet {
    if case .contested(let origin?) = fields[slot] { return UnknownSet(origin) }
    return UnknownSet(path(ofSlot: slot))
  }

  /// What reads as the object of a field that is not known; nil where the field holds something else.
  func standIn(forSlot slot: Int) -> Record? {
    guard case .record(let nested) = type.fields[slot].type else { return nil }
    let place = place.object(in: slot, of: type)
    switch fields[slot] {
    case .known: return nil
    case .absent: return Record(empty: nested, place: place)
    case .contested(nil): return Record(contested: nested, path: path(ofSlot: slot), place: place)
    case .contested(let origin?): return Record(contested: nested, path: origin)
    }
  }
}
