// The network extensions: addresses and blocks of addresses as values of their own.

import Diagnostics

extension Library {
  /// `ip`, `cidr` and what can be asked of them. The types are `net.IP` and `net.CIDR`.
  public static let network = Library("network", Network.addresses + Network.blocks)
}

extension IPAddress: NativeValue {
  static var type: Type { .opaque("net.IP") }
  var value: Value { .opaque(self) }
  init?(_ value: Value) {
    guard case .opaque(let opaque) = value, let address = opaque as? IPAddress else { return nil }
    self = address
  }
}

extension AddressBlock: NativeValue {
  static var type: Type { .opaque("net.CIDR") }
  var value: Value { .opaque(self) }
  init?(_ value: Value) {
    guard case .opaque(let opaque) = value, let block = opaque as? AddressBlock else { return nil }
    self = block
  }
}

private enum Network {
  static let addresses = [
    Function(
      "ip", "The IP address that a text writes, or the address of a block.",
      [
        .function { (text: String) throws(EvaluationError) in try address(text) },
        .member { (block: AddressBlock) in block.address },
      ]),
    Function(
      "isIP", "Whether a text writes an IP address that `ip` takes.",
      [.function { (text: String) in (try? IPAddress(text)) != nil }]),
    Function(
      "ip.isCanonical", "Whether a text writes an IP address in the one way that RFC 5952 recommends.",
      [.function { (text: String) throws(EvaluationError) in try address(text).description == text }]),
    Function(
      "family", "4 or 6, the version of an IP address.",
      [.member { (address: IPAddress) -> Int64 in address.isVersion4 ? 4 : 6 }]),
    Function(
      "isUnspecified", "Whether the address is 0.0.0.0 or ::.",
      [.member { (address: IPAddress) in address.isUnspecified }]),
    Function(
      "isLoopback", "Whether the address is one of the machine itself.",
      [.member { (address: IPAddress) in address.isLoopback }]),
    Function(
      "isGlobalUnicast", "Whether the address is neither unspecified, loopback, multicast, broadcast nor link-local.",
      [.member { (address: IPAddress) in address.isGlobalUnicast }]),
    Function(
      "isLinkLocalMulticast", "Whether the address is a multicast address of the local link.",
      [.member { (address: IPAddress) in address.isLinkLocalMulticast }]),
    Function(
      "isLinkLocalUnicast", "Whether the address is a unicast address of the local link.",
      [.member { (address: IPAddress) in address.isLinkLocalUnicast }]),
    Function(
      "string", "The canonical text of an address or a block.",
      [
        .function { (address: IPAddress) in address.description },
        .function { (block: AddressBlock) in block.description },
      ]),
  ]

  static let blocks = [
    Function(
      "cidr", "The block of addresses that a text such as 192.168.0.0/24 writes.",
      [.function { (text: String) throws(EvaluationError) in try block(text) }]),
    Function(
      "isCIDR", "Whether a text writes a block of addresses that `cidr` takes.",
      [.function { (text: String) in (try? AddressBlock(text)) != nil }]),
    Function(
      "containsIP", "Whether the address lies in the block.",
      [
        .member { (block: AddressBlock, address: IPAddress) in block.contains(address) },
        .member { (block: AddressBlock, text: String) throws(EvaluationError) in block.contains(try address(text)) },
      ]),
    Function(
      "containsCIDR", "Whether the whole other block lies in the block.",
      [
        .member { (block: AddressBlock, other: AddressBlock) in block.contains(other) },
        .member { (outer: AddressBlock, text: String) throws(EvaluationError) in outer.contains(try block(text)) },
      ]),
    Function(
      "masked", "The block with the bits beyond its prefix cleared.",
      [.member { (block: AddressBlock) in block.masked }]),
    Function(
      "isMask", "Whether no bit beyond the block's prefix is set.",
      [.member { (block: AddressBlock) in block == block.masked }]),
    Function(
      "prefixLength", "How many leading bits the addresses of the block share.",
      [.member { (block: AddressBlock) in Int64(block.prefixLength) }]),
  ]

  private static func address(_ text: String) throws(EvaluationError) -> IPAddress {
    do throws(IPAddress.Refusal) {
      return try IPAddress(text)
    } catch {
      throw refused(
        text, error,
        LocalizedText(
          en: "an IP address such as 192.168.0.1 or 2001:db8::1",
          fr: "une adresse IP telle que 192.168.0.1 ou 2001:db8::1"))
    }
  }

  private static func block(_ text: String) throws(EvaluationError) -> AddressBlock {
    do throws(IPAddress.Refusal) {
      return try AddressBlock(text)
    } catch {
      throw refused(
        text, error,
        LocalizedText(
          en: "a network address such as 192.168.0.0/24", fr: "une adresse de réseau telle que 192.168.0.0/24"))
    }
  }

  private static func refused(
    _ text: String, _ refusal: IPAddress.Refusal, _ expected: LocalizedText
  ) -> EvaluationError {
    let shown = text.shortened(to: 60).withoutControls
    switch refusal {
    case .syntax:
      return EvaluationError(
        .invalidArgument, en: "parse error during conversion from string: '\(shown)' is not \(expected.english)",
        fr: "«\u{A0}\(shown)\u{A0}» n'est pas \(expected.french)")
    case .zone:
      return EvaluationError(
        .invalidArgument, en: "'\(shown)': an IP address with zone value is not allowed",
        fr: "«\u{A0}\(shown)\u{A0}»\u{A0}: une adresse IP ne peut comporter de zone")
    case .mappedVersion4:
      return EvaluationError(
        .invalidArgument, en: "'\(shown)': an IPv4-mapped IPv6 address is not allowed",
        fr: "«\u{A0}\(shown)\u{A0}»\u{A0}: une adresse IPv4 projetée en IPv6 n'est pas admise")
    }
  }
}
