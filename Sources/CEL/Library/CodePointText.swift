// Positions in CEL's texts count code points, whatever a person sees as one character. This type holds a text's bytes
// and turns such positions into byte offsets and back.

struct CodePointText {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  var count: Int { codePoint(at: bytes.count) }

  /// The byte at which a code point starts; the count of code points names the end.
  /// - Throws: `invalidArgument` where there is no such position.
  func byteOffset(of codePoint: Int64) throws(EvaluationError) -> Int {
    guard codePoint >= 0 else { throw .indexOutOfRange(codePoint, count: count) }
    var remaining = codePoint
    for (offset, byte) in bytes.enumerated() where Self.startsCodePoint(byte) {
      if remaining == 0 { return offset }
      remaining -= 1
    }
    guard remaining == 0 else { throw .indexOutOfRange(codePoint, count: count) }
    return bytes.count
  }

  /// How many code points start before the byte.
  func codePoint(at byteOffset: Int) -> Int {
    bytes[..<byteOffset].count(where: Self.startsCodePoint)
  }

  /// Each code point as a text of its own.
  var codePoints: [String] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map { String($0) }
  }

  subscript(range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func startsCodePoint(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
