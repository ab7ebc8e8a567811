// What is known of a fact and what is not: absent, lost to an error, contested; and where each is written.

import CEL
import Diagnostics
import Testing

@testable import DeclarationSchema

struct FactCase: Sendable, CustomTestStringConvertible {
  /// The fields of the space `lobby`.
  let space: String
  /// A field within `spaces[0]`.
  let field: String
  let has: String
  let read: String
  let errors: [String]

  init(_ space: String, _ field: String, has: String, read: String, errors: [String] = []) {
    (self.space, self.field, self.has, self.read, self.errors) = (space, field, has, read, errors)
  }

  var testDescription: String { "\(field) of \(space)" }
}

@Suite("Facts")
struct FactsTests {
  /// Goes down the records as an expression does, then asks has() and reads.
  static func ask(_ facts: Facts, _ path: String) throws -> (has: String, read: String) {
    var value = Value.record(facts.root)
    let components = Fixture.path(path).components
    for (depth, component) in components.enumerated() {
      switch (component, value) {
      case (.field(let name), .record(let record)):
        let slot = try #require(record.type.slot(of: name))
        let outcome = record.read(slot: slot)
        if depth == components.count - 1 { return (record.has(slot: slot).summary, outcome.summary) }
        guard case .value(let next) = outcome else { return ("-", outcome.summary) }
        value = next
      case (.index(let index), .list(let list)): value = list[index]
      default: Issue.record("no such path: \(path)")
      }
    }
    return ("-", value.summary)
  }

  @Test("has() and reading", arguments: cases)
  func states(_ row: FactCase) throws {
    let reading = try Fixture.read(Fixture.declaration(space: row.space))
    let facts = try #require(reading.facts)
    let answers = try Self.ask(facts, "spaces[0].\(row.field)")
    #expect(answers.has == row.has)
    #expect(answers.read == row.read)
    #expect(reading.diagnostics.map(\.code) == row.errors)
  }

