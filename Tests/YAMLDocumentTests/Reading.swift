// What the tests of this module share: reading a whole stream, and writing a tree in the notations of the YAML test
// suite.

import Diagnostics
import Foundation

@testable import YAMLDocument

/// The documents of a stream up to its end or its first error.
func read(_ bytes: [UInt8], limits: DocumentLimits = .init()) -> (trees: [DocumentTree], error: Diagnostic?) {
  var reader = DocumentReader(source: bytes, name: "test.yaml", limits: limits)
  var trees: [DocumentTree] = []
  do throws(Diagnostic) {
    while let tree = try reader.next() { trees.append(tree) }
    return (trees, nil)
  } catch {
    return (trees, error)
  }
}

func read(_ text: String, limits: DocumentLimits = .init()) -> (trees: [DocumentTree], error: Diagnostic?) {
  read(Array(text.utf8), limits: limits)
}

enum JSON: Equatable, Decodable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let array = try? value.decode([JSON].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  /// The values of a file that holds one after the other.
  static func documents(_ text: String) throws -> [JSON] {
    var documents: [JSON] = []
    var pending = ""
    for line in text.split(separator: "\n") {
      pending += line + "\n"
      if let value = try? JSONDecoder().decode(JSON.self, from: Data(pending.utf8)) {
        documents.append(value)
        pending = ""
      }
    }
    if !pending.isEmpty { throw CocoaError(.fileReadCorruptFile) }
    return documents
  }

  /// A document's content, plain scalars typed by the core schema.
  init(_ tree: DocumentTree) {
    self = tree.root.map { JSON(tree, $0) } ?? .null
  }

  init(_ tree: DocumentTree, _ index: NodeIndex) {
    switch tree.kind(of: index) {
    case .sequence: self = .array(tree.elements(of: index).map { JSON(tree, $0) })
    case .mapping:
      let pairs = tree.entries(of: index).map { (tree.text(of: $0.key), JSON(tree, $0.value)) }
      self = .object(Dictionary(pairs) { first, _ in first })
    case .scalar:
      let isText = tree.tag(of: index) == nil && tree.style(of: index) != .plain
      if isText || tree.tag(of: index) == .string || tree.tag(of: index) == .nonSpecific {
        self = .string(tree.text(of: index))
        return
      }
      switch CoreScalar(resolving: tree.utf8(of: index)) {
      case .null: self = .null
      case .boolean(let value): self = .boolean(value)
      case .integer(let value): self = .number(Double(value))
      case .float(let value): self = .number(value)
      case .oversizedInteger, .string: self = .string(tree.text(of: index))
      }
    }
  }
}

/// A document in the suite's event notation, without anchors, tags and the signs of explicit documents.
func eventLines(_ tree: DocumentTree) -> [String] {
  var lines = ["+DOC"]
  func write(_ index: NodeIndex) {
    guard tree.definition(of: index) == index else {
      lines.append("=ALI")
      return
    }
    switch tree.kind(of: index) {
    case .scalar:
      let signs: [ScalarStyle: String] = [
        .plain: ":", .singleQuoted: "'", .doubleQuoted: "\"", .literal: "|", .folded: ">",
      ]
      lines.append("=VAL " + (signs[tree.style(of: index)] ?? "") + tree.text(of: index))
    case .sequence:
      lines.append("+SEQ")
      for element in tree.elements(of: index) { write(element) }
      lines.append("-SEQ")
    case .mapping:
      lines.append("+MAP")
      for entry in tree.entries(of: index) {
        write(entry.key)
        write(entry.value)
      }
      lines.append("-MAP")
    }
  }
  if let root = tree.root { write(root) } else { lines.append("=VAL :") }
  return lines + ["-DOC"]
}

func suiteLines(_ tree: String) -> [String] {
  tree.split(separator: "\n").compactMap { line in
    let line = line.drop { $0 == " " }
    guard line.hasPrefix("=VAL") else { return line.contains("STR") ? nil : String(line.prefix(4)) }
    var rest = line.dropFirst(5)
    if rest.hasPrefix("&") { rest = rest.drop { $0 != " " }.dropFirst() }
    if rest.hasPrefix("<") { rest = rest.drop { $0 != ">" }.dropFirst(2) }
    var text = "=VAL "
    var isEscaped = false
    for character in rest {
      if isEscaped {
        let escapes: [Character: Character] = ["n": "\n", "t": "\t", "r": "\r", "b": "\u{8}"]
        text.append(escapes[character] ?? character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return text
  }
}
