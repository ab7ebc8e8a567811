// For which other days a finding holds: the day of the check is all that changes while a declaration and a policy stay
// as they are, and most of what is decided does not turn on it.

import CEL

extension Assessor {
  /// The days, counted from 1970-01-01, on which all that was evaluated on some evidence comes to the same; every day
  /// that there is where nothing turns on it.
  func validDays(of evidence: Evidence?, _ other: Evidence?) -> ClosedRange<Int> {
    var (first, last) = (Timestamp.minimum, Timestamp.maximum)
    func narrow(by activation: Activation) {
      guard let interval = activation.clockInterval else { return }
      first = max(first, interval.lowerBound)
      last = min(last, interval.upperBound)
    }
    func narrow(by evidence: Evidence?) {
      guard let evidence else { return }
      narrow(by: evidence.declaration)
      for index in evidence.subjects.indices { narrow(by: evidence.subjects[index].activation) }
    }
    narrow(by: evidence)
    narrow(by: other)
    let today = asOf.daysSinceEpoch
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
