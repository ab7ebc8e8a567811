// What tells short texts apart in a few instructions: two numbers made of their bytes, and their length. Most keys and
// words of a declaration are short.

import Diagnostics

/// The first and the last bytes of a text, up to eight each, which may overlap.
struct TextWords: Equatable, Sendable {
  let first: UInt64
  let last: UInt64
  let count: Int

  /// Whether these are all of the text's bytes: texts with the same words are then the same text.
  var isWhole: Bool { count <= 16 }

  @inline(__always)
  init(_ text: Span<UInt8>) {
    count = text.count
    if count >= 8 {
      first = text.eightBytes(at: 0)
      last = text.eightBytes(at: count &- 8)
    } else if count >= 4 {
      first = text.fourBytes(at: 0)
      last = text.fourBytes(at: count &- 4)
    } else if count > 0 {
      first = UInt64(text[0]) | UInt64(text[count / 2]) << 8
      last = UInt64(text[count &- 1])
    } else {
      first = 0
      last = 0
    }
  }

  /// Where to look for a text in a table of these.
  @inline(__always)
  var hash: Int {
    let mixed = (first ^ (last << 23 | last >> 41)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ UInt64(truncatingIfNeeded: count)) >> 40)
  }
}

extension Span<UInt8> {
  /// Written so that it becomes one instruction.
  @inline(__always)
  fileprivate func fourBytes(at offset: Int) -> UInt64 {
    let bytes = extracting(offset..<offset &+ 4)
    return UInt64(bytes[0]) | UInt64(bytes[1]) << 8 | UInt64(bytes[2]) << 16 | UInt64(bytes[3]) << 24
  }
}
