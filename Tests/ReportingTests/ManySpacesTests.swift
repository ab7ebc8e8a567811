// A declaration may have thousands of spaces: what reports take for it must grow with them, and no faster.

import Diagnostics
import Findings
import TestData
import Testing

@testable import Reporting

@Suite("Declarations of many spaces")
struct ManySpacesTests {
  private static let spaces = 4000
  private static let questions = 10

  /// Each space waits for answers of its own.
  private let declaration: DeclarationFinding = {
    let rule = RuleDescription(id: "R", kind: .obligation, basis: .literal, severity: .error, title: "T")
    var finding = DeclarationFinding(path: "many.yaml", sha256: nil, verdict: .undetermined)
    var unanswered: [UnansweredFact] = []
    for space in 0..<spaces {
      let paths = (0..<questions).map { "spaces[\(space)].f\($0)" }
      finding.subjects.append(
        SubjectFinding(
          id: "s\(space)", path: "spaces[\(space)]", name: nil, scope: .applies, verdict: .undetermined,
          results: [RuleResult(rule: rule, status: .unknown, missing: paths)]))
      unanswered += paths.map { UnansweredFact(path: $0, question: nil, location: nil) }
    }
    finding.unanswered = UnansweredList(unanswered)
    return finding
  }()

  @Test("As text each question is found once")
  func text() {
    let time = processorTime {
      var writer = TextReportWriter(style: TextStyle())
      let report = Fixtures(language: .english).report(declaration)
      let lines = String(decoding: writer.bytes(of: report), as: UTF8.self).split(separator: "\n")
      #expect(lines.count { $0.contains("].f") } == Self.spaces * Self.questions)
    }
    #expect(time < .seconds(60))
  }

  @Test("A space’s questions stand in the declaration’s order")
  func order() {
    let time = processorTime {
      let unanswered = UnansweredFacts(of: declaration)
      for subject in declaration.subjects {
        let results = subject.results.map { result in
          var result = result
          result.missing.reverse()
          return result
        }
        #expect(unanswered.questions(of: results).map(\.fact.path) == subject.results[0].missing)
      }
    }
    #expect(time < .seconds(60))
  }

  @Test("What the declaration’s own list lacks is asked last")
  func unlisted() {
    var result = declaration.subjects[1].results[0]
    result.missing = ["a", "spaces[1].f0"]
    #expect(
      UnansweredFacts(of: declaration).questions(of: [result]).map(\.fact.path) == ["spaces[1].f0", "a"])
  }
}
