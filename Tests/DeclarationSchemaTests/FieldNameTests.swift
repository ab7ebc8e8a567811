// Names that a declaration has no field for: what was meant, and where it belongs.

import Diagnostics
import Testing

@testable import DeclarationSchema

@Suite("Unknown fields")
struct FieldNameTests {
  static let cases: [(space: String, path: String, help: String)] = [
    ("interactions: true", "spaces[0].interactions", "did you mean `interaction`?"),
    ("Interaction: true", "spaces[0].Interaction", "did you mean `interaction`?"),
    ("minors-admitted: true", "spaces[0].minors-admitted", "did you mean `minors_admitted`?"),
    ("minimum_age: 13", "spaces[0].minimum_age", "`minimum_age` belongs under `audience`, `age_bands[]`"),
    ("channels: [voice]", "spaces[0].channels", "`channels` belongs under `contact`"),
    ("training: []", "spaces[0].training", "`training` belongs under `referents[]`"),
    ("livestream: {colour: blue}", "spaces[0].livestream.colour", "its fields are `enabled`, `recordable`, `topology`"),
    ("livestream: {moderation: none}", "spaces[0].livestream.moderation", "`moderation` belongs under `spaces[]`"),
    ("livestream: {? [a] : b}", "spaces[0].livestream.", "its fields are `enabled`, `recordable`, `topology`"),
  ]

  @Test("what was meant", arguments: cases)
  func advice(space: String, path: String, help: String) throws {
    let reading = try Fixture.read(Fixture.declaration(space: space))
    #expect(reading.facts != nil)
    let error = try #require(reading.diagnostics.first)
    #expect(reading.diagnostics.count == 1)
    #expect(error.code == "schema.unknown_field")
    #expect(error.path == path)
    #expect(error.help?.english == help)
    #expect(error.span?.start.line == 5)
  }

  @Test("the key is underlined, and both languages name the object")
  func wording() throws {
    let error = try #require(Fixture.read(Fixture.declaration(space: "interactions: true")).diagnostics.first)
    #expect(error.span?.start.column == 5 && error.span?.end.column == 17)
    #expect(error.message.english == "`interactions` is not a field of `spaces[0]`")
    #expect(error.message.french == "`interactions` n’est pas un champ de `spaces[0]`")
    #expect(error.help?.french == "vouliez-vous dire `interaction`\u{A0}?")
  }

  @Test("what a file contains cannot steer a terminal")
  func hostile() throws {
    let error = try #require(
      Fixture.read(Fixture.declaration(space: #""\e[31mred\u202E": true"#)).diagnostics.first)
    #expect(error.message.english.contains(#"\u{1B}[31mred\u{202E}"#))
  }

  @Test("a flood of errors is cut off")
  func flood() throws {
    let fields = (0..<3_000).map { "  unknown_\($0): x" }.joined(separator: "\n")
    let reading = try Fixture.read(Fixture.declaration(more: "declaration:\n\(fields)\n"))
    #expect(reading.diagnostics.count == 1_001)
    #expect(reading.diagnostics.last?.code == "schema.too_many")
    #expect(reading.facts != nil)
  }
}
