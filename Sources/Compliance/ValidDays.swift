// For which other days a finding holds: the day of the check is all that changes while a declaration and a policy stay
// as they are, and most of what is decided does not turn on it.

import CEL

/// The days on which all that was evaluated on some evidence comes to the same.
struct ValidDays {
  private var first = Timestamp.minimum
  private var last = Timestamp.maximum

  mutating func narrow(by evidence: Evidence) {
    narrow(by: evidence.declaration)
    for index in evidence.subjects.indices { narrow(by: evidence.subjects[index].activation) }
  }

  private mutating func narrow(by activation: Activation) {
    guard let interval = activation.clockInterval else { return }
    first = max(first, interval.lowerBound)
    last = min(last, interval.upperBound)
  }

  /// Counted from 1970-01-01; every day that there is where nothing turns on it.
  ///
  /// - Parameter day: the day of the check.
  func days(around day: CivilDate) -> ClosedRange<Int> {
    let today = day.daysSinceEpoch
    return min(first.firstDay, today)...max(last.lastDay, today)
  }
}

extension Timestamp {
  /// The first day whose midnight is no earlier.
  fileprivate var firstDay: Int { nanoseconds == 0 && seconds % 86_400 == 0 ? lastDay : lastDay + 1 }

  /// The last day whose midnight is no later: the one that the time is in.
  fileprivate var lastDay: Int {
    let (day, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    return Int(rest < 0 ? day - 1 : day)
  }
}
