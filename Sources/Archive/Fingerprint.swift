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
    words = unsafe hash.finalize().withUnsafeBytes { digest in
      func word(_ index: Int) -> UInt64 {
        UInt64(littleEndian: unsafe digest.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
      }
      return SIMD4(word(0), word(1), word(2), word(3))
    }
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
    var text = [UInt8](repeating: 0, count: 2 * Self.byteCount)
    var position = 0
    for index in 0..<4 {
      var word = words[index]
      for _ in 0..<8 {
        text[position] = Self.digit(word >> 4 & 15)
        text[position + 1] = Self.digit(word & 15)
        position += 2
        word >>= 8
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(_ value: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: value) + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}
