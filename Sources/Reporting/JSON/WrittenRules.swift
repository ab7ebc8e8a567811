// What results say of their rules in the compact layout, written once a run: all of them repeat it.

import Findings

/// A class, so that whoever writes with it counts one reference.
final class WrittenRules: Sendable {
  /// The rules that were written.
  let list: RuleList
  /// All that was written.
  let bytes: [UInt8]
  /// Of each rule and status, the whole result, where there is nothing to say but the two.
  let results: [Range<Int>]
  /// Likewise the members of the rule and of its status.
  let members: [Range<Int>]
  /// Of each rule, the member with its own remediation; empty where it has none.
  let remediations: [Range<Int>]

  /// How many statuses a result may have.
  private static let statuses = Status.allCases.count

  /// - Parameter spell: what is put in place of a whole result, for all of them, and then of the members of a rule.
  init(_ list: RuleList, spelling spell: ([UInt8]) -> [UInt8] = { $0 }) {
    var bytes: [UInt8] = []
    func written(_ text: [UInt8]) -> Range<Int> {
      bytes += text
      return bytes.count - text.count..<bytes.count
    }
    let all = list.flatMap { rule in Status.allCases.map { RuleResult(rule: rule, status: $0) } }
    results = all.map { result in written(spell(JSONText.inside { $0.append(result) })) }
    members = all.map { result in written(spell(JSONText.inside { $0.append(result.rule, result.status) })) }
    remediations = list.map { rule in written(JSONText.inside { $0.member(.remediation, rule.remediation) }) }
    self.list = list
    self.bytes = bytes
  }

  /// Where the texts of an entry's rule and status stand in `results` and in `members`.
  static func place(of entry: RuleResults.Entry) -> Int { Int(entry.rule) * statuses + entry.status.place }
}
