// `follows` names another obligation, no chain of them comes back to where it started, and none leads from a more severe
// rule to a less severe one: the failure of the lesser would set the greater aside, and with it what a verdict rests on.

import Diagnostics
import YAMLDocument

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
        let other = obligations.first { $0.id?.value == follows.value }
        if let own = draft.severity, let lesser = other?.severity, own > lesser {
          reader.reportLesserRule(follows.value, lesser, followedBy: id.value, own, at: follows.node)
        }
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

  /// The same for the severities that a profile sets, among the obligations that it selects.
  ///
  /// - Parameter nodes: where the profile sets them.
  static func run(
    _ obligations: [RuleDraft], profile: Profile, nodes: [String: NodeIndex], _ reader: inout PolicyReader
  ) {
    let included = obligations.filter { profile.includes(basis: $0.basis) }
    for draft in included {
      guard let id = draft.id?.value, let follows = draft.follows?.value, let node = nodes[id] ?? nodes[follows],
        let own = profile.severities[id] ?? draft.severity,
        let other = included.first(where: { $0.id?.value == follows }),
        let lesser = profile.severities[follows] ?? other.severity, own > lesser
      else { continue }
      reader.reportLesserRule(follows, lesser, followedBy: id, own, at: node)
    }
  }
}

extension PolicyReader {
  fileprivate mutating func reportLesserRule(
    _ followed: String, _ lesser: Severity, followedBy id: String, _ own: Severity, at node: NodeIndex
  ) {
    let (followed, id) = (followed.withoutControls, id.withoutControls)
    report(
      "follows_lesser_rule",
      LocalizedText(
        en: "`\(id)`, of severity \(own.rawValue), follows `\(followed)`, which is only of severity \(lesser.rawValue)",
        fr: "« \(id) », de sévérité \(own.rawValue), suit « \(followed) », qui n’est que de sévérité \(lesser.rawValue)"
      ),
      help: LocalizedText(
        en: "where the lesser rule fails, the other is set aside: give both the same severity, or drop `follows`",
        fr:
          "là où échoue la moindre des deux, l’autre est écartée : donnez-leur la même sévérité, ou retirez `follows`"
      ),
      at: node)
  }
}
