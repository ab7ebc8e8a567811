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
  /// Among all checks, in the policy's order.
  let place: Int
  let voidsCompliance: Bool
  let require: Program
  let contests: [ContestedAttribute]
  let message: ReportText
  let remediation: ReportText?

  fileprivate init(
    _ rule: ConsistencyRule, _ walk: ConsistencyWalk, _ description: RuleDescription, at place: Int,
    in language: Language
  ) {
    self.description = description
    self.place = place
    voidsCompliance = rule.voidsCompliance
    require = walk.require
    contests = walk.contests
    message = ReportText(walk.message, in: language)
    remediation = walk.remediation.map { ReportText($0, in: language) }
  }
}

struct ConsistencyChecks: Sendable {
  /// Those of the elements of one list.
  struct Walk: Sendable {
    let list: ListSlots
    fileprivate(set) var checks: [ConsistencyCheck]
  }

  private(set) var ofSubjects: [ConsistencyCheck] = []
  private(set) var ofDeclaration: [ConsistencyCheck] = []
  private(set) var walks: [Walk] = []

  /// - Parameter descriptions: beside each of the policy's consistency rules.
  init(_ policy: PolicyDocument, _ descriptions: [RuleDescription], in language: Language) {
    var place = 0
    for (rule, description) in zip(policy.consistency, descriptions) {
      for walk in rule.walks {
        let check = ConsistencyCheck(rule, walk, description, at: place, in: language)
        place += 1
        if walk.isOverSubjects {
          ofSubjects.append(check)
        } else if let list = walk.list {
          // A list that the declarations do not have has no elements.
          guard let slots = ListSlots(list, in: policy.format.rootType) else { continue }
          add(check, over: slots)
        } else {
          ofDeclaration.append(check)
        }
      }
    }
  }

  private mutating func add(_ check: ConsistencyCheck, over list: ListSlots) {
    if let index = walks.firstIndex(where: { $0.list == list }) {
      walks[index].checks.append(check)
    } else {
      walks.append(Walk(list: list, checks: [check]))
    }
  }
}
