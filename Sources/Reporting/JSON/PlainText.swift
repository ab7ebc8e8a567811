// Bytes of texts that are copied as they are: which texts may be, and how. Nearly all of a report is, so texts are
// looked at by the block and not by the character.

import Diagnostics

extension Span<UInt8> {
  private static let blockSize = 32

  /// Whether a character of this UTF-8 text may need an escape in JSON. Of those that need none most are let pass.
  var mayNeedEscapes: Bool {
    var start = 0
    while start + Self.blockSize <= count {
      let block = start..<start + Self.blockSize
      if hasOddByte(block), mayNeedEscapes(block) { return true }
      start += Self.blockSize
    }
    guard count >= 8 else { return mayNeedEscapes(0..<count) }
    let raw = unsafe bytes
    while start < count {
      // The last eight bytes may have been looked at in part.
      start = Swift.min(start, count - 8)
      // Any eight bytes are a number: nothing but their type is not checked here.
      if unsafe Self.hasOddByte(raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)),
        mayNeedEscapes(start..<start + 8)
      {
        return true
      }
      start += 8
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

  /// The same among eight bytes.
  private static func hasOddByte(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    /// The highest bit of a byte says that it, or one below it, is zero.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let controls = (word &- 0x20 &* ones) & ~word
    // From DEL on.
    let others = word | (word &+ ones)
    let marks = zeros(word ^ (UInt64(UInt8(ascii: "\"")) &* ones)) | zeros(word ^ (UInt64(UInt8(ascii: "\\")) &* ones))
    return (controls | others | marks) & (0x80 &* ones) != 0
  }

  private func mayNeedEscapes(_ range: Range<Int>) -> Bool {
    for index in range {
      let byte = self[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || maySteer(at: index) { return true }
    }
    return false
  }
}

extension [UInt8] {
  mutating func append(copying bytes: Span<UInt8>) {
    append(addingCapacity: bytes.count) { $0.append(copying: bytes) }
  }
}

extension OutputSpan<UInt8> {
  /// Appends bytes, for which there is room.
  mutating func append(copying bytes: Span<UInt8>) {
    precondition(bytes.count <= freeCapacity)
    unsafe withUnsafeMutableBufferPointer { output, count in
      unsafe bytes.withUnsafeBufferPointer { input in
        guard let source = input.baseAddress, let start = output.baseAddress else { return }
        unsafe (start + count).initialize(from: source, count: input.count)
        count += input.count
      }
    }
  }
}
