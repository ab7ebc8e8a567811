// The digest by which reports name the bytes that were judged, and the policy that judged them.

import Crypto

/// SHA-256 in lower-case hexadecimal.
func hexadecimalDigest(of bytes: [UInt8]) -> String {
  var hash = SHA256()
  unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(2 * SHA256.byteCount)
  for byte in hash.finalize() {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
