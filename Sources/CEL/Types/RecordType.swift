// The types of objects: which fields there are, and in what order all that may lie in such an object is numbered, which
// says where an attribute stands, where it is stored and how its path is spelled.

/// An object type: an ordered set of fields, each with a slot number that planned expressions use instead of a name.
public final class RecordType: Sendable, Hashable {
  public struct Field: Sendable, Hashable {
    public let name: String
    public let type: Type

    public init(name: String, type: Type) {
      self.name = name
      self.type = type
    }
  }

  public let name: String
  public let fields: [Field]
  private let slots: [String: Int]

  /// The slots in the order of the fields' names, which is that of their paths.
  private let slotsByName: [Int]
  /// By slot: how far behind the record its field comes, where all that may lie in the record is numbered in the order
  /// of paths.
  let offsets: [Int]
  /// By slot: how many numbers the field takes.
  let extents: [Int]
  /// How many numbers a record takes: its own, and one for all that may lie in it.
  let extent: Int
  /// Whether what lies in the objects within is numbered too: it is not where that would be too much.
  let isNumbered: Bool
  /// Whether what lies in the objects within is stored with the record: each of them has a store of its own where there
  /// would be too many states to a record.
  public let isFlat: Bool
  /// By slot: the number of the state in the record's store. Where records are flat, it is that of the place.
  public let numbers: [Int]
  /// How many states a record takes in its store: one that is its own, and one for all that is stored with it.
  public let stateCount: Int
  /// By number: the type of the object within that is stored there.
  private let objects: [RecordType?]
  /// By number: as much as can be told without a reference being counted.
  private let stored: [Stored]
  /// By number: the path from the record as UTF-8, with the point before it, spelled once for all records; empty where
  /// there are many numbers.
  private let spelledPaths: [[UInt8]]

  /// What is stored under a number.
  struct Stored {
    /// The type of the object within; nil where there is none.
    let object: ObjectIdentifier?
    /// How many numbers of places it takes.
    let extent: Int
    /// Whether attributes may lie within it.
    let mayEnclose: Bool
  }

  private static let extentLimit = 1 << 20
  private static let spelledLimit = 1 << 10
  /// A list's elements may be many, and each takes so many states however little it says.
  private static let flatLimit = 1 << 8

