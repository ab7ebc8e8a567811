// Where the fields of a declaration's records are written: the tree's node of each, in one table for all records, so
// that finding a place needs no walk from the root.

import CEL
import Diagnostics
import YAMLDocument

/// The nodes behind records. A record's mark is where its part of the table begins.
struct FieldNodes: Sendable {
  /// For each record its own node, its key, then its fields; 0, which is the root's, where there is none. Space for more
  /// records follows: most declarations never need another allocation.
  private var nodes = [Int32](repeating: 0, count: 240)
  /// How much of the table is taken.
  private(set) var count = 0

  private static let firstField = 2

  /// Adds a record.
  /// - Returns: its mark.
  mutating func begin(_ node: NodeIndex, key: NodeIndex?, fieldCount: Int) -> Int {
    let mark = count
    count += Self.firstField + fieldCount
    if count > nodes.count { nodes += repeatElement(0, count: max(count - nodes.count, nodes.count)) }
    nodes[mark] = node.rawValue
    if let key { nodes[mark + 1] = key.rawValue }
    return mark
  }

  func number(ofSlot slot: Int, ofRecord mark: Int) -> Int { mark + Self.firstField + slot }

  mutating func set(_ node: NodeIndex, _ slot: Int, ofRecord mark: Int) {
    nodes[number(ofSlot: slot, ofRecord: mark)] = node.rawValue
  }

  /// What stands in a field; nil where nothing does.
  func node(_ slot: Int, ofRecord mark: Int) -> NodeIndex? { node(at: number(ofSlot: slot, ofRecord: mark)) }

  private func node(at number: Int) -> NodeIndex? {
    guard nodes.indices.contains(number), nodes[number] != 0 else { return nil }
    return NodeIndex(rawValue: nodes[number])
  }

  /// The value of a field where it is written on one line; else what a reader's eye should be led to: its key, or the
  /// key of the record around it.
  func heading(ofSlot slot: Int, ofRecord mark: Int, in tree: DocumentTree) -> SourceSpan {
    if let node = node(slot, ofRecord: mark) {
      let span = tree.span(of: node)
      // A key stands right before its value.
      return span.start.line == span.end.line ? span : tree.span(of: NodeIndex(rawValue: node.rawValue - 1))
    }
    guard nodes.indices.contains(mark) else { return .firstCharacter }
    return node(at: mark + 1).map { tree.span(of: $0) } ?? tree.keySpan(ofMapping: NodeIndex(rawValue: nodes[mark]))
  }
}

extension SourceSpan {
  /// What is pointed at where there is nothing to point at.
  static let firstCharacter = SourceSpan(
    start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 1))
}
