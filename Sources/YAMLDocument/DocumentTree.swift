// One YAML document as other modules read it: kinds, texts, elements and entries by index. It knows nothing of what a
// declaration or a policy is, and types no scalar: see `CoreScalar` for that.

package import Diagnostics

/// One document of a stream, immutable. Every index it hands out is one of its own; indices of another tree mean
/// nothing here.
package struct DocumentTree: Sendable {
  let content: TreeContent

  var file: SourceFile { content.file }
  var nodes: [Node] { content.nodes }

  /// The whole file, shared by the documents of a stream.
  package var source: SourceText { file.text }

  /// The outermost node; nil for an empty document.
  package var root: NodeIndex? { nodes.isEmpty ? nil : NodeIndex(0) }

  package func kind(of index: NodeIndex) -> NodeKind { resolved(index).kind }

  /// The decoded text of a scalar; empty for a collection.
  package func text(of index: NodeIndex) -> String { String(decoding: utf8(of: index), as: UTF8.self) }

  /// The decoded text of a scalar as UTF-8, without a copy; empty for a collection.
  package func utf8(of index: NodeIndex) -> ArraySlice<UInt8> {
    let node = resolved(index)
    guard node.kind == .scalar else { return [] }
    let start = Int(node.content)
    return content.text[start..<start + Int(node.count)]
  }

  /// How a scalar is written; plain for a collection.
  package func style(of index: NodeIndex) -> ScalarStyle { resolved(index).style }

  /// The tag that is written before a node.
  package func tag(of index: NodeIndex) -> CoreTag? { resolved(index).tag }

  /// How many elements a sequence or entries a mapping has, merged ones included; 0 for a scalar.
  package func count(of index: NodeIndex) -> Int {
    let node = resolved(index)
    return node.kind == .scalar ? 0 : Int(node.count)
  }

  /// The elements of a sequence, in order; none for other kinds.
  package func elements(of index: NodeIndex) -> Elements {
    let offset = target(of: index)
    let node = content.nodes[offset]
    return Elements(
      content: content, position: offset + 1, end: node.kind == .sequence ? Int(node.subtreeEnd) : offset + 1)
  }

  /// The entries of a mapping with its merge keys applied: its own in order of the text, then those merged, where an
  /// own key wins over a merged one and an earlier merged mapping over a later; none for other kinds.
  package func entries(of index: NodeIndex) -> Entries {
    let offset = target(of: index)
    let node = content.nodes[offset]
    guard node.kind == .mapping else { return Entries(content: content, position: 0, end: 0, isMerged: false) }
    if node.flags.contains(.hasMergedEntries) {
      let start = Int(node.content)
      return Entries(content: content, position: start, end: start + Int(node.count), isMerged: true)
    }
    return Entries(content: content, position: offset + 1, end: Int(node.subtreeEnd), isMerged: false)
  }

  /// The node that an index stands for: itself, or the anchored node where it was reached through an alias.
  package func definition(of index: NodeIndex) -> NodeIndex { NodeIndex(target(of: index)) }

  func target(of index: NodeIndex) -> Int {
    let node = content.nodes[index.offset]
    return node.flags.contains(.isAlias) ? Int(node.content) : index.offset
  }

  func resolved(_ index: NodeIndex) -> Node {
    let node = content.nodes[index.offset]
    return node.flags.contains(.isAlias) ? content.nodes[Int(node.content)] : node
  }
}

/// What a tree is made of: one object, so that handing a tree around costs one reference.
final class TreeContent: Sendable {
  let file: SourceFile
  let nodes: [Node]
  let text: [UInt8]
  let mergedEntries: [Entry]

  init(file: SourceFile, nodes: [Node], text: [UInt8], mergedEntries: [Entry]) {
    self.file = file
    self.nodes = nodes
    self.text = text
    self.mergedEntries = mergedEntries
  }
}

/// The elements of a sequence.
package struct Elements: Sequence, IteratorProtocol, Sendable {
  let content: TreeContent
  var position: Int
  let end: Int

  package mutating func next() -> NodeIndex? {
    guard position < end else { return nil }
    defer { position = Int(content.nodes[position].subtreeEnd) }
    return NodeIndex(position)
  }
}

/// The entries of a mapping.
package struct Entries: Sequence, IteratorProtocol, Sendable {
  let content: TreeContent
  var position: Int
  let end: Int
  let isMerged: Bool

  package mutating func next() -> Entry? {
    guard position < end else { return nil }
    if isMerged {
      defer { position += 1 }
      return content.mergedEntries[position]
    }
    let value = Int(content.nodes[position].subtreeEnd)
    defer { position = Int(content.nodes[value].subtreeEnd) }
    return Entry(key: NodeIndex(position), value: NodeIndex(value), isMerged: false)
  }
}
