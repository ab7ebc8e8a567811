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
public struct Record: Sendable {
  let store: RecordStore
  /// Where it begins in the store.
  private let start: Int32
  /// Its number in the record of the store that it is, or lies in.
  private let number: Int32

  init(store: RecordStore, start: Int, number: Int) {
    self.store = store
    self.start = Int32(truncatingIfNeeded: start)
    self.number = Int32(truncatingIfNeeded: number)
  }

  /// - Parameters:
  ///   - place: a place of a record of this type.
  ///   - mark: see `mark`.
  ///   - fields: one state a field, in the order of the type's fields.
  public init(type: RecordType, place: AttributePlace, mark: Int = -1, fields: [FieldState]) {
    precondition(fields.count == type.fields.count, "a record has one state for each field of its type")
    var builder = RecordBuilder(type, at: place, mark: mark)
    for slot in fields.indices { builder.set(fields[slot], at: type.numbers[slot]) }
    self = builder.record()
  }

  public init(type: RecordType, path: AttributePath, fields: [FieldState]) {
    self.init(type: type, place: AttributePlace(path, of: type), fields: fields)
  }

  /// A record of which nothing is known: each field absent.
  public init(empty type: RecordType, path: AttributePath) {
    self.init(empty: type, place: AttributePlace(path, of: type))
  }

  /// A record of which nothing is known, at a place of a record of this type.
  public init(empty type: RecordType, place: AttributePlace) {
    self = RecordBuilder(type, at: place).record()
  }

  /// A record that as a whole cannot be relied on.
  public init(contested type: RecordType, path: AttributePath) {
    self.init(contested: type, origin: path, place: AttributePlace(path, of: type))
  }

  private init(contested type: RecordType, origin: AttributePath, place: AttributePlace) {
    self.init(type: type, place: place, fields: Array(repeating: .contested(origin), count: type.fields.count))
  }

  /// The same record with other fields.
  public func with(fields: [FieldState]) -> Record { Record(type: type, place: place, mark: mark, fields: fields) }

  /// The states of the record and of what is stored with it.
  var states: ArraySlice<StoredState> {
    let count = number == 0 ? store.records.stateCount : type.stateCount
    return store.records.states[index(of: 0)..<index(of: count)]
  }

  public var type: RecordType { store.records.type.object(at: Int(number)) ?? store.records.type }

  /// Which type that is, for whoever looks it up: takes less than the type.
  public var typeIdentity: ObjectIdentifier {
    (number == 0 ? nil : store.records.type.identity(at: Int(number))) ?? ObjectIdentifier(store.records.type)
  }

  /// A number by which its maker knows a record again, and which means nothing here; negative where it has none. Those
  /// of a store follow one another: each record has as many as it has states.
  public var mark: Int { mark(behind: 0) }

  /// The mark of what is stored so far behind the record.
  func mark(behind number: Int) -> Int {
    store.records.mark < 0 ? store.records.mark : store.records.mark + index(of: number)
  }

  /// The mark of the record, or that of the nearest object around it in the same store, for which something holds; nil
  /// where it holds for none.
  public func nearestMark(_ holds: (Int) -> Bool) -> Int? {
    if store.records.mark < 0 { return nil }
    var number = Int(number)
    while true {
      let mark = store.records.mark + Int(start - self.number) + number
      if holds(mark) { return mark }
      guard let enclosing = store.records.type.enclosing(number) else { return nil }
      number = enclosing
    }
  }

  /// How far behind the record a field is stored.
  private func number(ofSlot slot: Int) -> Int {
    store.records.type.number(ofSlot: slot, ofObjectAt: Int(number))
  }

  /// The same of a field of which the place is known.
  @inline(__always)
  func number(ofSlot slot: Int, offset: Int) -> Int { store.records.type.isFlat ? offset : slot + 1 }

  /// How far behind the record the place of a field comes.
  func offset(ofSlot slot: Int) -> Int { number == 0 ? store.records.type.offsets[slot] : type.offsets[slot] }
}

// MARK: Identity

extension Record {
  /// What tells a record from all others that are there at the same time.
  struct Identity: Equatable {
    let store: ObjectIdentifier
    let start: Int32
  }

  @inline(__always)
  var identity: Identity { identity(at: 0) }

  /// That of the object within that is stored so far behind the record.
  @inline(__always)
  func identity(at number: Int) -> Identity {
    Identity(store: ObjectIdentifier(store), start: Int32(truncatingIfNeeded: index(of: number)))
  }
}

// MARK: Places

