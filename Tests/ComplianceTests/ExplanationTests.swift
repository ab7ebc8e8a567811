// What a result says for itself: the facts that decided it with their places, what is missing, and where to look.

import Diagnostics
import Findings
import Testing

@Suite("Explanations")
struct ExplanationTests {
  /// A declaration whose lines and columns the tests below count on.
  static let text = """
    format: vigie.platform/v1
    platform:
      name: Example
    spaces:
      - id: lobby
        interaction: true
        audience: {intent: minors}
        minors_admitted: true
        contact:
          channels: [direct_message, voice]
          adult_to_minor: open
        moderation:
          mode: none
          moderator_count: 0
          channels_covered: [voice]
          can_be_disabled: true
    referents:
      - id: ref-1
        training:
          - topics: [grooming]
            completed_on: 2020-01-15
      - id: é-2
        training: [{topics: [sextortion], completed_on: 2026-01-15}]
    reporting:
      channels: []

    """

  static let finding = Result { try Fixture.assess(text, Fixture.assessor()) }

  struct Row: CustomTestStringConvertible {
    let rule: String
    let status: Status
    /// `path = value @ line:column`
    let facts: [String]
    /// `line:column`
    let location: String
    var missing: [String] = []

    var testDescription: String { rule }
  }

  @Test("Facts and places", arguments: rows)
  func facts(row: Row) throws {
    let subject = try #require(try Self.finding.get().subjects.first)
    let result = try #require(subject.result(row.rule))
    #expect(result.status == row.status)
    #expect(result.facts.map(\.summary) == row.facts)
    #expect(result.location?.start.summary == row.location)
    #expect(result.missing == row.missing)
  }

  static let moderation = "spaces[0].moderation"
  static let ages = "spaces[0].age_assurance"

  static let rows = [
    Row(
      rule: "O1", status: .fail, facts: ["\(moderation).mode = none @ 13:13"], location: "13:13"),
    Row(
      rule: "O4", status: .fail,
      facts: [
        "referents[0].training[0].topics = [grooming] @ 20:17",
        "referents[1].training[0].topics = [sextortion] @ 23:25",
      ], location: "20:17"),
    Row(
      rule: "O6", status: .fail,
      facts: [
        "spaces[0].contact.channels = [direct_message, voice] @ 10:17",
        "\(moderation).channels_covered = [voice] @ 15:25",
      ], location: "10:17"),
    Row(
      rule: "O7", status: .fail, facts: ["\(moderation).can_be_disabled = true @ 16:24"], location: "16:24"),
    Row(
      rule: "O8", status: .unknown, facts: [], location: "12:5",
      missing: ["\(moderation).supervised_by_referent", "\(moderation).trained_count"]),
    Row(
      rule: "O9", status: .fail,
      facts: [
        "referents[0].training[0].completed_on = 2020-01-15 @ 21:23",
        "referents[0].training[0].topics = [grooming] @ 20:17",
      ], location: "21:23"),
    Row(rule: "O13", status: .fail, facts: ["reporting.channels = [] @ 25:13"], location: "25:13"),
    Row(rule: "O16", status: .fail, facts: ["reporting.channels = [] @ 25:13"], location: "25:13"),
    Row(
      rule: "O17", status: .unknown, facts: [], location: "18:5",
      missing: ["referents[0].adult", "referents[1].adult"]),
    Row(rule: "S1", status: .pass, facts: [], location: "none"),
  ]

  @Test("A span ends after its last character, and carries its line")
  func spans() throws {
    let finding = try Self.finding.get()
    let result = try #require(finding.subjects.first?.result("O6"))
    let location = try #require(result.facts.first?.location)
    #expect(location.end.summary == "10:40")
    #expect(finding.excerpt(ofLine: location.start.line) == "      channels: [direct_message, voice]")
  }

