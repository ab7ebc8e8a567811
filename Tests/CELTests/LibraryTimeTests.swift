import CEL
import Testing

@Suite("Timestamps and durations")
struct LibraryTimeTests {
  @Test(
    "reading and writing",
    arguments: [
      LibraryCall("timestamp", .string("2009-02-13T23:31:30Z"), gives: "@1234567890.0"),
      LibraryCall("timestamp", .string("2009-02-13T23:31:30.5+01:00"), gives: "@1234564290.500000000"),
      LibraryCall("timestamp", .string("1969-12-31T23:59:59.999999999Z"), gives: "@-1.999999999"),
      LibraryCall("timestamp", .string("2009-02-13T23:31:30.1234567891Z"), gives: "@1234567890.123456789"),
      LibraryCall("timestamp", .string("2024-02-29T00:00:00Z"), gives: "@1709164800.0"),
      LibraryCall("timestamp", .string("2023-02-29T00:00:00Z"), fails: .invalidArgument),
      LibraryCall("timestamp", .string("1900-02-29T00:00:00Z"), fails: .invalidArgument),
      LibraryCall("timestamp", .string("0000-01-01T00:00:00Z"), fails: .outOfRange),
      LibraryCall("timestamp", .string("0001-01-01T00:00:00Z"), gives: "@-62135596800.0"),
      LibraryCall("timestamp", .string("0001-01-01T00:00:00+00:01"), fails: .outOfRange),
      LibraryCall("timestamp", .string("9999-12-31T23:59:59-00:01"), fails: .outOfRange),
      LibraryCall("timestamp", .string("10000-01-01T00:00:00Z"), fails: .invalidArgument),
      LibraryCall("timestamp", .string("2009-02-13"), fails: .invalidArgument),
      LibraryCall("timestamp", .string("2009-02-13T24:00:00Z"), fails: .invalidArgument),
      LibraryCall("timestamp", .string("2009-02-13T23:59:60Z"), fails: .invalidArgument),
      LibraryCall("timestamp", .string("2009-02-13T23:31:30.Z"), fails: .invalidArgument),
      LibraryCall("timestamp", .string("2009-02-13T23:31:30Z "), fails: .invalidArgument),
      LibraryCall("timestamp", .int(253_402_300_799), gives: "@253402300799.0"),
      LibraryCall("timestamp", .int(253_402_300_800), fails: .outOfRange),
      LibraryCall("timestamp", .int(-62_135_596_801), fails: .outOfRange),
      LibraryCall("string", .time("9999-12-31T23:59:59.999999999Z"), gives: "'9999-12-31T23:59:59.999999999Z'"),
      LibraryCall("string", .time("0001-01-01T00:00:00Z"), gives: "'0001-01-01T00:00:00Z'"),
      LibraryCall("string", .time("2009-02-13T23:31:30.500+01:00"), gives: "'2009-02-13T22:31:30.5Z'"),
      LibraryCall("duration", .string("1h45m47s"), gives: "6347s0ns"),
      LibraryCall("duration", .string("-1.5h"), gives: "-5400s0ns"),
      LibraryCall("duration", .string("1h34us"), gives: "3600s34000ns"),
      LibraryCall("duration", .string("0.1s"), gives: "0s100000000ns"),
      LibraryCall("duration", .string(".5ms"), gives: "0s500000ns"),
      LibraryCall("duration", .string("1.9ns"), gives: "0s1ns"),
      LibraryCall("duration", .string("0"), gives: "0s0ns"),
      LibraryCall("duration", .string("-9223372036854775808ns"), gives: "-9223372036s-854775808ns"),
      LibraryCall("duration", .string("9223372036854775808ns"), fails: .outOfRange),
      LibraryCall("duration", .string("320000000000s"), fails: .outOfRange),
      LibraryCall("duration", .string("99999999999999999999999h"), fails: .outOfRange),
      LibraryCall("duration", .string("1"), fails: .invalidArgument),
      LibraryCall("duration", .string("1d"), fails: .invalidArgument),
      LibraryCall("duration", .string(""), fails: .invalidArgument),
      LibraryCall("duration", .string("-"), fails: .invalidArgument),
      LibraryCall("duration", .string(".s"), fails: .invalidArgument),
      LibraryCall("duration", .string("1h "), fails: .invalidArgument),
      LibraryCall("string", .span("1000000s"), gives: "'1000000s'"),
      LibraryCall("string", .span("1m1ms"), gives: "'60.001s'"),
      LibraryCall("string", .span("-1ns"), gives: "'-0.000000001s'"),
    ])
  func text(_ row: LibraryCall) { row.verify() }

