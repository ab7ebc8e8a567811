// What results say of their rules in the compact layout, written once a run: all of them repeat it.

import Findings

/// A class, so that whoever writes with it counts one reference.
final class WrittenRules: Sendable {
  /// The rules that were written.
  let list: RuleList
  /// All that was written.
  private let bytes: [UInt8]
  /// Of each rule and status, the whole result, where there is nothing to say but the two.
  private let results: [Range<Int>]
  /// Likewise the members of the rule and of its status.
  private let members: [Range<Int>]
  /// Of each rule, the member with its own remediation; empty where it has none.
  private let remediations: [Range<Int>]
  /// How many statuses a result may have.
  private let statuses = Status.allCases.count

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

  /// The whole result, where there is nothing to say but the rule and its status.
  func appendResult(of entry: RuleResults.Entry, to text: inout JSONText) {
    text.written(bytes, results[place(of: entry)])
  }

  /// The members of the rule and of its status.
  func appendMembers(of entry: RuleResults.Entry, to text: inout JSONText) {
    text.written(bytes, members[place(of: entry)])
  }

  /// The member with the rule's own remediation, where it has one.
  func appendRemediation(of entry: RuleResults.Entry, to text: inout JSONText) {
    let range = remediations[entry.rule]
    if !range.isEmpty { text.written(bytes, range) }
  }

  private func place(of entry: RuleResults.Entry) -> Int { entry.rule * statuses + entry.status.place }
}
