// One YAML document as other modules read it: kinds, texts, elements and entries by index. It knows nothing of what a
// declaration or a policy is, and types no scalar: see `CoreScalar` for that.

package import Diagnostics

/// One document of a stream, immutable. Every index it hands out is one of its own; indices of another tree mean
/// nothing here.
///
/// What a reader asks of each node is public and inlinable: a call, with its reference counting, would cost more than
/// the answer, and functions with `package` access are never inlined into another module.
public struct DocumentTree: Sendable {
  @usableFromInline let content: TreeContent

  init(content: TreeContent) { self.content = content }

  var file: SourceFile { content.file }
  var nodes: [Node] { content.nodes }

  /// The whole file, shared by the documents of a stream.
  package var source: SourceText { file.text }

  /// The outermost node; nil for an empty document.
  package var root: NodeIndex? { nodes.isEmpty ? nil : NodeIndex(0) }

  @inlinable
  public func kind(of index: NodeIndex) -> NodeKind { resolved(index).kind }

  /// The decoded text of a scalar; empty for a collection.
  package func text(of index: NodeIndex) -> String {
    let node = resolved(index)
    guard node.isScalar else { return "" }
    let start = Int(node.content)
    return String(decoding: content.text[start..<start + Int(node.count)], as: UTF8.self)
  }

  /// The decoded text of a scalar as UTF-8, without a copy; empty for a collection.
  @inlinable
  public func utf8(of index: NodeIndex) -> ArraySlice<UInt8> {
    let offset = target(of: index)
    guard content.nodes[offset].isScalar else { return [] }
    let start = Int(content.nodes[offset].content)
    return content.text[start..<start + Int(content.nodes[offset].count)]
  }

  /// Hands over the decoded text of a scalar as UTF-8, without counting a reference to it; empty for a collection.
  @inlinable
  @inline(__always)
  public func withUTF8<Result>(of index: NodeIndex, _ body: (Span<UInt8>) -> Result) -> Result {
    let node = resolved(index)
    let start = Int(node.content)
    let range = node.isScalar ? start..<start + Int(node.count) : 0..<0
    let text = content.text
    return body(text.span.extracting(range))
  }

  /// Hands over what a node is: its kind, its decoded text as `withUTF8(of:)` does, whether the core schema decides what
  /// a scalar is, and whether a tag stands before it.
  @inlinable
  @inline(__always)
  public func withNode<Result>(
    _ index: NodeIndex, _ body: (_ kind: NodeKind, _ text: Span<UInt8>, _ isResolved: Bool, _ isTagged: Bool) -> Result
  ) -> Result {
    let node = resolved(index)
    let start = Int(node.content)
    let range = node.isScalar ? start..<start + Int(node.count) : 0..<0
    let text = content.text
    return body(node.kind, text.span.extracting(range), node.isResolved, node.flags.contains(.hasTag))
  }

  /// Whether the core schema decides what a scalar is: it is plain without a tag, or tagged as something else than
  /// text. All others are text, whatever they look like.
  @inlinable
  public func isResolved(_ index: NodeIndex) -> Bool { resolved(index).isResolved }

  /// How a scalar is written; plain for a collection.
  @inlinable
  public func style(of index: NodeIndex) -> ScalarStyle { resolved(index).style }

  /// The tag that is written before a node.
  @inlinable
  public func tag(of index: NodeIndex) -> CoreTag? { resolved(index).tag }

  /// How many elements a sequence or entries a mapping has, merged ones included; 0 for a scalar.
  @inlinable
  public func count(of index: NodeIndex) -> Int {
    let node = resolved(index)
    return node.isScalar ? 0 : Int(node.count)
  }

  /// The elements of a sequence, in order; none for other kinds.
  @inlinable
  public func elements(of index: NodeIndex) -> Elements {
    let offset = target(of: index)
    let node = content.nodes[offset]
    return Elements(
      content: content, position: offset + 1, end: node.kind == .sequence ? Int(node.subtreeEnd) : offset + 1)
  }

