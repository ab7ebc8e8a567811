// The facts of one declaration: typed values for expressions, and for each its place in the file. Places of what
// records hold stand in a table; others are looked up in the tree by path.

package import CEL
package import Diagnostics
package import YAMLDocument

package struct Facts: Sendable {
  package let root: Record
  package let tree: DocumentTree
  let nodes: FieldNodes

  init(root: Record, tree: DocumentTree, nodes: FieldNodes) {
    self.root = root
    self.tree = tree
    self.nodes = nodes
  }

  /// Where the value of an attribute is written; nil where it is not.
  package func location(of attribute: Attribute) -> SourceSpan? {
    guard attribute.slot != nil, attribute.mark >= 0 else { return location(of: attribute.path) }
    return nodes.node(at: attribute.mark).map { tree.span(of: $0) }
  }

  /// The value of an attribute where it is written on one line; else what a reader's eye should be led to: the key of
  /// what stands there, or of the nearest object or list around it.
  package func nearestLocation(of attribute: Attribute) -> SourceSpan {
    guard attribute.slot != nil, attribute.mark >= 0 else { return nearestLocation(of: attribute.path) }
    return nodes.heading(of: attribute, in: tree)
  }

  /// The field's number among those of all records of the declaration; nil where it is none.
  package func number(of attribute: Attribute) -> Int? {
    guard attribute.slot != nil, attribute.mark >= 0 else { return nil }
    return attribute.mark
  }

  /// How many numbers there may be.
  package var numberCount: Int { nodes.count }

  /// Where the value at a path is written; nil where it is not.
  package func location(of path: AttributePath) -> SourceSpan? {
    let found = nearest(to: path)
    guard found.depth == path.components.count, let node = found.node else { return nil }
    return tree.span(of: node)
  }

  /// The value at a path where it is written on one line; else what a reader's eye should be led to: the key of what
  /// stands at the path, or of the nearest object or list around it.
  package func nearestLocation(of path: AttributePath) -> SourceSpan {
    let found = nearest(to: path)
    guard let node = found.node else { return .firstCharacter }
    if found.depth == path.components.count {
      let span = tree.span(of: node)
      if span.start.line == span.end.line { return span }
    }
    if let key = found.key { return tree.span(of: key) }
    return tree.keySpan(ofMapping: node)
  }

  /// The value at a path; nil where it is absent or cannot be relied on.
  package func value(at path: AttributePath) -> Value? {
    var value = Value.record(root)
    for component in path.components {
      switch (component, value) {
      case (.field(let name), .record(let record)):
        guard let slot = record.type.slot(of: name), case .known(let next) = record.state(ofSlot: slot) else {
          return nil
        }
        value = next
      case (.index(let index), .list(let list)):
        guard list.indices.contains(index) else { return nil }
        value = list[index]
      default: return nil
      }
    }
    return value
  }

  /// The deepest node on the way to a path that is there, its key where it has one, and how many components lead to it.
  private func nearest(to path: AttributePath) -> (node: NodeIndex?, key: NodeIndex?, depth: Int) {
    guard var node = tree.root else { return (nil, nil, 0) }
    var key: NodeIndex?
    for (depth, component) in path.components.enumerated() {
      switch component {
      case .field(let name):
        guard let entry = tree.entry(name, in: node) else { return (node, key, depth) }
        (key, node) = (entry.key, entry.value)
      case .index(let index):
        guard let element = tree.element(index, of: node) else { return (node, key, depth) }
        (key, node) = (nil, element)
      }
    }
    return (node, key, path.components.count)
  }
}
