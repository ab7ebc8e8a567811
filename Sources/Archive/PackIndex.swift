// The end of a pack: which findings stand where, so that a run that starts need not read through the findings
// themselves.

/// The days on which something holds, from the first to the last, each counted from 1970-01-01.
package struct DayRange: Sendable, Hashable {
  package var first: Int32
  package var last: Int32

  package static let always = DayRange(first: .min, last: .max)

  package init(first: Int32, last: Int32) {
    self.first = first
    self.last = last
  }

  package func contains(_ day: Int32) -> Bool { first <= day && day <= last }

  /// The days that both have.
  package func intersection(_ other: DayRange) -> DayRange {
    DayRange(first: max(first, other.first), last: min(last, other.last))
  }
}

/// What was judged: the bytes, and the way in which they were come by, where that matters.
package struct ContentKey: Sendable, Hashable {
  package var content: Fingerprint
  package var kind: UInt8

  package init(content: Fingerprint, kind: UInt8) {
    self.content = content
    self.kind = kind
  }
}

/// Where the findings on some bytes stand in a pack.
struct PackEntry: Sendable, Equatable {
  var key: ContentKey
  /// When judging the bytes anew would come to the same.
  var days: DayRange
  var isSkipped: Bool
  /// When the entry was last of use.
  var usedOn: Int32
  var offset: Int
  var length: Int

  /// Two entries of one identity say the same.
  var identity: Identity { Identity(key: key, days: days) }

  struct Identity: Hashable {
    let key: ContentKey
    let days: DayRange
  }
}

/// The entries of a pack, in the order of their keys, as they stand in its file: an entry is looked at when it is asked
/// for, so that a run that needs few of them waits for few.
///
/// First come what the entries are sorted by, eight bytes each, then the entries.
struct PackIndex: Sendable {
  private static let family = "vigie.pack/"
  static let mark = family + "2\n"
  private static let orderSize = 8
  private static let entrySize = Fingerprint.byteCount + 30
  /// The judgement, where the index begins, how many entries it has, their checksum, the mark.
  private static let footerSize = Fingerprint.byteCount + 24 + mark.utf8.count

  private let table: [UInt8]
  let count: Int
  /// Where the index begins in the file.
  private let start: Int

  /// The entry that holds on a day, and its place.
  func find(_ key: ContentKey, on day: Int32) -> (position: Int, entry: PackEntry)? {
    let order = key.order
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if self.order(at: middle) < order { low = middle + 1 } else { high = middle }
    }
    while low < count, self.order(at: low) == order {
      if let entry = entry(at: low), entry.key == key, entry.days.contains(day) { return (low, entry) }
      low += 1
    }
    return nil
  }

  private func order(at position: Int) -> UInt64 {
    let raw = unsafe table.span.bytes
    // Any eight bytes are a number: nothing but their type is not checked here.
    return UInt64(
      littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: position * Self.orderSize, as: UInt64.self))
  }

  /// An entry; nil where it is damaged.
  func entry(at position: Int) -> PackEntry? {
    let offset = count * Self.orderSize + position * Self.entrySize
    var reader = ByteReader(table, offset..<offset + Self.entrySize)
    return try? PackEntry(reading: &reader, before: start)
  }

  /// The index and what closes a pack.
  ///
  /// - Parameter offset: where the index will begin.
  static func bytes(of entries: [PackEntry], _ judgement: Fingerprint, at offset: Int) -> [UInt8] {
    let entries = entries.sorted { $0.key.order < $1.key.order }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * (orderSize + entrySize) + footerSize)
    for entry in entries { bytes.append(number: entry.key.order) }
    for entry in entries { bytes.append(entry) }
    bytes.append(judgement)
    bytes.append(number: UInt64(offset))
    bytes.append(number: UInt64(entries.count))
    bytes.append(number: Checksum.inLanes(of: bytes.span, seed: 0))
    return bytes + Array(mark.utf8)
  }

  /// Reads the index of a pack.
  ///
  /// - Parameter judgement: what the pack must be of.
  init(reading file: ArchiveFile, size: Int, of judgement: Fingerprint) throws(DamagedRecord) {
    let footer = try file.bytes(at: size - Self.footerSize, count: Self.footerSize)
    var reader = ByteReader(footer)
    let width = Self.orderSize + Self.entrySize
    guard try reader.fingerprint() == judgement, let start = Int(exactly: try reader.uint64()),
      let count = Int(exactly: try reader.uint64()), start >= 0, start <= size - Self.footerSize,
      count >= 0, count <= size / width, count * width == size - Self.footerSize - start
    else { throw DamagedRecord() }
    let checksum = try reader.uint64()
    try reader.expect(Self.mark)
    let sealed = size - Self.mark.utf8.count - 8 - start
    let table = try file.bytes(at: start, count: sealed)
    guard table.count == sealed, Checksum.inLanes(of: table.span, seed: 0) == checksum else { throw DamagedRecord() }
    self.table = table
    self.count = count
    self.start = start
  }
}

extension PackEntry {
  /// - Parameter end: where the findings of all entries end.
  fileprivate init(reading reader: inout ByteReader, before end: Int) throws(DamagedRecord) {
    key = ContentKey(content: try reader.fingerprint(), kind: try reader.uint8())
    isSkipped = try reader.uint8() == 1
    days = DayRange(first: try reader.int32(), last: try reader.int32())
    usedOn = try reader.int32()
    guard let offset = Int(exactly: try reader.uint64()),
      let length = Int(exactly: try reader.uint64()), offset <= end, length <= end - offset
    else { throw DamagedRecord() }
    self.offset = offset
    self.length = length
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ entry: PackEntry) {
    append(entry.key.content)
    append(entry.key.kind)
    append(UInt8(entry.isSkipped ? 1 : 0))
    append(number: entry.days.first)
    append(number: entry.days.last)
    append(number: entry.usedOn)
    append(number: UInt64(entry.offset))
    append(number: UInt64(entry.length))
  }
}

extension ContentKey {
  /// Entries are sorted by it; keys that differ may have the same.
  fileprivate var order: UInt64 { content.words[0] }
}
