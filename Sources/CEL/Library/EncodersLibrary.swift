// Base64 (RFC 4648, the standard alphabet). Decoding also takes texts without padding, as CEL's suite wants.

extension Library {
  /// `base64.encode` and `base64.decode`.
  public static let encoders = Library(
    "encoders",
    [
      Function(
        "base64.encode", "The bytes in Base64, with padding.",
        [.function { (bytes: [UInt8]) throws(EvaluationError) in try Base64.encode(bytes) }]),
      Function(
        "base64.decode", "The bytes that a Base64 text stands for; padding may be left out.",
        [.function { (text: String) throws(EvaluationError) in try Base64.decode(text) }]),
    ])
}

private enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  static func encode(_ bytes: [UInt8]) throws(EvaluationError) -> String {
    guard bytes.count <= EvaluationError.sizeLimit / 4 * 3 else { throw .tooLarge }
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << ((3 - group.count) * 8)
      for place in 0..<4 {
        text.append(place <= group.count ? alphabet[bits >> (18 - place * 6) & 0x3F] : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func decode(_ text: String) throws(EvaluationError) -> [UInt8] {
    var digits = Array(text.utf8)
    let paddingCount = digits.reversed().prefix { $0 == padding }.count
    digits.removeLast(paddingCount)
    let isPaddingRight = paddingCount == 0 || (paddingCount <= 2 && (digits.count + paddingCount) % 4 == 0)
    guard isPaddingRight, digits.count % 4 != 1 else { throw malformed }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 4 * 3 + 2)
    var bits = 0
    var bitCount = 0
    for digit in digits {
      guard let value = value(of: digit) else { throw malformed }
      bits = (bits << 6 | value) & 0xFFFF
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(bits >> bitCount & 0xFF))
      }
    }
    return bytes
  }

  private static func value(of digit: UInt8) -> Int? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(digit - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(digit - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  private static let malformed = EvaluationError(
    .invalidArgument, en: "the text is not valid Base64", fr: "le texte n'est pas du Base64 valide")
}
