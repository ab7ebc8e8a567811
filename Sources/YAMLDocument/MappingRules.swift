// What holds of a mapping once it is complete: no key stands twice, and merge keys bring in the entries of other
// mappings. Own keys win over merged ones, an earlier merged mapping over a later.

import Diagnostics

extension TreeBuilder {
  /// - Parameter keys: none so far; afterwards the mapping's own.
  func refuseDuplicateKeys(in mapping: Int, _ keys: inout KeyTable) throws(Diagnostic) {
    var key = mapping + 1
    while key < Int(nodes[mapping].subtreeEnd) {
      if !nodes[key].flags.contains(.isMergeKey),
        let first = keys.insert(NodeIndex(key), nodes: nodes, text: text)
      {
        throw duplicateKey(NodeIndex(key), first: first)
      }
      key = Int(nodes[Int(nodes[key].subtreeEnd)].subtreeEnd)
    }
  }

  /// Writes the entries of a mapping with a merge key to the table of merged entries.
  ///
  /// - Parameter keys: the mapping's own.
  mutating func applyMergeKey(of mapping: Int, _ keys: inout KeyTable) throws(Diagnostic) {
    let start = mergedEntries.count
    var merged = -1
    var key = mapping + 1
    while key < Int(nodes[mapping].subtreeEnd) {
      let value = Int(nodes[key].subtreeEnd)
      if nodes[key].flags.contains(.isMergeKey) {
        merged = value
      } else {
        mergedEntries.append(Entry(key: NodeIndex(key), value: NodeIndex(value), isMerged: false))
      }
      key = Int(nodes[value].subtreeEnd)
    }
    if merged >= 0 {
      let source = target(of: merged)
      if nodes[source].kind == .sequence {
        var element = source + 1
        while element < Int(nodes[source].subtreeEnd) {
          try merge(element, &keys)
          element = Int(nodes[element].subtreeEnd)
        }
      } else {
        try merge(merged, &keys)
      }
    }
    nodes[mapping].content = UInt32(truncatingIfNeeded: start)
    nodes[mapping].count = UInt32(truncatingIfNeeded: mergedEntries.count - start)
    nodes[mapping].flags.insert(.hasMergedEntries)
  }

  private mutating func merge(_ index: Int, _ keys: inout KeyTable) throws(Diagnostic) {
    let source = target(of: index)
    guard nodes[source].kind == .mapping else { throw Refusal.mergeOfNoMapping.diagnostic(at: span(of: nodes[index])) }
    if nodes[source].flags.contains(.hasMergedEntries) {
      let first = Int(nodes[source].content)
      for slot in first..<first + Int(nodes[source].count) {
        try mergeEntry(key: mergedEntries[slot].key, value: mergedEntries[slot].value, &keys)
      }
      return
    }
    var key = source + 1
    while key < Int(nodes[source].subtreeEnd) {
      let value = Int(nodes[key].subtreeEnd)
      try mergeEntry(key: NodeIndex(key), value: NodeIndex(value), &keys)
      key = Int(nodes[value].subtreeEnd)
    }
  }

  private mutating func mergeEntry(
    key: NodeIndex, value: NodeIndex, _ keys: inout KeyTable
  ) throws(Diagnostic) {
    guard keys.insert(key, nodes: nodes, text: text) == nil else { return }
    // Mappings merged into mappings repeat entries without repeating nodes, so they are counted by themselves.
    guard mergedEntries.count < limits.maximumNodes else { throw tooManyNodes(at: nodes[key.offset].start) }
    mergedEntries.append(Entry(key: key, value: value, isMerged: true))
  }

  private func target(of index: Int) -> Int {
    nodes[index].flags.contains(.isAlias) ? Int(nodes[index].content) : index
  }
}
