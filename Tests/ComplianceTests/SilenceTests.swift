// Properties over random declarations: no verdict rests on silence, none on a contested fact (§3, §6), and every
// result says what it rests on.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy
import TestData
import Testing
import YAMLDocument

@testable import Compliance

@Suite("Silence and doubt")
struct SilenceTests {
  static let profiles = ["standard", "standard", "literal", "precautionary"]

  /// What a declaration comes to: for each space, by its id, the statuses and the verdict.
  struct Judgement: Equatable {
    var statuses: [String: [String: Status]] = [:]
    var verdicts: [String: Verdict] = [:]
    var scopes: [String: Scope] = [:]

    init(_ finding: DeclarationFinding) {
      for subject in finding.subjects {
        statuses[subject.id] = subject.statuses([.scope, .obligation])
        verdicts[subject.id] = subject.verdict
        scopes[subject.id] = subject.scope
      }
    }

    /// The rules that passed before and fail now, or the other way round.
    func flips(to other: Judgement) -> Set<String> {
      var rules: Set<String> = []
      for (space, statuses) in statuses {
        for (rule, before) in statuses {
          let after = other.statuses[space]?[rule]
          if (before == .pass && after == .fail) || (before == .fail && after == .pass) { rules.insert(rule) }
        }
      }
      return rules
    }

    /// Whether some space had a decided verdict and has another one now. One that is compliant while its scope is
    /// unknown may turn out to be out of scope.
    func overturned(by other: Judgement) -> Bool {
      let decided: Set<Verdict> = [.compliant, .nonCompliant, .notApplicable]
      return verdicts.contains { space, before in
        guard let after = other.verdicts[space], decided.contains(before), decided.contains(after) else {
          return false
        }
        return before != after && !(scopes[space] == .unknown && after == .notApplicable)
      }
    }
  }

  static func assessors() throws -> [Assessor] {
    try profiles.map { try Fixture.assessor(profile: $0) }
  }

