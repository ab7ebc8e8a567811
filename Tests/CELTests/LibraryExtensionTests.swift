import CEL
import Testing

@Suite("Math, list, set and optional extensions")
struct LibraryExtensionTests {
  private static let nested = Value.list(.int(1), .list(.int(2), .list(.int(3), .list(.int(4)))), .list([]))
  private static let none = Value.optional(.none)
  private static func some(_ value: Value) -> Value { .optional(OptionalValue(value)) }

  @Test(
    "math",
    arguments: [
      LibraryCall("math.greatest", .int(1), .double(1), gives: "1"),
      LibraryCall("math.greatest", .uint(5), .int(-7), gives: "5u"),
      LibraryCall("math.greatest", .double(5.4), .int(10), .uint(3), .double(-5), .uint(.max), gives: "\(UInt64.max)u"),
      LibraryCall("math.greatest", .list(.double(5.4), .int(10), .uint(3)), gives: "10"),
      LibraryCall("math.greatest", .list([]), fails: .invalidArgument),
      LibraryCall("math.greatest", .list(.string("a")), fails: .noSuchOverload),
      LibraryCall("math.greatest", .string("a"), fails: .noSuchOverload),
      LibraryCall("math.greatest", .double(.nan), .double(1), fails: .invalidArgument),
      LibraryCall("math.least", .int(.min), .int(1), gives: "\(Int64.min)"),
      LibraryCall("math.least", .int(-1), .int(-2), .int(-3), gives: "-3"),
      LibraryCall("math.least", .int(3), .int(2), .string("a"), fails: .noSuchOverload),
      LibraryCall("math.ceil", .double(-1.2), gives: "-1.0"),
      LibraryCall("math.ceil", .int(1), fails: .noSuchOverload),
      LibraryCall("math.floor", .double(-1.2), gives: "-2.0"),
      LibraryCall("math.round", .double(-1.5), gives: "-2.0"),
      LibraryCall("math.round", .double(2.5), gives: "3.0"),
      LibraryCall("math.round", .double(.nan), gives: "nan"),
      LibraryCall("math.trunc", .double(-1.7), gives: "-1.0"),
      LibraryCall("math.abs", .int(-11), gives: "11"),
      LibraryCall("math.abs", .int(.min), fails: .overflow),
      LibraryCall("math.abs", .double(-0.0), gives: "0.0"),
      LibraryCall("math.sign", .int(-11), gives: "-1"),
      LibraryCall("math.sign", .uint(100), gives: "1u"),
      LibraryCall("math.sign", .double(-0.0), gives: "0.0"),
      LibraryCall("math.sign", .double(.nan), gives: "nan"),
      LibraryCall("math.isNaN", .double(.nan), gives: "true"),
      LibraryCall("math.isInf", .double(-.infinity), gives: "true"),
      LibraryCall("math.isFinite", .double(.nan), gives: "false"),
      LibraryCall("math.sqrt", .int(81), gives: "9.0"),
      LibraryCall("math.sqrt", .double(-15), gives: "-nan"),
      LibraryCall("math.bitAnd", .int(-3), .int(-5), gives: "-7"),
      LibraryCall("math.bitOr", .int(4), .int(-2), gives: "-2"),
      LibraryCall("math.bitXor", .uint(1), .uint(3), gives: "2u"),
      LibraryCall("math.bitNot", .uint(1), gives: "18446744073709551614u"),
      LibraryCall("math.bitShiftLeft", .int(-1), .int(200), gives: "0"),
      LibraryCall("math.bitShiftLeft", .int(1), .int(63), gives: "\(Int64.min)"),
      LibraryCall("math.bitShiftLeft", .uint(1), .int(-1), fails: .invalidArgument),
      LibraryCall("math.bitShiftRight", .int(-1024), .int(3), gives: "2305843009213693824"),
      LibraryCall("math.bitShiftRight", .int(-1024), .int(64), gives: "0"),
      LibraryCall("math.bitShiftRight", .int(1), .int(.min), fails: .invalidArgument),
      LibraryCall("math.bitShiftRight", .uint(1), .int(.max), gives: "0u"),
    ])
  func math(_ row: LibraryCall) { row.verify() }

  @Test(
    "lists",
    arguments: [
      LibraryCall("slice", .list(.int(1), .int(2), .int(3)), .int(1), .int(3), gives: "[2, 3]"),
      LibraryCall("slice", .list(.int(1)), .int(1), .int(1), gives: "[]"),
      LibraryCall("slice", .list(.int(1)), .int(0), .int(2), fails: .invalidArgument),
      LibraryCall("slice", .list(.int(1)), .int(1), .int(0), fails: .invalidArgument),
      LibraryCall("slice", .list(.int(1)), .int(-1), .int(0), fails: .invalidArgument),
      LibraryCall("flatten", nested, gives: "[1, 2, [3, [4]]]"),
      LibraryCall("flatten", nested, .int(2), gives: "[1, 2, 3, [4]]"),
      LibraryCall("flatten", nested, .int(.max), gives: "[1, 2, 3, 4]"),
      LibraryCall("flatten", nested, .int(0), gives: "[1, [2, [3, [4]]], []]"),
      LibraryCall("flatten", nested, .int(-1), fails: .invalidArgument),
      LibraryCall(
        "distinct", .list(.int(1), .string("b"), .double(1), .string("b"), .uint(1), .null, .null),
        gives: "[1, 'b', null]"),
      LibraryCall("distinct", .list(.double(.nan), .double(.nan)), gives: "[nan, nan]"),
      LibraryCall("distinct", .list(.string("\u{E9}"), .string("e\u{301}")), gives: "['\u{E9}', 'e\u{301}']"),
      LibraryCall("distinct", .list(.list(.int(1)), .list(.double(1))), gives: "[[1]]"),
      LibraryCall("sort", .list(.int(3), .int(-1), .int(2)), gives: "[-1, 2, 3]"),
      LibraryCall("sort", .list(.string("b"), .string("a")), gives: "['a', 'b']"),
      LibraryCall("sort", .list(.bool(true), .bool(false)), gives: "[false, true]"),
      LibraryCall("sort", .list([]), gives: "[]"),
      LibraryCall("sort", .list(.int(1), .string("b")), fails: .invalidArgument),
      LibraryCall("sort", .list(.int(1), .uint(1)), fails: .invalidArgument),
      LibraryCall("sort", .list(.list(.int(1))), fails: .invalidArgument),
      LibraryCall("sort", .list(.double(1), .double(.nan)), fails: .invalidArgument),
      LibraryCall("reverse", .list(.int(1), .int(2)), gives: "[2, 1]"),
      LibraryCall("lists.range", .int(3), gives: "[0, 1, 2]"),
      LibraryCall("lists.range", .int(-3), gives: "[]"),
      LibraryCall("lists.range", .int(.max), fails: .costExceeded),
      LibraryCall("first", .list(.int(1), .int(2)), gives: "optional(1)"),
      LibraryCall("last", .list(.int(1), .int(2)), gives: "optional(2)"),
      LibraryCall("last", .list([]), gives: "optional()"),
    ])
  func lists(_ row: LibraryCall) { row.verify() }

