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
struct PackEntry: Equatable {
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

/// The entries of a pack, in the order of their keys.
struct PackIndex {
  private static let family = "vigie.pack/"
  static let mark = family + "1\n"
  private static let entrySize = Fingerprint.byteCount + 30
  /// The judgement, where the entries begin, how many there are, their checksum, the mark.
  private static let footerSize = Fingerprint.byteCount + 24 + mark.utf8.count

  private(set) var entries: [PackEntry]

  init(_ entries: [PackEntry]) { self.entries = entries.sorted { $0.key.order < $1.key.order } }

  /// The entry that holds on a day.
  func entry(_ key: ContentKey, on day: Int32) -> Int? {
    let order = key.order
    var low = entries.startIndex
    var high = entries.endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if entries[middle].key.order < order { low = middle + 1 } else { high = middle }
    }
    while low < entries.endIndex, entries[low].key.order == order {
      if entries[low].key == key, entries[low].days.contains(day) { return low }
      low += 1
    }
    return nil
  }

  /// The index and what closes a pack.
  ///
  /// - Parameter offset: where the index will begin.
  func bytes(of judgement: Fingerprint, at offset: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * Self.entrySize + Self.footerSize)
    for entry in entries {
      bytes.append(entry.key.content)
      bytes.append(entry.key.kind)
      bytes.append(UInt8(entry.isSkipped ? 1 : 0))
      bytes.append(number: entry.days.first)
      bytes.append(number: entry.days.last)
      bytes.append(number: entry.usedOn)
      bytes.append(number: UInt64(entry.offset))
      bytes.append(number: UInt64(entry.length))
    }
    bytes.append(judgement)
    bytes.append(number: UInt64(offset))
    bytes.append(number: UInt64(entries.count))
    bytes.append(number: Checksum.of(bytes.span, seed: 0))
    return bytes + Array(Self.mark.utf8)
  }

  /// Reads the index of a pack.
  ///
  /// - Parameter judgement: what the pack must be of.
  init(reading file: ArchiveFile, size: Int, of judgement: Fingerprint) throws(DamagedRecord) {
    let footer = try file.bytes(at: size - Self.footerSize, count: Self.footerSize)
    var reader = ByteReader(footer)
    guard try reader.fingerprint() == judgement, let start = Int(exactly: try reader.uint64()),
      let count = Int(exactly: try reader.uint64()), start >= 0, start <= size - Self.footerSize,
      count >= 0, count <= size / Self.entrySize, count * Self.entrySize == size - Self.footerSize - start
    else { throw DamagedRecord() }
    let checksum = try reader.uint64()
    try reader.expect(Self.mark)
    let sealed = size - Self.mark.utf8.count - 8 - start
    let bytes = try file.bytes(at: start, count: sealed)
    guard bytes.count == sealed, Checksum.of(bytes.span, seed: 0) == checksum else { throw DamagedRecord() }
    reader = ByteReader(bytes)
    entries = []
    entries.reserveCapacity(count)
    for _ in 0..<count { entries.append(try Self.entry(&reader, before: start)) }
  }

  private static func entry(_ reader: inout ByteReader, before end: Int) throws(DamagedRecord) -> PackEntry {
    let key = ContentKey(content: try reader.fingerprint(), kind: try reader.uint8())
    let isSkipped = try reader.uint8() == 1
    let days = DayRange(first: try reader.int32(), last: try reader.int32())
    let usedOn = try reader.int32()
    guard let offset = Int(exactly: try reader.uint64()),
      let length = Int(exactly: try reader.uint64()), offset <= end, length <= end - offset
    else { throw DamagedRecord() }
    return PackEntry(key: key, days: days, isSkipped: isSkipped, usedOn: usedOn, offset: offset, length: length)
  }
}

extension ContentKey {
  /// Entries are sorted by it; keys that differ may have the same.
  fileprivate var order: UInt64 { content.words[0] }
}
