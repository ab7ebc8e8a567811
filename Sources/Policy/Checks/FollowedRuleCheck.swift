// `follows` names another obligation, and no chain of them comes back to where it started.

import Diagnostics

enum FollowedRuleCheck {
  static func run(_ obligations: [RuleDraft], _ reader: inout PolicyReader) {
    let ids = obligations.compactMap(\.id?.value)
    let known = Set(ids)
    var followed: [String: Located<String>] = [:]
    for draft in obligations {
      guard let follows = draft.follows else { continue }
      if !known.contains(follows.value) {
        reader.reportUnknownObligation(follows.value, among: ids, at: follows.node)
      } else if let id = draft.id, followed[id.value] == nil {
        followed[id.value] = follows
      }
    }
    for cycle in Cycles.find(among: ids, next: followed.mapValues { [$0.value] }) {
      guard let first = cycle.first, let node = followed[first]?.node else { continue }
      let chain = Cycles.chain(cycle)
      reader.report(
        "follows_itself",
        LocalizedText(en: "this rule follows itself: \(chain)", fr: "cette règle se suit elle-même : \(chain)"),
        help: LocalizedText(
          en: "let a rule follow only the one whose failure makes it pointless",
          fr: "ne faites suivre à une règle que celle dont l’échec la rend sans objet"),
        at: node)
    }
  }
}
