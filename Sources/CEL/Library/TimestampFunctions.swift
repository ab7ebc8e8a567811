// The parts of a timestamp, in UTC or in a time zone, and the lengths of durations in whole units.

enum TimestampFunctions {
  static let functions = [
    part("getFullYear", "The year of a timestamp.") { $0.date.year },
    part("getMonth", "The month of a timestamp, from 0 for January.") { $0.date.month - 1 },
    part("getDate", "The day of the month of a timestamp, from 1.") { $0.date.day },
    part("getDayOfMonth", "The day of the month of a timestamp, from 0.") { $0.date.day - 1 },
    part("getDayOfWeek", "The day of the week of a timestamp, from 0 for Sunday.") { $0.dayOfWeek },
    part("getDayOfYear", "The day of the year of a timestamp, from 0.") { $0.dayOfYear },
    part(
      "getHours", "The hour of a timestamp, or all whole hours of a duration.",
      ofSpan: { $0.seconds / 3600 }, { $0.hour }),
    part(
      "getMinutes", "The minute of a timestamp, or all whole minutes of a duration.",
      ofSpan: { $0.seconds / 60 }, { $0.minute }),
    part(
      "getSeconds", "The second of a timestamp, or all whole seconds of a duration.",
      ofSpan: { $0.seconds }, { $0.second }),
    part(
      "getMilliseconds", "The milliseconds within the second of a timestamp or a duration.",
      ofSpan: { Int64($0.nanoseconds / 1_000_000) }, { $0.millisecond }),
  ]

  private static func part(
    _ name: String, _ summary: String, ofSpan length: (@Sendable (TimeSpan) -> Int64)? = nil,
    _ part: @escaping @Sendable (CivilTime) -> Int
  ) -> Function {
    var overloads: [Overload] = [
      .member { (timestamp: Timestamp) throws(EvaluationError) -> Int64 in
        Int64(part(try civilTime(timestamp, offset: 0)))
      },
      .member { (timestamp: Timestamp, zone: String) throws(EvaluationError) -> Int64 in
        Int64(part(try civilTime(timestamp, offset: TimeZoneName.offset(of: zone, at: timestamp))))
      },
    ]
    if let length { overloads.append(.member { (span: TimeSpan) in length(span) }) }
    return Function(name, summary, overloads)
  }

  private static func civilTime(_ timestamp: Timestamp, offset: Int) throws(EvaluationError) -> CivilTime {
    guard let time = CivilTime(timestamp, offset: offset) else { throw .timestampOutOfRange }
    return time
  }
}
