// The checksum and the digest: what tells one content from another.

import Testing

@testable import Archive

@Suite struct RecordTests {
  @Test("A digest is SHA-256, as others compute it")
  func digest() {
    // The examples of FIPS 180-4.
    #expect(
      fingerprint("abc").hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      fingerprint("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").hexadecimal
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  @Test("Several texts are told apart by where one ends and the next begins")
  func texts() {
    #expect(Fingerprint(of: ["ab", "c"]) != Fingerprint(of: ["a", "bc"]))
    #expect(Fingerprint(of: ["a"]) != Fingerprint(of: ["a", ""]))
  }

  @Test("Bytes of any length have another checksum when one bit or their length changes", arguments: 0..<70)
  func checksums(length: Int) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let sum = Checksum.of(bytes.span, seed: 1)
    #expect(Checksum.of(bytes.span, seed: 2) != sum)
    #expect(Checksum.of((bytes + [0]).span, seed: 1) != sum)
    for position in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[position] ^= 1 << bit
        #expect(Checksum.of(changed.span, seed: 1) != sum)
      }
    }
  }
}
