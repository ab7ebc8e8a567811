// The official JSON Schema suite (draft 2020-12), as far as it concerns the keywords of the structural subset: a
// group passes, or its schema uses what the subset leaves out and is refused for that. No group is skipped.

import Diagnostics
import Foundation
import TestData
import Testing
import YAMLDocument

@testable import DeclarationSchema

@Suite("JSON Schema test suite", .enabled(if: SharedData.root != nil, Comment(rawValue: SharedData.absence)))
struct JSONSchemaSuiteTests {
  static let files = [
    "additionalProperties", "const", "defs", "enum", "items", "maxItems", "maxLength", "maximum", "minItems",
    "minLength", "minimum", "pattern", "properties", "ref", "required", "type", "uniqueItems",
  ]

  struct Tally {
    var passed = 0
    var refused: [String: Set<String>] = [:]
    var failures: [String] = []
  }

  @Test("every file is known")
  func everyFileIsKnown() throws {
    let folder = try #require(SharedData.root).appending(path: "json-schema-suite")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    #expect(Set(names) == Set(Self.files.map { $0 + ".json" }))
  }

  @Test("group by group", arguments: files)
  func groups(_ file: String) throws {
    let tally = try run(file)
    #expect(tally.failures == [])
    #expect(tally.refused == SuiteRefusals.expected[file] ?? [:])
    print("json-schema-suite \(file): \(tally.passed) groups pass, \(tally.refused.count) are refused")
  }

  @Test("the whole of it")
  func total() throws {
    let tallies = try Self.files.map(run)
    let refused = tallies.map(\.refused.count).reduce(0, +)
    let passed = tallies.map(\.passed).reduce(0, +)
    #expect((passed, refused) == (77, 54))
  }

  private func run(_ file: String) throws -> Tally {
    var tally = Tally()
    let tree = try Fixture.tree(json(file))
    let root = try #require(tree.root)
    for group in tree.elements(of: root) {
      let name = tree.text(of: try member("description", of: group, in: tree))
      let schema: Schema
      do {
        schema = try SchemaCompiler.compile(tree, at: member("schema", of: group, in: tree))
      } catch let refusal as SchemaRefusal {
        tally.refused[name] = Set(refusal.diagnostics.map(\.code))
        continue
      }
      let failures = try tests(of: group, in: tree, against: schema)
      if failures.isEmpty { tally.passed += 1 }
      tally.failures += failures.map { "\(name): \($0)" }
    }
    return tally
  }

  private func tests(of group: NodeIndex, in tree: DocumentTree, against schema: Schema) throws -> [String] {
    try tree.elements(of: member("tests", of: group, in: tree)).compactMap { test in
      let data = try #require(JSONValue(tree, member("data", of: test, in: tree)))
      let isValid = tree.text(of: try member("valid", of: test, in: tree)) == "true"
      if schema.accepts(data) == isValid { return nil }
      return tree.text(of: try member("description", of: test, in: tree))
    }
  }

  private func member(_ name: String, of group: NodeIndex, in tree: DocumentTree) throws -> NodeIndex {
    try #require(tree.value(of: name, in: group))
  }

  /// YAML has no pairs of surrogates for a character beyond U+FFFF: they are written out.
  private func json(_ file: String) throws -> String {
    let text = String(decoding: try SharedData.data("json-schema-suite/\(file).json"), as: UTF8.self)
    return text.replacing(
      /\\u(?<high>D8[0-9A-F]{2}|D9[0-9A-F]{2}|DA[0-9A-F]{2}|DB[0-9A-F]{2})\\u(?<low>D[C-F][0-9A-F]{2})/
    ) {
      let high = UInt32($0.output.high, radix: 16) ?? 0
      let low = UInt32($0.output.low, radix: 16) ?? 0
      return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)).map(String.init) ?? ""
    }
  }
}
