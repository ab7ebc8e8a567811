// The keys that a mapping of a policy may have, and what stands under them. A list of a few names that is looked
// through costs less than a dictionary made for every mapping of the file.

import YAMLDocument

/// Keys known in advance.
struct MappingKeys: ExpressibleByArrayLiteral, Sendable {
  let names: [String]
  /// By key: whether it must stand.
  let isRequired: [Bool]

  /// - Parameter keys: an `!` at the end marks one that must stand.
  init(arrayLiteral keys: String...) {
    names = keys.map { $0.last == "!" ? String($0.dropLast()) : $0 }
    isRequired = keys.map { $0.last == "!" }
  }

  /// The keys that must stand and are not among the fields, in their order.
  func missing(in fields: MappingFields) -> [String] {
    names.indices.filter { isRequired[$0] && fields[names[$0]] == nil }.map { names[$0] }
  }
}

/// The values of a mapping by their keys.
struct MappingFields {
  private var fields: [(key: String, value: NodeIndex)] = []

  init(capacity: Int) { fields.reserveCapacity(capacity) }

  subscript(key: String) -> NodeIndex? {
    for index in fields.indices where fields[index].key == key { return fields[index].value }
    return nil
  }

  /// - Parameter key: one that has no value yet.
  mutating func add(_ key: String, _ value: NodeIndex) { fields.append((key, value)) }
}
