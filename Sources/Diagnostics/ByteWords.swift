// Bytes taken several at a time, where a text is compared, looked through or copied and most of it needs no closer look.

extension Span<UInt8> {
  /// The eight bytes from an offset on, the first in the lowest place; they must be there.
  ///
  /// Written so that it becomes one instruction.
  @inlinable
  @inline(__always)
  public func eightBytes(at offset: Int) -> UInt64 {
    let bytes = extracting(offset..<offset &+ 8)
    var word = UInt64(bytes[0]) | UInt64(bytes[1]) << 8 | UInt64(bytes[2]) << 16 | UInt64(bytes[3]) << 24
    word |= UInt64(bytes[4]) << 32
    word |= UInt64(bytes[5]) << 40
    word |= UInt64(bytes[6]) << 48
    word |= UInt64(bytes[7]) << 56
    return word
  }
}

extension OutputSpan<UInt8> {
  /// Appends bytes, for which there is room.
  @inlinable
  @inline(__always)
  public mutating func append(copying bytes: Span<UInt8>) {
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

extension [UInt8] {
  /// Appends bytes. Unlike `+=`, this counts no reference to what holds them.
  package mutating func append(copying bytes: Span<UInt8>) {
    append(addingCapacity: bytes.count) { $0.append(copying: bytes) }
  }

  /// Appends a text as UTF-8.
  package mutating func append(text: String) { text.withBytes { append(copying: $0) } }
}

extension String {
  /// The text that bytes spell in UTF-8; U+FFFD stands for what is none.
  @inlinable
  public init(decoding bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
