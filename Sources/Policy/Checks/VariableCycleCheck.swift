// No variable may depend on itself, directly or by way of others.

import Diagnostics

enum VariableCycleCheck {
  static func run(_ variables: [VariableDraft], _ reader: inout PolicyReader) {
    let nodes = Dictionary(variables.map { ($0.name.value, $0.name.node) }) { first, _ in first }
    let uses = Dictionary(variables.map { ($0.name.value, $0.uses.filter { nodes[$0] != nil }) }) { first, _ in first }
    for cycle in Cycles.find(among: variables.map(\.name.value), next: uses) {
      guard let first = cycle.first, let node = nodes[first] else { continue }
      let chain = Cycles.chain(cycle)
      reader.report(
        "variable_cycle",
        LocalizedText(
          en: "this variable depends on itself: \(chain)", fr: "cette variable dépend d’elle-même : \(chain)"),
        help: LocalizedText(
          en: "write one of them out in terms of the declaration's fields",
          fr: "exprimez l’une d’elles à partir des champs de la déclaration"),
        at: node)
    }
  }
}
