// Small records by the hundred thousand: numbers and texts in few bytes, one record after another in blocks that never
// move. An array of structures with strings and arrays of their own would take ten times the room. It knows nothing of
// what the numbers mean.

/// Records, each read from its start.
struct PackedRecords {
  /// Where a record starts; a later record has a greater place.
  struct Place: Comparable {
    fileprivate var block: UInt32
    fileprivate var offset: UInt32

    static func < (left: Place, right: Place) -> Bool { (left.block, left.offset) < (right.block, right.offset) }
  }

  private static let blockSize = 1 << 16
  private var blocks: [[UInt8]] = []

  mutating func append(_ record: PackedRecord) -> Place {
    if blocks.isEmpty || blocks[blocks.count - 1].count + record.bytes.count > Self.blockSize {
      var block: [UInt8] = []
      block.reserveCapacity(max(Self.blockSize, record.bytes.count))
      blocks.append(block)
    }
    let last = blocks.count - 1
    let place = Place(block: UInt32(clamping: last), offset: UInt32(clamping: blocks[last].count))
    blocks[last] += record.bytes
    return place
  }

  /// - `place`: one that `append` gave.
  func reader(at place: Place) -> PackedReader {
    PackedReader(rest: blocks[Int(place.block)][Int(place.offset)...])
  }
}

/// A record under construction.
struct PackedRecord {
  private(set) var bytes: [UInt8] = []

  /// - `number`: not negative; seven bits a byte, the lowest first.
  mutating func append(_ number: Int) {
    var rest = UInt(clamping: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }
}

/// What is left to read of a record, in the order in which it was written.
struct PackedReader {
  fileprivate var rest: ArraySlice<UInt8>

  mutating func number() -> Int {
    var number: UInt = 0
    var shift = 0
    while let byte = rest.popFirst() {
      number |= UInt(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 { break }
    }
    return Int(clamping: number)
  }

  mutating func bytes() -> ArraySlice<UInt8> {
    let count = number()
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func text() -> String { String(decoding: bytes(), as: UTF8.self) }
}
