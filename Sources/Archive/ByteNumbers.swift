// Numbers in files, the lowest byte first, and the one way to read them: by a reader that knows where the bytes end,
// because what is read may be damaged.

extension [UInt8] {
  // One for each type: a generic one would not be made for the type where another module calls it.
  package mutating func append(number: UInt16) { append(bytesOf: number) }
  package mutating func append(number: UInt32) { append(bytesOf: number) }
  package mutating func append(number: UInt64) { append(bytesOf: number) }
  package mutating func append(number: Int32) { append(bytesOf: number) }

  private mutating func append(bytesOf number: some FixedWidthInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  mutating func append(_ fingerprint: Fingerprint) {
    for index in 0..<4 { append(number: fingerprint.words[index]) }
  }

  /// A text with its length.
  package mutating func append(text: String) {
    let start = count
    append(number: UInt32(0))
    append(contentsOf: text.utf8)
    let length = UInt32(clamping: count - start - 4)
    for index in 0..<4 { self[start + index] = UInt8(truncatingIfNeeded: length >> (8 * index)) }
  }
}

/// What was kept is not what was written.
package struct DamagedRecord: Error {
  package init() {}
}

/// Takes numbers and texts from bytes, one after another.
package struct ByteReader {
  private let bytes: [UInt8]
  private let end: Int
  /// Where the next one begins.
  package private(set) var position: Int

  package init(_ bytes: [UInt8]) { self.init(bytes, 0..<bytes.count) }

  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = max(range.lowerBound, 0)
    end = min(range.upperBound, bytes.count)
  }

  package var count: Int { max(end - position, 0) }

  package mutating func uint8() throws(DamagedRecord) -> UInt8 { try number() }
  package mutating func uint16() throws(DamagedRecord) -> UInt16 { try number() }
  package mutating func uint32() throws(DamagedRecord) -> UInt32 { try number() }
  package mutating func uint64() throws(DamagedRecord) -> UInt64 { try number() }
  package mutating func int32() throws(DamagedRecord) -> Int32 { try number() }

  private mutating func number<Number: FixedWidthInteger & BitwiseCopyable>() throws(DamagedRecord) -> Number {
    let size = Number.bitWidth / 8
    guard count >= size else { throw DamagedRecord() }
    // Any bytes are a number: nothing but their type is not checked here.
    let number = unsafe bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: Number.self)
    position += size
    return Number(littleEndian: number)
  }

  mutating func fingerprint() throws(DamagedRecord) -> Fingerprint {
    var words = SIMD4<UInt64>()
    for index in 0..<4 { words[index] = try uint64() }
    return Fingerprint(words: words)
  }

  package mutating func text() throws(DamagedRecord) -> String {
    let length = Int(try uint32())
    guard count >= length else { throw DamagedRecord() }
    defer { position += length }
    return String(decoding: bytes[position..<position + length], as: UTF8.self)
  }

  package mutating func passText() throws(DamagedRecord) { try pass(Int(try uint32())) }

  package mutating func pass(_ length: Int) throws(DamagedRecord) {
    guard length >= 0, count >= length else { throw DamagedRecord() }
    position += length
  }

  mutating func expect(_ text: String) throws(DamagedRecord) {
    guard count >= text.utf8.count, bytes[position..<position + text.utf8.count].elementsEqual(text.utf8) else {
      throw DamagedRecord()
    }
    position += text.utf8.count
  }
}
