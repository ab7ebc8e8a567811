// The keys of one mapping, to find one that is there already. Small mappings are compared key by key, which costs no
// allocation; large ones through a hash table; keys that are collections through a canonical text.

/// The keys of one mapping.
struct KeyTable {
  /// A scalar key: its length, its first eight bytes, where its text starts, and its node.
  private struct ShortKey {
    let count: UInt32
    let prefix: UInt64
    let content: UInt32
    let node: NodeIndex
  }

  private var short: [ShortKey] = []
  private var long: [ArraySlice<UInt8>: NodeIndex] = [:]
  private var complex: [[UInt8]: NodeIndex] = [:]
  private static let pairwiseLimit = 16

  /// Adds a key; an equal one that is there already stays, and is returned. Scalars are equal where their decoded
  /// texts are, whatever their style.
  mutating func insert(_ key: NodeIndex, nodes: [Node], text: [UInt8]) -> NodeIndex? {
    var node = nodes[key.offset]
    if node.flags.contains(.isAlias) { node = nodes[Int(node.content)] }
    guard node.kind == .scalar else { return insertComplex(key, nodes: nodes, text: text) }
    guard long.isEmpty else { return insertLong(key, Self.slice(node.content, node.count, of: text)) }

    let start = Int(node.content)
    let count = Int(node.count)
    var prefix: UInt64 = 0
    for offset in start..<start + min(count, 8) { prefix = prefix << 8 | UInt64(text[offset]) }
    for other in short where other.count == node.count && other.prefix == prefix {
      let otherStart = Int(other.content)
      if count <= 8 || text[start..<start + count] == text[otherStart..<otherStart + count] { return other.node }
    }
    short.append(ShortKey(count: node.count, prefix: prefix, content: node.content, node: key))
    if short.count > Self.pairwiseLimit {
      for key in short { long[Self.slice(key.content, key.count, of: text)] = key.node }
    }
    return nil
  }

  private mutating func insertLong(_ key: NodeIndex, _ text: ArraySlice<UInt8>) -> NodeIndex? {
    if let other = long[text] { return other }
    long[text] = key
    return nil
  }

  private mutating func insertComplex(_ key: NodeIndex, nodes: [Node], text: [UInt8]) -> NodeIndex? {
    var canonical: [UInt8] = []
    Self.write(key.offset, to: &canonical, nodes: nodes, text: text)
    if let other = complex[canonical] { return other }
    complex[canonical] = key
    return nil
  }

  private static func slice(_ content: UInt32, _ count: UInt32, of text: [UInt8]) -> ArraySlice<UInt8> {
    text[Int(content)..<Int(content) + Int(count)]
  }

  /// A text that two nodes share exactly when they have the same content. Recursion ends with the depth limit, and
  /// the text is no longer than what the limits of alias expansion let a document hold.
  private static func write(_ index: Int, to bytes: inout [UInt8], nodes: [Node], text: [UInt8]) {
    var index = index
    if nodes[index].flags.contains(.isAlias) { index = Int(nodes[index].content) }
    let node = nodes[index]
    bytes.append(node.kind.rawValue)
    for shift in stride(from: 24, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: node.count >> shift)) }
    if node.kind == .scalar {
      bytes += slice(node.content, node.count, of: text)
      return
    }
    var child = index + 1
    while child < Int(node.subtreeEnd) {
      write(child, to: &bytes, nodes: nodes, text: text)
      child = Int(nodes[child].subtreeEnd)
    }
  }
}
