// Texts put into formats that give some characters a meaning, in which no character may steer a terminal either. What
// stands for itself is copied by the piece and not by the character. It knows no format.

import Diagnostics

/// Characters of ASCII.
struct ASCIISet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ characters: String) {
    for byte in characters.utf8 {
      precondition(byte < 0x80)
      if byte < 0x40 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 0x40) }
    }
  }

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The printable characters that are not in the set.
  fileprivate var printableOthers: ASCIISet {
    ASCIISet(low: ~low & 0xFFFF_FFFF_0000_0000, high: ~high & 0x7FFF_FFFF_FFFF_FFFF)
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 0x40 ? low : high) >> UInt64(byte & 0x3F) & 1 != 0
  }
}

extension Span<UInt8> {
  var isASCII: Bool {
    for index in 0..<count where self[index] >= 0x80 { return false }
    return true
  }

  func contains(anyOf set: ASCIISet) -> Bool {
    for index in 0..<count where set.contains(self[index]) { return true }
    return false
  }
}

extension [UInt8] {
  mutating func append(text: StaticString) { text.withUTF8Buffer { unsafe append(copying: $0.span) } }

  /// Appends a text in which some characters may not stand for themselves.
  ///
  /// - Parameters:
  ///   - special: those of ASCII.
  ///   - escape: writes what stands for one of them, or for a character that steers.
  @inline(__always)
  mutating func append(
    _ text: String, escaping special: ASCIISet, _ escape: (inout [UInt8], Unicode.Scalar) -> Void
  ) {
    let plain = special.printableOthers
    text.withBytes { bytes in
      var copied = 0
      var index = 0
      while index < bytes.count {
        if plain.contains(bytes[index]) {
          index += 1
          continue
        }
        let isSpecial = special.contains(bytes[index])
        guard isSpecial || bytes.maySteer(at: index) else {
          index += 1
          continue
        }
        let scalar = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: index)]
        let end = index + UTF8.width(scalar)
        if isSpecial || scalar.isSteering {
          append(copying: bytes.extracting(copied..<index))
          escape(&self, scalar)
          copied = end
        }
        index = end
      }
      append(copying: bytes.extracting(copied..<bytes.count))
    }
  }
}
