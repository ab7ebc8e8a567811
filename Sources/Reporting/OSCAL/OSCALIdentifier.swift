// OSCAL names everything by a UUID. These are derived from what they name (RFC 9562, version 5), so that the same inputs
// give the same document; nothing here knows what is named.

import Crypto
import Diagnostics

/// A UUID made of the texts that tell one thing from every other.
struct OSCALIdentifier: Sendable, Hashable {
  /// Chosen once, at random, for all that this program ever names. A change would rename everything.
  private static let namespace: [UInt8] = [
    0x59, 0x21, 0x54, 0x6F, 0xD9, 0xD8, 0x46, 0x90, 0xA5, 0xD3, 0x1A, 0xD4, 0x46, 0x3C, 0x19, 0xAF,
  ]

  private let high: UInt64
  private let low: UInt64

  /// - `parts`: each counts as a whole: `["ab", "c"]` is not `["a", "bc"]`.
  init(_ parts: [String]) {
    var named = Self.namespace
    for part in parts {
      named.append(text: String(part.utf8.count))
      named.append(UInt8(ascii: ":"))
      named.append(text: part)
    }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (index, byte) in Insecure.SHA1.hash(data: named).prefix(16).enumerated() {
      if index < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
    }
    // The version stands in the high half, the variant in the low one.
    self.high = high & ~0xF000 | 0x5000
    self.low = low & ~(0b11 << 62) | 0b10 << 62
  }

  /// `00000000-0000-5000-8000-000000000000`
  var text: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for place in 0..<32 {
      if place == 8 || place == 12 || place == 16 || place == 20 { text.append(UInt8(ascii: "-")) }
      let half = place < 16 ? high : low
      text.append(digits[Int(half >> UInt64(60 - 4 * (place % 16)) & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