  @Test(
    "arithmetic",
    arguments: [
      LibraryCall("_+_", .time("0001-01-01T00:00:01.000000001Z"), .span("-999999999ns"), gives: "@-62135596800.2"),
      LibraryCall("_+_", .span("2m"), .time("1970-01-01T00:00:00.5Z"), gives: "@120.500000000"),
      LibraryCall("_-_", .time("1970-01-01T00:00:00Z"), .span("1ns"), gives: "@-1.999999999"),
      LibraryCall("_+_", .time("9999-12-31T23:59:59.999999999Z"), .span("1ns"), fails: .outOfRange),
      LibraryCall("_+_", .time("0001-01-01T00:00:00Z"), .span("-1ns"), fails: .outOfRange),
      LibraryCall("_-_", .time("1970-01-01T00:00:00Z"), .time("1970-01-01T00:00:00.000000001Z"), gives: "0s-1ns"),
      LibraryCall("_-_", .time("9999-12-31T23:59:59Z"), .time("0001-01-01T00:00:00Z"), fails: .outOfRange),
      LibraryCall("_+_", .span("9223372036s"), .span("1s"), fails: .outOfRange),
      LibraryCall("_-_", .span("-9223372036s"), .span("1s"), fails: .outOfRange),
      LibraryCall("_-_", .span("1s"), .span("2500ms"), gives: "-1s-500000000ns"),
    ])
  func arithmetic(_ row: LibraryCall) { row.verify() }

  @Test(
    "parts",
    arguments: [
      LibraryCall("getFullYear", .time("2009-02-13T23:31:30Z"), gives: "2009"),
      LibraryCall("getMonth", .time("2009-02-13T23:31:30Z"), gives: "1"),
      LibraryCall("getDate", .time("2009-02-13T23:31:30Z"), gives: "13"),
      LibraryCall("getDayOfMonth", .time("2009-02-13T23:31:30Z"), gives: "12"),
      LibraryCall("getDayOfWeek", .time("2009-02-13T23:31:30Z"), gives: "5"),
      LibraryCall("getDayOfWeek", .time("0001-01-01T00:00:00Z"), gives: "1"),
      LibraryCall("getDayOfYear", .time("2024-12-31T00:00:00Z"), gives: "365"),
      LibraryCall("getHours", .time("1969-12-31T23:59:59Z"), gives: "23"),
      LibraryCall("getMilliseconds", .time("2009-02-13T23:31:20.123456789Z"), gives: "123"),
      LibraryCall("getHours", .span("10000s"), gives: "2"),
      LibraryCall("getMinutes", .span("3730s"), gives: "62"),
      LibraryCall("getSeconds", .span("-1.5s"), gives: "-1"),
      LibraryCall("getMilliseconds", .span("1.234s"), gives: "234"),
      LibraryCall("getHours", .time("2009-02-13T23:31:30Z"), .string("02:00"), gives: "1"),
      LibraryCall("getDayOfMonth", .time("2009-02-13T02:00:00Z"), .string("-02:30"), gives: "11"),
      LibraryCall("getMinutes", .time("2009-02-13T23:31:30Z"), .string("Asia/Kathmandu"), gives: "16"),
      LibraryCall("getDayOfMonth", .time("2009-02-13T02:00:00Z"), .string("America/St_Johns"), gives: "11"),
      // Summer time from the file's list, and from the rule for the time after it.
      LibraryCall("getHours", .time("2009-07-01T12:00:00Z"), .string("Europe/Paris"), gives: "14"),
      LibraryCall("getHours", .time("2009-01-01T12:00:00Z"), .string("Europe/Paris"), gives: "13"),
      LibraryCall("getHours", .time("2500-07-01T12:00:00Z"), .string("Europe/Paris"), gives: "14"),
      LibraryCall("getHours", .time("2500-12-31T23:59:59Z"), .string("Europe/Paris"), gives: "0"),
      LibraryCall("getHours", .time("2040-03-25T00:59:59Z"), .string("Europe/Paris"), gives: "1"),
      LibraryCall("getHours", .time("2040-03-25T01:00:00Z"), .string("Europe/Paris"), gives: "3"),
      LibraryCall("getHours", .time("2040-10-28T00:59:59Z"), .string("Europe/Paris"), gives: "2"),
      LibraryCall("getHours", .time("2040-10-28T01:00:00Z"), .string("Europe/Paris"), gives: "2"),
      // South of the equator summer spans the new year.
      LibraryCall("getHours", .time("2500-01-15T12:00:00Z"), .string("Australia/Sydney"), gives: "23"),
      LibraryCall("getHours", .time("2500-07-15T12:00:00Z"), .string("Australia/Sydney"), gives: "22"),
      LibraryCall("getDate", .time("9999-12-31T23:00:00Z"), .string("+02:00"), fails: .outOfRange),
      LibraryCall("getHours", .time("2009-02-13T23:31:30Z"), .string("Mars/Olympus"), fails: .invalidArgument),
      LibraryCall("getHours", .time("2009-02-13T23:31:30Z"), .string("../zoneinfo/UTC"), fails: .invalidArgument),
      LibraryCall("getHours", .time("2009-02-13T23:31:30Z"), .string("/etc/passwd"), fails: .invalidArgument),
      LibraryCall("getHours", .time("2009-02-13T23:31:30Z"), .string("Europe"), fails: .invalidArgument),
      LibraryCall("getHours", .time("2009-02-13T23:31:30Z"), .string(""), fails: .invalidArgument),
      LibraryCall("getHours", .time("2009-02-13T23:31:30Z"), .string("+1:00"), fails: .invalidArgument),
      LibraryCall("getHours", .time("2009-02-13T23:31:30Z"), .string("+24:00"), fails: .invalidArgument),
    ])
  func parts(_ row: LibraryCall) { row.verify() }

