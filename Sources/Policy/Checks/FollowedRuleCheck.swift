// `follows` names another obligation, and no chain of them comes back to where it started.

import Diagnostics

enum FollowedRuleCheck {
  static func run(_ obligations: [RuleDraft], _ reader: inout PolicyReader) {
    let ids = obligations.map(\.id.value)
    let followed = Dictionary(
      obligations.compactMap { draft in draft.follows.map { (draft.id.value, $0.value) } }
    ) { first, _ in first }
    for draft in obligations {
      guard let follows = draft.follows else { continue }
      guard ids.contains(follows.value) else {
        reader.reportUnknown("rule", follows.value, among: ids, at: follows.node)
        continue
      }
      var seen: Set<String> = [draft.id.value]
      var next: String? = follows.value
      while let current = next, seen.insert(current).inserted { next = followed[current] }
      if next == draft.id.value {
        reader.report(
          "follows_itself",
          LocalizedText(
            en: "`\(draft.id.value.withoutControls)` follows itself",
            fr: "« \(draft.id.value.withoutControls) » se suit elle-même"),
          help: LocalizedText(
            en: "a rule follows the one whose failure makes it pointless",
            fr: "une règle suit celle dont l’échec la rend sans objet"),
          at: follows.node)
      }
    }
  }
}
