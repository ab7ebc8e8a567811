// Builds one document's nodes while libyaml's events arrive, and refuses what passes a limit at the event that passes
// it. It knows what events mean; where the text came from and what becomes of the tree is not its business.

import Diagnostics

struct TreeBuilder: ~Copyable {
  let limits: DocumentLimits
  /// How much text a document may hold, in bytes.
  private let maximumText: Int
  let file: SourceFile
  var nodes: [Node] = []
  var text: [UInt8] = []
  var mergedEntries: [Entry] = []
  /// Where the file's text may serve as the scalars' own, the next place to look at.
  private(set) var places: CharacterPlaces?
  /// The innermost collection that is not closed yet, and those around it, innermost last.
  private var frame = Frame()
  /// Beyond `depth`, frames that are of no use any more.
  private var outerFrames: [Frame] = []
  /// How many collections are open.
  private var depth = 0
  /// Nil before the first anchor.
  private var anchors: AnchorTable?
  /// Nodes and bytes of text so far, those that aliases repeat included.
  private var expansion = Expansion()
  /// Where the node that ended last ends.
  private var lastEnd = Mark.start
  /// Whether that end may take in blank space.
  private var lastTrailsBlanks = false

  /// A collection that is not closed yet; that around all of them is a sequence whose only element is the root.
  private struct Frame {
    var keys = KeyFilter()
    var isMapping = false
    var isFlow = false
    var hasMergeKey = false
    /// Whether the child that comes next is the value of a merge key.
    var expectsMerged = false
    var node: Int32 = -1
    var children: UInt32 = 0
    /// The depth of the deepest collection inside, aliases followed.
    var deepest: Int32 = 0

    var isAtKey: Bool { isMapping && children.isMultiple(of: 2) }
  }

  /// - `places`: those of the file's characters from this document on, where the file is small.
  init(file: SourceFile, places: CharacterPlaces?, limits: DocumentLimits) {
    self.file = file
    self.places = places
    self.limits = limits
    maximumText = 2 * limits.maximumBytes
    // A declaration has about a node every ten bytes; a large file grows into what it needs.
    let expected = min(file.bytes.count, 1 << 16)
    nodes.reserveCapacity(expected / 8 + 8)
    // Most scalars stand in the file as they are: with its text for a beginning, only the others must be copied.
    if places == nil { text.reserveCapacity(expected) } else { text = file.bytes }
    outerFrames.reserveCapacity(8)
  }

  /// What there is so far.
  var tree: DocumentTree {
    DocumentTree(content: TreeContent(file: file, nodes: nodes, text: text, mergedEntries: mergedEntries))
  }

  consuming func finish() -> DocumentTree {
    // An empty document is an empty plain scalar to libyaml.
    if nodes.count == 1, let root = nodes.first, root.kind == .scalar, root.start.index == root.end.index {
      return DocumentTree(content: TreeContent(file: file, nodes: [], text: [], mergedEntries: []))
    }
    return DocumentTree(content: TreeContent(file: file, nodes: nodes, text: text, mergedEntries: mergedEntries))
  }

  @inline(__always)
  mutating func addScalar(_ parser: borrowing Parser) throws(Diagnostic) {
    let (start, end, length) = (parser.start, parser.end, parser.textLength)
    // What is written plainly on one line in as many bytes as characters is written as it is read.
    guard parser.isBarePlainScalar, start.line == end.line, Int(end.index) - Int(start.index) == length,
      let content = places?.byteOffset(ofCharacter: start.index), content + length <= text.count
    else { return try addOtherScalar(parser) }
    if frame.isAtKey {
      if length == 2, isMergeSign(at: content) { return try addOtherScalar(parser) }
      frame.keys.insert(KeyFilter.hash(of: text.span.extracting(content..<content + length)))
    }
    try count(Expansion(nodes: 1, bytes: length), at: start)
    lastEnd = end
    lastTrailsBlanks = false
    nodes.append(Node(scalarFrom: start, to: end, content: content, length: length, place: nodes.count))
    noteChild(isMergeKey: false)
  }