  @Test(
    "days and months",
    arguments: [
      LibraryCall("days", .int(2), gives: "172800s0ns"),
      LibraryCall("days", .int(-1), gives: "-86400s0ns"),
      LibraryCall("days", .int(106_751), gives: "9223286400s0ns"),
      LibraryCall("days", .int(106_752), fails: .outOfRange),
      LibraryCall("days", .int(.min), fails: .outOfRange),
      LibraryCall("addMonths", .time("2024-01-31T12:00:00.5Z"), .int(1), gives: "@1709208000.500000000"),
      LibraryCall("addMonths", .time("2023-01-31T00:00:00Z"), .int(1), gives: "@1677542400.0"),
      LibraryCall("addMonths", .time("2024-02-29T00:00:00Z"), .int(12), gives: "@1740700800.0"),
      LibraryCall("addMonths", .time("2024-02-29T00:00:00Z"), .int(48), gives: "@1835395200.0"),
      LibraryCall("addMonths", .time("2024-03-31T00:00:00Z"), .int(-1), gives: "@1709164800.0"),
      LibraryCall("addMonths", .time("2024-01-15T00:00:00Z"), .int(-1), gives: "@1702598400.0"),
      LibraryCall("addMonths", .time("2024-12-31T00:00:00Z"), .int(1), gives: "@1738281600.0"),
      LibraryCall("addMonths", .time("9999-12-01T00:00:00Z"), .int(1), gives: "@253402300799.999999999"),
      LibraryCall("addMonths", .time("0001-01-31T00:00:00Z"), .int(-1), gives: "@-62135596800.0"),
      LibraryCall("addMonths", .time("2024-01-01T00:00:00Z"), .int(.max), gives: "@253402300799.999999999"),
      LibraryCall("addMonths", .time("2024-01-01T00:00:00Z"), .int(.min), gives: "@-62135596800.0"),
    ])
  func calendar(_ row: LibraryCall) { row.verify() }
}
