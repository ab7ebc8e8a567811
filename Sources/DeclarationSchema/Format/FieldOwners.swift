// Where a name belongs that stands in the wrong object: `minimum_age` under `audience`.

import CEL

extension DeclarationFormat {
  /// The objects that have a field of a name. Where some of them lie within the object at a path, those, by their
  /// names in it; else all, by their paths.
  func owners(of name: String, from path: AttributePath) -> [String] {
    var owners: [[String]] = []
    collect(ownersOf: name, in: root, at: [], into: &owners)
    let here = Self.pattern(of: path)
    let within = owners.filter { $0.count > here.count && $0.starts(with: here) }
    return within.isEmpty
      ? owners.map { $0.joined(separator: ".") } : within.map { $0.dropFirst(here.count).joined(separator: ".") }
  }

  private func collect(
    ownersOf name: String, in object: ObjectShape, at path: [String], into owners: inout [[String]]
  ) {
    if !path.isEmpty, object.names.position(of: name) != nil { owners.append(path) }
    for (position, field) in object.fields.enumerated() {
      guard let inner = field.shape.innermostObject else { continue }
      let step = object.names.names[position] + (field.shape.isList ? "[]" : "")
      collect(ownersOf: name, in: inner, at: path + [step], into: &owners)
    }
  }

  private static func pattern(of path: AttributePath) -> [String] {
    path.components.reduce(into: []) { names, component in
      switch component {
      case .field(let name): names.append(name)
      case .index:
        if let last = names.popLast() { names.append(last + "[]") }
      }
    }
  }
}
