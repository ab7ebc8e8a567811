// Addresses of the Internet protocol, version 4 and 6, and blocks of them: reading, canonical writing (RFC 5952) and
// what their bits say.

/// An address; CEL's `net.IP`.
struct IPAddress: OpaqueValue, Hashable {
  /// 4 or 16.
  let bytes: [UInt8]

  var typeName: String { "net.IP" }
  func isEqual(to other: any OpaqueValue) -> Bool { (other as? IPAddress) == self }

  var isVersion4: Bool { bytes.count == 4 }
  var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }
  var isLoopback: Bool {
    isVersion4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }
  var isMulticast: Bool { isVersion4 ? bytes[0] & 0xF0 == 0xE0 : bytes[0] == 0xFF }
  var isLinkLocalMulticast: Bool {
    isVersion4 ? bytes.starts(with: [224, 0, 0]) : bytes[0] == 0xFF && bytes[1] & 0x0F == 2
  }
  var isLinkLocalUnicast: Bool {
    isVersion4 ? bytes.starts(with: [169, 254]) : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
  }
  var isGlobalUnicast: Bool {
    let isBroadcast = isVersion4 && bytes.allSatisfy { $0 == 255 }
    return !isBroadcast && !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast
  }

  /// The address with all bits beyond the first `length` cleared.
  func masked(to length: Int) -> IPAddress {
    IPAddress(
      bytes: bytes.enumerated().map { index, byte in
        let kept = min(8, max(0, length - index * 8))
        return kept == 0 ? 0 : byte & (0xFF << UInt8(8 - kept))
      })
  }
}

/// A block of addresses; CEL's `net.CIDR`. The address may have bits beyond the prefix.
struct AddressBlock: OpaqueValue, Hashable {
  let address: IPAddress
  /// 0 to 32 or 128.
  let prefixLength: Int

  var typeName: String { "net.CIDR" }
  func isEqual(to other: any OpaqueValue) -> Bool { (other as? AddressBlock) == self }

  var masked: AddressBlock { AddressBlock(address: address.masked(to: prefixLength), prefixLength: prefixLength) }

  func contains(_ other: IPAddress) -> Bool {
    other.isVersion4 == address.isVersion4 && other.masked(to: prefixLength) == masked.address
  }

  func contains(_ other: AddressBlock) -> Bool { prefixLength <= other.prefixLength && contains(other.address) }
}

// MARK: - Text

extension IPAddress: CustomStringConvertible {
  var description: String {
    if isVersion4 { return bytes.map(String.init).joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    // The longest run of zeros, the first of equally long ones, at least two.
    var longest = 0..<1
    var start = 0
    while start < groups.count {
      let length = groups[start...].prefix { $0 == 0 }.count
      if length > longest.count { longest = start..<(start + length) }
      start += max(1, length)
    }
    func text(_ groups: ArraySlice<UInt16>) -> String {
      groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard longest.count > 1 else { return text(groups[...]) }
    return text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
  }

  /// Why a text is no address that expressions may use.
  enum Refusal: Error {
    case syntax
    /// `fe80::1%en0`.
    case zone
    /// `::ffff:192.168.0.1`, which two readers may take for addresses of different versions.
    case mappedVersion4
  }

  /// Reads an address. Version 4 addresses mapped into version 6 are refused in dotted notation, and are the version 4
  /// address in hexadecimal notation.
  init(_ text: String) throws(Refusal) {
    if text.utf8.contains(UInt8(ascii: "%")) { throw .zone }
    guard text.utf8.contains(UInt8(ascii: ":")) else {
      guard let bytes = Self.dottedBytes(text.utf8[...]) else { throw .syntax }
      self.bytes = bytes
      return
    }
    guard let bytes = Self.groupedBytes(text) else { throw .syntax }
    let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    if isMapped, text.utf8.contains(UInt8(ascii: ".")) { throw .mappedVersion4 }
    self.bytes = isMapped ? Array(bytes.suffix(4)) : bytes
  }

  private static func dottedBytes(_ text: Substring.UTF8View) -> [UInt8]? {
    let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard let number = decimal(part), let byte = UInt8(exactly: number) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// Up to three digits, without a zero in front of others.
  fileprivate static func decimal(_ text: Substring.UTF8View) -> Int? {
    guard (1...3).contains(text.count), text.allSatisfy({ (0x30...0x39).contains($0) }),
      text.count == 1 || text.first != UInt8(ascii: "0")
    else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func groupedBytes(_ text: String) -> [UInt8]? {
    let colon = UInt8(ascii: ":")
    // Longer texts cannot be addresses; the check keeps hostile ones from being split.
    guard text.utf8.count <= 45 else { return nil }
    let pieces = text.utf8.split(separator: colon, omittingEmptySubsequences: false)
    // `::` shows as an empty piece; at either end of the text it shows as two.
    guard pieces.count >= 3 else { return nil }
    var inner = pieces[...]
    if pieces[0].isEmpty {
      guard pieces[1].isEmpty else { return nil }
      inner.removeFirst()
    }
    if pieces[pieces.count - 1].isEmpty {
      guard pieces[pieces.count - 2].isEmpty else { return nil }
      inner.removeLast()
    }
    var bytes: [UInt8] = []
    var gap: Int?
    for (index, piece) in inner.enumerated() {
      if piece.isEmpty {
        guard gap == nil else { return nil }
        gap = bytes.count
      } else if index == inner.count - 1, let dotted = dottedBytes(piece) {
        bytes += dotted
      } else {
        guard piece.count <= 4, piece.allSatisfy(isHexadecimal), let group = UInt16(String(Substring(piece)), radix: 16)
        else { return nil }
        bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
      }
    }
    guard let gap else { return bytes.count == 16 ? bytes : nil }
    guard bytes.count <= 14 else { return nil }
    return bytes[..<gap] + Array(repeating: 0, count: 16 - bytes.count) + bytes[gap...]
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}

extension AddressBlock: CustomStringConvertible {
  var description: String { "\(address)/\(prefixLength)" }

  /// Reads `address/length`. Addresses of version 4 mapped into version 6 are refused in any notation: it would be
  /// unclear which version's bits the length counts.
  init(_ text: String) throws(IPAddress.Refusal) {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw .syntax }
    let address = try IPAddress(String(text[..<slash]))
    if address.isVersion4, text.utf8.contains(UInt8(ascii: ":")) { throw .mappedVersion4 }
    guard let length = IPAddress.decimal(text.utf8[text.utf8.index(after: slash)...]),
      length <= address.bytes.count * 8
    else { throw .syntax }
    self.init(address: address, prefixLength: length)
  }
}
