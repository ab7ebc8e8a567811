// Schema files that are refused: each mistake with its place, and all of them at once.

import Diagnostics
import Testing
import YAMLDocument

@testable import DeclarationSchema

struct RefusalCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// The schema of the field `value`.
  let value: String
  let codes: [String]
  let help: String?

  init(_ name: String, _ value: String, _ codes: String..., help: String? = nil) {
    (self.name, self.value, self.codes, self.help) = (name, value, codes, help)
  }

  var testDescription: String { name }
}

@Suite("Schema files that are refused")
struct SchemaRefusalTests {
  @Test("each mistake", arguments: mistakes)
  func mistake(_ row: RefusalCase) throws {
    let refusal = try #require(throws: SchemaRefusal.self) { try Fixture.format(value: row.value) }
    #expect(refusal.diagnostics.map(\.code) == row.codes)
    for diagnostic in refusal.diagnostics {
      #expect(diagnostic.span?.start.line == 12)
      #expect(diagnostic.severity == .error)
      #expect(!diagnostic.message.french.isEmpty && diagnostic.message.french != diagnostic.message.english)
    }
    guard let help = row.help else { return }
    #expect(refusal.diagnostics.first?.help?.english.contains(help) == true)
  }

  static let mistakes = [
    RefusalCase(
      "unknown keyword", "{type: string, patern: a}", "format.unknown_keyword", help: "did you mean `pattern`?"),
    RefusalCase("combiner", "{type: string, anyOf: []}", "format.unknown_keyword", help: "begin with `x-`"),
    RefusalCase("boolean schema", "true", "format.not_a_schema"),
    RefusalCase("unknown type", "{type: interger}", "format.unknown_type", help: "did you mean `integer`?"),
    RefusalCase("several types", "{type: [string, integer]}", "format.unknown_type", help: "the types are"),
    RefusalCase("no type", "{title: T, x-title-fr: T}", "format.structure", help: "one type"),
    RefusalCase("null type", "{type: 'null'}", "format.structure"),
    RefusalCase(
      "open object", "{type: object, properties: {}}", "format.structure", help: "additionalProperties: false"),
    RefusalCase(
      "object open to a type", "{type: object, additionalProperties: {type: string}}", "format.additional_properties"),
    RefusalCase("object open to all", "{type: object, additionalProperties: true}", "format.additional_properties"),
    RefusalCase("list of anything", "{type: array}", "format.structure", help: "add `items`"),
    RefusalCase("bad limit", "{type: integer, minimum: low}", "format.keyword_value"),
    RefusalCase("negative length", "{type: string, minLength: -1}", "format.keyword_value"),
    RefusalCase("limit of another type", "{type: string, minimum: 1}", "format.structure"),
    RefusalCase("pattern", "{type: string, pattern: '(a'}", "format.pattern"),
    RefusalCase("look-behind", "{type: string, pattern: '(?<=a)b'}", "format.pattern"),
    RefusalCase("unknown format", "{type: string, format: ipv4}", "format.unknown_format", help: "`date-time`"),
    RefusalCase("enum of numbers", "{type: string, enum: [1, 2]}", "format.structure"),
    RefusalCase("empty enum", "{type: string, enum: []}", "format.structure"),
    RefusalCase("enum twice", "{type: string, enum: [a, a]}", "format.structure"),
    RefusalCase("enum with pattern", "{type: string, enum: [a], pattern: a}", "format.structure"),
    RefusalCase("date with length", "{type: string, format: date, minLength: 3}", "format.structure"),
    RefusalCase("constant number", "{type: string, const: 3}", "format.structure"),
    RefusalCase("example that does not fit", "{type: integer, maximum: 3, examples: [1, 4]}", "format.example"),
    RefusalCase("default that does not fit", "{type: boolean, default: yes}", "format.example"),
    RefusalCase("title in one language", "{type: string, title: T}", "format.missing_translation", help: "x-title-fr"),
    RefusalCase(
      "question in one language", "{type: string, x-question-fr: Q}", "format.missing_translation",
      help: "x-question-en"),
    RefusalCase(
      "required but not there",
      "{type: object, additionalProperties: false, properties: {ab: {type: string}}, required: [abc]}",
      "format.structure", help: "did you mean `ab`?"),
    RefusalCase("remote reference", "{$ref: 'other.yaml#/a'}", "format.reference", help: "within this file"),
    RefusalCase(
      "dangling reference", "{$ref: '#/propertys/thing'}", "format.reference", help: "did you mean `properties`?"),
    RefusalCase("reference to no schema", "{$ref: '#/required'}", "format.reference"),
    RefusalCase("reference that is no pointer", "{$ref: '#age'}", "format.reference"),
    RefusalCase(
      "reference to itself", "{$ref: '#/properties/thing/properties/value'}", "format.reference_cycle"),
    RefusalCase("a format without end", "{$ref: '#'}", "format.structure"),
    RefusalCase(
      "limit beside a reference", "{$ref: '#/properties/format', minLength: 3}", "format.structure", help: "definition"),
    RefusalCase("dialect inside", "{type: string, $schema: x}", "format.only_at_root"),
    RefusalCase(
      "several at once", "{type: strin, patern: a, $ref: 'b'}", "format.unknown_type", "format.unknown_keyword",
      "format.reference"),
  ]

  static let files: [(name: String, text: String, codes: [String])] = [
    ("empty", "---\n", ["format.not_a_schema"]),
    ("a list", "[]\n", ["format.not_a_schema"]),
    ("no name", "type: object\nadditionalProperties: false\n", ["format.unnamed"]),
    ("no format field", "x-format: a/v1\ntype: object\nadditionalProperties: false\n", ["format.unnamed"]),
    ("root is a list", "x-format: a/v1\ntype: array\nitems: {type: string}\n", ["format.structure"]),
    ("older dialect", "$schema: http://json-schema.org/draft-07/schema#\n", ["format.dialect"]),
  ]

  @Test("whole files", arguments: files)
  func file(name: String, text: String, codes: [String]) throws {
    let tree = try Fixture.tree(text)
    let refusal = try #require(throws: SchemaRefusal.self) { try DeclarationFormat(loading: tree) }
    #expect(refusal.diagnostics.map(\.code) == codes)
  }

  @Test("schemas that nest without measure are refused, not followed")
  func deep() throws {
    let depth = 400
    let text =
      String(repeating: "{type: array, items: ", count: depth) + "{type: string}" + String(repeating: "}", count: depth)
    let tree = try Fixture.tree(text, limits: DocumentLimits(maximumDepth: 1_000))
    let refusal = try #require(throws: SchemaRefusal.self) { try DeclarationFormat(loading: tree) }
    #expect(refusal.diagnostics.map(\.code) == ["format.too_deep"])
  }

  @Test("a long chain of references is refused, not followed")
  func chain() throws {
    let links = (0..<200).map { "  a\($0): {$ref: '#/$defs/a\($0 + 1)'}\n" }.joined()
    let tree = try Fixture.tree("$ref: '#/$defs/a0'\n$defs:\n\(links)  a200: {type: string}\n")
    let refusal = try #require(throws: SchemaRefusal.self) { try DeclarationFormat(loading: tree) }
    #expect(Set(refusal.diagnostics.map(\.code)) == ["format.reference_cycle"])
  }
}
