// One attribute as explanations speak of it: the record that holds it, and which of its fields it is.

/// A field of a record, or a record as a whole.
public struct Attribute: Sendable {
  public let record: Record
  /// The slot; negative for the record as a whole.
  let number: Int32

  /// - Parameter slot: nil for the record as a whole.
  public init(_ record: Record, slot: Int?) {
    self.record = record
    number = slot.flatMap { Int32(exactly: $0) } ?? -1
  }

  /// - Parameter number: as the property of this name.
  init(_ record: Record, number: Int32) { (self.record, self.number) = (record, number) }

  /// An attribute of which no record is there to tell, and what is known of it.
  init(_ path: AttributePath, _ state: FieldState) {
    self.init(Record(type: Self.loose, place: AttributePlace(path), fields: [state]), slot: nil)
  }

  /// Records of this type stand for attributes.
  private static let loose = RecordType(name: "", fields: [RecordType.Field(name: "", type: .dyn)])

  /// The field; nil for the record as a whole.
  public var slot: Int? { number < 0 ? nil : Int(number) }

  public var place: AttributePlace { slot.map { record.place(ofSlot: $0) } ?? record.place }
  public var path: AttributePath { place.path }
  /// Those of the place.
  public var coordinates: AttributePlace.Coordinates? {
    record.place.coordinates(slot.map { record.type.offsets[$0] } ?? 0)
  }

  /// Nil where it is absent or cannot be relied on.
  public var value: Value? {
    if slot == nil, record.type !== Self.loose { return .record(record) }
    if case .known(let value) = record.fields[slot ?? 0] { return value }
    return nil
  }

  /// How far behind its record it comes, in the order of paths.
  var offset: Int { slot.map { record.type.offsets[$0] } ?? 0 }

  /// How many numbers it takes in its stem, with all that lies in it.
  var extent: Int {
    guard let slot else { return record.type === Self.loose ? 1 : record.type.extent }
    return record.type.extents[slot]
  }
}
