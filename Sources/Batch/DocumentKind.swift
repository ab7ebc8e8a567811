// What a document is, as far as that must be known before it is judged: only the tool's other formats are told apart
// here. Whether something is a sound declaration is for the declaration format to say.

import Diagnostics
import YAMLDocument

enum DocumentKind {
  case empty
  /// Not even a `format` to go by.
  case foreign
  case policy, report
  /// Anything else that names a format: a declaration, or something that should have been one.
  case declaration
}

extension DocumentTree {
  var documentKind: DocumentKind {
    guard let root else { return .empty }
    if kind(of: root) == .scalar, utf8(of: root).isEmpty, style(of: root) == .plain { return .empty }
    guard let format = formatNode else { return .foreign }
    let name = utf8(of: format)
    if name.begins(with: "vigie.policy/") { return .policy }
    if name.begins(with: "vigie.report/") { return .report }
    return .declaration
  }

  var formatSpan: SourceSpan? { formatNode.map { span(of: $0) } }

  private var formatNode: NodeIndex? {
    guard let root, kind(of: root) == .mapping else { return nil }
    return entry("format", in: root)?.value
  }
}

extension ArraySlice<UInt8> {
  fileprivate func begins(with text: String) -> Bool { prefix(text.utf8.count).spells(text) }
}
