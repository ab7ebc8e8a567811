// The content of a time zone file (TZif, RFC 8536): a list of moments at which a zone's clocks were changed, and a
// rule for the time after the last of them. Nothing in the file is trusted: what does not add up is no zone.

struct ZoneTransitions {
  /// Seconds since 1970, ascending.
  private let moments: [Int64]
  /// The offset from each moment on.
  private let offsets: [Int]
  private let offsetBeforeFirst: Int
  private let ruleAfterLast: ZoneRule?

  /// Nil where the bytes are no version 2 or later file, or contradict themselves.
  init?(_ bytes: [UInt8]) {
    var reader = BigEndianReader(bytes)
    // The first block repeats the second with 32-bit times.
    guard let old = Header(&reader), old.version >= UInt8(ascii: "2"), reader.skip(old.bodySize(timeSize: 4)),
      let header = Header(&reader), header.typeCount > 0
    else { return nil }

    var moments: [Int64] = []
    for _ in 0..<header.timeCount {
      guard let moment = reader.integer(size: 8) else { return nil }
      if let last = moments.last, moment <= last { return nil }
      moments.append(moment)
    }
    guard let indices = reader.bytes(header.timeCount) else { return nil }
    var types: [(offset: Int, isDaylightSaving: Bool)] = []
    for _ in 0..<header.typeCount {
      guard let offset = reader.integer(size: 4), abs(offset) < 2 * 86_400, let isDaylightSaving = reader.bytes(1),
        reader.skip(1)
      else { return nil }
      types.append((Int(offset), isDaylightSaving != [0]))
    }
    var offsets: [Int] = []
    for index in indices {
      guard Int(index) < types.count else { return nil }
      offsets.append(types[Int(index)].offset)
    }
    guard
      reader.skip(
        header.charCount + header.leapCount * 12 + header.standardCount + header.universalCount),
      let footer = reader.line()
    else { return nil }

    self.moments = moments
    self.offsets = offsets
    self.offsetBeforeFirst = (types.first { !$0.isDaylightSaving } ?? types[0]).offset
    self.ruleAfterLast = ZoneRule(footer)
  }

  /// - Parameter seconds: since 1970 in UTC.
  func offset(at seconds: Int64) -> Int {
    guard let first = moments.first, let last = moments.last else {
      return ruleAfterLast?.offset(at: seconds) ?? offsetBeforeFirst
    }
    if seconds < first { return offsetBeforeFirst }
    if seconds >= last, let ruleAfterLast { return ruleAfterLast.offset(at: seconds) }
    var low = 0
    var high = moments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if moments[middle] <= seconds { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  private struct Header {
    let version: UInt8
    let universalCount, standardCount, leapCount, timeCount, typeCount, charCount: Int

    init?(_ reader: inout BigEndianReader) {
      guard let magic = reader.bytes(4), magic.elementsEqual("TZif".utf8), let version = reader.bytes(1)?.first,
        reader.skip(15)
      else { return nil }
      var counts: [Int] = []
      for _ in 0..<6 {
        // No count can exceed the size of a file that was read.
        guard let count = reader.integer(size: 4), (0...65_536).contains(count) else { return nil }
        counts.append(Int(count))
      }
      self.version = version
      self.universalCount = counts[0]
      self.standardCount = counts[1]
      self.leapCount = counts[2]
      self.timeCount = counts[3]
      self.typeCount = counts[4]
      self.charCount = counts[5]
    }

    func bodySize(timeSize: Int) -> Int {
      timeCount * (timeSize + 1) + typeCount * 6 + charCount + leapCount * (timeSize + 4) + standardCount
        + universalCount
    }
  }
}

/// Takes numbers off the front of bytes, never past their end.
private struct BigEndianReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard rest.count >= count else { return nil }
    defer { rest.removeFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func skip(_ count: Int) -> Bool { bytes(count) != nil }

  /// A two's complement number of 4 or 8 bytes.
  mutating func integer(size: Int) -> Int64? {
    guard let bytes = bytes(size) else { return nil }
    let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return size == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
  }

  /// What stands between two line feeds.
  mutating func line() -> String? {
    let feed = UInt8(ascii: "\n")
    guard rest.first == feed, let end = rest.dropFirst().firstIndex(of: feed) else { return nil }
    return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
  }
}
