// Points in time and spans between them, with the ranges that CEL gives them. Calendar arithmetic is the proleptic
// Gregorian calendar in UTC.

/// A point in time, from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z.
///
/// - `seconds`: since 1970-01-01T00:00:00Z.
/// - `nanoseconds`: 0 to 999,999,999, counted forward from `seconds`.
public struct Timestamp: Sendable, Hashable, Comparable {
  public let seconds: Int64
  public let nanoseconds: Int32

  public static let minimum = Timestamp(uncheckedSeconds: -62_135_596_800, nanoseconds: 0)
  public static let maximum = Timestamp(uncheckedSeconds: 253_402_300_799, nanoseconds: 999_999_999)

  /// Nil outside the range.
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard seconds >= Self.minimum.seconds, seconds <= Self.maximum.seconds,
      (0...999_999_999).contains(nanoseconds)
    else { return nil }
    self.init(uncheckedSeconds: seconds, nanoseconds: nanoseconds)
  }

  private init(uncheckedSeconds seconds: Int64, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

extension Timestamp: CustomStringConvertible {
  /// `2009-02-13T23:31:30.5Z`, by RFC 3339.
  public var description: String { TimeText.text(of: self) }
}

/// A span of time; CEL's `duration`.
///
/// - `seconds` and `nanoseconds` have the same sign; `nanoseconds` stays within ±999,999,999. The whole is a number of
///   nanoseconds that fits 64 bits, as CEL's specification wants it (about ±292 years).
public struct TimeSpan: Sendable, Hashable, Comparable {
  public let totalNanoseconds: Int64

  public init(totalNanoseconds: Int64) { self.totalNanoseconds = totalNanoseconds }

  /// Nil outside the range, or where the signs differ.
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard (-999_999_999...999_999_999).contains(nanoseconds),
      (seconds >= 0 && nanoseconds >= 0) || (seconds <= 0 && nanoseconds <= 0)
    else { return nil }
    let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (total, isStillTooLong) = whole.addingReportingOverflow(Int64(nanoseconds))
    guard !isTooLong, !isStillTooLong else { return nil }
    self.totalNanoseconds = total
  }

  public var seconds: Int64 { totalNanoseconds / 1_000_000_000 }
  public var nanoseconds: Int32 { Int32(totalNanoseconds % 1_000_000_000) }

  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.totalNanoseconds < right.totalNanoseconds
  }
}

/// A day of the proleptic Gregorian calendar.
public struct CivilDate: Sendable, Hashable {
  /// 1 to 9999.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to the month's last.
  public let day: Int

  /// Nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.lastDay(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// 1970-01-01.
  public static let epoch = CivilDate(uncheckedYear: 1970, month: 1, day: 1)

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY-MM-DD`; nil for anything else and where there is no such day.
  public init?(parsing text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  public static func lastDay(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01, counted in 400-year cycles that start on 1 March.
  public var daysSinceEpoch: Int {
    let shiftedYear = month > 2 ? year : year - 1
    let cycle = shiftedYear / 400
    let yearOfCycle = shiftedYear % 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * 146_097 + dayOfCycle - 719_468
  }

  /// The day that is `days` after 1970-01-01; nil outside the years 1 to 9999.
  public init?(daysSinceEpoch days: Int) {
    guard (-719_162...2_932_896).contains(days) else { return nil }
    let shifted = days + 719_468
    let cycle = shifted / 146_097
    let dayOfCycle = shifted % 146_097
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Midnight UTC of this day.
  public var midnight: Timestamp {
    Timestamp(seconds: Int64(daysSinceEpoch) * 86_400) ?? .maximum
  }
}

extension CivilDate: CustomStringConvertible {
  /// `2026-11-21`
  public var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(10)
    for place in [1000, 100, 10, 1] { text.append(Self.digit(of: year, at: place)) }
    for number in [month, day] {
      text.append(UInt8(ascii: "-"))
      text.append(Self.digit(of: number, at: 10))
      text.append(Self.digit(of: number, at: 1))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(of number: Int, at place: Int) -> UInt8 {
    UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / place % 10)
  }
}
