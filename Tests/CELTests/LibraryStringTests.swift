import CEL
import Testing

@Suite("String extensions")
struct LibraryStringTests {
  @Test(
    "positions count code points",
    arguments: [
      LibraryCall("charAt", .string("©αT"), .int(1), gives: "'α'"),
      LibraryCall("charAt", .string("e\u{301}x"), .int(1), gives: "'\u{301}'"),
      LibraryCall("charAt", .string("tacocat"), .int(7), gives: "''"),
      LibraryCall("charAt", .string("tacocat"), .int(8), fails: .invalidArgument),
      LibraryCall("charAt", .string("tacocat"), .int(-1), fails: .invalidArgument),
      LibraryCall("charAt", .string("tacocat"), .int(.max), fails: .invalidArgument),
      LibraryCall("charAt", .string("hello"), .bool(true), fails: .noSuchOverload),
      LibraryCall("indexOf", .string("tacocat"), .string(""), gives: "0"),
      LibraryCall("indexOf", .string("tacocat"), .string(""), .int(3), gives: "3"),
      LibraryCall("indexOf", .string("tacocat"), .string(""), .int(7), gives: "7"),
      LibraryCall("indexOf", .string("tacocat"), .string("none"), gives: "-1"),
      LibraryCall("indexOf", .string("tacocat"), .string("at"), .int(3), gives: "5"),
      LibraryCall("indexOf", .string("tacocat"), .string("a"), .int(7), gives: "-1"),
      LibraryCall("indexOf", .string("tacocat"), .string("a"), .int(30), fails: .invalidArgument),
      LibraryCall("indexOf", .string("tacocat"), .string("a"), .int(-1), fails: .invalidArgument),
      LibraryCall("indexOf", .string("ta©o©αT"), .string("©αT"), .int(3), gives: "4"),
      LibraryCall("indexOf", .string("ta©o©αT"), .string("©α"), .int(5), gives: "-1"),
      LibraryCall("indexOf", .string("aabaabaaab"), .string("aabaaab"), gives: "3"),
      LibraryCall("lastIndexOf", .string(""), .string("@@"), gives: "-1"),
      LibraryCall("lastIndexOf", .string("tacocat"), .string(""), gives: "7"),
      LibraryCall("lastIndexOf", .string("tacocat"), .string(""), .int(3), gives: "3"),
      LibraryCall("lastIndexOf", .string("tacocat"), .string("at"), gives: "5"),
      LibraryCall("lastIndexOf", .string("ta©o©αT"), .string("©"), .int(3), gives: "2"),
      LibraryCall("lastIndexOf", .string("ta©o©αT"), .string("©α"), .int(4), gives: "4"),
      LibraryCall("lastIndexOf", .string("bananananana"), .string("nana"), .int(7), gives: "6"),
      LibraryCall("lastIndexOf", .string("aaaa"), .string("aa"), gives: "2"),
      LibraryCall("lastIndexOf", .string("tacocat"), .string("a"), .int(-1), fails: .invalidArgument),
      LibraryCall("lastIndexOf", .string("tacocat"), .string("a"), .int(30), fails: .invalidArgument),
      LibraryCall("substring", .string("tacocat"), .int(4), gives: "'cat'"),
      LibraryCall("substring", .string("tacocat"), .int(7), gives: "''"),
      LibraryCall("substring", .string("tacocat"), .int(40), fails: .invalidArgument),
      LibraryCall("substring", .string("tacocat"), .int(-1), fails: .invalidArgument),
      LibraryCall("substring", .string("ta©o©αT"), .int(2), .int(6), gives: "'©o©α'"),
      LibraryCall("substring", .string("tacocat"), .int(4), .int(4), gives: "''"),
      LibraryCall("substring", .string("tacocat"), .int(1), .int(50), fails: .invalidArgument),
      LibraryCall("substring", .string("tacocat"), .int(4), .int(3), fails: .invalidArgument),
      LibraryCall("reverse", .string("Ta©oCαt"), gives: "'tαCo©aT'"),
    ])
  func positions(_ row: LibraryCall) { row.verify() }