  @Test("flattening lists that share their parts ends")
  func sharedParts() {
    var value = Value.list([])
    for _ in 0..<40 { value = .list(value, value) }
    LibraryCall("flatten", value, .int(100), fails: .costExceeded).verify()
  }

  @Test(
    "sets",
    arguments: [
      LibraryCall("sets.contains", .list([]), .list([]), gives: "true"),
      LibraryCall("sets.contains", .list([]), .list(.int(1)), gives: "false"),
      LibraryCall("sets.contains", .list(.int(1), .int(2)), .list(.double(2), .uint(1)), gives: "true"),
      LibraryCall("sets.contains", .list(.double(.nan)), .list(.double(.nan)), gives: "false"),
      LibraryCall("sets.contains", .list(.int(.max)), .list(.double(0x1p63)), gives: "true"),
      LibraryCall("sets.equivalent", .list(.int(1), .int(1)), .list(.int(1)), gives: "true"),
      LibraryCall("sets.equivalent", .list(.int(1), .int(2)), .list(.int(1)), gives: "false"),
      LibraryCall("sets.intersects", .list(.int(1)), .list([]), gives: "false"),
      LibraryCall("sets.intersects", .list(.list(.int(1))), .list(.int(2), .list(.int(1))), gives: "true"),
    ])
  func sets(_ row: LibraryCall) { row.verify() }

  @Test("sets of a hundred thousand elements are compared in little time")
  func largeSets() {
    let numbers = Value.list((0..<100_000).map { .int($0) })
    LibraryCall("sets.equivalent", numbers, numbers, gives: "true").verify()
  }

  @Test(
    "optionals",
    arguments: [
      LibraryCall("optional.none", gives: "optional()"),
      LibraryCall("optional.of", .null, gives: "optional(null)"),
      LibraryCall("optional.ofNonZeroValue", .null, gives: "optional()"),
      LibraryCall("optional.ofNonZeroValue", .string(""), gives: "optional()"),
      LibraryCall("optional.ofNonZeroValue", .double(-0.0), gives: "optional()"),
      LibraryCall("optional.ofNonZeroValue", .map(), gives: "optional()"),
      LibraryCall("optional.ofNonZeroValue", .int(42), gives: "optional(42)"),
      LibraryCall("hasValue", some(.null), gives: "true"),
      LibraryCall("hasValue", none, gives: "false"),
      LibraryCall("value", some(.int(1)), gives: "1"),
      LibraryCall("value", none, fails: .invalidArgument),
      LibraryCall("or", none, some(.int(1)), gives: "optional(1)"),
      LibraryCall("or", some(.int(2)), some(.int(1)), gives: "optional(2)"),
      LibraryCall("orValue", none, .int(1), gives: "1"),
      LibraryCall("orValue", some(.int(2)), .int(1), gives: "2"),
      LibraryCall("optional.unwrap", .list(some(.int(1)), none), gives: "[1]"),
      LibraryCall("unwrapOpt", .list(none), gives: "[]"),
      LibraryCall("unwrapOpt", .list(.int(1)), fails: .noSuchOverload),
      LibraryCall("_[?_]", .list([]), .int(0), gives: "optional()"),
      LibraryCall("_[?_]", .list(.string("foo")), .int(0), gives: "optional('foo')"),
      LibraryCall("_[?_]", .list(.string("foo")), .int(-1), gives: "optional()"),
      LibraryCall("_[?_]", some(.list(.string("foo"))), .int(0), gives: "optional('foo')"),
      LibraryCall("_[?_]", none, .int(0), gives: "optional()"),
      LibraryCall("_[?_]", .map((.uint(1), .double(1))), .double(1), gives: "optional(1.0)"),
      LibraryCall("_[?_]", some(.map((.string("k"), .int(1)))), .string("x"), gives: "optional()"),
      LibraryCall("_[_]", some(.map((.string("k"), .int(1)))), .string("k"), gives: "optional(1)"),
      LibraryCall("_[_]", some(.map((.string("k"), .int(1)))), .string("x"), gives: "optional()"),
      LibraryCall("_[_]", some(.list(.int(7))), .int(0), gives: "optional(7)"),
      LibraryCall("_[_]", none, .int(0), gives: "optional()"),
    ])
  func optionals(_ row: LibraryCall) { row.verify() }
}
