// The lists of objects that a declaration format has, as policies name them.

import CEL
import DeclarationSchema

extension DeclarationFormat {
  /// The type of the elements that a path leads to; nil where there is no such list of objects.
  func elementType(of path: ListPath) -> Type? {
    var type = Type.record(rootType)
    for step in path.steps {
      for name in step {
        guard case .record(let record) = type, let slot = record.slot(of: name) else { return nil }
        type = record.fields[slot].type
      }
      guard case .list(let element) = type else { return nil }
      type = element
    }
    guard case .record = type else { return nil }
    return type
  }

  /// Every list of objects, as `referents[].training[]`.
  var listPaths: [String] { fieldPaths.compactMap { $0.isListOfObjects ? $0.pattern + "[]" : nil } }

  /// Every field's path, with `[]` for each index that leads to it.
  var fieldPaths: [(pattern: String, isListOfObjects: Bool)] {
    var paths: [(pattern: String, isListOfObjects: Bool)] = []
    func visit(_ record: RecordType, _ prefix: String) {
      for field in record.fields {
        let pattern = prefix + field.name
        switch field.type {
        case .record(let inner):
          paths.append((pattern, false))
          visit(inner, pattern + ".")
        case .list(.record(let inner)):
          paths.append((pattern, true))
          visit(inner, pattern + "[].")
        default: paths.append((pattern, false))
        }
      }
    }
    visit(rootType, "")
    return paths
  }
}
