// What a collection holds, one after another: as a sequence, or by a position that who walks a tree keeps beside it. A
// sequence holds the tree, and each count of such a reference costs more than a step.

extension DocumentTree {
  /// The elements of a sequence, in order; none for other kinds.
  @inlinable
  public func elements(of index: NodeIndex) -> Elements { Elements(tree: self, position: elementPosition(of: index)) }

  /// The entries of a mapping with its merge keys applied: its own in order of the text, then those merged, where an
  /// own key wins over a merged one and an earlier merged mapping over a later; none for other kinds.
  @inlinable
  public func entries(of index: NodeIndex) -> Entries { Entries(tree: self, position: entryPosition(of: index)) }

  /// Where the first of `elements(of:)` is.
  @inlinable
  @inline(__always)
  public func elementPosition(of index: NodeIndex) -> ElementPosition {
    let offset = target(of: index)
    guard case .sequence = content.nodes[offset].kind else { return ElementPosition(offset: 0, end: 0) }
    return ElementPosition(offset: offset + 1, end: Int(content.nodes[offset].subtreeEnd))
  }

  /// The element at a position, which goes on to the next one; nil after the last.
  @inlinable
  @inline(__always)
  public func next(_ position: inout ElementPosition) -> NodeIndex? {
    guard position.offset < position.end else { return nil }
    let element = NodeIndex(position.offset)
    position.offset = Int(content.nodes[position.offset].subtreeEnd)
    return element
  }

  /// Where the first of `entries(of:)` is.
  @inlinable
  @inline(__always)
  public func entryPosition(of index: NodeIndex) -> EntryPosition {
    let offset = target(of: index)
    guard case .mapping = content.nodes[offset].kind else { return EntryPosition(offset: 0, end: 0, isMerged: false) }
    guard content.nodes[offset].flags.contains(.hasMergedEntries) else {
      return EntryPosition(offset: offset + 1, end: Int(content.nodes[offset].subtreeEnd), isMerged: false)
    }
    let start = Int(content.nodes[offset].content)
    return EntryPosition(offset: start, end: start + Int(content.nodes[offset].count), isMerged: true)
  }

  /// The entry at a position, which goes on to the next one; nil after the last.
  @inlinable
  @inline(__always)
  public func next(_ position: inout EntryPosition) -> Entry? {
    guard position.offset < position.end else { return nil }
    if position.isMerged {
      let entry = content.mergedEntries[position.offset]
      position.offset += 1
      return entry
    }
    let key = NodeIndex(position.offset)
    let value = NodeIndex(Int(content.nodes[position.offset].subtreeEnd))
    position.offset = Int(content.nodes[value.offset].subtreeEnd)
    return Entry(key: key, value: value, isMerged: false)
  }
}

/// A place among the elements of a sequence.
public struct ElementPosition: Sendable {
  @usableFromInline var offset: Int
  @usableFromInline let end: Int

  @inlinable
  init(offset: Int, end: Int) {
    self.offset = offset
    self.end = end
  }
}

/// A place among the entries of a mapping.
public struct EntryPosition: Sendable {
  /// In the tree's nodes, or in its table of merged entries.
  @usableFromInline var offset: Int
  @usableFromInline let end: Int
  @usableFromInline let isMerged: Bool

  @inlinable
  init(offset: Int, end: Int, isMerged: Bool) {
    self.offset = offset
    self.end = end
    self.isMerged = isMerged
  }
}

/// The elements of a sequence.
public struct Elements: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let tree: DocumentTree
  @usableFromInline var position: ElementPosition

  @inlinable
  init(tree: DocumentTree, position: ElementPosition) {
    self.tree = tree
    self.position = position
  }

  @inlinable
  public mutating func next() -> NodeIndex? { tree.next(&position) }
}

/// The entries of a mapping.
public struct Entries: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let tree: DocumentTree
  @usableFromInline var position: EntryPosition

  @inlinable
  init(tree: DocumentTree, position: EntryPosition) {
    self.tree = tree
    self.position = position
  }

  @inlinable
  public mutating func next() -> Entry? { tree.next(&position) }
}
