// No variable may depend on itself, directly or by way of others.

import Diagnostics
import YAMLDocument

enum VariableCycleCheck {
  struct Candidate {
    let name: String
    let node: NodeIndex
    let uses: Set<String>
  }

  /// Reports the cycles among variables of which each uses another one of the same list.
  static func run(_ candidates: [Candidate], _ reader: inout PolicyReader) {
    let byName = Dictionary(candidates.map { ($0.name, $0) }) { first, _ in first }
    var reported: Set<String> = []
    for candidate in candidates where !reported.contains(candidate.name) {
      guard let cycle = cycle(from: candidate, byName) else { continue }
      reported.formUnion(cycle)
      guard let first = cycle.first, let start = byName[first] else { continue }
      let chain = (cycle + [first]).joined(separator: " → ")
      reader.report(
        "variable_cycle",
        LocalizedText(
          en: "this variable depends on itself: \(chain)", fr: "cette variable dépend d’elle-même : \(chain)"),
        help: LocalizedText(
          en: "write one of them out in terms of the declaration's fields",
          fr: "exprimez l’une d’elles à partir des champs de la déclaration"),
        at: start.node)
    }
  }

  /// The names of a cycle that the candidate leads into, in the order of use.
  private static func cycle(from start: Candidate, _ byName: [String: Candidate]) -> [String]? {
    var path: [String] = []
    var current = start
    while true {
      if let known = path.firstIndex(of: current.name) { return Array(path[known...]) }
      path.append(current.name)
      guard let next = current.uses.sorted().compactMap({ byName[$0] }).first else { return nil }
      current = next
    }
  }
}
