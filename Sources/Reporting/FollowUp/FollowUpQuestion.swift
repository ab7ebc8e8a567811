// What there is to ask about one declaration, and how much hangs on each answer. It knows the report model alone. What
// only risk notes wait for is not asked: no verdict and no finding on the declaration hangs on it.

import Diagnostics
import Findings

/// How much hangs on an answer, the most first.
enum AnswerWeight: UInt8, Comparable, CaseIterable {
  /// The declaration's verdict.
  case decides
  /// A scope rule or an obligation of severity error, but not the verdict: it is settled, or open for other reasons.
  case binding
  /// Nothing but warnings and notes.
  case advisory

  static func < (left: AnswerWeight, right: AnswerWeight) -> Bool { left.rawValue < right.rawValue }
}

/// A question, put once for every element of a list that it is asked of.
struct FollowUpQuestion: Equatable {
  /// An attribute that the answer belongs in.
  ///
  /// - `line`, `column`: where it would be written, counted from 1; 0 where that is not known.
  struct Place: Equatable {
    var path: String
    var line: Int
    var column: Int
  }

  /// What is the same of every question in the same words.
  ///
  /// - `attribute`: the path without the places in lists, such as `referents[].adult`.
  /// - `rules`: those that wait for the answer.
  struct Wording: Hashable {
    var attribute: String
    var text: String?
    var weight: AnswerWeight
    var rules: [String]
  }

  var wording: Wording
  var places: [Place]

  /// The questions of a declaration, those on which most hangs first, then in the declaration's own order.
  static func questions(of declaration: DeclarationFinding) -> [FollowUpQuestion] {
    let waiting = Self.waiting(in: declaration)
    guard !waiting.isEmpty else { return [] }
    var questions: [FollowUpQuestion] = []
    var known: [Wording: Int] = [:]
    for (fact, waiting) in UnansweredFacts(of: declaration).inOrder(waiting) {
      let wording = Wording(
        attribute: fact.path.withoutIndices, text: fact.question, weight: waiting.weight, rules: [])
      let index = known[wording, default: questions.count]
      if index == questions.count {
        known[wording] = index
        questions.append(FollowUpQuestion(wording: wording, places: []))
      }
      let start = fact.location?.start
      questions[index].places.append(Place(path: fact.path, line: start?.line ?? 0, column: start?.column ?? 0))
      for rule in waiting.rules where !questions[index].wording.rules.contains(rule) {
        questions[index].wording.rules.append(rule)
      }
    }
    return AnswerWeight.allCases.flatMap { weight in questions.filter { $0.wording.weight == weight } }
  }

  private struct Waiting {
    var weight = AnswerWeight.advisory
    var rules: [String] = []
  }

  /// What the rules of the spaces wait for. The answers that decide are those that an undetermined space of an
  /// undetermined declaration waits for; where one of its obligations fails already, only its scope is still open.
  private static func waiting(in declaration: DeclarationFinding) -> [String: Waiting] {
    var waiting: [String: Waiting] = [:]
    for subject in declaration.subjects where subject.scope != .doesNotApply {
      let isOpen = declaration.verdict == .undetermined && subject.verdict == .undetermined
      let fails = subject.results.contains { $0.kind == .obligation && $0.status == .fail && $0.severity == .error }
      for result in subject.results where result.status == .unknown {
        let weight: AnswerWeight
        switch (result.kind, result.severity) {
        case (.scope, _): weight = isOpen ? .decides : .binding
        case (.obligation, .error): weight = isOpen && !fails ? .decides : .binding
        case (.obligation, _): weight = .advisory
        case (.consistency, _), (.risk, _): continue
        }
        for path in result.missing {
          var one = waiting[path, default: Waiting()]
          one.weight = min(one.weight, weight)
          if !one.rules.contains(result.rule.id) { one.rules.append(result.rule.id) }
          waiting[path] = one
        }
      }
    }
    return waiting
  }
}