  static let here = "unknown spaces[0]."
  static let cases = [
    FactCase("interaction: true", "interaction", has: "true", read: "true"),
    FactCase("interaction: false", "interaction", has: "true", read: "false"),
    FactCase("name: A", "interaction", has: "false", read: here + "interaction"),
    FactCase("interaction:", "interaction", has: "false", read: here + "interaction"),
    FactCase("interaction: unknown", "interaction", has: "false", read: here + "interaction"),
    FactCase(
      "interaction: TBD", "interaction", has: "false", read: here + "interaction", errors: ["schema.placeholder"]),
    FactCase(
      "interaction: yes", "interaction", has: here + "interaction", read: here + "interaction",
      errors: ["schema.wrong_type"]),
    // An absent object behaves as an empty one.
    FactCase("name: A", "contact.channels", has: "false", read: here + "contact.channels"),
    FactCase("contact: {}", "contact.channels", has: "false", read: here + "contact.channels"),
    FactCase("contact: ~", "contact.channels", has: "false", read: here + "contact.channels"),
    FactCase(
      "contact: N/A", "contact.channels", has: "false", read: here + "contact.channels",
      errors: ["schema.placeholder"]),
    // An object that is something else loses all that would be in it.
    FactCase(
      "contact: open", "contact.channels", has: here + "contact", read: here + "contact",
      errors: ["schema.wrong_type"]),
    FactCase(
      "contact: [a, b]", "contact.channels", has: here + "contact", read: here + "contact",
      errors: ["schema.wrong_type"]),
    // Lists: empty, absent, and those that cannot be relied on.
    FactCase("contact: {channels: []}", "contact.channels", has: "true", read: "[]"),
    FactCase("contact: {channels: [voice, gift]}", "contact.channels", has: "true", read: #"["voice", "gift"]"#),
    FactCase(
      "contact: {channels: [voice, see above]}", "contact.channels", has: here + "contact.channels[1]",
      read: here + "contact.channels[1]", errors: ["schema.placeholder"]),
    FactCase(
      "contact: {channels: [voice, ~]}", "contact.channels", has: here + "contact.channels[1]",
      read: here + "contact.channels[1]"),
    FactCase(
      "contact: {channels: [voice, unknown]}", "contact.channels", has: here + "contact.channels[1]",
      read: here + "contact.channels[1]"),
    FactCase(
      "contact: {channels: [telepathy, voice, [gift]]}", "contact.channels", has: here + "contact.channels[0]",
      read: here + "contact.channels[0]", errors: ["schema.unknown_word", "schema.wrong_type"]),
    FactCase(
      "contact: {channels: [voice, gift, voice]}", "contact.channels", has: here + "contact.channels[2]",
      read: here + "contact.channels[2]", errors: ["schema.duplicate_element"]),
    FactCase(
      "contact: {channels: voice}", "contact.channels", has: here + "contact.channels",
      read: here + "contact.channels", errors: ["schema.wrong_type"]),
    FactCase(
      "contact: {channels: Free text}", "contact.channels", has: "false", read: here + "contact.channels",
      errors: ["schema.placeholder"]),
    // Objects in lists.
    FactCase(
      "age_bands: [{minimum_age: 13}, N/A]", "age_bands", has: here + "age_bands[1]", read: here + "age_bands[1]",
      errors: ["schema.placeholder"]),
    FactCase(
      "age_bands: [{minimum_age: 13}, 18]", "age_bands", has: here + "age_bands[1]", read: here + "age_bands[1]",
      errors: ["schema.wrong_type"]),
    FactCase(
      "age_bands: [{minimum_age: 13}, {minimum_age: 18+, maximum_age: 99}]", "age_bands[1].minimum_age",
      has: here + "age_bands[1].minimum_age", read: here + "age_bands[1].minimum_age", errors: ["schema.wrong_type"]),
    FactCase(
      "age_bands: [{minimum_age: 13}, {minimum_age: 18+, maximum_age: 99}]", "age_bands[1].maximum_age", has: "true",
      read: "99", errors: ["schema.wrong_type"]),
    // Merged entries are entries; an own one wins.
    FactCase(
      "contact: &c {cross_band: true, open_hours_per_week: 8}\nmoderation: {human_hours_per_week: 8}",
      "contact.cross_band", has: "true", read: "true"),
  ]

  @Test("merge keys and aliases")
  func merged() throws {
    let reading = try Fixture.read(
      Fixture.declaration(
        space: "audience: &a {minimum_age: 13, maximum_age: 17}",
        more: "  - id: other\n    audience: {<<: *a, maximum_age: 24}\n  - {id: third, audience: *a}\n"))
    #expect(reading.diagnostics == [])
    let facts = try #require(reading.facts)
    #expect(facts.value(at: Fixture.path("spaces[1].audience.minimum_age"))?.summary == "13")
    #expect(facts.value(at: Fixture.path("spaces[1].audience.maximum_age"))?.summary == "24")
    #expect(facts.value(at: Fixture.path("spaces[2].audience.maximum_age"))?.summary == "17")
    #expect(facts.location(of: Fixture.path("spaces[1].audience.minimum_age"))?.start.line == 5)
  }

  static let document = """
    format: vigie.platform/v1
    platform: {name: Example}
    spaces:
      - id: lobby
        audience:
          minimum_age: 13
          maximum_age: 17
        contact: {channels: [voice, gift]}
        moderation:
          timing:
            - reactive
            - proactive
    referents:
      - id: ref-01
        role: lead
        training:
          - topics: [grooming]
            completed_on: 2026-03-12
          - topics: [sextortion]
            hours: 3
    """

  static let places: [(path: String, location: String?, nearest: String)] = [
    ("platform.name", "2:18-2:25", "2:18-2:25"),
    ("spaces[0].audience.maximum_age", "7:20-7:22", "7:20-7:22"),
    ("spaces[0].audience.intent", nil, "5:5-5:13"),
    ("spaces[0].audience", "6:7-7:22", "5:5-5:13"),
    ("spaces[0].contact", "8:14-8:39", "8:14-8:39"),
    ("spaces[0].contact.cross_band", nil, "8:5-8:12"),
    ("spaces[0].contact.channels[1]", "8:33-8:37", "8:33-8:37"),
    ("spaces[0].contact.channels[7]", nil, "8:15-8:23"),
    ("spaces[0].livestream.enabled", nil, "4:5-4:14"),
    ("spaces[0].moderation.timing", "11:9-12:20", "10:7-10:13"),
    ("referents[0].training[1]", "19:9-20:17", "19:9-19:29"),
    ("referents[0].training[1].completed_on", nil, "19:9-19:29"),
    ("reporting.channels", nil, "1:1-1:26"),
    ("spaces", "4:3-12:20", "3:1-3:7"),
  ]

  @Test("places", arguments: places)
  func place(path: String, location: String?, nearest: String) throws {
    let facts = try #require(Fixture.read(Self.document).facts)
    func text(_ span: SourceSpan) -> String {
      "\(span.start.line):\(span.start.column)-\(span.end.line):\(span.end.column)"
    }
    #expect(facts.location(of: Fixture.path(path)).map(text) == location)
    #expect(text(facts.nearestLocation(of: Fixture.path(path))) == nearest)
  }

  static let contests: [(paths: [String], asked: String, has: String, read: String)] = [
    (
      ["spaces[0].audience.minimum_age"], "spaces[0].audience.minimum_age", "unknown spaces[0].audience.minimum_age",
      "unknown spaces[0].audience.minimum_age"
    ),
    (["spaces[0].audience.minimum_age"], "spaces[0].audience.maximum_age", "true", "17"),
    (
      ["spaces[0].contact.channels"], "spaces[0].contact.channels", "unknown spaces[0].contact.channels",
      "unknown spaces[0].contact.channels"
    ),
    (
      ["spaces[0].contact.channels[1]"], "spaces[0].contact.channels", "unknown spaces[0].contact.channels[1]",
      "unknown spaces[0].contact.channels[1]"
    ),
    (
      ["spaces[0].audience"], "spaces[0].audience.minimum_age", "unknown spaces[0].audience",
      "unknown spaces[0].audience"
    ),
    (
      ["referents[0].training[1]"], "referents[0].training[1].hours", "unknown referents[0].training[1]",
      "unknown referents[0].training[1]"
    ),
    (
      ["referents[0].training[1]"], "referents[0].training[1].evidence.kind", "unknown referents[0].training[1]",
      "unknown referents[0].training[1]"
    ),
    (["referents[0].training[1]"], "referents[0].training[0].topics", "true", #"["grooming"]"#),
    (
      ["referents[0].training[0].topics", "referents[0].training[1]", "referents[0].role"], "referents[0].role",
      "unknown referents[0].role", "unknown referents[0].role"
    ),
    (
      ["referents[0].training[0].topics", "referents[0].training[1]"], "referents[0].training[0].topics",
      "unknown referents[0].training[0].topics", "unknown referents[0].training[0].topics"
    ),
    (
      ["spaces[9].audience", "nonsense", "spaces[0].audience.minimum_age.deeper"], "spaces[0].audience.minimum_age",
      "true", "13"
    ),
    ([], "spaces[0].audience.minimum_age", "true", "13"),
  ]

  @Test("contested paths", arguments: contests)
  func contest(paths: [String], asked: String, has: String, read: String) throws {
    let facts = try #require(Fixture.read(Self.document).facts)
    let contested = facts.contesting(paths.map(Fixture.path))
    let answers = try Self.ask(contested, asked)
    #expect(answers.has == has)
    #expect(answers.read == read)
    // The original stays as it was, and the list keeps its length.
    #expect(try Self.ask(facts, "spaces[0].audience.minimum_age").read == "13")
    guard case .list(let training)? = contested.value(at: Fixture.path("referents[0].training")) else { return }
    #expect(training.count == 2)
  }
}
