// Builds one document's nodes while libyaml's events arrive, and refuses what passes a limit at the event that passes
// it. It knows what events mean; where the text came from and what becomes of the tree is not its business.

import Diagnostics

struct TreeBuilder {
  let limits: DocumentLimits
  let file: SourceFile
  var nodes: [Node] = []
  var text: [UInt8] = []
  var mergedEntries: [Entry] = []
  var keys = KeyTable()
  private var frames: [Frame] = []
  private var anchors = AnchorTable()
  /// Nodes and bytes of text so far, those that aliases repeat included.
  private var expansion = Expansion()
  /// Where the node that ended last ends.
  private var lastEnd = Mark.start

  /// A collection that is not closed yet.
  private struct Frame {
    let node: Int
    let isMapping: Bool
    let isFlow: Bool
    var children: UInt32 = 0
    var hasMergeKey = false
    /// Whether the child that comes next is the value of a merge key.
    var expectsMerged = false
    /// The depth of the deepest collection inside, aliases followed.
    var deepest: Int
  }

  init(file: SourceFile, limits: DocumentLimits) {
    self.file = file
    self.limits = limits
    // A declaration has about a node every ten bytes; a large file grows into what it needs.
    let expected = min(file.bytes.count, 1 << 16)
    nodes.reserveCapacity(expected / 8 + 8)
    text.reserveCapacity(expected)
    frames.reserveCapacity(16)
  }

  var tree: DocumentTree {
    // An empty document is an empty plain scalar to libyaml.
    if nodes.count == 1, let root = nodes.first, root.kind == .scalar, root.start.index == root.end.index {
      return DocumentTree(content: TreeContent(file: file, nodes: [], text: [], mergedEntries: []))
    }
    return DocumentTree(content: TreeContent(file: file, nodes: nodes, text: text, mergedEntries: mergedEntries))
  }

  mutating func addScalar(_ parser: borrowing Parser) throws(Diagnostic) {
    var node = Node(start: parser.start, end: parser.end, kind: .scalar, style: parser.scalarStyle)
    node.content = UInt32(truncatingIfNeeded: text.count)
    let length = parser.appendText(to: &text)
    node.count = UInt32(truncatingIfNeeded: length)
    node.subtreeEnd = Int32(truncatingIfNeeded: nodes.count + 1)
    if node.style == .literal || node.style == .folded { node.flags.insert(.mayTrailBlanks) }
    if let tag = parser.scalarTag { try setTag(tag, of: &node) }
    let isMergeKey = length == 2 && node.style == .plain && node.tag == nil && isAtKey && endsInMergeKey
    if isMergeKey { try noteMergeKey(&node) }
    try count(Expansion(nodes: 1, bytes: length), at: node.start)
    if let name = parser.scalarAnchor {
      node.flags.insert(.hasAnchor)
      anchors.define(
        name, as: nodes.count, size: Expansion(nodes: 1, bytes: length), height: 0)
    }
    lastEnd = node.end
    nodes.append(node)
    noteChild(isMergeKey: isMergeKey)
  }

  mutating func addAlias(_ parser: borrowing Parser) throws(Diagnostic) {
    let name = parser.aliasName
    var node = Node(start: parser.start, end: parser.end, kind: .scalar)
    node.flags = .isAlias
    guard let anchor = anchors[name] else {
      throw unknownAlias(name, at: node.start, to: node.end, known: anchors.names)
    }
    guard anchor.isComplete else {
      throw isInMerge
        ? Refusal.mergeLoop.diagnostic(at: span(of: node))
        : recursiveAlias(name, at: node.start, to: node.end)
    }
    node.content = UInt32(truncatingIfNeeded: anchor.node)
    node.subtreeEnd = Int32(truncatingIfNeeded: nodes.count + 1)
    try count(anchor.size, at: node.start, to: node.end)
    if frames.count + anchor.height > limits.maximumDepth { throw tooDeep(at: node.start, throughAlias: true) }
    if let last = frames.indices.last {
      frames[last].deepest = max(frames[last].deepest, frames.count + anchor.height)
    }
    lastEnd = node.end
    nodes.append(node)
    noteChild(isMergeKey: false)
  }

  mutating func openSequence(_ parser: borrowing Parser) throws(Diagnostic) {
    var node = Node(start: parser.start, end: parser.end, kind: .sequence)
    if let tag = parser.sequenceTag { try setTag(tag, of: &node) }
    try open(&node, isFlow: parser.isFlowSequence, anchor: parser.sequenceAnchor)
  }