  /// Adds a scalar of any kind.
  @inline(never)
  private mutating func addOtherScalar(_ parser: borrowing Parser) throws(Diagnostic) {
    let length = parser.textLength
    let style = parser.scalarStyle
    let content = placeText(style, length: length, parser)
    var node = Node(
      scalarFrom: parser.start, to: parser.end, content: content, length: length, place: nodes.count)
    node.style = style
    lastTrailsBlanks = style == .literal || style == .folded
    if lastTrailsBlanks { node.flags.insert(.mayTrailBlanks) }
    if let tag = parser.scalarTag { try setTag(tag, of: &node) }
    var isMergeKey = false
    if frame.isAtKey {
      if length == 2, isMergeSign(at: content), node.style == .plain, node.tag == nil {
        isMergeKey = true
        try noteMergeKey(&node)
      }
      frame.keys.insert(KeyFilter.hash(of: text.span.extracting(content..<content + length)))
    }
    try count(Expansion(nodes: 1, bytes: length), at: node.start)
    if let anchor = parser.scalarAnchor { define(anchor, as: &node) }
    lastEnd = node.end
    nodes.append(node)
    noteChild(isMergeKey: isMergeKey)
  }

  mutating func addAlias(_ parser: borrowing Parser) throws(Diagnostic) {
    let name = parser.aliasName
    var node = Node(start: parser.start, end: parser.end, kind: .scalar)
    node.flags = .isAlias
    let known = anchors ?? AnchorTable()
    guard let anchor = known[name] else {
      throw unknownAlias(name, at: node.start, to: node.end, known: known.names)
    }
    guard anchor.isComplete else {
      throw isInMerge
        ? Refusal.mergeLoop.diagnostic(at: span(of: node))
        : recursiveAlias(name, at: node.start, to: node.end)
    }
    node.content = UInt32(truncatingIfNeeded: anchor.node)
    node.subtreeEnd = Int32(truncatingIfNeeded: nodes.count + 1)
    try count(anchor.size, at: node.start, to: node.end)
    if depth + anchor.height > limits.maximumDepth { throw tooDeep(at: node.start, throughAlias: true) }
    frame.deepest = max(frame.deepest, Int32(truncatingIfNeeded: depth + anchor.height))
    lastEnd = node.end
    lastTrailsBlanks = false
    nodes.append(node)
    if frame.isAtKey { frame.keys.mayRepeat = true }
    noteChild(isMergeKey: false)
  }

  /// Where the text of a scalar starts in the tree's text, to which it is added unless it is there.
  private mutating func placeText(_ style: ScalarStyle, length: Int, _ parser: borrowing Parser) -> Int {
    if let start = places?.byteOffset(ofCharacter: parser.start.index) {
      let content = style == .plain ? start : start + 1
      if parser.isText(at: content, of: text.span) { return content }
    }
    let content = text.count
    parser.appendText(to: &text)
    return content
  }

  mutating func openSequence(_ parser: borrowing Parser) throws(Diagnostic) {
    var node = Node(start: parser.start, end: parser.start, kind: .sequence)
    if parser.hasSequenceProperties { node = try giving(node, parser.sequenceTag, parser.sequenceAnchor) }
    try open(node, isFlow: parser.isFlowSequence)
  }

  mutating func openMapping(_ parser: borrowing Parser) throws(Diagnostic) {
    var node = Node(start: parser.start, end: parser.start, kind: .mapping)
    if parser.hasMappingProperties { node = try giving(node, parser.mappingTag, parser.mappingAnchor) }
    try open(node, isFlow: parser.isFlowMapping)
  }

  mutating func closeCollection(_ parser: borrowing Parser) throws(Diagnostic) {
    guard depth > 0 else { return }
    depth -= 1
    let closed = frame
    let place = Int(closed.node)
    frame = outerFrames[depth]
    frame.deepest = max(frame.deepest, closed.deepest)
    // A collection in brackets ends with one; of any other, libyaml marks the token after it.
    if closed.isFlow {
      let end = parser.end
      if end.index > parser.start.index {
        lastEnd = end
        lastTrailsBlanks = false
      }
    }
    nodes[place].close(
      at: lastEnd, before: nodes.count, count: closed.isMapping ? closed.children / 2 : closed.children,
      mayTrailBlanks: !closed.isFlow && lastTrailsBlanks)
    if closed.hasMergeKey || closed.keys.mayRepeat {
      var keys = KeyTable()
      try refuseDuplicateKeys(in: place, &keys)
      if closed.hasMergeKey { try applyMergeKey(of: place, &keys) }
    }
    if nodes[place].flags.contains(.hasAnchor) {
      anchors?.complete(place, expansion: expansion, height: Int(closed.deepest) - depth)
    }
  }

