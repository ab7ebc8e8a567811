// One record as it stands in a file: its kind, its length, a checksum, and bytes that only others understand. Nothing
// of it is believed before the checksum is right.

/// The frame around the bytes of a record.
struct RecordFrame {
  enum Kind: UInt8 {
    /// What a state is of.
    case heading = 1
    /// One finding.
    case finding = 2
    /// The findings before are all of an input.
    case inputEnd = 3
    /// One finding in a pack.
    case kept = 4
  }

  /// A mark, the kind, the length of what follows, and the checksum.
  static let size = 16
  private static let mark: [UInt8] = Array("vgr".utf8)

  let kind: Kind
  let length: Int
  private let checksum: UInt64

  /// - Parameter reader: at the beginning of the frame; then at its end.
  init(reading reader: inout ByteReader) throws(DamagedRecord) {
    for byte in Self.mark { guard try reader.uint8() == byte else { throw DamagedRecord() } }
    guard let kind = Kind(rawValue: try reader.uint8()) else { throw DamagedRecord() }
    self.kind = kind
    length = Int(try reader.uint32())
    checksum = try reader.uint64()
  }

  /// Whether these are the bytes that the frame was put around.
  func fits(_ content: Span<UInt8>) -> Bool {
    content.count == length && Self.checksum(of: content, kind) == checksum
  }

  /// Appends a record.
  ///
  /// - Returns: false where it is longer than a record can be; then nothing is appended.
  @discardableResult
  static func append(_ kind: Kind, _ content: [UInt8], to bytes: inout [UInt8]) -> Bool {
    guard let length = UInt32(exactly: content.count) else { return false }
    bytes += mark
    bytes.append(kind.rawValue)
    bytes.append(number: length)
    bytes.append(number: checksum(of: content.span, kind))
    bytes += content
    return true
  }

  private static func checksum(of content: Span<UInt8>, _ kind: Kind) -> UInt64 {
    switch kind {
    case .heading, .finding, .inputEnd: Checksum.of(content, seed: UInt64(kind.rawValue))
    // Of these a run may read millions.
    case .kept: Checksum.inLanes(of: content, seed: UInt64(kind.rawValue))
    }
  }
}
