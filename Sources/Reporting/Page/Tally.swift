// What a batch has in common: how many declarations fail which rule, and which attributes how many leave unanswered.
// Declarations are counted, not spaces, and none is held.

import Diagnostics
import Findings

/// Counts over many declarations.
struct Tally {
  /// Declarations in which some space fails the rule, by the rule's place in the policy.
  private(set) var failing: [Int]
  /// Declarations that leave an attribute unanswered, by its path without indices.
  private(set) var unanswered: [String: Int] = [:]
  /// The question for each of those attributes.
  private(set) var questions: [String: String] = [:]

  private let places: [String: Int]
  private let kinds: [RuleKind]
  /// A declaration format has some hundred attributes: more would be none of its.
  private static let mostPaths = 2000

  init(rules: RuleList) {
    failing = Array(repeating: 0, count: rules.count)
    places = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    kinds = rules.map(\.kind)
  }

  /// Counts one declaration; returns the places of the rules that it fails, in the policy's order.
  mutating func count(_ declaration: DeclarationFinding) -> [Int] {
    var failed: Set<Int> = []
    for results in declaration.subjects.map(\.results) + [declaration.results] {
      for entry in results.entries where entry.status == .fail {
        let rule = results.rule(of: entry)
        if rule.kind != .scope, let place = places[rule.id] { failed.insert(place) }
      }
    }
    for place in failed { failing[place] += 1 }
    var seen: Set<String> = []
    for fact in declaration.unanswered {
      let path = fact.path.withoutIndices
      guard seen.insert(path).inserted, unanswered[path] != nil || unanswered.count < Self.mostPaths else { continue }
      unanswered[path, default: 0] += 1
      if questions[path] == nil { questions[path] = fact.question }
    }
    return failed.sorted()
  }

  /// The rules of some kinds that fail anywhere, the most frequent first.
  func rules(of kinds: Set<RuleKind>) -> [(place: Int, count: Int)] {
    failing.enumerated().filter { $0.element > 0 && kinds.contains(self.kinds[$0.offset]) }
      .map { (place: $0.offset, count: $0.element) }
      .sorted { ($1.count, $0.place) < ($0.count, $1.place) }
  }

  /// The attributes that are left unanswered anywhere, the most frequent first.
  var paths: [(path: String, count: Int)] {
    unanswered.map { (path: $0.key, count: $0.value) }.sorted { ($1.count, $0.path) < ($0.count, $1.path) }
  }
}