  @inline(__always)
  private mutating func open(_ node: Node, isFlow: Bool) throws(Diagnostic) {
    guard depth < limits.maximumDepth else { throw tooDeep(at: node.start, throughAlias: false) }
    try count(Expansion(nodes: 1, bytes: 0), at: node.start)
    let place = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(node)
    if frame.isAtKey { frame.keys.mayRepeat = true }
    noteChild(isMergeKey: false)
    if depth < outerFrames.count { outerFrames[depth] = frame } else { outerFrames.append(frame) }
    depth += 1
    var inner = Frame()
    inner.isMapping = node.kind == .mapping
    inner.isFlow = isFlow
    inner.node = place
    inner.deepest = Int32(truncatingIfNeeded: depth)
    frame = inner
  }

  /// The collection that is to be opened, with its tag and its anchor.
  @inline(never)
  private mutating func giving(_ node: Node, _ tag: [UInt8]?, _ anchor: [UInt8]?) throws(Diagnostic) -> Node {
    var node = node
    if let tag { try setTag(tag, of: &node) }
    guard let anchor else { return node }
    node.flags.insert(.hasAnchor)
    if anchors == nil { anchors = AnchorTable() }
    anchors?.open(anchor, as: nodes.count, before: expansion)
    return node
  }

  private func isMergeSign(at offset: Int) -> Bool {
    text[offset] == UInt8(ascii: "<") && text[offset + 1] == UInt8(ascii: "<")
  }

  /// Whether the next node is merged: it is the value of a merge key, or an element of the list that is.
  private var isInMerge: Bool {
    if frame.isMapping { return frame.expectsMerged }
    guard depth > 0, outerFrames[depth - 1].isMapping else { return false }
    return nodes[Int(frame.node) - 1].flags.contains(.isMergeKey)
  }

  @inline(__always)
  private mutating func noteChild(isMergeKey: Bool) {
    frame.children &+= 1
    frame.expectsMerged = isMergeKey
  }

  private mutating func define(_ anchor: [UInt8], as node: inout Node) {
    node.flags.insert(.hasAnchor)
    if anchors == nil { anchors = AnchorTable() }
    anchors?.define(anchor, as: nodes.count, size: Expansion(nodes: 1, bytes: Int(node.count)), height: 0)
  }

  private mutating func noteMergeKey(_ node: inout Node) throws(Diagnostic) {
    guard !frame.hasMergeKey else { throw Refusal.secondMergeKey.diagnostic(at: span(of: node)) }
    frame.hasMergeKey = true
    node.flags.insert(.isMergeKey)
  }

  private func setTag(_ tag: [UInt8], of node: inout Node) throws(Diagnostic) {
    let name = String(decoding: tag, as: UTF8.self)
    guard let known = CoreTag(resolved: name) else { throw unknownTag(name, at: node.start) }
    if let kind = known.kind, kind != node.kind { throw misplacedTag(known, on: node.kind, at: node.start) }
    node.tag = known
    node.flags.insert(.hasTag)
  }

  @inline(__always)
  private mutating func count(_ size: Expansion, at start: Mark, to end: Mark? = nil) throws(Diagnostic) {
    expansion.add(size)
    if expansion.nodes > limits.maximumNodes || expansion.bytes > maximumText {
      throw excess(at: start, to: end)
    }
  }

  @inline(never)
  private func excess(at start: Mark, to end: Mark?) -> Diagnostic {
    let isOwn = end == nil && expansion.nodes > limits.maximumNodes && nodes.count >= limits.maximumNodes
    return isOwn ? tooManyNodes(at: start) : tooLargeExpansion(at: start, to: end ?? start)
  }
}
