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
    self.kept = Array(repeating: [], count: Issue.ranks)
  }

  /// The worst first; of equal rank, the earliest.
  var issues: some Sequence<Issue> { kept.joined() }

  mutating func insert(_ issue: Issue) {
    guard kept.indices.contains(issue.rank) else { return }
    if count < limit {
      count += 1
    } else {
      guard let last = kept.lastIndex(where: { !$0.isEmpty }), last > issue.rank, let dropped = kept[last].popLast()
      else {
        leftOut[issue.level, default: 0] += 1
        return
      }
      leftOut[dropped.level, default: 0] += 1
    }
    kept[issue.rank].append(issue)
  }
}
