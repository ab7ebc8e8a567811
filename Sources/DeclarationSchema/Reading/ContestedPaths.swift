// Facts that a contradiction has made doubtful: the same declaration, with some paths neither said nor unsaid. Only
// what lies on those paths is copied, once, however many there are.

package import CEL

extension Facts {
  /// These facts with each path contested: a field, a list, or one object of a list. Paths that lead nowhere change
  /// nothing.
  package func contesting(_ paths: [AttributePath]) -> Facts {
    guard !paths.isEmpty else { return self }
    var contested = ContestedPaths()
    for path in paths { contested.insert(path.components[...]) }
    return Facts(root: contested.applied(to: root), tree: tree, nodes: nodes)
  }
}

/// Contested paths as a tree, one step of a path a level.
private struct ContestedPaths {
  private var isWhole = false
  private var steps: [AttributePath.Component: ContestedPaths] = [:]

  mutating func insert(_ path: ArraySlice<AttributePath.Component>) {
    if let first = path.first {
      steps[first, default: ContestedPaths()].insert(path.dropFirst())
    } else {
      isWhole = true
    }
  }

  func applied(to record: Record) -> Record {
    var fields = record.fields
    for (step, contested) in steps {
      guard case .field(let name) = step, let slot = record.type.slot(of: name) else { continue }
      fields[slot] = contested.applied(to: slot, of: record)
    }
    return record.with(fields: fields)
  }

  private func applied(to slot: Int, of record: Record) -> FieldState {
    if isWhole { return .contested(nil) }
    switch (record.fields[slot], record.type.fields[slot].type) {
    case (.known(.record(let nested)), _): return .known(.record(applied(to: nested)))
    case (.known(.list(let list)), _): return applied(to: list, path: record.path(ofSlot: slot))
    case (.absent, .record(let type)):
      let place = record.place.object(in: slot, of: record.type)
      return .known(.record(applied(to: Record(empty: type, place: place))))
    case (let state, _): return state
    }
  }

  /// A doubtful object stays in its list, with every field of it doubtful; a doubtful scalar makes the list so.
  private func applied(to list: [Value], path: AttributePath) -> FieldState {
    var list = list
    var doubtful: Int?
    for (step, contested) in steps {
      guard case .index(let index) = step, list.indices.contains(index) else { continue }
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