  public init(name: String, fields: [Field]) {
    self.name = name
    self.fields = fields
    self.slots = Dictionary(
      fields.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let order = fields.indices.sorted { (fields[$0].name, $0) < (fields[$1].name, $1) }
    let sizes = fields.map { field in
      guard case .record(let nested) = field.type else { return 1 }
      return nested.isNumbered ? nested.extent : Self.extentLimit
    }
    let isNumbered = fields.count < Self.extentLimit && sizes.allSatisfy { $0 < Self.extentLimit / (fields.count + 1) }
    var offsets = Array(repeating: 0, count: fields.count)
    var next = 1
    for slot in order {
      offsets[slot] = next
      next += isNumbered ? sizes[slot] : 1
    }
    (slotsByName, self.offsets, extent, self.isNumbered) = (order, offsets, next, isNumbered)
    extents = isNumbered ? sizes : Array(repeating: 1, count: fields.count)
    spelledPaths = isNumbered && next <= Self.spelledLimit ? Self.spelledPaths(fields, order) : []
    isFlat = isNumbered && next <= Self.flatLimit
    numbers = isFlat ? offsets : fields.indices.map { $0 + 1 }
    stateCount = isFlat ? next : fields.count + 1
    objects = isFlat ? Self.objects(fields, order) : []
    var stored = [Stored(object: nil, extent: next, mayEnclose: true)]
    for slot in isFlat ? order : Array(fields.indices) {
      let object: RecordType? = if case .record(let nested) = fields[slot].type, isFlat { nested } else { nil }
      stored.append(
        Stored(
          object: object.map { ObjectIdentifier($0) }, extent: extents[slot], mayEnclose: fields[slot].type.mayEnclose))
      if let object { stored += object.stored.dropFirst() }
    }
    self.stored = stored
  }

  private static func spelledPaths(_ fields: [Field], _ order: [Int]) -> [[UInt8]] {
    var paths: [[UInt8]] = [[]]
    for slot in order {
      let path = [UInt8(ascii: ".")] + fields[slot].name.utf8
      paths.append(path)
      guard case .record(let nested) = fields[slot].type else { continue }
      for inner in nested.spelledPaths.dropFirst() { paths.append(path + inner) }
    }
    return paths
  }

  private static func objects(_ fields: [Field], _ order: [Int]) -> [RecordType?] {
    var objects: [RecordType?] = [nil]
    for slot in order {
      if case .record(let nested) = fields[slot].type {
        objects.append(nested)
        objects += nested.objects.dropFirst()
      } else {
        objects.append(nil)
      }
    }
    return objects
  }

  /// Appends the path from the record to what has a number above zero, as UTF-8.
  func appendText(ofNumber number: Int, to text: inout [UInt8]) {
    guard number < spelledPaths.count else { return spellText(ofNumber: number, to: &text) }
    if text.isEmpty {
      text.append(contentsOf: spelledPaths[number].dropFirst())
    } else {
      text.append(contentsOf: spelledPaths[number])
    }
  }

  private func spellText(ofNumber number: Int, to text: inout [UInt8]) {
    guard let slot = slot(around: number) else { return }
    AttributePath.Component.appendText(ofField: fields[slot].name, to: &text)
    guard number > offsets[slot], case .record(let nested) = fields[slot].type else { return }
    nested.appendText(ofNumber: number - offsets[slot], to: &text)
  }

  /// The field that a number within a record is that of, or lies in; nil where there is no field.
  func slot(around position: Int) -> Int? {
    guard !fields.isEmpty else { return nil }
    var (low, high) = (0, slotsByName.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if offsets[slotsByName[middle]] <= position { low = middle } else { high = middle - 1 }
    }
    return slotsByName[low]
  }

  /// The slot of a field, or nil where the type has no field of that name.
  public func slot(of field: String) -> Int? { slots[field] }

  public static func == (left: RecordType, right: RecordType) -> Bool {
    left === right || (left.name == right.name && left.fields == right.fields)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

// MARK: What is stored with a record

extension RecordType {
  /// The type of the object that is stored at a number, 0 being the record's own; nil where there is none.
  func object(at number: Int) -> RecordType? { number == 0 ? self : number < objects.count ? objects[number] : nil }

  /// Whether the object that is stored at a number is of a type.
  @inline(__always)
  func hasObject(at number: Int, of type: ObjectIdentifier) -> Bool {
    number == 0 ? ObjectIdentifier(self) == type : stored[number].object == type
  }

  /// How far behind the object that is stored at a number a field of it is stored.
  func number(ofSlot slot: Int, ofObjectAt number: Int) -> Int {
    number == 0 ? numbers[slot] : objects[number]?.numbers[slot] ?? 0
  }

  /// Which type of object within is stored at a number; nil where there is none.
  func identity(at number: Int) -> ObjectIdentifier? { stored[number].object }

  /// Whether an object within is stored at a number.
  @inline(__always)
  func hasObject(at number: Int) -> Bool { stored[number].object != nil }

  /// How many numbers of places what is stored at a number takes.
  @inline(__always)
  func extent(at number: Int) -> Int { stored[number].extent }

  /// Whether attributes may lie within what is stored at a number.
  @inline(__always)
  func mayEnclose(at number: Int) -> Bool { stored[number].mayEnclose }

  /// How far behind a record the place of what has a number comes.
  func offset(ofNumber number: Int) -> Int {
    isFlat || number == 0 ? number : number <= offsets.count ? offsets[number - 1] : 0
  }

  /// The number of the object in which what has a number lies; nil for the record's own.
  func enclosing(_ number: Int) -> Int? {
    guard number > 0 else { return nil }
    guard isFlat, let slot = slot(around: number), case .record(let nested) = fields[slot].type else { return 0 }
    return nested.enclosing(number - offsets[slot]).map { offsets[slot] + $0 } ?? 0
  }
}

extension Type {
  /// Whether attributes may lie within an attribute of the type.
  fileprivate var mayEnclose: Bool {
    switch self {
    case .null, .bool, .int, .uint, .double, .string, .word, .bytes, .timestamp, .duration: false
    default: true
    }
  }
}
