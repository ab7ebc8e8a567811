// What a space waits for, as questions: each attribute once, with the rules that wait for it.

import Diagnostics
import Findings

/// The unanswered attributes of a declaration, found by their paths: looked for in a list by each space, they would
/// take a time that grows with the square of the spaces.
struct UnansweredFacts {
  private let facts: [UnansweredFact]
  private let places: [String: Int]

  init(of declaration: DeclarationFinding) {
    facts = Array(declaration.unanswered)
    places = Dictionary(facts.indices.lazy.map { [facts] in (facts[$0].path, $0) }) { first, _ in first }
  }

  subscript(path: String) -> UnansweredFact? { places[path].map { facts[$0] } }

  /// What some results wait for.
  func questions(of undecided: [RuleResult]) -> [OpenQuestion] {
    var rules: [String: [RuleResult]] = [:]
    for result in undecided {
      for path in result.missing { rules[path, default: []].append(result) }
    }
    return inOrder(rules).map { OpenQuestion(fact: $0, rules: $1) }
  }

  /// What waits for some paths, in the order of the declaration's own list; what that lacks comes last.
  func inOrder<Waiting>(_ waiting: [String: Waiting]) -> [(UnansweredFact, Waiting)] {
    let asked = waiting.map { path, waiting in (place: places[path] ?? facts.count, path: path, waiting: waiting) }
    return asked.sorted { ($0.place, $0.path) < ($1.place, $1.path) }.map { place, path, waiting in
      let fact = place < facts.count ? facts[place] : UnansweredFact(path: path, question: nil, location: nil)
      return (fact, waiting)
    }
  }
}

/// An attribute that is to be answered, with the results that wait for it.
struct OpenQuestion {
  var fact: UnansweredFact
  var rules: [RuleResult]

  /// Whether nothing but warnings and notes waits for the answer.
  var isMinor: Bool {
    !rules.isEmpty && rules.allSatisfy { $0.kind == .obligation && $0.severity != .error }
  }
}