  mutating func openMapping(_ parser: borrowing Parser) throws(Diagnostic) {
    var node = Node(start: parser.start, end: parser.end, kind: .mapping)
    if let tag = parser.mappingTag { try setTag(tag, of: &node) }
    try open(&node, isFlow: parser.isFlowMapping, anchor: parser.mappingAnchor)
  }

  mutating func closeCollection(_ parser: borrowing Parser) throws(Diagnostic) {
    guard let frame = frames.popLast() else { return }
    let (start, end) = (parser.start, parser.end)
    // A collection in brackets ends with one; of any other, libyaml marks the token after it.
    let hasBracket = frame.isFlow && end.index > start.index
    if hasBracket { lastEnd = end }
    nodes[frame.node].end = lastEnd
    if !frame.isFlow { nodes[frame.node].flags.insert(.mayTrailBlanks) }
    nodes[frame.node].subtreeEnd = Int32(truncatingIfNeeded: nodes.count)
    nodes[frame.node].count = frame.isMapping ? frame.children / 2 : frame.children
    if frame.isMapping {
      try refuseDuplicateKeys(in: frame.node)
      if frame.hasMergeKey { try applyMergeKey(of: frame.node) }
    }
    if nodes[frame.node].flags.contains(.hasAnchor) {
      anchors.complete(frame.node, expansion: expansion, height: frame.deepest - frames.count)
    }
    if let last = frames.indices.last { frames[last].deepest = max(frames[last].deepest, frame.deepest) }
  }

  private mutating func open(_ node: inout Node, isFlow: Bool, anchor: [UInt8]?) throws(Diagnostic) {
    guard frames.count < limits.maximumDepth else { throw tooDeep(at: node.start, throughAlias: false) }
    if let anchor {
      node.flags.insert(.hasAnchor)
      anchors.open(anchor, as: nodes.count, before: expansion)
    }
    try count(Expansion(nodes: 1, bytes: 0), at: node.start)
    let index = nodes.count
    nodes.append(node)
    noteChild(isMergeKey: false)
    frames.append(
      Frame(node: index, isMapping: node.kind == .mapping, isFlow: isFlow, deepest: frames.count + 1))
  }

  private var endsInMergeKey: Bool {
    text[text.count - 2] == UInt8(ascii: "<") && text[text.count - 1] == UInt8(ascii: "<")
  }

  private var isAtKey: Bool {
    guard let frame = frames.last else { return false }
    return frame.isMapping && frame.children.isMultiple(of: 2)
  }

  /// Whether the next node is merged: it is the value of a merge key, or an element of the list that is.
  private var isInMerge: Bool {
    guard let frame = frames.last else { return false }
    if frame.isMapping { return frame.expectsMerged }
    return frames.count >= 2 && frames[frames.count - 2].isMapping && nodes[frame.node - 1].flags.contains(.isMergeKey)
  }

  @inline(__always)
  private mutating func noteChild(isMergeKey: Bool) {
    guard let last = frames.indices.last else { return }
    frames[last].children &+= 1
    frames[last].expectsMerged = isMergeKey
  }

  private mutating func noteMergeKey(_ node: inout Node) throws(Diagnostic) {
    guard let last = frames.indices.last else { return }
    guard !frames[last].hasMergeKey else { throw Refusal.secondMergeKey.diagnostic(at: span(of: node)) }
    frames[last].hasMergeKey = true
    node.flags.insert(.isMergeKey)
  }

  private mutating func setTag(_ tag: [UInt8], of node: inout Node) throws(Diagnostic) {
    let name = String(decoding: tag, as: UTF8.self)
    guard let known = CoreTag(resolved: name) else { throw unknownTag(name, at: node.start) }
    if let kind = known.kind, kind != node.kind { throw misplacedTag(known, on: node.kind, at: node.start) }
    node.tag = known
    node.flags.insert(.hasTag)
  }

  @inline(__always)
  private mutating func count(_ size: Expansion, at start: Mark, to end: Mark? = nil) throws(Diagnostic) {
    expansion.add(size)
    if expansion.nodes > limits.maximumNodes || expansion.bytes > 2 * limits.maximumBytes {
      throw excess(at: start, to: end)
    }
  }

  private func excess(at start: Mark, to end: Mark?) -> Diagnostic {
    let isOwn = end == nil && expansion.nodes > limits.maximumNodes && nodes.count >= limits.maximumNodes
    return isOwn ? tooManyNodes(at: start) : tooLargeExpansion(at: start, to: end ?? start)
  }
}
