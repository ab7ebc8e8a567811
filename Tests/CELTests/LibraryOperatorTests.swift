import CEL
import Testing

@Suite("Operators of the standard library")
struct LibraryOperatorTests {
  @Test(
    "arithmetic never wraps around",
    arguments: [
      LibraryCall("_+_", .int(40), .int(2), gives: "42"),
      LibraryCall("_+_", .int(.max), .int(1), fails: .overflow),
      LibraryCall("_+_", .uint(.max), .uint(1), fails: .overflow),
      LibraryCall("_+_", .double(.greatestFiniteMagnitude), .double(.greatestFiniteMagnitude), gives: "inf"),
      LibraryCall("_+_", .int(1), .uint(1), fails: .noSuchOverload),
      LibraryCall("_-_", .int(.min), .int(1), fails: .overflow),
      LibraryCall("_-_", .uint(0), .uint(1), fails: .overflow),
      LibraryCall("_*_", .int(5_000_000_000), .int(5_000_000_000), fails: .overflow),
      LibraryCall("_*_", .int(.min), .int(-1), fails: .overflow),
      LibraryCall("_*_", .uint(5_000_000_000), .uint(5_000_000_000), fails: .overflow),
      LibraryCall("_/_", .int(.min), .int(-1), fails: .overflow),
      LibraryCall("_/_", .int(-20), .int(3), gives: "-6"),
      LibraryCall("_/_", .int(15), .int(0), fails: .divisionByZero),
      LibraryCall("_/_", .uint(15), .uint(0), fails: .divisionByZero),
      LibraryCall("_/_", .double(15.75), .double(0), gives: "inf"),
      LibraryCall("_%_", .int(43), .int(-5), gives: "3"),
      LibraryCall("_%_", .int(-42), .int(-5), gives: "-2"),
      LibraryCall("_%_", .int(.min), .int(-1), fails: .overflow),
      LibraryCall("_%_", .int(34), .int(0), fails: .divisionByZero),
      LibraryCall("_%_", .double(47.5), .double(5.5), fails: .noSuchOverload),
      LibraryCall("-_", .int(.min), fails: .overflow),
      LibraryCall("-_", .int(42), gives: "-42"),
      LibraryCall("-_", .double(0), gives: "-0.0"),
      LibraryCall("-_", .uint(5), fails: .noSuchOverload),
      LibraryCall("!_", .bool(true), gives: "false"),
    ])
  func arithmetic(_ row: LibraryCall) { row.verify() }

  @Test(
    "equality",
    arguments: [
      LibraryCall("_==_", .int(1), .double(1), gives: "true"),
      LibraryCall("_==_", .uint(1), .int(1), gives: "true"),
      LibraryCall("_==_", .uint(.max), .int(-1), gives: "false"),
      LibraryCall("_==_", .double(.nan), .double(.nan), gives: "false"),
      LibraryCall("_!=_", .double(.nan), .double(.nan), gives: "true"),
      LibraryCall("_==_", .int(1), .double(.nan), gives: "false"),
      LibraryCall("_==_", .string("1"), .int(1), gives: "false"),
      LibraryCall("_==_", .bool(false), .null, gives: "false"),
      LibraryCall("_==_", .null, .null, gives: "true"),
      LibraryCall("_==_", .string("Am\u{E9}lie"), .string("Ame\u{301}lie"), gives: "false"),
      // The same bytes in another order: canonically equivalent, and of equal length.
      LibraryCall("_==_", .string("a\u{323}\u{307}"), .string("a\u{307}\u{323}"), gives: "false"),
      LibraryCall("_==_", .list(.double(1), .int(2)), .list(.uint(1), .double(2)), gives: "true"),
      LibraryCall("_==_", .list(.int(1)), .list(.int(1), .int(2)), gives: "false"),
      LibraryCall("_==_", .map((.int(1), .double(1))), .map((.uint(1), .int(1))), gives: "true"),
      LibraryCall(
        "_==_", .map((.string("a"), .int(1)), (.string("b"), .int(2))),
        .map((.string("b"), .int(2)), (.string("a"), .int(1))), gives: "true"),
      LibraryCall("_==_", .map((.string("k"), .int(1))), .map((.string("K"), .int(1))), gives: "false"),
      LibraryCall("_==_", .type(.list(.int)), .type(.list(.dyn)), gives: "true"),
      LibraryCall("_==_", .type(.int), .type(.uint), gives: "false"),
      LibraryCall("_==_", .optional(.none), .optional(.none), gives: "true"),
      LibraryCall("_==_", .optional(OptionalValue(.int(1))), .optional(.none), gives: "false"),
      LibraryCall("_==_", .optional(OptionalValue(.int(1))), .optional(OptionalValue(.double(1))), gives: "true"),
    ])
  func equality(_ row: LibraryCall) { row.verify() }

  @Test("values that share their parts are refused rather than compared for ever")
  func sharedParts() {
    var value = Value.list(.int(1))
    for _ in 0..<40 { value = .list(value, value) }
    LibraryCall("_==_", value, value, fails: .costExceeded).verify()
  }

  @Test("values nested beyond the limit are refused")
  func deepNesting() {
    var value = Value.list([])
    for _ in 0..<300 { value = .list(value) }
    LibraryCall("_==_", value, value, fails: .costExceeded).verify()
  }