  @Test(
    "changes",
    arguments: [
      LibraryCall("lowerAscii", .string("TacoCÆt Xii"), gives: "'tacocÆt xii'"),
      LibraryCall("upperAscii", .string("tacoCαt [z"), gives: "'TACOCαT [Z'"),
      LibraryCall("trim", .string(" \u{C}\n\r\t\u{B}text  "), gives: "'text'"),
      LibraryCall("trim", .string("\u{85}\u{A0}\u{1680}te xt\u{3000}\u{2028}"), gives: "'te xt'"),
      LibraryCall("trim", .string("\u{180E}text\u{200B}\u{FEFF}"), gives: "'\u{180E}text\u{200B}\u{FEFF}'"),
      LibraryCall("trim", .string("   "), gives: "''"),
      LibraryCall("replace", .string("{0} days {0}"), .string("{0}"), .string("2"), gives: "'2 days 2'"),
      LibraryCall("replace", .string("{0} {0}"), .string("{0}"), .string("2"), .int(1), gives: "'2 {0}'"),
      LibraryCall("replace", .string("hello hello"), .string("he"), .string("we"), .int(0), gives: "'hello hello'"),
      LibraryCall("replace", .string("hello hello"), .string("he"), .string("we"), .int(-1), gives: "'wello wello'"),
      LibraryCall("replace", .string("1 ©αT"), .string("αT"), .string("o©α"), gives: "'1 ©o©α'"),
      LibraryCall("replace", .string("aaa"), .string("aa"), .string("b"), gives: "'ba'"),
      LibraryCall("replace", .string("é©"), .string(""), .string("-"), gives: "'-é-©-'"),
      LibraryCall("replace", .string("é©"), .string(""), .string("-"), .int(2), gives: "'-é-©'"),
      LibraryCall("replace", .string("é"), .string("\u{301}"), .string(""), gives: "'é'"),
      LibraryCall("split", .string("hello world"), .string(" "), gives: "['hello', 'world']"),
      LibraryCall("split", .string("a b c"), .string(" "), .int(0), gives: "[]"),
      LibraryCall("split", .string("a b c"), .string(" "), .int(1), gives: "['a b c']"),
      LibraryCall("split", .string("a b c"), .string(" "), .int(2), gives: "['a', 'b c']"),
      LibraryCall("split", .string("a b c"), .string(" "), .int(.max), gives: "['a', 'b', 'c']"),
      LibraryCall("split", .string("o©o©"), .string("©"), .int(-1), gives: "['o', 'o', '']"),
      LibraryCall("split", .string("é©x"), .string(""), gives: "['é', '©', 'x']"),
      LibraryCall("split", .string("é©x"), .string(""), .int(2), gives: "['é', '©x']"),
      LibraryCall("split", .string(""), .string(","), gives: "['']"),
      LibraryCall("split", .string(""), .string(""), gives: "[]"),
      LibraryCall("join", .list(.string("x"), .string("y")), gives: "'xy'"),
      LibraryCall("join", .list(.string("x"), .string("y")), .string("-"), gives: "'x-y'"),
      LibraryCall("join", .list([]), .string("-"), gives: "''"),
      LibraryCall("join", .list(.int(1)), fails: .invalidArgument),
      LibraryCall("strings.quote", .string("a\n\u{7}\u{8}\u{C}\r\t\u{B}\\\"'é"), gives: #"'"a\n\a\b\f\r\t\v\\\"'é"'"#),
    ])
  func changes(_ row: LibraryCall) { row.verify() }

  @Test("searching a long text for a long part takes no quadratic time")
  func linearSearch() {
    let text = Value.string(String(repeating: "a", count: 200_000))
    let part = Value.string(String(repeating: "a", count: 100_000) + "b")
    LibraryCall("indexOf", text, part, gives: "-1").verify()
    LibraryCall("lastIndexOf", text, part, gives: "-1").verify()
    LibraryCall("contains", text, part, gives: "false").verify()
  }

  @Test("a replacement that multiplies a text is refused")
  func growth() {
    let text = Value.string(String(repeating: "a", count: 10_000))
    LibraryCall("replace", text, .string("a"), text, fails: .costExceeded).verify()
    LibraryCall("join", .list(Array(repeating: text, count: 1100)), fails: .costExceeded).verify()
    LibraryCall(
      "format", .string(String(repeating: "%s", count: 1100)), .list(Array(repeating: text, count: 1100)),
      fails: .costExceeded
    ).verify()
  }

  @Test(
    "format",
    arguments: [
      LibraryCall("format", .string("%% %s %%"), .list(.string("text")), gives: "'% text %'"),
      LibraryCall("format", .string("%.3f"), .list(.double(1.2345)), gives: "'1.234'"),
      LibraryCall("format", .string("%.3f"), .list(.double(123.4999)), gives: "'123.500'"),
      LibraryCall("format", .string("%.3f"), .list(.double(-123.4994)), gives: "'-123.499'"),
      LibraryCall("format", .string("%.0f"), .list(.double(1.5)), gives: "'2'"),
      LibraryCall("format", .string("%.0f"), .list(.double(2.5)), gives: "'2'"),
      LibraryCall("format", .string("%.0f"), .list(.double(0.5)), gives: "'0'"),
      LibraryCall("format", .string("%.0f"), .list(.double(0.75)), gives: "'1'"),
      LibraryCall("format", .string("%.0f"), .list(.double(9.5)), gives: "'10'"),
      LibraryCall("format", .string("%.0f"), .list(.double(99.9)), gives: "'100'"),
      LibraryCall("format", .string("%.2f"), .list(.double(0.005)), gives: "'0.01'"),
      LibraryCall("format", .string("%.2f"), .list(.double(0.004)), gives: "'0.00'"),
      LibraryCall("format", .string("%.2f"), .list(.double(0.0004)), gives: "'0.00'"),
      LibraryCall("format", .string("%.2f"), .list(.double(0.996)), gives: "'1.00'"),
      LibraryCall("format", .string("%.5f"), .list(.double(-1.2)), gives: "'-1.20000'"),
      LibraryCall("format", .string("%.1f"), .list(.double(-0.0)), gives: "'-0.0'"),
      LibraryCall("format", .string("%.3f"), .list(.double(0)), gives: "'0.000'"),
      LibraryCall("format", .string("%f"), .list(.int(2)), gives: "'2.000000'"),
      LibraryCall("format", .string("%f"), .list(.double(1e22)), gives: "'10000000000000000000000.000000'"),
      LibraryCall("format", .string("%.20f"), .list(.double(0.1)), gives: "'0.10000000000000000555'"),
      LibraryCall("format", .string("%.1f"), .list(.double(.leastNonzeroMagnitude)), gives: "'0.0'"),
      LibraryCall("format", .string("%.3e"), .list(.double(.leastNonzeroMagnitude)), gives: "'4.941e-324'"),
      LibraryCall("format", .string("%.3e"), .list(.double(.greatestFiniteMagnitude)), gives: "'1.798e+308'"),
      LibraryCall("format", .string("%.6e"), .list(.double(1052.032911275)), gives: "'1.052033e+03'"),
      LibraryCall("format", .string("%.0e"), .list(.double(9.6)), gives: "'1e+01'"),
      LibraryCall("format", .string("%e"), .list(.uint(3)), gives: "'3.000000e+00'"),
      LibraryCall("format", .string("%e"), .list(.double(0)), gives: "'0.000000e+00'"),
      LibraryCall("format", .string("%e"), .list(.double(-.infinity)), gives: "'-Infinity'"),
      LibraryCall("format", .string("%d"), .list(.double(.nan)), gives: "'NaN'"),
      LibraryCall("format", .string("%d %d"), .list(.int(-1), .uint(64)), gives: "'-1 64'"),
      LibraryCall("format", .string("%b %b"), .list(.int(-5), .bool(true)), gives: "'-101 1'"),
      LibraryCall("format", .string("%o"), .list(.uint(65535)), gives: "'177777'"),
      LibraryCall("format", .string("%x %X"), .list(.int(30), .int(-30)), gives: "'1e -1E'"),
      LibraryCall("format", .string("%X"), .list(.string("Hé")), gives: "'48C3A9'"),
      LibraryCall("format", .string("%x"), .list(.bytes([0, 255])), gives: "'00ff'"),
      LibraryCall(
        "format", .string("%s"),
        .list(.list(.string("abc"), .double(3.14), .null, .list(.int(9)), .time("2023-02-03T23:31:20Z"))),
        gives: "'[abc, 3.14, null, [9], 2023-02-03T23:31:20Z]'"),
      LibraryCall(
        "format", .string("%s"),
        .list(.map((.string("strKey"), .string("x")), (.int(6), .span("422s")), (.bool(true), .int(42)))),
        gives: "'{6: 422s, strKey: x, true: 42}'"),
      LibraryCall(
        "format", .string("%s %s"), .list(.type(.string), .double(1e21)), gives: "'string 1000000000000000000000'"),
      LibraryCall(
        "format", .string("%s %s"), .list(.double(1e-7), .double(-.infinity)), gives: "'0.0000001 -Infinity'"),
      LibraryCall("format", .string("%s"), .list(.bytes([0xFF])), fails: .invalidArgument),
      LibraryCall("format", .string("%s"), .list(.optional(.none)), fails: .invalidArgument),
      LibraryCall("format", .string("%a"), .list(.int(1)), fails: .invalidArgument),
      LibraryCall("format", .string("%E"), .list(.double(1)), fails: .invalidArgument),
      LibraryCall("format", .string("%d %d %d"), .list(.int(0), .int(1)), fails: .invalidArgument),
      LibraryCall("format", .string("100%"), .list(.int(0)), fails: .invalidArgument),
      LibraryCall("format", .string("%.f"), .list(.double(0)), fails: .invalidArgument),
      LibraryCall("format", .string("%.3"), .list(.double(0)), fails: .invalidArgument),
      LibraryCall("format", .string("%.101f"), .list(.double(0)), fails: .invalidArgument),
      LibraryCall("format", .string("%.99999999999999999999f"), .list(.double(0)), fails: .invalidArgument),
      LibraryCall("format", .string("%b"), .list(.string("abc")), fails: .invalidArgument),
      LibraryCall("format", .string("%o"), .list(.string("a")), fails: .invalidArgument),
      LibraryCall("format", .string("%x"), .list(.double(0.5)), fails: .invalidArgument),
      LibraryCall("format", .string("%d"), .list(.null), fails: .invalidArgument),
      LibraryCall("format", .string("%f %.2e"), .list(.string("NaN"), .string("-Infinity")), gives: "'NaN -Infinity'"),
      LibraryCall("format", .string("%f"), .list(.string("Infinity")), gives: "'Infinity'"),
      LibraryCall("format", .string("%f"), .list(.string("1.5")), fails: .invalidArgument),
      LibraryCall("format", .string("%d"), .list(.string("NaN")), fails: .invalidArgument),
      LibraryCall("format", .string("%e"), .list(.null), fails: .invalidArgument),
    ])
  func format(_ row: LibraryCall) { row.verify() }

  @Test(
    "Base64",
    arguments: [
      LibraryCall("base64.encode", .bytes(Array("hello".utf8)), gives: "'aGVsbG8='"),
      LibraryCall("base64.encode", .bytes([]), gives: "''"),
      LibraryCall("base64.encode", .bytes([0xFB, 0xFF]), gives: "'+/8='"),
      LibraryCall("base64.encode", .bytes([0]), gives: "'AA=='"),
      LibraryCall("base64.decode", .string("aGVsbG8="), gives: "b[104, 101, 108, 108, 111]"),
      LibraryCall("base64.decode", .string("aGVsbG8"), gives: "b[104, 101, 108, 108, 111]"),
      LibraryCall("base64.decode", .string(""), gives: "b[]"),
      LibraryCall("base64.decode", .string("+/8="), gives: "b[251, 255]"),
      LibraryCall("base64.decode", .string("A"), fails: .invalidArgument),
      LibraryCall("base64.decode", .string("AA="), fails: .invalidArgument),
      LibraryCall("base64.decode", .string("AAAA="), fails: .invalidArgument),
      LibraryCall("base64.decode", .string("AA==AA=="), fails: .invalidArgument),
      LibraryCall("base64.decode", .string("===="), fails: .invalidArgument),
      LibraryCall("base64.decode", .string("-_8="), fails: .invalidArgument),
    ])
  func base64(_ row: LibraryCall) { row.verify() }
}