  @Test("A failing rule says what is wrong and what to do, others nothing")
  func texts() throws {
    for result in try Self.finding.get().subjects.flatMap(\.results) {
      let isFailure = result.status == .fail
      #expect((result.message != nil) == isFailure, "\(result.rule.id)")
      if result.kind == .obligation { #expect((result.remediation != nil) == isFailure, "\(result.rule.id)") }
      #expect(result.missing.isEmpty == (result.status != .unknown), "\(result.rule.id)")
      #expect((result.location != nil) == (isFailure || result.status == .unknown), "\(result.rule.id)")
    }
  }

  @Test("Where everything is asked for, what passes or does not apply carries the facts that it rests on")
  func factsOfPasses() throws {
    let document = try Draft.sound.applying(["livestream.enabled = true"]).document
    let brief = try Fixture.assess(document, Fixture.assessor())
    let full = try Fixture.assess(document, Fixture.assessor(explainsEverything: true))
    #expect(brief.subjects.first?.result("O1")?.facts == [])
    #expect(full.subjects.first?.result("O1")?.facts.map(\.path) == ["spaces[0].moderation.mode"])
    #expect(full.subjects.first?.result("O1")?.facts.first?.location != nil)
    #expect(full.subjects.first?.results.map(\.status) == brief.subjects.first?.results.map(\.status))
    #expect(full.verdict == brief.verdict)
  }

  @Test("Contradictions stand where they belong")
  func placement() throws {
    let finding = try Fixture.assess(
      Draft.sound.applying([
        "contact.adult_to_minor = none", "referents[0].spaces = [lobby, ghost]",
        "declaration.valid_until = 2026-01-01", "declaration.date = 2026-01-01",
      ]).document, Fixture.assessor())
    let ofSpace = finding.subjects.flatMap(\.results).filter { $0.kind == .consistency }
    #expect(ofSpace.map(\.shortRule) == ["K01"])
    #expect(finding.results.map(\.shortRule).sorted() == ["K08", "K14", "K15"])
    for result in ofSpace + finding.results {
      #expect(result.status == .fail)
      #expect(!result.facts.isEmpty && result.location != nil && result.message != nil, "\(result.rule.id)")
    }
    let expiry = try #require(finding.results.first { $0.shortRule == "K15" })
    #expect(expiry.facts.map(\.path) == ["declaration.valid_until"])
    #expect(expiry.facts.map(\.value) == [.string("2026-01-01")])
  }

  @Test("What is unanswered is listed once, in the order of path, with its question")
  func unansweredFacts() throws {
    let unanswered = try Self.finding.get().unanswered
    let paths = unanswered.map(\.path)
    #expect(Set(paths).count == paths.count)
    #expect(paths.first == "referents[0].adult")
    #expect(paths.contains("spaces[0].moderation.supervised_by_referent"))
    #expect(unanswered.allSatisfy { $0.location != nil && $0.question?.isEmpty == false })
  }

  @Test("Indices are ordered as numbers")
  func order() throws {
    let referents = (0..<12).map { "{id: r\($0), training: []}" }.joined(separator: ", ")
    let finding = try Fixture.assess(
      Draft.sound.applying(["referents = [\(referents)]"]).document, Fixture.assessor())
    let result = try #require(finding.subjects.first?.result("O17"))
    #expect(result.missing == (0..<12).map { "referents[\($0)].adult" })
  }
}

extension SourcePosition {
  fileprivate var summary: String { "\(line):\(column)" }
}

extension Optional where Wrapped == String {
  fileprivate static func == (left: String?, right: String) -> Bool { (left ?? "none") == right }
}

extension FactReading {
  fileprivate var summary: String {
    let place = location.map { " @ \($0.start.line):\($0.start.column)" } ?? ""
    return "\(path) = \(value?.summary ?? "nothing")\(place)"
  }
}

extension FactValue {
  fileprivate var summary: String {
    switch self {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .int(let int): "\(int)"
    case .double(let double): "\(double)"
    case .string(let text): text
    case .list(let elements): "[" + elements.map(\.summary).joined(separator: ", ") + "]"
    case .object(let members): "{" + members.map { "\($0.name): \($0.value.summary)" }.joined(separator: ", ") + "}"
    }
  }
}
