// Where the fields of a declaration's records are written: the tree's node of each, in one table for all records, so
// that finding a place needs no walk from the root.

import CEL
import Diagnostics
import YAMLDocument

/// The nodes behind records. A record's mark is where its part of the table begins.
struct FieldNodes: Sendable {
  /// For each record its own node, its key where it has one, then its fields where they are there.
  private var nodes: [NodeIndex?] = []

  private static let firstField = 2

  /// Adds a record.
  /// - Returns: its mark.
  mutating func begin(_ node: NodeIndex, key: NodeIndex?, fieldCount: Int) -> Int {
    let mark = nodes.count
    nodes.append(node)
    nodes.append(key)
    for _ in 0..<fieldCount { nodes.append(nil) }
    return mark
  }

  var count: Int { nodes.count }

  func number(ofSlot slot: Int, ofRecord mark: Int) -> Int { mark + Self.firstField + slot }

  mutating func set(_ node: NodeIndex, _ slot: Int, ofRecord mark: Int) {
    nodes[number(ofSlot: slot, ofRecord: mark)] = node
  }

  /// What stands in a field; nil where nothing does.
  func node(_ slot: Int, ofRecord mark: Int) -> NodeIndex? {
    let number = number(ofSlot: slot, ofRecord: mark)
    return nodes.indices.contains(number) ? nodes[number] : nil
  }

  /// The value of a field where it is written on one line; else what a reader's eye should be led to: its key, or the
  /// key of the record around it.
  func heading(ofSlot slot: Int, ofRecord mark: Int, in tree: DocumentTree) -> SourceSpan {
    if let node = node(slot, ofRecord: mark) {
      let span = tree.span(of: node)
      // A key stands right before its value.
      return span.start.line == span.end.line ? span : tree.span(of: NodeIndex(rawValue: node.rawValue - 1))
    }
    guard nodes.indices.contains(mark + 1), let record = nodes[mark] else { return .firstCharacter }
    return nodes[mark + 1].map { tree.span(of: $0) } ?? tree.keySpan(ofMapping: record)
  }
}

extension SourceSpan {
  /// What is pointed at where there is nothing to point at.
  static let firstCharacter = SourceSpan(
    start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 1))
}
