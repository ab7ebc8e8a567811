// Facts that a contradiction has made doubtful: the same declaration, with some paths neither said nor unsaid. Only
// what lies on those paths is copied, once, however many there are.

package import CEL

extension Facts {
  /// These facts with each path contested: a field, a list, or one object of a list. Paths that lead nowhere change
  /// nothing.
  package func contesting(_ paths: [AttributePath]) -> Facts {
    guard !paths.isEmpty else { return self }
    let contested = ContestedPaths(paths: paths.sorted()[...], depth: 0)
    return Facts(root: contested.applied(to: root), tree: tree, nodes: nodes)
  }
}

/// Contested paths with the same beginning, in order.
private struct ContestedPaths {
  let paths: ArraySlice<AttributePath>
  /// How many components they share.
  let depth: Int

  /// Whether what the beginning leads to is contested itself: a shorter path comes before those that go on.
  private var isWhole: Bool { paths.first?.components.count == depth }

  /// The paths that go on, by their next component.
  private func forEachStep(_ body: (AttributePath.Component, ContestedPaths) -> Void) {
    var start = paths.startIndex
    while start < paths.endIndex {
      guard paths[start].components.count > depth else {
        start += 1
        continue
      }
      let step = paths[start].components[depth]
      var end = start + 1
      while end < paths.endIndex, paths[end].components.dropFirst(depth).first == step { end += 1 }
      body(step, ContestedPaths(paths: paths[start..<end], depth: depth + 1))
      start = end
    }
  }

  func applied(to record: Record) -> Record {
    var builder = RecordBuilder(record)
    forEachStep { step, contested in
      guard case .field(let name) = step, let slot = record.type.slot(of: name) else { return }
      builder.set(contested.applied(to: slot, of: record), at: record.type.numbers[slot])
    }
    return builder.record()
  }

  private func applied(to slot: Int, of record: Record) -> FieldState {
    if isWhole { return .contested(nil) }
    switch (record.state(ofSlot: slot), record.type.fields[slot].type) {
    case (.known(.record(let nested)), _): return .known(.record(applied(to: nested)))
    case (.known(.list(let list)), _): return applied(to: list, path: record.path(ofSlot: slot))
    case (.absent, .record):
      guard case .value(.record(let unsaid)) = record.read(slot: slot) else { return .absent }
      return .known(.record(applied(to: unsaid)))
    case (let state, _): return state
    }
  }

  /// A doubtful object stays in its list, with every field of it doubtful; a doubtful scalar makes the list so.
  private func applied(to list: [Value], path: AttributePath) -> FieldState {
    var list = list
    var doubtful: Int?
    forEachStep { step, contested in
      guard case .index(let index) = step, list.indices.contains(index) else { return }
      switch list[index] {
      case .record(let record):
        let whole = contested.isWhole ? Record(contested: record.type, path: record.path) : nil
        list[index] = .record(whole ?? contested.applied(to: record))
      default: doubtful = min(index, doubtful ?? index)
      }
    }
    if let doubtful { return .contested(path.appending(.index(doubtful))) }
    return .known(.list(list))
  }
}
