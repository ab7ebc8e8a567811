// For which other days a finding holds: what it says of it, against judging on those days.

import CEL
import Compliance
import Findings
import Foundation
import TestData
import Testing

@Suite("Valid days")
struct ValidDaysTests {
  private static func day(_ text: String) throws -> Int { try #require(CivilDate(parsing: text)).daysSinceEpoch }

  /// Judges on a day and on others of the days for which the finding says it holds.
  /// - Returns: how many other days were tried.
  private static func verify(_ text: String, on today: Int, profile: String? = nil) throws -> Int {
    func assess(on day: Int) throws -> DeclarationFinding {
      let date = try #require(CivilDate(daysSinceEpoch: day))
      return try Fixture.assess(text, Fixture.assessor(profile: profile, asOf: date.description))
    }
    let finding = try assess(on: today)
    let days = try #require(finding.validDays)
    #expect(days.contains(today))
    let candidates = [days.lowerBound, days.upperBound, today - 1, today + 1, today - 400, today + 400]
    let others = Set(candidates.filter { days.contains($0) && $0 != today })
    for other in others { #expect(try assess(on: other) == finding, "of \(today) on \(other)\n\(text)") }
    return others.count
  }

  @Test("the examples come to the same finding on the days for which it holds")
  func examples() throws {
    var tried = 0
    for example in ExampleTests.examples {
      let file = SharedData.projectRoot.appending(path: "Examples/\(example.folder)/declaration.yaml")
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      for today in [example.asOf, "2025-01-31", "2027-06-01"] {
        tried += try Self.verify(text, on: Self.day(today), profile: example.profile)
      }
    }
    #expect(tried > 40)
  }

  @Test("random declarations do too")
  func random() throws {
    var generator = SeededGenerator(seed: 31)
    var tried = 0
    for _ in 0..<60 {
      tried += try Self.verify(Draft.random(using: &generator).document, on: Self.day(Fixture.today))
    }
    #expect(tried > 60)
  }

  @Test("a finding holds until a date in the declaration is reached")
  func dates() throws {
    let text = """
      format: vigie.platform/v1
      platform: {name: Test}
      declaration: {date: 2026-07-01, valid_until: 2026-12-31}
      spaces: [{id: lobby, interaction: false}]
      referents:
        - id: one
          training: [{topics: [grooming], completed_on: 2026-06-15}]
      """
    let finding = try Fixture.assess(text, Fixture.assessor(asOf: "2026-11-21"))
    #expect(finding.diagnostics.isEmpty)
    #expect(finding.validDays == (try Self.day("2026-06-15")...Self.day("2026-12-31")))
    // Here a training is dated after the check, and the message that says so names the day of the check.
    let earlier = try Fixture.assess(text, Fixture.assessor(asOf: "2026-02-01"))
    #expect(earlier.contradictions == ["K08"])
    #expect(earlier.validDays == (try Self.day("2026-02-01")...Self.day("2026-02-01")))
  }

  @Test("what cannot be read at all stays so")
  func invalid() throws {
    let finding = try Fixture.assess("format: vigie.platform/v1", Fixture.assessor())
    #expect(finding.verdict == .invalid)
    #expect(finding.validDays == (try Self.day("0001-01-01")...Self.day("9999-12-31")))
  }
}
