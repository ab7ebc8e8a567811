// Where the lines of a text begin. Few of them are ever asked for, so their breaks are only counted, a block of bytes at
// a time, and looked for within one block when a line is.

struct LineIndex: Sendable {
  private static let width = 64

  /// After a byte-order mark, which is no character of the first line.
  let textStart: Int
  /// How many lines end before each block of bytes, and at the end of the last.
  private let endsBefore: [UInt32]

  init(_ bytes: Span<UInt8>) {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    textStart = hasMark ? 3 : 0
    var endsBefore: [UInt32] = [0]
    endsBefore.reserveCapacity(bytes.count / Self.width + 2)
    var ends: UInt32 = 0
    var start = 0
    while start < bytes.count {
      let end = min(start + Self.width, bytes.count)
      ends &+= Self.ends(in: bytes, from: start, to: end)
      endsBefore.append(ends)
      start = end
    }
    self.endsBefore = endsBefore
  }

  /// Where a line begins, counted from 1; nil where there is no such line.
  func start(ofLine number: Int, in bytes: Span<UInt8>) -> Int? {
    guard number > 1 else { return number == 1 ? textStart : nil }
    // The line begins where the one before it ends, which happens in the last block that less ends lie before.
    let wanted = number - 1
    var low = 0
    var high = endsBefore.count - 1
    guard wanted <= Int(endsBefore[high]) else { return nil }
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(endsBefore[middle]) < wanted { low = middle } else { high = middle }
    }
    var remaining = wanted - Int(endsBefore[low])
    var index = Self.possibleEnd(from: low * Self.width, in: bytes)
    while index < bytes.count {
      if Self.isEnd(index, of: bytes) {
        remaining -= 1
        if remaining == 0 { return index + 1 }
      }
      index = Self.possibleEnd(from: index + 1, in: bytes)
    }
    return nil
  }

  /// Where the line after one begins that begins at an offset; nil where there is none.
  func start(ofLineAfter number: Int, at start: Int, in bytes: Span<UInt8>) -> Int? {
    // Most lines are short.
    let near = min(start + 2 * Self.width, bytes.count)
    var index = Self.possibleEnd(from: start, in: bytes)
    while index < near {
      if Self.isEnd(index, of: bytes) { return index + 1 }
      index = Self.possibleEnd(from: index + 1, in: bytes)
    }
    return self.start(ofLine: number + 1, in: bytes)
  }

  /// The line that begins at an offset, without its break; nil where it has more than `limit` bytes.
  static func shortLine(at start: Int, knownUpTo known: Int, in bytes: Span<UInt8>, limit: Int) -> Range<Int>? {
    // A break takes three bytes at most.
    let last = bytes.count - start > limit + 3 ? start + limit + 3 : bytes.count
    guard 0 <= start, start <= known, known <= last else { return nil }
    for index in known..<last where isEnd(index, of: bytes) {
      let end = max(start, index + 1 - breakLength(before: index + 1, in: bytes))
      return end - start <= limit ? start..<end : nil
    }
    return last == bytes.count && last - start <= limit ? start..<last : nil
  }

  /// The length of the break that ends before an offset, which is after one.
  static func breakLength(before end: Int, in bytes: Span<UInt8>) -> Int {
    switch bytes[end - 1] {
    case 0x0A: end >= 2 && bytes[end - 2] == 0x0D ? 2 : 1
    case 0x0D: 1
    case 0x85: 2
    default: 3
    }
  }

  /// The line on which an offset lies; a break belongs to the line that it ends.
  ///
  /// - Parameter offset: from the start of the text to its end.
  func line(at offset: Int, in bytes: Span<UInt8>) -> (number: Int, start: Int) {
    let block = min(offset / Self.width, endsBefore.count - 1)
    var number = Int(endsBefore[block]) + 1
    for index in block * Self.width..<offset where Self.isEnd(index, of: bytes) { number += 1 }
    return (number, start(ofLine: number, in: bytes) ?? textStart)
  }

  /// The first place from an offset on where a line may end; what cannot end one is passed eight bytes at a time.
  private static func possibleEnd(from offset: Int, in bytes: Span<UInt8>) -> Int {
    var index = offset
    while bytes.count - index >= 8 {
      let word = bytes.eightBytes(at: index)
      // The high bit of each byte below 0x0E, up to the first of them, and of each that is not ASCII.
      let found = ((word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word | word) & 0x8080_8080_8080_8080
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    return index
  }

  /// Whether a line ends with a byte.
  @inline(__always)
  private static func isEnd(_ index: Int, of bytes: Span<UInt8>) -> Bool {
    let byte = bytes[index]
    // What neither ends a line nor is the last byte of what does.
    if byte > 0x0D && byte < 0x80 { return false }
    switch byte {
    case 0x0A: return true
    case 0x0D: return index + 1 == bytes.count || bytes[index + 1] != 0x0A
    case 0x85: return index >= 1 && bytes[index - 1] == 0xC2
    case 0xA8, 0xA9: return index >= 2 && bytes[index - 2] == 0xE2 && bytes[index - 1] == 0x80
    default: return false
    }
  }

  private static func ends(in bytes: Span<UInt8>, from start: Int, to end: Int) -> UInt32 {
    // A loop without branches and without a way out becomes a few instructions on many bytes at once.
    let block = bytes.extracting(start..<end)
    var feeds: UInt8 = 0
    var odd: UInt8 = 0
    var position = 0
    while position < block.count {
      let byte = block[position]
      feeds &+= byte == 0x0A ? 1 : 0
      odd |= byte
      odd |= byte == 0x0D ? 0x80 : 0
      position &+= 1
    }
    return odd < 0x80 ? UInt32(feeds) : oddEnds(in: bytes, from: start, to: end)
  }

  /// The same where a line may end in another way than with LF.
  private static func oddEnds(in bytes: Span<UInt8>, from start: Int, to end: Int) -> UInt32 {
    let block = bytes.extracting(start..<end)
    var feeds: UInt8 = 0
    // Of the bytes that end lines in other ways: CR, that of NEL, and the last two of LS and PS. Characters with one of
    // those two are frequent, such as é, and those with both are not.
    var others: UInt8 = start > 0 && bytes[start - 1] == 0x80 ? 2 : 0
    var position = 0
    while position < block.count {
      let byte = block[position]
      feeds &+= byte == 0x0A ? 1 : 0
      others |= byte == 0x0D ? 8 : 0
      others |= byte == 0x85 ? 8 : 0
      others |= byte == 0x80 ? 2 : 0
      others |= byte & 0xFE == 0xA8 ? 4 : 0
      position &+= 1
    }
    guard others >= 6 else { return UInt32(feeds) }
    var count: UInt32 = 0
    for index in start..<end where isEnd(index, of: bytes) { count &+= 1 }
    return count
  }
}