  @Test("Answering one question flips nothing but by an accepted exception")
  func silence() throws {
    let assessors = try Self.assessors()
    var generator = SeededGenerator(seed: 1)
    var decided = 0
    for round in 0..<350 {
      let assessor = assessors[round % assessors.count]
      let draft = Draft.random(using: &generator)
      let before = Judgement(try Fixture.assess(draft.document, assessor))
      for _ in 0..<3 {
        guard let slot = draft.silent.randomElement(using: &generator),
          let value = slot.domain.values.randomElement(using: &generator)
        else { continue }
        let answered = draft.setting(slot.path, to: value)
        let after = Judgement(try Fixture.assess(answered.document, assessor))
        decided += before.statuses.values.reduce(0) { $0 + $1.values.count { $0 == .pass || $0 == .fail } }
        let flips = before.flips(to: after).filter { !AcceptedException.allow(slot.domain.pattern, $0) }
        #expect(flips.isEmpty, "\(slot.path) = \(value.yaml) in \(assessor.profile.name) of\n\(draft.document)")
        let isAccepted = AcceptedException.allow(slot.domain.pattern)
        #expect(
          isAccepted || !before.overturned(by: after),
          "\(slot.path) = \(value.yaml) in \(assessor.profile.name) of\n\(draft.document)")
      }
    }
    #expect(decided > 8000, "too few statuses were decided for this to mean anything")
  }

  @Test("Whatever a contested fact may be, what was decided stands")
  func doubt() throws {
    let assessors = try Self.assessors()
    var generator = SeededGenerator(seed: 2)
    var contestedCount = 0
    for round in 0..<350 {
      let assessor = assessors[round % assessors.count]
      let draft = Draft.random(using: &generator)
      let tree = try Fixture.tree(Array(draft.document.utf8))
      guard let facts = assessor.policy.format.read(tree).facts else {
        Issue.record("invalid:\n\(draft.document)")
        continue
      }
      var reasoning = Reasoning(facts: facts)
      let evidence = Evidence(root: facts.root, assessor: assessor)
      let contested = assessor.contradictions(in: evidence, &reasoning).flatMap(\.contested)
      guard !contested.isEmpty else { continue }
      contestedCount += 1
      let finding = assessor.assess(tree, path: "", sha256: nil)
      for result in finding.subjects.flatMap(\.results) where result.kind != .consistency {
        let doubtful = result.facts.filter { fact in
          AttributePath(parsing: fact.path).map { path in contested.contains { path.isWithin($0) } } ?? true
        }
        #expect(doubtful.isEmpty, "\(result.rule.id) rests on a contested fact of\n\(draft.document)")
      }
      let before = Judgement(finding)
      for _ in 0..<3 {
        var other = draft
        for slot in draft.slots where contested.contains(where: { slot.path.isWithin($0) }) {
          other = other.setting(slot.path, to: slot.domain.value(saying: 0.8, using: &generator))
        }
        let after = Judgement(try Fixture.assess(other.document, assessor))
        #expect(before.flips(to: after).isEmpty, "\(contested) of\n\(draft.document)\nas\n\(other.document)")
        #expect(!before.overturned(by: after), "\(contested) of\n\(draft.document)\nas\n\(other.document)")
      }
    }
    #expect(contestedCount > 100, "too few declarations contradict themselves")
  }

  @Test("Leaving out one fact of a compliant declaration does not make it non-compliant")
  func omission() throws {
    let assessors = try Self.assessors()
    var generator = SeededGenerator(seed: 3)
    var drafts = [Draft.sound]
    for round in 0..<1000 where drafts.count < 12 {
      let draft = Draft.random(using: &generator)
      let finding = try Fixture.assess(draft.document, assessors[round % assessors.count])
      if finding.verdict == .compliant { drafts.append(draft) }
    }
    #expect(drafts.count == 12)
    for (index, draft) in drafts.enumerated() {
      let assessor = assessors[index % assessors.count]
      guard try Fixture.assess(draft.document, assessor).verdict == .compliant else { continue }
      for slot in draft.slots where draft[slot.path] != nil && !AcceptedException.allow(slot.domain.pattern) {
        let finding = try Fixture.assess(draft.setting(slot.path, to: nil).document, assessor)
        #expect(finding.verdict != .nonCompliant, "without \(slot.path):\n\(draft.document)")
      }
    }
  }

  @Test("A declaration is judged alike each time, and a space whatever its place among the spaces")
  func order() throws {
    let assessor = try Fixture.assessor()
    var generator = SeededGenerator(seed: 4)
    let spaces = AttributePath([.field("spaces")])
    for _ in 0..<80 {
      let draft = Draft.random(using: &generator)
      let finding = try Fixture.assess(draft.document, assessor)
      #expect(try Fixture.assess(draft.document, assessor) == finding)
      guard case .list(let elements)? = draft[spaces], elements.count == 2 else { continue }
      let swapped = try Fixture.assess(
        draft.setting(spaces, to: .list(elements.reversed())).document, assessor)
      #expect(swapped.subjects.map(\.unplaced) == finding.subjects.reversed().map(\.unplaced), "\(draft.document)")
      #expect(swapped.verdict == finding.verdict)
      #expect(swapped.contradictions == finding.contradictions)
    }
  }

  @Test("Every result says what it rests on or waits for")
  func grounds() throws {
    let assessors = try Self.assessors()
    let format = try Fixture.format.get()
    var generator = SeededGenerator(seed: 5)
    for round in 0..<300 {
      let draft = Draft.random(using: &generator)
      let finding = try Fixture.assess(draft.document, assessors[round % assessors.count])
      #expect(finding.diagnostics.allSatisfy { $0.severity == .note }, "\(draft.document)")
      for result in finding.subjects.flatMap(\.results) + finding.results {
        let name: Comment = "\(result.rule.id) of\n\(draft.document)"
        switch result.status {
        case .unknown:
          #expect(!result.missing.isEmpty, name)
          #expect(result.location != nil, name)
        case .fail:
          #expect(!result.facts.isEmpty, name)
          #expect(result.location != nil, name)
          #expect(result.message?.contains("{{") == false, name)
          #expect(result.missing.isEmpty, name)
        case .error: Issue.record(name)
        case .pass, .notApplicable:
          #expect(result.missing.isEmpty && result.facts.isEmpty, name)
        }
        let paths = result.missing.compactMap { AttributePath(parsing: $0) }
        #expect(paths.count == result.missing.count && paths == paths.sorted(), name)
        #expect(paths.allSatisfy { format.field(at: $0) != nil }, name)
        #expect(result.facts.allSatisfy { $0.value == nil || $0.location != nil }, name)
      }
    }
  }
}

extension SubjectFinding {
  /// The finding without the space's place: what must not change with it.
  fileprivate var unplaced: [String] {
    results.map { result in
      let missing = result.missing.map { $0.replacing(path, with: "space") }.sorted()
      let facts = result.facts.map { $0.path.replacing(path, with: "space") }.sorted()
      return "\(id) \(verdict) \(scope) \(result.rule.id) \(result.status) \(result.message ?? "") \(missing) \(facts)"
    }
  }
}
