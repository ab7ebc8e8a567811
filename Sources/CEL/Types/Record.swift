// Objects of a declaration as expressions see them: typed slots instead of string keys, each slot saying whether its
// field was answered. A record knows its own path, so that an unanswered field can be named.

/// The name of one attribute: `spaces[0].audience.minimum_age`.
///
/// Paths order as people read them: component by component, indices as numbers, fields by name.
public struct AttributePath: Sendable, Hashable {
  public enum Component: Sendable, Hashable {
    case field(String)
    case index(Int)
  }

  public private(set) var components: [Component]

  public init(_ components: [Component] = []) { self.components = components }

  public func appending(_ component: Component) -> AttributePath {
    var longer: [Component] = []
    longer.reserveCapacity(components.count + 1)
    longer += components
    longer.append(component)
    return AttributePath(longer)
  }

  /// Whether this path is `other` or lies within it.
  public func isWithin(_ other: AttributePath) -> Bool {
    let shared = other.components.count
    guard shared <= components.count else { return false }
    for place in 0..<shared where components[place] != other.components[place] { return false }
    return true
  }
}

extension AttributePath: Comparable, CustomStringConvertible {
  public static func < (left: AttributePath, right: AttributePath) -> Bool {
    for place in 0..<min(left.components.count, right.components.count) {
      switch (left.components[place], right.components[place]) {
      case (.index(let left), .index(let right)): if left != right { return left < right }
      case (.field(let left), .field(let right)): if left != right { return left < right }
      case (.index, .field): return true
      case (.field, .index): return false
      }
    }
    return left.components.count < right.components.count
  }

  public var description: String {
    // Put together as bytes: a text that grows by parts takes several times as long, and reports are full of paths.
    var text: [UInt8] = []
    text.reserveCapacity(48)
    for component in components {
      switch component {
      case .field(let name):
        if !text.isEmpty { text.append(UInt8(ascii: ".")) }
        text.append(contentsOf: name.utf8)
      case .index(let index):
        text.append(UInt8(ascii: "["))
        text.append(contentsOf: String(index).utf8)
        text.append(UInt8(ascii: "]"))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension AttributePath {
  /// Reads a path as `description` writes it; nil for anything else.
  public init?(parsing text: String) {
    var components: [Component] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let name = pieces.first, !name.isEmpty else { return nil }
      components.append(.field(String(name)))
      for piece in pieces.dropFirst() {
        guard piece.last == "]", let index = Int(piece.dropLast()), index >= 0 else { return nil }
        components.append(.index(index))
      }
    }
    self.init(components)
  }
}

/// What is known of one field.
public enum FieldState: Sendable {
  case known(Value)
  /// Not said: `has()` is false, and reading it is unknown.
  case absent
  /// Said, but it cannot be relied on (contested, or lost to a schema error): both `has()` and reading it are
  /// unknown, with the path given, or with the field's own.
  case contested(AttributePath?)
}

/// An object with typed fields.
///
/// An object-typed field that is absent reads as an empty record at its path, so that what is missing can be named
/// in full.
public final class Record: Sendable {
  public let type: RecordType
  public let path: AttributePath
  /// One state a field, in the order of the type's fields.
  public let fields: [FieldState]

  public init(type: RecordType, path: AttributePath, fields: [FieldState]) {
    precondition(fields.count == type.fields.count, "a record has one state for each field of its type")
    self.type = type
    self.path = path
    self.fields = fields
  }

  /// A record of which nothing is known: each field absent.
  public convenience init(empty type: RecordType, path: AttributePath) {
    self.init(type: type, path: path, fields: Array(repeating: .absent, count: type.fields.count))
  }

  /// A record that as a whole cannot be relied on.
  public convenience init(contested type: RecordType, path: AttributePath) {
    self.init(type: type, path: path, fields: Array(repeating: .contested(path), count: type.fields.count))
  }

  public func path(ofSlot slot: Int) -> AttributePath { path.appending(.field(type.fields[slot].name)) }

  /// The field's value, or the path that would have to be answered.
  public func read(slot: Int) -> Outcome {
    switch fields[slot] {
    case .known(let value): return .value(value)
    case .absent:
      if case .record(let nested) = type.fields[slot].type {
        return .value(.record(Record(empty: nested, path: path(ofSlot: slot))))
      }
      return .unknown(UnknownSet(path(ofSlot: slot)))
    case .contested(let origin):
      if case .record(let nested) = type.fields[slot].type {
        return .value(.record(Record(contested: nested, path: origin ?? path(ofSlot: slot))))
      }
      return .unknown(UnknownSet(origin ?? path(ofSlot: slot)))
    }
  }

  /// Whether the field was said.
  public func has(slot: Int) -> Outcome {
    switch fields[slot] {
    case .known: .value(.bool(true))
    case .absent: .value(.bool(false))
    case .contested(let origin): .unknown(UnknownSet(origin ?? path(ofSlot: slot)))
    }
  }
}
