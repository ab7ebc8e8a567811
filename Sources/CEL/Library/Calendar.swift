// Two functions beside CEL's own, for rules that count in days and months: a month has no fixed length, so it cannot
// be a duration.

extension Library {
  /// `days(int)` and `addMonths(timestamp, int)`.
  public static let calendar = Library(
    "calendar",
    [
      Function(
        "days", "A span of so many days of 24 hours.",
        [
          .function { (count: Int64) throws(EvaluationError) -> TimeSpan in
            let (total, overflows) = count.multipliedReportingOverflow(by: 86_400_000_000_000)
            guard !overflows else { throw .durationOutOfRange }
            return TimeSpan(totalNanoseconds: total)
          }
        ]),
      Function(
        "addMonths",
        "The same day and time so many months later in UTC, or the month's last day where it has no such day; never "
          + "before the first nor after the last timestamp.",
        [.function { (timestamp: Timestamp, months: Int64) in moved(timestamp, months: months) }]),
    ])

  private static func moved(_ timestamp: Timestamp, months: Int64) -> Timestamp {
    let days = timestamp.daysSinceEpoch
    guard let start = CivilDate(daysSinceEpoch: days) else { return timestamp }
    let monthsSinceYearZero = Int64(start.year * 12 + start.month - 1)
    let (total, overflows) = monthsSinceYearZero.addingReportingOverflow(months)
    guard !overflows, total < 10_000 * 12 else { return .maximum }
    guard total >= 12 else { return .minimum }
    let year = Int(total / 12)
    let month = Int(total % 12) + 1
    let day = min(start.day, CivilDate.lastDay(ofMonth: month, year: year))
    guard let end = CivilDate(year: year, month: month, day: day) else { return timestamp }
    let distance = Int64(end.daysSinceEpoch - days)
    return Timestamp(seconds: timestamp.seconds + distance * 86_400, nanoseconds: timestamp.nanoseconds) ?? timestamp
  }
}
