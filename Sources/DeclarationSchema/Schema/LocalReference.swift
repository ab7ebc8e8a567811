// `$ref` within one file: a JSON Pointer in a URI fragment (RFC 6901, section 6), which must lead to a schema. References
// to other files are outside the subset: a format is one file.

import Diagnostics
import YAMLDocument

struct LocalReference {
  let tree: DocumentTree
  let root: NodeIndex
  /// The schemas by their places in the tree: a reference into an enum's values or an example leads to none.
  let schemas: [Int: Int]

  enum Resolution {
    case success(Int)
    case failure(Wording)
  }

  func resolve(_ text: String) -> Resolution {
    guard text.utf8.first == UInt8(ascii: "#") else { return .failure(RefusalMessages.remoteReference(text)) }
    guard let pointer = Self.percentDecoded(text.dropFirst()), pointer.isEmpty || pointer.hasPrefix("/") else {
      return .failure(RefusalMessages.referenceSyntax(text))
    }
    var node = root
    for step in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = Self.unescaped(step)
      guard let next = self.step(from: node, to: name) else {
        return .failure(RefusalMessages.danglingReference(text, missing: name, near: nearestName(to: name, at: node)))
      }
      node = next
    }
    guard let schema = schemas[Int(tree.definition(of: node).rawValue)] else {
      return .failure(RefusalMessages.referenceToNoSchema(text))
    }
    return .success(schema)
  }

  private func step(from node: NodeIndex, to name: String) -> NodeIndex? {
    switch tree.kind(of: node) {
    case .scalar: return nil
    case .sequence:
      guard let position = Int(name), position >= 0 else { return nil }
      return tree.elements(of: node).dropFirst(position).first { _ in true }
    case .mapping: return tree.value(of: name, in: node)
    }
  }

  private func nearestName(to name: String, at node: NodeIndex) -> String? {
    guard tree.kind(of: node) == .mapping else { return nil }
    return Diagnostics.nearestName(to: name, among: tree.entries(of: node).map { tree.text(of: $0.key) })
  }

  private static func unescaped(_ step: Substring) -> String {
    guard step.utf8.contains(UInt8(ascii: "~")) else { return String(step) }
    var name = ""
    var isEscape = false
    for scalar in step.unicodeScalars {
      switch (isEscape, scalar) {
      case (true, "0"): name.unicodeScalars.append("~")
      case (true, "1"): name.unicodeScalars.append("/")
      case (true, _): name.unicodeScalars.append(contentsOf: ["~", scalar])
      case (false, "~"): break
      case (false, _): name.unicodeScalars.append(scalar)
      }
      isEscape = !isEscape && scalar == "~"
    }
    return name
  }

  private static func percentDecoded(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst()?.hexadecimalDigit, let low = rest.popFirst()?.hexadecimalDigit else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
