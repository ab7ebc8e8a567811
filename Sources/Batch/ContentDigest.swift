// What two declarations have in common when one is a copy of the other under another name. It knows no field of any
// format: names, ids and addresses are told by what they are called and by how they look.

import YAMLDocument

extension DocumentTree {
  /// A digest of the content without names, ids and addresses, the same on every machine: 64 bits, for telling
  /// thousands of documents apart that nobody forged. The order of keys, comments and layout do not count.
  var contentDigest: UInt64 {
    guard let root else { return 0 }
    var digest = ContentDigest(self)
    return digest.digest(of: root, depth: 0)
  }
}

private struct ContentDigest {
  /// Deeper collections are as one; no tree is so deep where limits are the usual ones.
  private static let depthLimit = 64

  private let tree: DocumentTree
  /// Each id of the document: where it is referred to, it does not count either.
  private var ids: Set<ArraySlice<UInt8>> = []

  init(_ tree: DocumentTree) {
    self.tree = tree
    if let root = tree.root { collectIDs(root, depth: 0) }
  }

  private mutating func collectIDs(_ node: NodeIndex, depth: Int) {
    guard depth < Self.depthLimit else { return }
    switch tree.kind(of: node) {
    case .scalar: break
    case .sequence: for element in tree.elements(of: node) { collectIDs(element, depth: depth + 1) }
    case .mapping:
      for entry in tree.entries(of: node) {
        if tree.utf8(of: entry.key).elementsEqual("id".utf8) { ids.insert(tree.utf8(of: entry.value)) }
        collectIDs(entry.value, depth: depth + 1)
      }
    }
  }

  mutating func digest(of node: NodeIndex, depth: Int) -> UInt64 {
    guard depth < Self.depthLimit else { return 1 }
    switch tree.kind(of: node) {
    case .scalar: return digest(of: tree.utf8(of: node))
    case .sequence:
      var sum = Mix.sequence
      for element in tree.elements(of: node) { sum = Mix.mixed(sum &+ digest(of: element, depth: depth + 1)) }
      return sum
    case .mapping:
      var sum = Mix.mapping
      for entry in tree.entries(of: node) {
        let key = tree.utf8(of: entry.key)
        if Self.isName(key) { continue }
        // A sum, so that the order does not count.
        sum = sum &+ Mix.mixed(Mix.digest(of: key) ^ Mix.mixed(digest(of: entry.value, depth: depth + 1)))
      }
      return Mix.mixed(sum)
    }
  }

  private func digest(of text: ArraySlice<UInt8>) -> UInt64 {
    ids.contains(text) || Self.isAddress(text) ? Mix.name : Mix.digest(of: text)
  }

  /// `id`, `name`, `legal_name`…
  private static func isName(_ key: ArraySlice<UInt8>) -> Bool {
    key.elementsEqual("id".utf8) || key.suffix(4).elementsEqual("name".utf8)
  }

  /// A web or mail address.
  private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let mark = rest.firstIndex(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ":") }) {
      if rest[mark] == UInt8(ascii: "@") { return true }
      rest = rest[(mark + 1)...]
      if rest.starts(with: "//".utf8) { return true }
    }
    return false
  }
}

/// Numbers made of others so that nearly all of their bits depend on nearly all of theirs.
private enum Mix {
  static let sequence: UInt64 = 0x9E37_79B9_7F4A_7C15
  static let mapping: UInt64 = 0xD1B5_4A32_D192_ED03
  static let name: UInt64 = 0x8CB9_2BA7_2F3D_8DD7

  /// FNV-1a, mixed.
  static func digest(of text: ArraySlice<UInt8>) -> UInt64 {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return mixed(digest)
  }

  /// The last steps of splitmix64.
  static func mixed(_ number: UInt64) -> UInt64 {
    var number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
    return number ^ (number >> 31)
  }
}
