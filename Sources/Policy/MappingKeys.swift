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
}

/// The values of a mapping by their keys.
struct MappingFields {
  let keys: MappingKeys
  private var values: [NodeIndex?]

  /// No values yet.
  init(keys: MappingKeys) {
    self.keys = keys
    values = Array(repeating: nil, count: keys.names.count)
  }

  subscript(key: String) -> NodeIndex? { keys.names.firstIndex(of: key).flatMap { values[$0] } }

  /// False where the key is none of those known.
  mutating func set(_ key: String, to value: NodeIndex) -> Bool {
    guard let place = keys.names.firstIndex(of: key) else { return false }
    values[place] = value
    return true
  }

  /// The keys that must stand and do not, in their order.
  var missing: [String] {
    keys.names.indices.filter { keys.isRequired[$0] && values[$0] == nil }.map { keys.names[$0] }
  }
}
