// Bytes of texts that are copied as they are: which texts may be, and how. Nearly all of a report is, so texts are
// looked at by the block and not by the character.

import Diagnostics

extension Span<UInt8> {
  private static let blockSize = 16

  /// Whether a character of this UTF-8 text may need an escape in JSON. Of those that need none most are let pass.
  var mayNeedEscapes: Bool {
    if count >= Self.blockSize { return mayNeedEscapes(by: Self.blockSize) { mayNeedEscapes(inBlockFrom: $0) } }
    if count >= 8 { return mayNeedEscapes(by: 8) { mayNeedEscapes(inEightFrom: $0) } }
    for index in 0..<count where mayNeedEscape(at: index) { return true }
    return false
  }

  /// - Parameter mayNeedEscapes: whether so many bytes from a place on may; no more than there are.
  @inline(__always)
  private func mayNeedEscapes(by width: Int, _ mayNeedEscapes: (Int) -> Bool) -> Bool {
    var start = 0
    while start < count {
      // The last ones may have been looked at in part.
      start = Swift.min(start, count - width)
      if mayNeedEscapes(start) { return true }
      start += width
    }
    return false
  }

  /// Where a byte stands first from a place on.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    var start = start
    while start + Self.blockSize <= count {
      let block = extracting(start..<start + Self.blockSize)
      var found: UInt8 = 0
      for index in 0..<Self.blockSize { found |= block[index] == byte ? 1 : 0 }
      if found != 0 { break }
      start += Self.blockSize
    }
    while start < count {
      if self[start] == byte { return start }
      start += 1
    }
    return nil
  }

  /// Whether there is anything but the letters, digits and most signs of ASCII among a block of bytes.
  @inline(__always)
  private func hasOddByte(_ range: Range<Int>) -> Bool {
    let block = extracting(range)
    let (quotationMark, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    var odd: UInt8 = 0
    for index in 0..<Self.blockSize {
      let byte = block[index]
      // In one expression, or the compiler takes the bytes one by one.
      odd |= (byte &- 0x20 < 0x5F ? 0 : 1) | (byte == quotationMark ? 1 : 0) | (byte == backslash ? 1 : 0)
    }
    return odd != 0
  }

  @inline(__always)
  private func mayNeedEscapes(inBlockFrom start: Int) -> Bool {
    let end = start + Self.blockSize
    guard hasOddByte(start..<end) else { return false }
    for word in stride(from: start, to: end, by: 8) where mayNeedEscapes(inEightFrom: word) { return true }
    return false
  }

  @inline(__always)
  private func mayNeedEscapes(inEightFrom start: Int) -> Bool {
    var odd = Self.oddBytes(in: eightBytes(at: start))
    while odd != 0 {
      if mayNeedEscape(at: start + odd.trailingZeroBitCount / 8) { return true }
      odd &= odd &- 1
    }
    return false
  }

  /// The highest bit of each of eight bytes that is odd.
  private static func oddBytes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Without the highest bits, so that no sum reaches the next byte.
    let low = word & (0x7F &* ones)
    func isOther(than byte: UInt8) -> UInt64 { (low ^ UInt64(byte) &* ones) &+ 0x7F &* ones }
    let isPrintable = low &+ 0x60 &* ones
    let isDelete = low &+ ones
    let isNoMark = isOther(than: UInt8(ascii: "\"")) & isOther(than: UInt8(ascii: "\\"))
    return (word | ~(isPrintable & isNoMark) | isDelete) & (0x80 &* ones)
  }

  @inline(__always)
  private func mayNeedEscape(at index: Int) -> Bool {
    let byte = self[index]
    return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || maySteer(at: index)
  }
}

extension OutputSpan<UInt8> {
  /// Appends a text of the program, for which there is room.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    precondition(text.utf8CodeUnitCount <= freeCapacity)
    unsafe withUnsafeMutableBufferPointer { output, count in
      guard let start = output.baseAddress else { return }
      unsafe (start + count).initialize(from: text.utf8Start, count: text.utf8CodeUnitCount)
      count += text.utf8CodeUnitCount
    }
  }
}
