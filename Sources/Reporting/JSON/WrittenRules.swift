// What results say of their rules in the compact layout, written once a run: all of them repeat it.

import Findings

struct WrittenRules {
  /// What was written of a rule.
  struct Texts {
    /// The members of the rule and of its status.
    let members: [UInt8]
    /// The member with the rule's own remediation, where it has one.
    let remediation: [UInt8]?
  }

  /// The rules that were written.
  let list: RuleList
  /// By rule, then by status.
  private let results: [[UInt8]]
  private let texts: [Texts]

  /// - Parameter spell: what is put in place of a whole result, for all of them, and then of the members of a rule.
  init(_ list: RuleList, spelling spell: ([UInt8]) -> [UInt8] = { $0 }) {
    self.list = list
    let all = list.flatMap { rule in Status.allCases.map { RuleResult(rule: rule, status: $0) } }
    results = all.map { result in spell(JSONText.inside { $0.append(result, nil) }) }
    texts = all.map { result in
      Texts(
        members: spell(JSONText.inside { $0.append(result.rule, result.status) }),
        remediation: result.rule.remediation.map { text in JSONText.inside { $0.member(.remediation, text) } })
    }
  }

  /// The whole result, where there is nothing to say but the rule and its status.
  func result(of entry: RuleResults.Entry) -> [UInt8] { results[Self.place(of: entry)] }

  func texts(of entry: RuleResults.Entry) -> Texts { texts[Self.place(of: entry)] }

  private static func place(of entry: RuleResults.Entry) -> Int {
    entry.rule * statuses + entry.status.place
  }

  private static let statuses = Status.allCases.count
}
