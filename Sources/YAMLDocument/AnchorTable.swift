// The anchors of one document while it is built: which node each names, whether that node is complete, and how much
// an alias of it adds to the tree that a reader walks.

/// How much a part of a document holds once its aliases are followed.
struct Expansion {
  var nodes = 0
  var bytes = 0

  mutating func add(_ other: Expansion) {
    nodes += other.nodes
    bytes += other.bytes
  }
}

struct Anchor {
  let node: Int
  var isComplete: Bool
  /// While the node is open: what stood before it. Afterwards: what it holds.
  var size: Expansion
  /// How many collections are nested in the node, itself included.
  var height = 0
}

struct AnchorTable {
  private var anchors: [Anchor] = []
  private var indices: [[UInt8]: Int] = [:]
  /// The anchors of open collections, innermost last.
  private var openAnchors: [Int] = []

  /// What a name stands for at this point of the text: the last node that was given it.
  subscript(name: [UInt8]) -> Anchor? { indices[name].map { anchors[$0] } }

  /// Some of the names, for a hint.
  var names: some Sequence<String> {
    indices.keys.prefix(1_000).map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  mutating func define(_ name: [UInt8], as node: Int, size: Expansion, height: Int) {
    indices[name] = anchors.count
    anchors.append(Anchor(node: node, isComplete: true, size: size, height: height))
  }

  mutating func open(_ name: [UInt8], as node: Int, before expansion: Expansion) {
    openAnchors.append(anchors.count)
    indices[name] = anchors.count
    anchors.append(Anchor(node: node, isComplete: false, size: expansion))
  }

  mutating func complete(_ node: Int, expansion: Expansion, height: Int) {
    guard let index = openAnchors.last, anchors[index].node == node else { return }
    openAnchors.removeLast()
    let before = anchors[index].size
    anchors[index].size = Expansion(nodes: expansion.nodes - before.nodes, bytes: expansion.bytes - before.bytes)
    anchors[index].height = height
    anchors[index].isComplete = true
  }
}
