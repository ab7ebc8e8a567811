// The checksum by which a torn or damaged record is recognised. It guards against disks and killed processes, not
// against forgers: who may write into the files may write anything.

enum Checksum {
  private static let first: UInt64 = 0xA076_1D64_78BD_642F
  private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB
  /// What four sums begin with: nothing that the numbers above make zero of.
  private static let lanes = SIMD4<UInt64>(
    0x9E37_79B9_7F4A_7C15, 0xD1B5_4A32_D192_ED03, 0x8CB9_2BA7_2F3D_8DD7, 0xBF58_476D_1CE4_E5B9)

  /// - Parameter seed: what belongs to the bytes and stands elsewhere.
  static func of(_ bytes: Span<UInt8>, seed: UInt64) -> UInt64 {
    let raw = unsafe bytes.bytes
    var sum = folded(seed ^ first, UInt64(bytes.count) ^ second)
    var position = 0
    while position &+ 16 <= raw.byteCount {
      // Any eight bytes are a number: nothing but their type is not checked here.
      let low = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      let high = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position &+ 8, as: UInt64.self)
      sum = folded(UInt64(littleEndian: low) ^ first, UInt64(littleEndian: high) ^ sum)
      position &+= 16
    }
    var rest: UInt64 = 0
    for index in position..<bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      if (index &- position) == 7 {
        sum = folded(rest ^ first, sum)
        rest = 0
      }
    }
    return folded(rest ^ second, sum ^ first)
  }

  /// Another checksum, which takes a third of the time: four sums that do not wait for one another.
  static func inLanes(of bytes: Span<UInt8>, seed: UInt64) -> UInt64 {
    let raw = unsafe bytes.bytes
    var sums = lanes
    var position = 0
    while position &+ 64 <= raw.byteCount {
      for lane in 0..<4 {
        // As above.
        let low = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position &+ 16 &* lane, as: UInt64.self)
        let high = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position &+ 16 &* lane &+ 8, as: UInt64.self)
        sums[lane] = folded(UInt64(littleEndian: low) ^ first, UInt64(littleEndian: high) ^ sums[lane])
      }
      position &+= 64
    }
    var sum = of(bytes.extracting(droppingFirst: position), seed: seed ^ UInt64(bytes.count))
    for lane in 0..<4 { sum = folded(sum ^ first, sums[lane] ^ second) }
    return sum
  }

  /// The product's two halves as one.
  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
