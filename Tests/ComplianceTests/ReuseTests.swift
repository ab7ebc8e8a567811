// An assessor keeps the spelling of paths from one declaration to the next: what it finds must not show it.

import Compliance
import Findings
import TestData
import Testing

@Suite("One assessor for many declarations")
struct ReuseTests {
  @Test("It finds what one of its own for each declaration finds")
  func declarations() throws {
    let shared = try Fixture.assessor()
    var generator = SeededGenerator(seed: 7)
    var hasContradiction = false
    for _ in 0..<60 {
      let document = Draft.random(using: &generator).document
      let finding = try Fixture.assess(document, shared)
      #expect(try finding == Fixture.assess(document, Fixture.assessor()), "\(document)")
      if !finding.contradictions.isEmpty { hasContradiction = true }
    }
    #expect(hasContradiction)
  }

  /// So far back in a list, paths are not kept.
  @Test("Elements far back in a list are named as those at its beginning are")
  func longLists() throws {
    let assessor = try Fixture.assessor()
    for count in [3, 40, 17] {
      let referents = (0..<count).map { "{id: r\($0), training: []}" }.joined(separator: ", ")
      let finding = try Fixture.assess(Draft.sound.applying(["referents = [\(referents)]"]).document, assessor)
      let result = try #require(finding.subjects.first?.result("O17"))
      let expected = (0..<count).map { "referents[\($0)].adult" }
      #expect(result.missing == expected)
      let unanswered = finding.unanswered.map(\.path)
      #expect(unanswered.filter { $0.hasPrefix("referents") && $0.hasSuffix(".adult") } == expected)
      #expect(Set(unanswered).count == unanswered.count)
    }
  }
}
