// A variable of a request: its value in the same tagged JSON that results are written in, and a type that follows from
// it, so that both sides declare the same. `["dyn", value]` declares a variable of which nothing is known.

import CEL

struct Binding {
  let name: String
  let type: Type
  let value: Value

  init?(_ name: String, _ tagged: Any) {
    guard let (type, value) = Self.read(tagged) else { return nil }
    (self.name, self.type, self.value) = (name, type, value)
  }

  private static func read(_ tagged: Any) -> (Type, Value)? {
    guard let parts = tagged as? [Any], let tag = parts.first as? String else { return nil }
    guard parts.count == 2 else { return tag == "null" ? (.null, .null) : nil }
    switch (tag, parts[1]) {
    case ("dyn", let inner): return read(inner).map { (.dyn, $0.1) }
    case ("bool", let bool as Bool): return (.bool, .bool(bool))
    case ("int", let text as String): return Int64(text).map { (.int, .int($0)) }
    case ("uint", let text as String): return UInt64(text).map { (.uint, .uint($0)) }
    case ("double", let number as Double): return (.double, .double(number))
    case ("string", let text as String): return (.string, .string(text))
    case ("bytes", let text as String): return (.bytes, .bytes(Array(text.utf8)))
    case ("list", let elements as [Any]):
      let read = elements.compactMap(read)
      return (.list(shared(read.map(\.0))), .list(read.map(\.1)))
    case ("map", let entries as [[Any]]): return map(entries)
    default: return nil
    }
  }

  private static func map(_ entries: [[Any]]) -> (Type, Value)? {
    var map = MapValue()
    var keys: [Type] = []
    var values: [Type] = []
    for entry in entries {
      guard entry.count == 2, let key = read(entry[0]), let value = read(entry[1]),
        map.insert(value.1, forKey: key.1)
      else { return nil }
      keys.append(key.0)
      values.append(value.0)
    }
    return (.map(key: shared(keys), value: shared(values)), .map(map))
  }

  private static func shared(_ types: [Type]) -> Type {
    guard let first = types.first, types.allSatisfy({ $0 == first }) else { return .dyn }
    return first
  }
}
