// The worst issues of a run of any size: a bounded number is kept, the rest is counted.

import Diagnostics

struct WorstIssues {
  private let limit: Int
  /// By rank, each in the order of arrival.
  private var kept: [[Issue]]
  private(set) var count = 0
  /// How many were not kept.
  private(set) var leftOut: [Severity: Int] = [:]

  init(limit: Int) {
    self.limit = limit
    self.kept = Array(repeating: [], count: IssueRank.count)
  }

  /// The worst first; of equal rank, the earliest.
  var issues: some Sequence<Issue> { kept.joined() }

  /// - Parameter issue: one of this rank; it is not asked for where it is not kept.
  mutating func insert(_ rank: IssueRank, _ issue: () -> Issue) {
    if count < limit {
      count += 1
    } else {
      guard let last = kept.lastIndex(where: { !$0.isEmpty }), last > rank.place, let dropped = kept[last].popLast()
      else {
        leftOut[rank.level, default: 0] += 1
        return
      }
      leftOut[dropped.level, default: 0] += 1
    }
    kept[rank.place].append(issue())
  }
}
