// What the tests of this module share: trees from text, the built-in format, and small declarations around one field.

import CEL
import Diagnostics
import Foundation
import TestData
import Testing
import YAMLDocument

@testable import DeclarationSchema

enum Fixture {
  static func tree(_ text: String, limits: DocumentLimits = .init()) throws -> DocumentTree {
    try tree(Array(text.utf8), limits: limits)
  }

  static func tree(_ bytes: [UInt8], limits: DocumentLimits = .init()) throws -> DocumentTree {
    var reader = DocumentReader(source: bytes, name: "test.yaml", limits: limits)
    return try #require(try reader.next())
  }

  static func file(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: SharedData.projectRoot.appending(path: path)))
  }

  /// The built-in format, loaded once.
  static let platform: Result<DeclarationFormat, any Error> = Result {
    try DeclarationFormat(loading: tree(file("Policies/platform.v1.schema.yaml")))
  }

  static func read(_ text: String) throws -> Reading { try platform.get().read(tree(text)) }

  /// A sound declaration with one space, whose further fields are given at the indentation of `id`.
  static func declaration(space fields: String = "", more: String = "") -> String {
    let indented = fields.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
    return """
      format: vigie.platform/v1
      platform: {name: Example}
      spaces:
        - id: lobby

      """ + indented + more
  }

  /// A format with one field, `value`, in `thing`.
  static func format(value schema: String) throws -> DeclarationFormat {
    try DeclarationFormat(
      loading: tree(
        """
        x-format: test/v1
        x-placeholders: [unknown, n/a, tbd, "-", À compléter]
        type: object
        additionalProperties: false
        required: [format]
        properties:
          format: {type: string, const: test/v1}
          thing:
            type: object
            additionalProperties: false
            properties:
              value: \(schema)
        """))
  }

  /// How a field of `format(value:)` reads a value as written.
  static func state(_ written: String, _ schema: String) throws -> (state: FieldState, diagnostics: [Diagnostic]) {
    let reading = try format(value: schema).read(tree("format: test/v1\nthing:\n  value: \(written)\n"))
    let facts = try #require(reading.facts)
    guard case .known(.record(let thing)) = facts.root.fields[1] else {
      Issue.record("thing is not known")
      return (.absent, reading.diagnostics)
    }
    return (thing.fields[0], reading.diagnostics)
  }

  static func path(_ text: String) -> AttributePath {
    var components: [AttributePath.Component] = []
    for part in text.split(separator: ".") {
      let pieces = part.split(separator: "[")
      for (position, piece) in pieces.enumerated() {
        components.append(position == 0 ? .field(String(piece)) : .index(Int(piece.dropLast()) ?? -1))
      }
    }
    return AttributePath(components)
  }
}

extension FieldState {
  /// The state in one word, for tables: the value, `absent`, `lost`, or `lost at` a path.
  var summary: String {
    switch self {
    case .known(let value): value.summary
    case .absent: "absent"
    case .contested(let path): path.map { "lost at \($0)" } ?? "lost"
    }
  }
}

extension Value {
  var summary: String {
    switch self {
    case .bool(let bool): "\(bool)"
    case .int(let int): "\(int)"
    case .double(let double): "\(double)"
    case .string(let string): "\"\(string)\""
    case .timestamp(let timestamp):
      "@\(timestamp.seconds)" + (timestamp.nanoseconds == 0 ? "" : "+\(timestamp.nanoseconds)")
    case .list(let list): "[" + list.map(\.summary).joined(separator: ", ") + "]"
    case .record(let record):
      "{"
        + zip(record.type.fields, record.fields).compactMap { field, state in
          if case .absent = state { nil } else { "\(field.name): \(state.summary)" }
        }.joined(separator: ", ") + "}"
    default: "\(self)"
    }
  }
}

extension Outcome {
  var summary: String {
    switch self {
    case .value(let value): value.summary
    case .unknown(let unknown): "unknown " + unknown.paths.map(\.description).joined(separator: ", ")
    case .error(let error): "error \(error.code.rawValue)"
    }
  }
}
