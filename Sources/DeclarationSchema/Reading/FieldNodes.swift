// Where the fields of a declaration's records are written: the tree's node of each, in one table for all records, so
// that finding a place needs no walk from the root.

import CEL
import Diagnostics
import YAMLDocument

/// The nodes behind records, by mark.
struct FieldNodes: Sendable {
  /// 0, which is the root's, where there is none; the complement of what no key stands before. Space for more records
  /// follows: most declarations never need another allocation.
  private var nodes = [Int32](repeating: 0, count: 240)
  /// How much of the table is taken.
  private(set) var count = 0

  /// Adds the records of a store, which have so many states.
  /// - Returns: the store's mark.
  mutating func begin(_ stateCount: Int) -> Int {
    let mark = count
    count += stateCount
    if count > nodes.count { nodes += repeatElement(0, count: max(count - nodes.count, nodes.count)) }
    return mark
  }

  /// Says what stands in a field.
  @inline(__always)
  mutating func set(_ node: NodeIndex, at mark: Int) { nodes[mark] = node.rawValue }

  /// Says which node an outermost object or an element of a list is.
  mutating func setUnnamed(_ node: NodeIndex, at mark: Int) { nodes[mark] = ~node.rawValue }

  /// What stands in a field; nil where nothing does.
  func node(at mark: Int) -> NodeIndex? {
    guard nodes.indices.contains(mark), nodes[mark] != 0 else { return nil }
    return NodeIndex(rawValue: nodes[mark] < 0 ? ~nodes[mark] : nodes[mark])
  }

  /// The value of a field where it is written on one line; else what a reader's eye should be led to: its key, or the
  /// key of the nearest object around it.
  func heading(of field: Attribute, in tree: DocumentTree) -> SourceSpan {
    if let node = node(at: field.mark) {
      let span = tree.span(of: node)
      return span.start.line == span.end.line ? span : tree.span(of: node.key)
    }
    guard let mark = field.record.nearestMark({ nodes.indices.contains($0) && nodes[$0] != 0 }) else {
      return .firstCharacter
    }
    return nodes[mark] < 0
      ? tree.keySpan(ofMapping: NodeIndex(rawValue: ~nodes[mark])) : tree.span(of: NodeIndex(rawValue: nodes[mark]).key)
  }
}

extension NodeIndex {
  /// Of a value: a key stands right before it.
  fileprivate var key: NodeIndex { NodeIndex(rawValue: rawValue - 1) }
}

extension SourceSpan {
  /// What is pointed at where there is nothing to point at.
  static let firstCharacter = SourceSpan(
    start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 1))
}
