// One YAML document as other modules read it: kinds, texts, elements and entries by index. It knows nothing of what a
// declaration or a policy is, and types no scalar: see `CoreScalar` for that.

package import Diagnostics

/// One document of a stream, immutable. Every index it hands out is one of its own; indices of another tree mean
/// nothing here.
///
/// What a reader asks of each node is `@inlinable`: across modules, a call and its reference counting would cost more
/// than the answer.
package struct DocumentTree: Sendable {
  package let content: TreeContent

  init(content: TreeContent) { self.content = content }

  var file: SourceFile { content.file }
  var nodes: [Node] { content.nodes }

  /// The whole file, shared by the documents of a stream.
  package var source: SourceText { file.text }

  /// The outermost node; nil for an empty document.
  package var root: NodeIndex? { nodes.isEmpty ? nil : NodeIndex(0) }

  @inlinable
  package func kind(of index: NodeIndex) -> NodeKind { resolved(index).kind }

  /// The decoded text of a scalar; empty for a collection.
  package func text(of index: NodeIndex) -> String { String(decoding: utf8(of: index), as: UTF8.self) }

  /// The decoded text of a scalar as UTF-8, without a copy; empty for a collection.
  @inlinable
  package func utf8(of index: NodeIndex) -> ArraySlice<UInt8> {
    let offset = target(of: index)
    guard content.nodes[offset].isScalar else { return [] }
    let start = Int(content.nodes[offset].content)
    return content.text[start..<start + Int(content.nodes[offset].count)]
  }

  /// Whether the core schema decides what a scalar is: it is plain without a tag, or tagged as something else than
  /// text. All others are text, whatever they look like.
  @inlinable
  package func isResolved(_ index: NodeIndex) -> Bool {
    let offset = target(of: index)
    switch content.nodes[offset].tag {
    case nil: if case .plain = content.nodes[offset].style { return true } else { return false }
    case .integer, .boolean, .float, .null: return true
    default: return false
    }
  }

  /// How a scalar is written; plain for a collection.
  @inlinable
  package func style(of index: NodeIndex) -> ScalarStyle { resolved(index).style }

  /// The tag that is written before a node.
  @inlinable
  package func tag(of index: NodeIndex) -> CoreTag? { resolved(index).tag }

  /// How many elements a sequence or entries a mapping has, merged ones included; 0 for a scalar.
  @inlinable
  package func count(of index: NodeIndex) -> Int {
    let node = resolved(index)
    return node.isScalar ? 0 : Int(node.count)
  }

  /// The elements of a sequence, in order; none for other kinds.
  @inlinable
  package func elements(of index: NodeIndex) -> Elements {
    let offset = target(of: index)
    let node = content.nodes[offset]
    return Elements(
      content: content, position: offset + 1, end: node.kind == .sequence ? Int(node.subtreeEnd) : offset + 1)
  }

  /// The entries of a mapping with its merge keys applied: its own in order of the text, then those merged, where an
  /// own key wins over a merged one and an earlier merged mapping over a later; none for other kinds.
  @inlinable
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

  @inlinable
  package func target(of index: NodeIndex) -> Int {
    let node = content.nodes[index.offset]
    return node.flags.contains(.isAlias) ? Int(node.content) : index.offset
  }

  @inlinable
  package func resolved(_ index: NodeIndex) -> Node { content.nodes[target(of: index)] }
}

/// What a tree is made of: one object, so that handing a tree around costs one reference.
package final class TreeContent: Sendable {
  let file: SourceFile
  package let nodes: [Node]
  package let text: [UInt8]
  package let mergedEntries: [Entry]

  init(file: SourceFile, nodes: [Node], text: [UInt8], mergedEntries: [Entry]) {
    self.file = file
    self.nodes = nodes
    self.text = text
    self.mergedEntries = mergedEntries
  }
}

/// The elements of a sequence.
package struct Elements: Sequence, IteratorProtocol, Sendable {
  package let content: TreeContent
  package var position: Int
  package let end: Int

  @inlinable
  package init(content: TreeContent, position: Int, end: Int) {
    self.content = content
    self.position = position
    self.end = end
  }

  @inlinable
  package mutating func next() -> NodeIndex? {
    guard position < end else { return nil }
    defer { position = Int(content.nodes[position].subtreeEnd) }
    return NodeIndex(position)
  }
}

/// The entries of a mapping.
package struct Entries: Sequence, IteratorProtocol, Sendable {
  package let content: TreeContent
  package var position: Int
  package let end: Int
  package let isMerged: Bool

  @inlinable
  package init(content: TreeContent, position: Int, end: Int, isMerged: Bool) {
    self.content = content
    self.position = position
    self.end = end
    self.isMerged = isMerged
  }

  @inlinable
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
