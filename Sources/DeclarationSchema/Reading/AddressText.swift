// Web and e-mail addresses: absolute URIs by the syntax of RFC 3986, and mailboxes as forms accept them. Whether
// anything answers there is not asked.

enum AddressText {
  /// A scheme, a colon, and only characters that a URI may hold, brackets and `#` where they may stand.
  static func isURI(_ text: Span<UInt8>) -> Bool {
    let colon = text.firstIndex(from: 0) { $0 == UInt8(ascii: ":") }
    guard colon + 1 < text.count, text[0].isLetter else { return false }
    let scheme = text.extracting(0..<colon)
    guard scheme.allSatisfy({ $0.isLetter || $0.isDigit || $0.isSchemeMark }) else { return false }
    var start = colon + 1
    if start + 1 < text.count, text[start] == UInt8(ascii: "/"), text[start + 1] == UInt8(ascii: "/") {
      let authority = start + 2
      start = text.firstIndex(from: authority, where: \.endsAuthority)
      guard isAuthority(text.extracting(authority..<start), needsHost: scheme.isWebScheme) else { return false }
    }
    let hash = text.firstIndex(from: start) { $0 == UInt8(ascii: "#") }
    return consists(text.extracting(start..<hash), alsoOf: \.isPathMark)
      && consists(text.extracting(min(hash + 1, text.count)..<text.count), alsoOf: \.isPathMark)
  }

  private static func isAuthority(_ text: Span<UInt8>, needsHost: Bool) -> Bool {
    var host = 0
    for index in 0..<text.count where text[index] == UInt8(ascii: "@") { host = index + 1 }
    if host > 0, !consists(text.extracting(0..<host - 1), alsoOf: { $0 == UInt8(ascii: ":") }) { return false }
    if host < text.count, text[host] == UInt8(ascii: "[") {
      let close = text.firstIndex(from: host) { $0 == UInt8(ascii: "]") }
      guard close < text.count else { return false }
      let inside = text.extracting(host + 1..<close)
      guard inside.firstIndex(from: 0, where: { $0 == UInt8(ascii: ":") }) < inside.count,
        consists(inside, alsoOf: { $0 == UInt8(ascii: ":") })
      else { return false }
      return isPort(text.extracting(close + 1..<text.count))
    }
    let end = text.firstIndex(from: host) { $0 == UInt8(ascii: ":") }
    if needsHost, end == host { return false }
    return consists(text.extracting(host..<end), alsoOf: { _ in false }) && isPort(text.extracting(end..<text.count))
  }

  private static func isPort(_ text: Span<UInt8>) -> Bool {
    text.isEmpty || (text[0] == UInt8(ascii: ":") && text.extracting(1..<text.count).allSatisfy(\.isDigit))
  }

  /// Unreserved characters, sub-delimiters, percent-encoded bytes, and those named.
  @inline(__always)
  private static func consists(_ text: Span<UInt8>, alsoOf isNamed: (UInt8) -> Bool) -> Bool {
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte.isLetter || byte.isDigit || byte.isAddressMark || isNamed(byte) { continue }
      guard byte == UInt8(ascii: "%"), position + 1 < text.count, text[position].hexadecimalDigit != nil,
        text[position + 1].hexadecimalDigit != nil
      else { return false }
      position += 2
    }
    return true
  }

  /// `local@domain`: dotted atoms before the `@`, labels of letters, digits and hyphens after it.
  static func isEmail(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let atoms = bytes[..<at].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let labels = bytes[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return bytes[..<at].count <= 64
      && atoms.allSatisfy { atom in
        !atom.isEmpty
          && atom.allSatisfy { $0.isLetter || $0.isDigit || $0 >= 0x80 || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
      }
      && labels.allSatisfy { label in
        let dash = UInt8(ascii: "-")
        return (1...63).contains(label.count) && label.first != dash && label.last != dash
          && label.allSatisfy { $0.isLetter || $0.isDigit || $0 >= 0x80 || $0 == dash }
      }
  }

  /// The address with the scheme that was left out, or with its blanks and accents encoded.
  static func proposal(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = encoded(bytes.trimmed)
    if text != Array(bytes), isURI(text.span), isASCII(hostOf: bytes) { return String(decoding: text, as: UTF8.self) }
    let host = text.prefix { $0 != UInt8(ascii: "/") }
    guard host.contains(UInt8(ascii: ".")), !host.contains(UInt8(ascii: "@")), !host.contains(UInt8(ascii: "%"))
    else { return nil }
    let withScheme = Array("https://".utf8) + text
    return isURI(withScheme.span) ? String(decoding: withScheme, as: UTF8.self) : nil
  }

  private static func encoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return bytes.flatMap { byte -> [UInt8] in
      guard byte <= 0x20 || byte >= 0x7F || "\"<>\\^`{|}".utf8.contains(byte) else { return [byte] }
      return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }

  /// An accent in a host name is not percent-encoded but spelled in another way, which is not proposed here.
  private static func isASCII(hostOf bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count < 3 || parts[2].allSatisfy { $0 < 0x80 && $0 != 0x20 }
  }
}

extension UInt8 {
  fileprivate var isSchemeMark: Bool {
    switch self {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  fileprivate var endsAuthority: Bool {
    switch self {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): true
    default: false
    }
  }

  /// What a path, a query and a fragment may hold beside other characters.
  fileprivate var isPathMark: Bool {
    switch self {
    case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "?"): true
    default: false
    }
  }

  /// What RFC 3986 calls unreserved, letters and digits aside, and its sub-delimiters.
  fileprivate var isAddressMark: Bool {
    switch self {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: "="):
      true
    default: false
    }
  }
}

extension Span<UInt8> {
  /// Whether this is `http` or `https`, in letters of either case.
  fileprivate var isWebScheme: Bool {
    guard count == 4 || count == 5 && self[4].asciiLowercased == UInt8(ascii: "s") else { return false }
    return self[0].asciiLowercased == UInt8(ascii: "h") && self[1].asciiLowercased == UInt8(ascii: "t")
      && self[2].asciiLowercased == UInt8(ascii: "t") && self[3].asciiLowercased == UInt8(ascii: "p")
  }
}
