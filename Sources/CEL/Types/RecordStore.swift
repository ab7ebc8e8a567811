// What is known of the attributes of several objects: of an outermost object or of all elements of a list, each with the
// objects that lie in it. Records are no more than places in a store, so that an object within costs nothing.

/// What a store holds for one number of one of its records.
enum StoredState: Sendable {
  case known(Value)
  /// An object of the field's type, said: what is known of its fields stands at their numbers.
  case object
  case absent
  case contested(AttributePath?)
  /// Within a field that holds a value in the place of such an object.
  case elsewhere

  init(_ state: consuming FieldState) {
    switch consume state {
    case .known(let value): self = .known(value)
    case .absent: self = .absent
    case .contested(let origin): self = .contested(origin)
    }
  }
}

/// Records of one type that are elements of one list, or a single record. They refer to no record in themselves, nor to
/// what is known around them.
struct StoredRecords: ~Copyable, Sendable {
  /// Of the records, without those within.
  let type: RecordType
  /// Of the first record.
  let place: AttributePlace
  /// See `Record.mark`; of the first record.
  let mark: Int
  /// How many states a record takes.
  let stateCount: Int
  /// Those of one record after those of the other, each by number.
  fileprivate(set) var states: [StoredState]
}

/// Records that are not changed any more.
final class RecordStore: Sendable {
  let records: StoredRecords

  init(_ records: consuming StoredRecords) { self.records = records }
}

/// Makes a record, or all elements of a list, with one store for what is known of them.
///
///     var builder = RecordBuilder(type, at: place)
///     builder.set(.known(.int(1)), at: type.numbers[slot])
///     let record = builder.record()
///
/// What lies in an object within a flat record has a number of the outer record: the object's number and its own, added.
public struct RecordBuilder: ~Copyable {
  private var records: StoredRecords
  private let count: Int
  /// Where the record at hand begins.
  private var start = 0

  /// Records of which nothing is known: one, or elements of a list that follow one another.
  /// - Parameters:
  ///   - place: a place of a record of this type, the first one's.
  ///   - mark: see `Record.mark`.
  public init(_ type: RecordType, count: Int = 1, at place: consuming AttributePlace, mark: Int = -1) {
    var states: [StoredState] = []
    let total = count * type.stateCount
    states.reserveCapacity(total)
    // Appending a constant is several times as fast as repeating it.
    for _ in 0..<total { states.append(.absent) }
    records = StoredRecords(type: type, place: place, mark: mark, stateCount: type.stateCount, states: states)
    self.count = count
  }

  /// A record as another one is.
  public init(_ record: Record) {
    let type = record.type
    records = StoredRecords(
      type: type, place: record.place, mark: record.mark, stateCount: type.stateCount, states: Array(record.states))
    count = 1
  }

  /// Goes on with another record; it begins with the first.
  public mutating func begin(_ element: Int) { start = element * records.stateCount }

  /// The place of what has a number in the record at hand.
  public func place(of number: Int) -> AttributePlace {
    records.place.behind(
      AttributePlace.Distance(
        elements: start / records.stateCount, numbers: records.type.offset(ofNumber: number)))
  }

  /// The mark of what has a number in the record at hand; see `Record.mark`.
  public func mark(of number: Int) -> Int { records.mark < 0 ? records.mark : records.mark + start + number }

  /// Whether nothing was said so far of a field of the record at hand.
  public func isAbsent(at number: Int) -> Bool {
    if case .absent = records.states[start + number] { true } else { false }
  }

  /// Says the value of a field of the record at hand that is no object.
  public mutating func set(_ value: consuming Value, at number: Int) {
    records.states[start + number] = .known(value)
  }

  /// Says what is known of a field of the record at hand.
  public mutating func set(_ state: consuming FieldState, at number: Int) {
    if records.type.hasObject(at: number) { return set(object: state, at: number) }
    records.states[start + number] = StoredState(state)
  }

  /// Says that an object is there; what is known of its fields is to be said then.
  public mutating func setObject(at number: Int) { records.states[start + number] = .object }

  private mutating func set(object state: FieldState, at number: Int) {
    switch state {
    case .absent: fill(number, .absent, within: .absent)
    case .contested(let origin):
      fill(number, .contested(origin), within: .contested(origin ?? place(of: number).path))
    case .known(.record(let record)) where belongs(record, at: number):
      for (index, state) in record.states.enumerated() { records.states[start + number + index] = state }
      setObject(at: number)
    case .known(let value): fill(number, .known(value), within: .elsewhere)
    }
  }

  /// An object that is not stored here takes with it what lies in it.
  private mutating func fill(_ number: Int, _ state: StoredState, within: StoredState) {
    records.states[start + number] = state
    guard let object = records.type.object(at: number) else { return }
    for index in 1..<object.stateCount { records.states[start + number + index] = within }
  }

  private func belongs(_ record: Record, at number: Int) -> Bool {
    record.type === records.type.object(at: number) && record.mark == mark(of: number)
      && record.place == place(of: number)
  }

  /// The only record, or the first one.
  public consuming func record() -> Record { Record(store: RecordStore(records), start: 0, number: 0) }

  /// All records, as elements of a list.
  public consuming func elements() -> [Value] {
    let (count, stateCount) = (count, records.stateCount)
    let store = RecordStore(records)
    var elements: [Value] = []
    elements.reserveCapacity(count)
    for element in 0..<count {
      elements.append(.record(Record(store: store, start: element * stateCount, number: 0)))
    }
    return elements
  }
}
