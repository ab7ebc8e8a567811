// One YAML document as other modules read it: kinds, texts, elements and entries by index. It knows nothing of what a
// declaration or a policy is, and types no scalar: see `CoreScalar` for that.

package import Diagnostics
import Synchronization

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
    withUTF8(of: index) { String(decoding: $0) }
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
  /// Made when first asked for: most documents are read in their order.
  private let lazyElements = AtomicLazyReference<ElementTable>()

  var elements: ElementTable { lazyElements.load() ?? lazyElements.storeIfNil(ElementTable()) }

  init(file: SourceFile, nodes: [Node], text: [UInt8], mergedEntries: [Entry]) {
    self.file = file
    self.nodes = nodes
    self.text = text
    self.mergedEntries = mergedEntries
  }
}
