// The worst declarations of a run, for formats that tell a few of many in full: however long the run, only those are
// held. It knows no format.

import Findings

/// A bounded list of declarations, the worst first: by verdict, then by how much they fail, then as they came.
struct WorstFirst {
  private struct Ranked {
    var declaration: DeclarationFinding
    /// Smaller is worse.
    var rank: (verdict: Int, failures: Int, place: Int)
  }

  private let limit: Int
  private var ranked: [Ranked] = []
  /// How many declarations there were in all.
  private(set) var count = 0

  init(limit: Int) {
    self.limit = limit
  }

  var declarations: [DeclarationFinding] { ranked.map(\.declaration) }

  /// The same with each declaration's place in the run, from 0.
  var numbered: [(place: Int, declaration: DeclarationFinding)] { ranked.map { ($0.rank.place, $0.declaration) } }

  mutating func insert(_ declaration: DeclarationFinding) {
    let verdict = Verdict.worstFirst.firstIndex(of: declaration.verdict) ?? 0
    let new = Ranked(declaration: declaration, rank: (verdict, -declaration.failures, count))
    count += 1
    if ranked.count == limit, let last = ranked.last, last.rank < new.rank { return }
    var low = 0
    var high = ranked.count
    while low < high {
      let middle = (low + high) / 2
      if ranked[middle].rank < new.rank { low = middle + 1 } else { high = middle }
    }
    ranked.insert(new, at: low)
    if ranked.count > limit { ranked.removeLast() }
  }
}

extension Summary {
  /// How many declarations something is to be done about.
  var needingAttention: Int { Verdict.allCases.reduce(0) { $0 + ($1.needsAttention ? self[$1] : 0) } }
}

extension Verdict {
  /// Whether something is to be done about the declaration.
  var needsAttention: Bool {
    switch self {
    case .nonCompliant, .invalid, .undetermined: true
    case .compliant, .notApplicable: false
    }
  }
}
