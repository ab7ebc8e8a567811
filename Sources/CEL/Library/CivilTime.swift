// A point in time as a calendar and a clock on the wall show it.

/// A date and a time of day somewhere.
struct CivilTime {
  let date: CivilDate
  let hour: Int
  let minute: Int
  let second: Int
  let millisecond: Int

  /// - Parameter offset: seconds by which the place is ahead of UTC.
  /// - Returns: nil where the date there lies outside the years 1 to 9999.
  init?(_ timestamp: Timestamp, offset: Int) {
    let local = Int(timestamp.seconds) + offset
    let days = Self.days(in: local)
    guard let date = CivilDate(daysSinceEpoch: days) else { return nil }
    let secondOfDay = local - days * 86_400
    self.date = date
    self.hour = secondOfDay / 3600
    self.minute = secondOfDay / 60 % 60
    self.second = secondOfDay % 60
    self.millisecond = Int(timestamp.nanoseconds) / 1_000_000
  }

  /// The whole days in so many seconds; those before the epoch count down.
  fileprivate static func days(in seconds: Int) -> Int {
    seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
  }

  /// From 0.
  var dayOfYear: Int {
    guard let newYear = CivilDate(year: date.year, month: 1, day: 1) else { return 0 }
    return date.daysSinceEpoch - newYear.daysSinceEpoch
  }

  /// From Sunday, which is 0.
  var dayOfWeek: Int {
    // 1970-01-01 was a Thursday.
    let day = (date.daysSinceEpoch + 4) % 7
    return day < 0 ? day + 7 : day
  }
}

extension Timestamp {
  /// Of its day in UTC.
  var daysSinceEpoch: Int { CivilTime.days(in: Int(seconds)) }
}
