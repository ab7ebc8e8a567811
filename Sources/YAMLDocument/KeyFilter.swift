// Whether a key may stand twice in a mapping, told while the keys arrive: nearly all mappings are cleared by this, and
// only the others are looked through key by key.

import Diagnostics

/// What is remembered of the scalar keys of one mapping: a bit in each of two sets, found by its length and some of
/// its bytes.
struct KeyFilter {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  /// Whether two keys may be the same; where this is false, none are.
  var mayRepeat = false

  /// - Parameter hash: of the key.
  @inline(__always)
  mutating func insert(_ hash: UInt64) {
    let (one, other) = (1 << (hash >> 58) as UInt64, 1 << (hash >> 52 & 63) as UInt64)
    if first & one != 0, second & other != 0 { mayRepeat = true }
    first |= one
    second |= other
  }

  @inline(__always)
  static func hash(of key: Span<UInt8>) -> UInt64 {
    let count = key.count
    var sample = UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      let last = key.eightBytes(at: count &- 8)
      sample ^= key.eightBytes(at: 0) ^ (last << 23 | last >> 41)
    } else if count > 1 {
      sample =
        sample << 32 | UInt64(key[0]) | UInt64(key[1]) << 8 | UInt64(key[count / 2]) << 16
        | UInt64(key[count - 1]) << 24
    } else if count == 1 {
      sample = sample << 32 | UInt64(key[0])
    }
    return sample &* 0x9E37_79B9_7F4A_7C15
  }
}