  @Test(
    "ordering",
    arguments: [
      LibraryCall("_<_", .int(1), .uint(.max), gives: "true"),
      LibraryCall("_<_", .int(-1), .uint(0), gives: "true"),
      LibraryCall("_<_", .double(0.5), .int(1), gives: "true"),
      LibraryCall("_<_", .int(.max), .double(0x1p63), gives: "false"),
      LibraryCall("_>=_", .int(.max), .double(0x1p63), gives: "true"),
      LibraryCall("_<_", .double(.nan), .double(1), gives: "false"),
      LibraryCall("_>=_", .double(.nan), .double(1), gives: "false"),
      LibraryCall("_<_", .double(-0.0), .double(0), gives: "false"),
      LibraryCall("_<_", .string("f"), .string("\u{1EBF}"), gives: "true"),
      // By code points: U+FFFD comes before U+1F431, though not in UTF-16.
      LibraryCall("_<_", .string("\u{FFFD}"), .string("\u{1F431}"), gives: "true"),
      LibraryCall("_<_", .string("e\u{301}"), .string("\u{E9}"), gives: "true"),
      LibraryCall("_<_", .string("abc"), .string("abcd"), gives: "true"),
      LibraryCall("_<=_", .string(""), .string(""), gives: "true"),
      LibraryCall("_>_", .bytes([1]), .bytes([]), gives: "true"),
      LibraryCall("_<_", .bytes([0x80]), .bytes([0x7F]), gives: "false"),
      LibraryCall("_<_", .bool(false), .bool(true), gives: "true"),
      LibraryCall("_<=_", .bool(true), .bool(true), gives: "true"),
      LibraryCall("_<_", .span("-1s"), .span("0"), gives: "true"),
      LibraryCall("_<_", .list(.int(0)), .list(.int(1)), fails: .noSuchOverload),
      LibraryCall("_<_", .null, .null, fails: .noSuchOverload),
      LibraryCall("_<_", .string("foo"), .int(1024), fails: .noSuchOverload),
    ])
  func ordering(_ row: LibraryCall) { row.verify() }

  @Test(
    "lists, maps and texts",
    arguments: [
      LibraryCall("_+_", .list(.int(1)), .list(.int(2)), gives: "[1, 2]"),
      LibraryCall("_+_", .string("r"), .string("ô"), gives: "'rô'"),
      LibraryCall("_+_", .bytes([1]), .bytes([2]), gives: "b[1, 2]"),
      LibraryCall("_[_]", .list(.int(7), .int(8)), .int(1), gives: "8"),
      LibraryCall("_[_]", .list(.int(7), .int(8)), .uint(0), gives: "7"),
      LibraryCall("_[_]", .list(.int(7), .int(8)), .double(1), gives: "8"),
      LibraryCall("_[_]", .list(.int(7), .int(8)), .double(0.1), fails: .invalidArgument),
      LibraryCall("_[_]", .list(.int(7), .int(8)), .int(2), fails: .invalidArgument),
      LibraryCall("_[_]", .list(.int(7), .int(8)), .int(-1), fails: .invalidArgument),
      LibraryCall("_[_]", .list(.int(7), .int(8)), .uint(.max), fails: .invalidArgument),
      LibraryCall("_[_]", .list(.int(7), .int(8)), .double(1e300), fails: .invalidArgument),
      LibraryCall("_[_]", .map((.uint(1), .string("a"))), .double(1), gives: "'a'"),
      LibraryCall("_[_]", .map((.uint(1), .string("a"))), .double(1.5), fails: .noSuchKey),
      LibraryCall("_[_]", .map((.uint(1), .string("a"))), .bytes([]), fails: .noSuchKey),
      LibraryCall("_[_]", .map((.string("\u{E9}"), .int(1))), .string("e\u{301}"), fails: .noSuchKey),
      LibraryCall("@in", .double(3), .list(.int(4), .uint(3)), gives: "true"),
      LibraryCall("@in", .double(.nan), .list(.double(.nan)), gives: "false"),
      LibraryCall("@in", .int(3), .map((.uint(3), .null)), gives: "true"),
      LibraryCall("@in", .double(3.1), .map((.uint(3), .null)), gives: "false"),
      LibraryCall("size", .string("πέντε"), gives: "5"),
      LibraryCall("size", .string("e\u{301}🇫🇷"), gives: "4"),
      LibraryCall("size", .bytes([1, 2]), gives: "2"),
      LibraryCall("size", .list(.null), gives: "1"),
      LibraryCall("size", .map((.int(1), .null)), gives: "1"),
      LibraryCall("contains", .string("Straße"), .string("aß"), gives: "true"),
      LibraryCall("contains", .string("e\u{301}"), .string("e"), gives: "true"),
      LibraryCall("contains", .string("abababc"), .string("ababc"), gives: "true"),
      LibraryCall("contains", .string(""), .string(""), gives: "true"),
      LibraryCall("contains", .string(""), .string("x"), gives: "false"),
      LibraryCall("startsWith", .string("🐱😀"), .string("🐱"), gives: "true"),
      LibraryCall("startsWith", .string(""), .string("x"), gives: "false"),
      LibraryCall("endsWith", .string("forté"), .string("té"), gives: "true"),
      LibraryCall("endsWith", .string("é"), .string("xé"), gives: "false"),
    ])
  func aggregates(_ row: LibraryCall) { row.verify() }

  @Test("results beyond ten million code units are refused")
  func growth() {
    let half = Value.string(String(repeating: "x", count: 6_000_000))
    LibraryCall("_+_", half, half, fails: .costExceeded).verify()
  }
}
