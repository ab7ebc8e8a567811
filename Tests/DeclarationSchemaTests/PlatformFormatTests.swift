// The declaration format that ships: complete in both languages, typed as the specification's table says, and true to
// the examples that ship beside it.

import CEL
import Diagnostics
import Foundation
import TestData
import Testing

@testable import DeclarationSchema

@Suite("vigie.platform/v1")
struct PlatformFormatTests {
  let format: DeclarationFormat

  init() throws { format = try Fixture.platform.get() }

  @Test("names itself, and its root fields are the identifiers of expressions")
  func root() {
    #expect(format.name == "vigie.platform/v1")
    #expect(
      format.rootType.fields.map(\.name) == ["format", "declaration", "platform", "spaces", "referents", "reporting"])
  }

  @Test("every field has texts in both languages, and all but objects have questions")
  func texts() {
    let fields = format.fields
    #expect(fields.count > 80)
    for field in fields {
      #expect(field.title != nil, "\(field.path)")
      #expect(field.description != nil, "\(field.path)")
      let isObject = if case .record = field.type { true } else { false }
      #expect((field.question != nil) == !isObject, "\(field.path)")
      #expect(field.words.allSatisfy { $0.label != nil }, "\(field.path)")
    }
  }

  static let types: [(path: String, type: String, isRequired: Bool)] = [
    ("format", "string", true),
    ("platform.name", "string", true),
    ("platform.monthly_users", "int", false),
    ("platform.micro_or_small", "bool", false),
    ("platform.urls", "list(string)", false),
    ("declaration.valid_until", "google.protobuf.Timestamp", false),
    ("spaces", "list(space)", true),
    ("spaces[3].audience", "space.audience", false),
    ("spaces[3].audience.under_25_share", "double", false),
    ("spaces[0].age_bands", "list(space.age_band)", false),
    ("spaces[0].contact.channels[1]", "list(string)", false),
    ("referents[0].training", "list(referent.training)", false),
    ("referents[0].training[2].evidence", "referent.training.evidence", false),
    ("reporting.channels", "list(reporting.channel)", false),
  ]

  @Test("fields are found by path, whatever the indices", arguments: types)
  func field(path: String, type: String, isRequired: Bool) throws {
    let field = try #require(format.field(at: Fixture.path(path)))
    #expect(field.type.description == type)
    #expect(field.isRequired == isRequired)
    #expect(field.path == path.replacing(/\[\d\]$/, with: "").replacing(/\[\d\]/, with: "[]"))
  }

  @Test("words come with labels, comparable provisions with the field")
  func description() throws {
    let mode = try #require(format.field(at: Fixture.path("spaces[0].moderation.mode")))
    #expect(mode.words.map(\.word) == ["none", "automated_only", "human_only", "hybrid"])
    let words = ["none", "automated_only", "human_only", "hybrid"]
    #expect(mode.type == .word(Vocabulary(name: "space.moderation.mode", words: words)))
    let users = try #require(format.field(at: Fixture.path("platform.monthly_users")))
    #expect(users.equivalents.count == 1)
    #expect(users.examples == ["42000"])
    let country = try #require(format.field(at: Fixture.path("platform.operator.establishment_country")))
    #expect(country.title?.english == "Country of establishment")
    #expect(format.field(at: Fixture.path("spaces[0].colour")) == nil)
    #expect(format.field(at: AttributePath()) == nil)
  }

  @Test("a definition that several fields share is one vocabulary")
  func sharedVocabulary() throws {
    let channels = try #require(format.field(at: Fixture.path("spaces[0].contact.channels")))
    let covered = try #require(format.field(at: Fixture.path("spaces[0].moderation.channels_covered")))
    #expect(channels.type == covered.type)
  }

  static let examples: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: SharedData.projectRoot.appending(path: "Examples").path))?
    .filter { $0.first?.isNumber == true }.sorted() ?? []

  @Test("the examples read without error, but for the one that is about errors", arguments: examples)
  func example(_ name: String) throws {
    let reading = format.read(try Fixture.tree(Fixture.file("Examples/\(name)/declaration.yaml")))
    #expect(reading.facts != nil)
    let errors = reading.diagnostics.filter { $0.severity == .error }
    guard name == "11-common-mistakes" else {
      #expect(errors == [])
      return
    }
    #expect(
      errors.map { "\($0.span?.start.line ?? 0) \($0.path ?? "") \($0.code)" } == [
        "15 platform.monthly_users schema.wrong_type",
        "22 spaces[0].minors_admitted schema.wrong_type",
        "29 spaces[0].moderation.mode schema.unknown_word",
        "31 spaces[0].moderation.can_be_disable schema.unknown_field",
        "34 spaces[0].moderation.trained_count schema.wrong_type",
        "41 referents[0].training[0].topics[0] schema.unknown_word",
        "43 referents[0].training[0].completed_on schema.wrong_date",
      ])
    let helps = errors.compactMap(\.help?.english)
    for (help, part) in zip(
      helps, ["`1374`", "`true`", "`hybrid`", "`can_be_disabled`", "without `%`", "`cyber_bullying`", "`2025-02-17`"])
    {
      #expect(help.contains(part))
    }
  }

  @Test("there are examples")
  func examplesAreThere() { #expect(Self.examples.count >= 11) }

  @Test("placeholders of the half-answered example get a note each, none where text is free")
  func placeholders() throws {
    let reading = format.read(try Fixture.tree(Fixture.file("Examples/08-half-answered/declaration.yaml")))
    #expect(Set(reading.diagnostics.map(\.code)) == ["schema.placeholder"])
    #expect(reading.diagnostics.allSatisfy { $0.severity == .note })
    #expect(!reading.hasErrors)
    let facts = try #require(reading.facts)
    #expect(facts.value(at: Fixture.path("platform.operator.legal_name"))?.summary == "\"Free text\"")
    #expect(facts.value(at: Fixture.path("platform.monthly_users")) == nil)
  }

  @Test("as JSON it is the same format")
  func json() throws {
    let text = format.jsonSchema()
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["x-format"] as? String == format.name)
    let again = try DeclarationFormat(loading: Fixture.tree(text))
    #expect(again.rootType == format.rootType)
    #expect(again.jsonSchema() == text)
    #expect(again.fields.map(\.question?.french) == format.fields.map(\.question?.french))
  }
}
