// Names that lead to names: variables that use variables, rules that follow rules. Whoever comes back to where they
// started never arrives.

import Diagnostics

enum Cycles {
  /// Every way back that a walk in the order of the names finds, each in the order of use; each name that is part of
  /// a cycle is part of one of them.
  static func find(among names: [String], next: [String: [String]]) -> [[String]] {
    var cycles: [[String]] = []
    var finished: Set<String> = []
    for name in names where !finished.contains(name) {
      // The path from `name` down, with the place of each name in it and how many of its successors were visited.
      var path = [name]
      var places = [name: 0]
      var visited = [0]
      while let current = path.last, let count = visited.last {
        let successors = next[current] ?? []
        guard count < successors.count else {
          finished.insert(current)
          places[current] = nil
          path.removeLast()
          visited.removeLast()
          continue
        }
        visited[visited.count - 1] += 1
        let successor = successors[count]
        if let place = places[successor] {
          cycles.append(Array(path[place...]))
        } else if !finished.contains(successor) {
          places[successor] = path.count
          path.append(successor)
          visited.append(0)
        }
      }
    }
    return cycles
  }

  /// `a → b → a`
  static func chain(_ cycle: [String]) -> String {
    (cycle + cycle.prefix(1)).joined(separator: " → ").shortened(to: 200).withoutControls
  }
}
