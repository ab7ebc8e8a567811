// `+`, `-` on points in time and spans. What leaves the range of either is an error.

enum TimeArithmetic {
  static let add: [Overload] = [
    .function { (timestamp: Timestamp, span: TimeSpan) throws(EvaluationError) in try sum(timestamp, span) },
    .function { (span: TimeSpan, timestamp: Timestamp) throws(EvaluationError) in try sum(timestamp, span) },
    .function { (left: TimeSpan, right: TimeSpan) throws(EvaluationError) -> TimeSpan in
      let (total, overflows) = left.totalNanoseconds.addingReportingOverflow(right.totalNanoseconds)
      guard !overflows else { throw .durationOutOfRange }
      return TimeSpan(totalNanoseconds: total)
    },
  ]

  static let subtract: [Overload] = [
    .function { (timestamp: Timestamp, span: TimeSpan) throws(EvaluationError) in
      try moved(timestamp, seconds: -span.seconds, nanoseconds: -Int64(span.nanoseconds))
    },
    .function { (left: TimeSpan, right: TimeSpan) throws(EvaluationError) -> TimeSpan in
      let (total, overflows) = left.totalNanoseconds.subtractingReportingOverflow(right.totalNanoseconds)
      guard !overflows else { throw .durationOutOfRange }
      return TimeSpan(totalNanoseconds: total)
    },
    .function { (left: Timestamp, right: Timestamp) throws(EvaluationError) -> TimeSpan in
      let seconds = Int128(left.seconds - right.seconds)
      let total = seconds * 1_000_000_000 + Int128(left.nanoseconds - right.nanoseconds)
      guard let nanoseconds = Int64(exactly: total) else { throw .durationOutOfRange }
      return TimeSpan(totalNanoseconds: nanoseconds)
    },
  ]

  private static func sum(_ timestamp: Timestamp, _ span: TimeSpan) throws(EvaluationError) -> Timestamp {
    try moved(timestamp, seconds: span.seconds, nanoseconds: Int64(span.nanoseconds))
  }

  private static func moved(
    _ timestamp: Timestamp, seconds: Int64, nanoseconds: Int64
  ) throws(EvaluationError) -> Timestamp {
    // Neither sum can overflow: a timestamp has 38 bits of seconds, a span 34.
    var seconds = timestamp.seconds + seconds
    var nanoseconds = Int64(timestamp.nanoseconds) + nanoseconds
    if nanoseconds < 0 {
      seconds -= 1
      nanoseconds += 1_000_000_000
    } else if nanoseconds >= 1_000_000_000 {
      seconds += 1
      nanoseconds -= 1_000_000_000
    }
    guard let moved = Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds)) else {
      throw .timestampOutOfRange
    }
    return moved
  }
}