  /// The entries of a mapping with its merge keys applied: its own in order of the text, then those merged, where an
  /// own key wins over a merged one and an earlier merged mapping over a later; none for other kinds.
  @inlinable
  public func entries(of index: NodeIndex) -> Entries {
    let offset = target(of: index)
    let node = content.nodes[offset]
    guard node.kind == .mapping else { return Entries(content: content, position: 0, end: 0, isMerged: false) }
    if node.flags.contains(.hasMergedEntries) {
      let start = Int(node.content)
      return Entries(content: content, position: start, end: start + Int(node.count), isMerged: true)
    }
    return Entries(content: content, position: offset + 1, end: Int(node.subtreeEnd), isMerged: false)
  }

  /// Hands over each element of `elements(of:)`, without counting a reference to the tree.
  @inlinable
  @inline(__always)
  public func forEachElement(of index: NodeIndex, _ body: (_ element: NodeIndex) -> Void) {
    let offset = target(of: index)
    guard case .sequence = content.nodes[offset].kind else { return }
    let end = Int(content.nodes[offset].subtreeEnd)
    var position = offset + 1
    while position < end {
      body(NodeIndex(position))
      position = Int(content.nodes[position].subtreeEnd)
    }
  }

  /// Hands over the key and the value of each of `entries(of:)`, without counting a reference to the tree.
  @inlinable
  @inline(__always)
  public func forEachEntry(of index: NodeIndex, _ body: (_ key: NodeIndex, _ value: NodeIndex) -> Void) {
    let offset = target(of: index)
    guard case .mapping = content.nodes[offset].kind else { return }
    let isMerged = content.nodes[offset].flags.contains(.hasMergedEntries)
    var position = isMerged ? Int(content.nodes[offset].content) : offset + 1
    let end = isMerged ? position + Int(content.nodes[offset].count) : Int(content.nodes[offset].subtreeEnd)
    while position < end {
      let key = isMerged ? content.mergedEntries[position].key : NodeIndex(position)
      let value = isMerged ? content.mergedEntries[position].value : NodeIndex(Int(content.nodes[position].subtreeEnd))
      position = isMerged ? position + 1 : Int(content.nodes[value.offset].subtreeEnd)
      body(key, value)
    }
  }

  /// The entry of a mapping with this key, by the key's code points; nil for other kinds.
  package func entry(_ key: String, in mapping: NodeIndex) -> Entry? {
    let length = key.utf8.count
    for entry in entries(of: mapping) {
      let node = resolved(entry.key)
      guard node.isScalar, Int(node.count) == length else { continue }
      let start = Int(node.content)
      if content.text[start..<start + length].spells(key) { return entry }
    }
    return nil
  }

  /// The node that an index stands for: itself, or the anchored node where it was reached through an alias.
  package func definition(of index: NodeIndex) -> NodeIndex { NodeIndex(target(of: index)) }

  @inlinable
  @inline(__always)
  func target(of index: NodeIndex) -> Int {
    let node = content.nodes[index.offset]
    return node.flags.contains(.isAlias) ? Int(node.content) : index.offset
  }

  @inlinable
  @inline(__always)
  func resolved(_ index: NodeIndex) -> Node { content.nodes[target(of: index)] }
}

/// What a tree is made of: one object, so that handing a tree around costs one reference.
@usableFromInline
final class TreeContent: Sendable {
  let file: SourceFile
  @usableFromInline let nodes: [Node]
  @usableFromInline let text: [UInt8]
  @usableFromInline let mergedEntries: [Entry]

  init(file: SourceFile, nodes: [Node], text: [UInt8], mergedEntries: [Entry]) {
    self.file = file
    self.nodes = nodes
    self.text = text
    self.mergedEntries = mergedEntries
  }
}

/// The elements of a sequence.
public struct Elements: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let content: TreeContent
  @usableFromInline var position: Int
  @usableFromInline let end: Int

  @inlinable
  init(content: TreeContent, position: Int, end: Int) {
    self.content = content
    self.position = position
    self.end = end
  }

  @inlinable
  public mutating func next() -> NodeIndex? {
    guard position < end else { return nil }
    defer { position = Int(content.nodes[position].subtreeEnd) }
    return NodeIndex(position)
  }
}

/// The entries of a mapping.
public struct Entries: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let content: TreeContent
  @usableFromInline var position: Int
  @usableFromInline let end: Int
  @usableFromInline let isMerged: Bool

  @inlinable
  init(content: TreeContent, position: Int, end: Int, isMerged: Bool) {
    self.content = content
    self.position = position
    self.end = end
    self.isMerged = isMerged
  }

  @inlinable
  public mutating func next() -> Entry? {
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
