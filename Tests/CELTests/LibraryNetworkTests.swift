import CEL
import Testing

@Suite("Network extensions")
struct LibraryNetworkTests {
  private static func ip(_ text: String) -> Value { (try? LibraryCall.call("ip", [.string(text)])) ?? .null }
  private static func cidr(_ text: String) -> Value { (try? LibraryCall.call("cidr", [.string(text)])) ?? .null }

  private static func masked(_ text: String) -> Value { (try? LibraryCall.call("masked", [cidr(text)])) ?? .null }

  @Test(
    "addresses as text",
    arguments: [
      LibraryCall("string", ip("192.168.0.1"), gives: "'192.168.0.1'"),
      LibraryCall("string", ip("2001:DB8:0:0:0:0:0:68"), gives: "'2001:db8::68'"),
      LibraryCall("string", ip("::"), gives: "'::'"),
      LibraryCall("string", ip("::1"), gives: "'::1'"),
      LibraryCall("string", ip("1::"), gives: "'1::'"),
      LibraryCall("string", ip("1:0:2:3:4:5:6:7"), gives: "'1:0:2:3:4:5:6:7'"),
      LibraryCall("string", ip("1:0:0:2:3:0:0:4"), gives: "'1::2:3:0:0:4'"),
      LibraryCall("string", ip("1:0:0:2:0:0:0:4"), gives: "'1:0:0:2::4'"),
      LibraryCall("string", ip("1:2:3:4:5:6:7::"), gives: "'1:2:3:4:5:6:7:0'"),
      LibraryCall("string", ip("64:ff9b::192.0.2.1"), gives: "'64:ff9b::c000:201'"),
      LibraryCall("string", ip("::ffff:c0a8:1"), gives: "'192.168.0.1'"),
      LibraryCall("ip", .string("::ffff:192.168.0.1"), fails: .invalidArgument),
      LibraryCall("ip", .string("fe80::1%en0"), fails: .invalidArgument),
      LibraryCall("isIP", .string("192.168.0.1"), gives: "true"),
      LibraryCall("isIP", .string("192.168.0.1.0"), gives: "false"),
      LibraryCall("isIP", .string("192.168.0"), gives: "false"),
      LibraryCall("isIP", .string("192.168.0.256"), gives: "false"),
      LibraryCall("isIP", .string("192.168.00.1"), gives: "false"),
      LibraryCall("isIP", .string("192.168..1"), gives: "false"),
      LibraryCall("isIP", .string("2001:db8:::68"), gives: "false"),
      LibraryCall("isIP", .string("1::2::3"), gives: "false"),
      LibraryCall("isIP", .string(":1:2:3:4:5:6:7"), gives: "false"),
      LibraryCall("isIP", .string("1:2:3:4:5:6:7:"), gives: "false"),
      LibraryCall("isIP", .string("1:2:3:4:5:6:7:8"), gives: "true"),
      LibraryCall("isIP", .string("1:2:3:4:5:6:7:8:9"), gives: "false"),
      LibraryCall("isIP", .string("::1:2:3:4:5:6:7:8"), gives: "false"),
      LibraryCall("isIP", .string("1:2:3:4:5:6:1.2.3.4"), gives: "true"),
      LibraryCall("isIP", .string("1:2:3:4:5:6:7:1.2.3.4"), gives: "false"),
      LibraryCall("isIP", .string("12345::"), gives: "false"),
      LibraryCall("isIP", .string("+1::"), gives: "false"),
      LibraryCall("isIP", .string(":"), gives: "false"),
      LibraryCall("isIP", .string(":::"), gives: "false"),
      LibraryCall("isIP", .string(""), gives: "false"),
      LibraryCall("ip.isCanonical", .string("127.0.0.1"), gives: "true"),
      LibraryCall("ip.isCanonical", .string("2001:DB8::68"), gives: "false"),
      LibraryCall("ip.isCanonical", .string("127.0.0.1.0"), fails: .invalidArgument),
      LibraryCall("_==_", ip("2001:db8::1"), ip("2001:DB8::1"), gives: "true"),
      LibraryCall("_==_", ip("::ffff:c0a8:1"), ip("192.168.0.1"), gives: "true"),
      LibraryCall("_==_", ip("0.0.0.0"), ip("::"), gives: "false"),
      LibraryCall("type", ip("::"), gives: "type net.IP"),
    ])
  func addresses(_ row: LibraryCall) { row.verify() }

