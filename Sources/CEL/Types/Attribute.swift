// One attribute as explanations speak of it: the record that holds it, and which of its fields it is.

/// A field of a record, or a record as a whole.
public struct Attribute: Sendable {
  public let record: Record
  /// The slot; negative for the record as a whole.
  let number: Int32
  /// How far behind its record it comes, in the order of paths.
  let offset: Int32

  /// - Parameter slot: nil for the record as a whole.
  public init(_ record: Record, slot: Int?) {
    self.init(
      record, number: slot.flatMap { Int32(exactly: $0) } ?? -1,
      offset: slot.map { Int32(truncatingIfNeeded: record.offset(ofSlot: $0)) } ?? 0)
  }

  /// - Parameters: as the properties of these names.
  init(_ record: Record, number: Int32, offset: Int32) {
    (self.record, self.number, self.offset) = (record, number, offset)
  }

  /// An attribute of which no record is there to tell, and what is known of it.
  init(_ path: AttributePath, _ state: FieldState) {
    self.init(Record(type: Self.loose, place: AttributePlace(path), fields: [state]), slot: nil)
  }

  /// Records of this type stand for attributes.
  private static let loose = RecordType(name: "", fields: [RecordType.Field(name: "", type: .dyn)])

  private var isLoose: Bool { record.store.records.type === Self.loose }

  /// The field; nil for the record as a whole.
  public var slot: Int? { number < 0 ? nil : Int(number) }

  public var place: AttributePlace { record.store.records.place.behind(distance) }
  public var path: AttributePath { place.path }
  /// Those of the place.
  public var coordinates: AttributePlace.Coordinates? { record.store.records.place.coordinates(distance) }

  /// By which the record's maker knows the attribute again; see `Record.mark`.
  public var mark: Int { record.mark(behind: stored) }

  /// Nil where it is absent or cannot be relied on.
  public var value: Value? {
    if slot == nil, !isLoose { return .record(record) }
    if case .known(let value) = record.fieldState(at: isLoose ? 1 : stored) { return value }
    return nil
  }

  /// How far it comes behind the place of its record's store.
  @inline(__always)
  private var distance: AttributePlace.Distance { record.distance(Int(offset)) }

  /// How far behind its record it is stored.
  @inline(__always)
  private var stored: Int { number < 0 ? 0 : record.number(ofSlot: Int(number), offset: Int(offset)) }

  /// How many numbers it takes in its stem, with all that lies in it.
  var extent: Int { isLoose ? 1 : record.extent(at: stored) }
}

extension Attribute {
  /// Whether it comes before another in the order of paths. As its place tells, which need not be made.
  public func precedes(_ other: Attribute) -> Bool {
    record.store.records.place.order(distance, to: other.record.store.records.place, other.distance) < 0
  }

  /// Whether it is another or lies within it.
  public func isWithin(_ other: Attribute) -> Bool {
    record.store.records.place.isNearWithin(
      distance, of: other.record.store.records.place, other.distance, extent: other.extent)
      ?? place.isWithin(other.place)
  }
}
