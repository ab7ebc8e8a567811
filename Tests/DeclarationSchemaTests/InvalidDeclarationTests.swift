// What makes a declaration impossible to judge, each cause with its place; and what does not.

import Diagnostics
import Testing

@testable import DeclarationSchema

struct InvalidCase: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  /// Line, column and code of each error.
  let errors: [String]

  init(_ name: String, _ text: String, _ errors: [String]) {
    (self.name, self.text, self.errors) = (name, text, errors)
  }

  var testDescription: String { name }
}

@Suite("Declarations that cannot be judged")
struct InvalidDeclarationTests {
  @Test("each cause", arguments: causes)
  func cause(_ row: InvalidCase) throws {
    let reading = try Fixture.read(row.text)
    #expect(reading.facts == nil)
    #expect(reading.hasErrors)
    let errors = reading.diagnostics.filter { $0.severity == .error }
    #expect(errors.map { "\($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0) \($0.code)" } == row.errors)
  }

  static let head = "format: vigie.platform/v1\nplatform: {name: Example}\n"
  static let causes = [
    InvalidCase("root is a list", "- a\n", ["1:1 declaration.not_an_object"]),
    InvalidCase("root is a scalar", "hello\n", ["1:1 declaration.not_an_object"]),
    InvalidCase("no format, nothing of a declaration", "kind: Pod\n", ["1:1 declaration.missing_format"]),
    InvalidCase(
      "no format, else sound", "platform: {name: Example}\nspaces: [{id: a}]\n", ["1:1 declaration.missing_format"]),
    InvalidCase(
      "no format, and more", "platform: {name: Example}\nspaces: [{id: a, interaction: yes}]\n",
      ["1:1 declaration.missing_format", "2:31 schema.wrong_type"]),
    InvalidCase(
      "empty format", "format:\nplatform: {name: E}\nspaces: [{id: a}]\n", ["1:1 declaration.missing_format"]),
    InvalidCase("another format", "format: vigie.policy/v1\nid: x\n", ["1:9 declaration.other_format"]),
    InvalidCase("a later version", "format: vigie.platform/v2\nid: x\n", ["1:9 declaration.other_format"]),
    InvalidCase("format in quotes but wrong", "format: 'v1'\n", ["1:9 declaration.other_format"]),
    InvalidCase(
      "no platform", "format: vigie.platform/v1\nspaces: [{id: a}]\n", ["1:1 schema.missing_field"]),
    InvalidCase(
      "platform is a placeholder", "format: vigie.platform/v1\nplatform: TBD\nspaces: [{id: a}]\n",
      ["2:11 schema.missing_field"]),
    InvalidCase(
      "platform without name", "format: vigie.platform/v1\nplatform: {kind: game}\nspaces: [{id: a}]\n",
      ["2:1 schema.missing_field"]),
    InvalidCase(
      "platform name null", "format: vigie.platform/v1\nplatform: {name: ~}\nspaces: [{id: a}]\n",
      ["2:18 schema.missing_field"]),
    InvalidCase(
      "platform name empty", "format: vigie.platform/v1\nplatform: {name: ''}\nspaces: [{id: a}]\n",
      ["2:18 schema.wrong_length"]),
    InvalidCase(
      "platform name a list", "format: vigie.platform/v1\nplatform: {name: [a]}\nspaces: [{id: a}]\n",
      ["2:12 schema.wrong_type"]),
    InvalidCase(
      "platform a scalar", "format: vigie.platform/v1\nplatform: Example\nspaces: [{id: a}]\n",
      ["2:11 schema.wrong_type"]),
    InvalidCase("no spaces", head, ["1:1 schema.missing_field"]),
    InvalidCase("spaces a placeholder", head + "spaces: N/A\n", ["3:9 schema.missing_field"]),
    InvalidCase("spaces empty", head + "spaces: []\n", ["3:1 schema.wrong_count"]),
    InvalidCase("spaces one object", head + "spaces: {id: a}\n", ["3:1 schema.wrong_type"]),
    InvalidCase("a space that is a scalar", head + "spaces:\n  - id: a\n  - lobby\n", ["5:5 schema.wrong_type"]),
    InvalidCase("a space that is null", head + "spaces:\n  - id: a\n  -\n", ["5:4 schema.wrong_type"]),
    InvalidCase("a space that is a placeholder", head + "spaces: [{id: a}, N/A]\n", ["3:19 schema.wrong_type"]),
    InvalidCase(
      "a space without id", head + "spaces:\n  - name: A\n    interaction: true\n", ["4:5 schema.missing_field"]),
    InvalidCase("a space whose id is a placeholder", head + "spaces: [{id: TBD}]\n", ["3:15 schema.missing_field"]),
    InvalidCase("a space whose id is unknown", head + "spaces: [{id: unknown}]\n", ["3:15 schema.missing_field"]),
    InvalidCase("a space whose id has a wrong form", head + "spaces: [{id: My Space}]\n", ["3:15 schema.wrong_form"]),
    InvalidCase(
      "two spaces with one id", head + "spaces:\n  - id: a\n  - id: b\n  - id: a\n", ["6:9 declaration.duplicate_id"]),
  ]

  @Test("an empty document has no place to show")
  func empty() throws {
    var reading = try Fixture.read("---\n")
    #expect(reading.facts == nil)
    reading = try Fixture.platform.get().read(Fixture.tree("--- ~\n"))
    #expect(reading.facts == nil && reading.hasErrors)
  }

  @Test("a message says why nothing can be judged, and asks the field's question")
  func wording() throws {
    let reading = try Fixture.read(Self.head + "spaces: [{name: A}]\n")
    let error = try #require(reading.diagnostics.first)
    #expect(error.path == "spaces[0].id")
    #expect(error.message.english == "`spaces[0]` does not say its `id`; without it the declaration cannot be judged")
    #expect(
      error.message.french
        == "`spaces[0]` n’indique pas `id`\u{A0}; sans cela, la déclaration ne peut pas être jugée")
    #expect(error.help?.english == "add `id:`. What short identifier do you give to this space?")
  }

  static let judged: [(name: String, text: String, codes: [String])] = [
    ("sound", Fixture.declaration(), []),
    ("unknown field at the root", Fixture.declaration(more: "contact: x\n"), ["schema.unknown_field"]),
    ("référent without id", Fixture.declaration(more: "referents: [{role: lead}]\n"), ["schema.missing_field"]),
    ("référent that is a scalar", Fixture.declaration(more: "referents: [Ada]\n"), ["schema.wrong_type"]),
    ("two référents with one id", Fixture.declaration(more: "referents: [{id: a}, {id: a}]\n"), []),
    ("platform name that looks like a placeholder", Fixture.declaration().replacing("Example", with: "Unknown"), []),
  ]

  @Test("what does not stop the check", arguments: judged)
  func stillJudged(name: String, text: String, codes: [String]) throws {
    let reading = try Fixture.read(text)
    #expect(reading.facts != nil)
    #expect(reading.diagnostics.map(\.code) == codes)
  }
}