  @Test(
    "properties of addresses",
    arguments: [
      LibraryCall("family", ip("192.168.0.1"), gives: "4"),
      LibraryCall("family", ip("2001:db8::68"), gives: "6"),
      LibraryCall("isUnspecified", ip("0.0.0.0"), gives: "true"),
      LibraryCall("isUnspecified", ip("::"), gives: "true"),
      LibraryCall("isLoopback", ip("127.1.2.3"), gives: "true"),
      LibraryCall("isLoopback", ip("::1"), gives: "true"),
      LibraryCall("isLoopback", ip("::2"), gives: "false"),
      LibraryCall("isGlobalUnicast", ip("192.168.0.1"), gives: "true"),
      LibraryCall("isGlobalUnicast", ip("255.255.255.255"), gives: "false"),
      LibraryCall("isGlobalUnicast", ip("ff00::1"), gives: "false"),
      LibraryCall("isLinkLocalMulticast", ip("224.0.0.1"), gives: "true"),
      LibraryCall("isLinkLocalMulticast", ip("224.0.1.1"), gives: "false"),
      LibraryCall("isLinkLocalMulticast", ip("ff02::1"), gives: "true"),
      LibraryCall("isLinkLocalUnicast", ip("169.254.169.254"), gives: "true"),
      LibraryCall("isLinkLocalUnicast", ip("fe80::1"), gives: "true"),
      LibraryCall("isLinkLocalUnicast", ip("fd80::1"), gives: "false"),
    ])
  func properties(_ row: LibraryCall) { row.verify() }

  @Test(
    "blocks",
    arguments: [
      LibraryCall("string", cidr("2001:db8::/32"), gives: "'2001:db8::/32'"),
      LibraryCall("type", cidr("10.0.0.0/8"), gives: "type net.CIDR"),
      LibraryCall("cidr", .string("192.168.0.0/"), fails: .invalidArgument),
      LibraryCall("cidr", .string("fe80::1%en0/24"), fails: .invalidArgument),
      LibraryCall("cidr", .string("::ffff:192.168.0.1/24"), fails: .invalidArgument),
      LibraryCall("isCIDR", .string("192.168.0.0/33"), gives: "false"),
      LibraryCall("isCIDR", .string("192.168.0.0/024"), gives: "false"),
      LibraryCall("isCIDR", .string("192.168.0.0"), gives: "false"),
      LibraryCall("isCIDR", .string("::/128"), gives: "true"),
      LibraryCall("isCIDR", .string("::ffff:c0a8:1/120"), gives: "false"),
      LibraryCall("_==_", cidr("127.0.0.1/24"), cidr("127.0.0.1/24"), gives: "true"),
      LibraryCall("_==_", cidr("127.0.0.1/24"), cidr("127.0.0.0/24"), gives: "false"),
      LibraryCall("containsIP", cidr("192.168.0.0/24"), ip("192.168.0.255"), gives: "true"),
      LibraryCall("containsIP", cidr("192.168.0.0/24"), .string("192.168.1.1"), gives: "false"),
      LibraryCall("containsIP", cidr("192.168.0.0/24"), .string("nonsense"), fails: .invalidArgument),
      LibraryCall("containsIP", cidr("0.0.0.0/0"), ip("255.1.2.3"), gives: "true"),
      LibraryCall("containsIP", cidr("0.0.0.0/0"), ip("::"), gives: "false"),
      LibraryCall("containsIP", cidr("2001:db8::/33"), ip("2001:db8:8000::"), gives: "false"),
      LibraryCall("containsCIDR", cidr("192.168.0.0/24"), cidr("192.168.0.0/25"), gives: "true"),
      LibraryCall("containsCIDR", cidr("192.168.0.0/24"), cidr("192.168.0.0/23"), gives: "false"),
      LibraryCall("containsCIDR", cidr("10.0.0.0/8"), .string("10.0.0.0/8"), gives: "true"),
      LibraryCall("ip", cidr("192.168.0.5/24"), gives: "net.IP"),
      LibraryCall(
        "_==_", masked("192.168.0.129/25"), cidr("192.168.0.128/25"), gives: "true"),
      LibraryCall("isMask", cidr("192.168.1.0/24"), gives: "true"),
      LibraryCall("isMask", cidr("192.168.1.5/24"), gives: "false"),
      LibraryCall("prefixLength", cidr("192.168.0.0/24"), gives: "24"),
    ])
  func blocks(_ row: LibraryCall) { row.verify() }
}
