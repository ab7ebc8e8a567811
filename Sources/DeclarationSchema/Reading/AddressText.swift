// Web and e-mail addresses: absolute URIs by the syntax of RFC 3986, and mailboxes as forms accept them. Whether
// anything answers there is not asked.

enum AddressText {
  /// A scheme, a colon, and only characters that a URI may hold, brackets and `#` where they may stand.
  static func isURI(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first, first.isLetter,
      bytes[..<colon].allSatisfy({ $0.isLetter || $0.isDigit || $0.isSchemeMark })
    else { return false }
    var rest = bytes[(colon + 1)...]
    guard !rest.isEmpty else { return false }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(where: \.endsAuthority) ?? rest.endIndex
      guard isAuthority(rest[..<end], needsHost: bytes[..<colon].isWebScheme) else { return false }
      rest = rest[end...]
    }
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      guard consists(rest[(hash + 1)...], alsoOf: ":@/?") else { return false }
      rest = rest[..<hash]
    }
    return consists(rest, alsoOf: ":@/?")
  }

  private static func isAuthority(_ bytes: ArraySlice<UInt8>, needsHost: Bool) -> Bool {
    var host = bytes
    if let at = host.lastIndex(of: UInt8(ascii: "@")) {
      guard consists(host[..<at], alsoOf: ":") else { return false }
      host = host[(at + 1)...]
    }
    if host.first == UInt8(ascii: "[") {
      guard let close = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let inside = host[host.startIndex + 1..<close]
      guard inside.contains(UInt8(ascii: ":")), consists(inside, alsoOf: ":") else { return false }
      return isPort(host[(close + 1)...])
    }
    let end = host.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex
    if needsHost, end == host.startIndex { return false }
    return consists(host[..<end], alsoOf: "") && isPort(host[end...])
  }

  private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.isEmpty || (bytes.first == UInt8(ascii: ":") && bytes.dropFirst().allSatisfy(\.isDigit))
  }

  /// Unreserved characters, sub-delimiters, percent-encoded bytes, and those named.
  private static func consists(_ bytes: ArraySlice<UInt8>, alsoOf others: String) -> Bool {
    let text = bytes.span
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte.isLetter || byte.isDigit || byte.isAddressMark { continue }
      if byte == UInt8(ascii: "%") {
        guard position + 1 < text.count, text[position].hexadecimalDigit != nil,
          text[position + 1].hexadecimalDigit != nil
        else { return false }
        position += 2
      } else if !others.utf8.contains(byte) {
        return false
      }
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
    if text != Array(bytes), isURI(text[...]), isASCII(hostOf: bytes) { return String(decoding: text, as: UTF8.self) }
    let host = text.prefix { $0 != UInt8(ascii: "/") }
    guard host.contains(UInt8(ascii: ".")), !host.contains(UInt8(ascii: "@")), !host.contains(UInt8(ascii: "%"))
    else { return nil }
    let withScheme = Array("https://".utf8) + text
    return isURI(withScheme[...]) ? String(decoding: withScheme, as: UTF8.self) : nil
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

extension ArraySlice<UInt8> {
  /// Whether this is `http` or `https`, in letters of either case.
  fileprivate var isWebScheme: Bool {
    let text = span
    guard text.count == 4 || text.count == 5 && text[4].asciiLowercased == UInt8(ascii: "s") else { return false }
    return text[0].asciiLowercased == UInt8(ascii: "h") && text[1].asciiLowercased == UInt8(ascii: "t")
      && text[2].asciiLowercased == UInt8(ascii: "t") && text[3].asciiLowercased == UInt8(ascii: "p")
  }
}
