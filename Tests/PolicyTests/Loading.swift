// What the tests of this module share: loading a policy's text, and showing its errors with the words they underline.

import BuiltinPolicies
import DeclarationSchema
import Diagnostics
import Foundation
import YAMLDocument

@testable import Policy

enum Loading {
  static func tree(_ bytes: [UInt8], name: String = "policy.yaml") throws -> DocumentTree? {
    var documents = DocumentReader(source: bytes, name: name)
    return try documents.next()
  }

  /// The declaration format that comes with the program.
  static let format: Result<DeclarationFormat, any Error> = Result {
    let file = BuiltinPolicies.declarationSchema
    guard let tree = try tree(file.bytes, name: file.name) else { throw Absence.document }
    return try DeclarationFormat(loading: tree)
  }

  enum Absence: Error { case document }

  static func policy(_ bytes: [UInt8]) throws -> PolicyDocument {
    guard let tree = try tree(bytes) else { throw Absence.document }
    return try PolicyDocument(loading: tree, formats: [format.get()])
  }

  static func policy(_ text: String) throws -> PolicyDocument { try policy(Array(text.utf8)) }

  /// Everything that is wrong with a policy; empty where it loads.
  static func refusals(of text: String) throws -> [Refused] {
    let bytes = Array(text.utf8)
    guard let tree = try tree(bytes) else { throw Absence.document }
    let formats = [try format.get()]
    do throws(PolicyRefusal) {
      _ = try PolicyDocument(loading: tree, formats: formats)
      return []
    } catch {
      let source = SourceText(name: "policy.yaml", bytes: bytes)
      return error.diagnostics.map { Refused($0, in: source) }
    }
  }
}

/// One error of a policy and the exact text that it underlines.
struct Refused {
  let diagnostic: Diagnostic
  /// Nil where the file as a whole is meant.
  let underlined: String?

  init(_ diagnostic: Diagnostic, in source: SourceText) {
    self.diagnostic = diagnostic
    underlined = diagnostic.span.map { span in
      let range = source.offset(of: span.start)..<source.offset(of: span.end)
      return String(decoding: source.bytes[range], as: UTF8.self)
    }
  }

  var code: String { diagnostic.code }
  var help: String { diagnostic.help?.english ?? "" }
}