extension Record {
  /// As the order of places that come so many numbers behind this record and another one; nil where they do not stand in
  /// one store in that order.
  @inline(__always)
  func storedOrder(_ offset: Int, to other: Record, _ otherOffset: Int) -> Int? {
    guard store === other.store, store.records.type.isFlat else { return nil }
    return index(of: offset) - other.index(of: otherOffset)
  }

  public var place: AttributePlace { store.records.place.behind(distance(0)) }
  public var path: AttributePath { place.path }
  public func path(ofSlot slot: Int) -> AttributePath { place(ofSlot: slot).path }
  public func place(ofSlot slot: Int) -> AttributePlace { place.field(slot, of: type) }

  /// How far what comes so many numbers behind the record comes behind the place of its store.
  @inline(__always)
  func distance(_ offset: Int) -> AttributePlace.Distance {
    AttributePlace.Distance(
      elements: Int(start - number) / store.records.stateCount, numbers: Int(number) + offset)
  }
}

// MARK: Fields

extension Record {
  /// What is known of the fields of a record: one state each, in the order of the type's fields.
  public struct Fields: RandomAccessCollection, Sendable {
    fileprivate let record: Record

    public var startIndex: Int { 0 }
    public var endIndex: Int { record.type.fields.count }
    public subscript(slot: Int) -> FieldState { record.state(ofSlot: slot) }
  }

  public var fields: Fields { Fields(record: self) }

  /// What is known of a field.
  public func state(ofSlot slot: Int) -> FieldState { fieldState(at: number(ofSlot: slot)) }

  /// What is known of the field that is stored so far behind the record.
  func fieldState(at number: Int) -> FieldState {
    switch state(at: number) {
    case .known(let value): .known(value)
    case .object: .known(.record(object(at: number)))
    case .absent: .absent
    case .contested(let origin): .contested(origin)
    // There is no view of an object that is stored elsewhere.
    case .elsewhere: .contested(nil)
    }
  }

  /// Where what comes so far behind the record stands in the store.
  @inline(__always)
  func index(of number: Int) -> Int { Int(start) + number }

  /// What is stored so far behind the record.
  func state(at number: Int) -> StoredState { store.records.states[index(of: number)] }

  /// The object within that is stored so far behind the record, whether or not it was said.
  func object(at number: Int) -> Record {
    Record(store: store, start: index(of: number), number: Int(self.number) + number)
  }

  /// How many numbers of places what is stored so far behind the record takes.
  @inline(__always)
  func extent(at number: Int) -> Int { store.records.type.extent(at: Int(self.number) + number) }

  /// Whether attributes may lie within what is stored so far behind the record.
  @inline(__always)
  func mayEnclose(at number: Int) -> Bool { store.records.type.mayEnclose(at: Int(self.number) + number) }

  /// Whether the record is of the very type.
  @inline(__always)
  func has(_ type: ObjectIdentifier) -> Bool { store.records.type.hasObject(at: Int(number), of: type) }

  /// The field's value, or the path that would have to be answered.
  public func read(slot: Int) -> Outcome {
    let number = number(ofSlot: slot)
    switch state(at: number) {
    case .known(let value): return .value(value)
    case .object: return .value(.record(object(at: number)))
    case .absent, .contested, .elsewhere:
      return standIn(forSlot: slot).map { .value(.record($0)) } ?? .unknown(unknown(slot))
    }
  }

  /// Whether the field was said.
  public func has(slot: Int) -> Outcome {
    switch state(ofSlot: slot) {
    case .known: .value(.bool(true))
    case .absent: .value(.bool(false))
    case .contested: .unknown(unknown(slot))
    }
  }

  private func unknown(_ slot: Int) -> UnknownSet {
    if case .contested(let origin?) = state(ofSlot: slot) { return UnknownSet(origin) }
    return UnknownSet(path(ofSlot: slot))
  }

  /// What reads as the object of a field that is not known; nil where the field holds something else.
  func standIn(forSlot slot: Int) -> Record? {
    let number = number(ofSlot: slot)
    switch state(at: number) {
    case .known, .object: return nil
    case .absent, .contested, .elsewhere: break
    }
    if store.records.type.isFlat {
      return store.records.type.hasObject(at: Int(self.number) + number) ? object(at: number) : nil
    }
    guard case .record(let nested) = type.fields[slot].type else { return nil }
    let place = place.object(in: slot, of: type)
    guard case .contested(let origin) = state(at: number) else { return Record(empty: nested, place: place) }
    return Record(contested: nested, origin: origin ?? path(ofSlot: slot), place: place)
  }
}
