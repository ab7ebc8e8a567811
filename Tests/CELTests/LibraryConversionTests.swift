import CEL
import Diagnostics
import Testing

@Suite("Conversions of the standard library")
struct LibraryConversionTests {
  @Test(
    "to numbers",
    arguments: [
      LibraryCall("int", .uint(9_223_372_036_854_775_807), gives: "9223372036854775807"),
      LibraryCall("int", .uint(.max), fails: .outOfRange),
      LibraryCall("int", .double(-7.9), gives: "-7"),
      LibraryCall("int", .double(0x1p63), fails: .outOfRange),
      LibraryCall("int", .double(-0x1p63), fails: .outOfRange),
      LibraryCall("int", .double((-0x1p63).nextUp), gives: "-9223372036854774784"),
      LibraryCall("int", .double(.nan), fails: .outOfRange),
      LibraryCall("int", .double(.infinity), fails: .outOfRange),
      LibraryCall("int", .string("-987"), gives: "-987"),
      LibraryCall("int", .string("9223372036854775808"), fails: .invalidArgument),
      LibraryCall("int", .string(" 1"), fails: .invalidArgument),
      LibraryCall("int", .string("1.0"), fails: .invalidArgument),
      LibraryCall("int", .string("0x10"), fails: .invalidArgument),
      LibraryCall("int", .string(""), fails: .invalidArgument),
      LibraryCall("int", .time("2004-09-16T23:59:59Z"), gives: "1095379199"),
      LibraryCall("int", .bool(true), fails: .noSuchOverload),
      LibraryCall("uint", .int(-1), fails: .outOfRange),
      LibraryCall("uint", .double(25.5), gives: "25u"),
      LibraryCall("uint", .double(-0.5), fails: .outOfRange),
      LibraryCall("uint", .double(0x1p64), fails: .outOfRange),
      LibraryCall("uint", .double(.nan), fails: .outOfRange),
      LibraryCall("uint", .string("18446744073709551615"), gives: "18446744073709551615u"),
      LibraryCall("uint", .string("+1"), fails: .invalidArgument),
      LibraryCall("double", .uint(.max), gives: "1.8446744073709552e+19"),
      LibraryCall("double", .string("-0.0"), gives: "-0.0"),
      LibraryCall("double", .string("6.02214e23"), gives: "6.02214e+23"),
      LibraryCall("double", .string(".5"), gives: "0.5"),
      LibraryCall("double", .string("5."), gives: "5.0"),
      LibraryCall("double", .string("NaN"), gives: "nan"),
      LibraryCall("double", .string("-Infinity"), gives: "-inf"),
      LibraryCall("double", .string("+Inf"), gives: "inf"),
      LibraryCall("double", .string("1e999"), fails: .outOfRange),
      LibraryCall("double", .string("1e-999"), gives: "0.0"),
      LibraryCall("double", .string("0x1p3"), fails: .invalidArgument),
      LibraryCall("double", .string("1_000"), fails: .invalidArgument),
      LibraryCall("double", .string("1e"), fails: .invalidArgument),
      LibraryCall("double", .string("."), fails: .invalidArgument),
      LibraryCall("double", .string("-nan"), fails: .invalidArgument),
    ])
  func numbers(_ row: LibraryCall) { row.verify() }

  @Test(
    "to text",
    arguments: [
      LibraryCall("string", .int(.min), gives: "'-9223372036854775808'"),
      LibraryCall("string", .uint(9876), gives: "'9876'"),
      LibraryCall("string", .double(123.456), gives: "'123.456'"),
      LibraryCall("string", .double(-4.5e-3), gives: "'-0.0045'"),
      LibraryCall("string", .double(1), gives: "'1'"),
      LibraryCall("string", .double(-0.0), gives: "'-0'"),
      LibraryCall("string", .double(0.1 + 0.2), gives: "'0.30000000000000004'"),
      LibraryCall("string", .double(100000), gives: "'100000'"),
      LibraryCall("string", .double(1_000_000), gives: "'1e+06'"),
      LibraryCall("string", .double(1_234_567), gives: "'1.234567e+06'"),
      LibraryCall("string", .double(0.0001), gives: "'0.0001'"),
      LibraryCall("string", .double(0.00001), gives: "'1e-05'"),
      LibraryCall("string", .double(.leastNonzeroMagnitude), gives: "'5e-324'"),
      LibraryCall("string", .double(.greatestFiniteMagnitude), gives: "'1.7976931348623157e+308'"),
      LibraryCall("string", .double(.nan), gives: "'NaN'"),
      LibraryCall("string", .double(-.infinity), gives: "'-Inf'"),
      LibraryCall("string", .bytes([0xC3, 0xBF]), gives: "'ÿ'"),
      LibraryCall("string", .bytes([0, 0xFF]), fails: .invalidArgument),
      LibraryCall("string", .bytes([0xED, 0xA0, 0x80]), fails: .invalidArgument),
      LibraryCall("string", .bool(true), gives: "'true'"),
      LibraryCall("string", .null, fails: .noSuchOverload),
      LibraryCall("bytes", .string("ÿ"), gives: "b[195, 191]"),
      LibraryCall("bool", .string("TRUE"), gives: "true"),
      LibraryCall("bool", .string("f"), gives: "false"),
      LibraryCall("bool", .string("TrUe"), fails: .invalidArgument),
      LibraryCall("bool", .string(""), fails: .invalidArgument),
      LibraryCall("type", .int(1), gives: "type int"),
      LibraryCall("type", .list(.int(1)), gives: "type list(dyn)"),
      LibraryCall("dyn", .int(1), gives: "1"),
    ])
  func texts(_ row: LibraryCall) { row.verify() }

  @Test("an error quotes what it refuses, in both languages")
  func message() {
    let error = #expect(throws: EvaluationError.self) { try LibraryCall.call("int", [.string("dix")]) }
    #expect(
      error?.message.english
        == "'dix' cannot be converted to int: expected a whole number in decimal digits that fits 64 bits")
    #expect(
      error?.message.french
        == "«\u{A0}dix\u{A0}» ne peut être converti en int\u{A0}: il faut un nombre entier en chiffres décimaux, "
        + "tenant sur 64 bits")
  }
}
