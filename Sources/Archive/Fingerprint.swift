// SHA-256 as a value: what was judged, and what it was judged by, is told apart by nothing else.

import Crypto

/// The SHA-256 digest of some bytes.
package struct Fingerprint: Sendable, Hashable {
  package static let byteCount = 32

  /// The digest's bytes, eight by eight, the first of each eight the lowest.
  let words: SIMD4<UInt64>

  init(words: SIMD4<UInt64>) { self.words = words }

  package init(of bytes: [UInt8]) {
    var hash = SHA256()
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    var words = SIMD4<UInt64>()
    for (position, byte) in hash.finalize().enumerated() {
      words[position / 8] |= UInt64(byte) << UInt64(8 * (position % 8))
    }
    self.words = words
  }

  /// Of several texts, told apart from any other several texts.
  package init(of texts: some Sequence<String>) {
    var bytes: [UInt8] = []
    for text in texts {
      bytes.append(number: UInt64(text.utf8.count))
      bytes += text.utf8
    }
    self.init(of: bytes)
  }

  /// The digest in lower-case hexadecimal.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * Self.byteCount)
    for index in 0..<4 {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        let byte = UInt8(truncatingIfNeeded: words[index] >> shift)
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
