// A policy's consistency rules, ordered by what they are evaluated over, so that each list of a declaration is walked
// once for all of them.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy

/// A consistency rule over one list, or over the declaration as a whole, in the report's language.
///
/// A class, because checks are handed around for every declaration and never change.
final class ConsistencyCheck: Sendable {
  let description: RuleDescription
  /// The rule's place in the assessor's rules.
  let rule: Int
  /// Among all checks, in the policy's order.
  let place: Int
  let voidsCompliance: Bool
  let require: Program
  let contests: [ContestedAttribute]
  let message: ReportText
  let remediation: RemediationText

  fileprivate init(
    _ rule: ConsistencyRule, _ walk: ConsistencyWalk, _ description: RuleDescription, ofRule number: Int,
    at place: Int, in language: Language
  ) {
    self.description = description
    self.rule = number
    self.place = place
    voidsCompliance = rule.voidsCompliance
    require = walk.require
    contests = walk.contests
    message = ReportText(walk.message, in: language)
    remediation = RemediationText(walk.remediation, description, in: language)
  }
}

struct ConsistencyChecks: Sendable {
  /// Those of the elements of one list.
  final class Walk: Sendable {
    let list: ListSlots
    let checks: OrderedTree<ConsistencyCheck>

    fileprivate init(_ list: ListSlots, _ checks: OrderedTree<ConsistencyCheck>) {
      (self.list, self.checks) = (list, checks)
    }
  }

  /// Nil where there are none.
  let ofSubjects: OrderedTree<ConsistencyCheck>?
  let ofDeclaration: OrderedTree<ConsistencyCheck>?
  let walks: OrderedTree<Walk>?

  /// - Parameters:
  ///   - rules: all of the assessor's.
  ///   - first: where the consistency rules begin among these.
  init(_ policy: PolicyDocument, _ rules: RuleList, from first: Int, in language: Language) {
    var place = 0
    var ofSubjects: [ConsistencyCheck] = []
    var ofDeclaration: [ConsistencyCheck] = []
    var walks: [(list: ListSlots, checks: [ConsistencyCheck])] = []
    for (offset, rule) in policy.consistency.enumerated() {
      let number = first + offset
      for walk in rule.walks {
        let check = ConsistencyCheck(rule, walk, rules[number], ofRule: number, at: place, in: language)
        place += 1
        if walk.isOverSubjects {
          ofSubjects.append(check)
        } else if let list = walk.list {
          // A list that the declarations do not have has no elements.
          guard let slots = ListSlots(list, in: policy.format.rootType) else { continue }
          if let known = walks.firstIndex(where: { $0.list == slots }) {
            walks[known].checks.append(check)
          } else {
            walks.append((slots, [check]))
          }
        } else {
          ofDeclaration.append(check)
        }
      }
    }
    self.ofSubjects = OrderedTree(ofSubjects)
    self.ofDeclaration = OrderedTree(ofDeclaration)
    self.walks = OrderedTree(walks.compactMap { list, checks in OrderedTree(checks).map { Walk(list, $0) } })
  }
}
