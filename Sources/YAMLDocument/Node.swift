// The shapes of a document's nodes: what a caller sees of one (kind, style, tag, index) and how it is stored. A tree
// is one array of these in the order of the text, so that a document costs a handful of allocations, not one a node.

/// A node of one tree. Index 0 is the root. An index reached through an alias stands for that use of the anchored
/// node: its content is the anchored node's, its place the alias's own.
public struct NodeIndex: Hashable, Sendable {
  public let rawValue: Int32

  @inlinable
  public init(rawValue: Int32) { self.rawValue = rawValue }

  @inlinable
  init(_ index: Int) { self.init(rawValue: Int32(truncatingIfNeeded: index)) }

  @inlinable
  var offset: Int { Int(rawValue) }
}

public enum NodeKind: UInt8, Sendable, Hashable {
  case scalar, sequence, mapping
}

public enum ScalarStyle: UInt8, Sendable, Hashable {
  case plain, singleQuoted, doubleQuoted, literal, folded
}

/// A tag of the core schema, or `!`, which asks for a string, a sequence or a mapping without looking at the text.
public enum CoreTag: UInt8, Sendable, Hashable, CaseIterable {
  case string, integer, boolean, float, null, sequence, mapping, nonSpecific

  /// The short form people write.
  package var name: String {
    switch self {
    case .string: "!!str"
    case .integer: "!!int"
    case .boolean: "!!bool"
    case .float: "!!float"
    case .null: "!!null"
    case .sequence: "!!seq"
    case .mapping: "!!map"
    case .nonSpecific: "!"
    }
  }

  /// The kind of node the tag may stand before; nil means any.
  var kind: NodeKind? {
    switch self {
    case .string, .integer, .boolean, .float, .null: .scalar
    case .sequence: .sequence
    case .mapping: .mapping
    case .nonSpecific: nil
    }
  }

  static let prefix = "tag:yaml.org,2002:"

  /// From a tag as libyaml resolves it.
  init?(resolved tag: String) {
    guard let match = Self.allCases.first(where: { $0.resolved == tag }) else { return nil }
    self = match
  }

  private var resolved: String {
    self == .nonSpecific ? "!" : Self.prefix + name.dropFirst(2)
  }
}

/// One pair of a mapping. `isMerged` says that it came through a merge key, and so is written elsewhere.
public struct Entry: Sendable, Hashable {
  public let key: NodeIndex
  public let value: NodeIndex
  public let isMerged: Bool

  @inlinable
  init(key: NodeIndex, value: NodeIndex, isMerged: Bool) {
    self.key = key
    self.value = value
    self.isMerged = isMerged
  }
}

/// A node as stored: 40 bytes, its descendants right behind it.
@usableFromInline
struct Node: Sendable {
  @usableFromInline
  struct Flags: OptionSet, Sendable {
    @usableFromInline let rawValue: UInt8

    @inlinable
    init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable static var hasAnchor: Flags { Flags(rawValue: 1) }
    @inlinable static var hasTag: Flags { Flags(rawValue: 2) }
    @inlinable static var isMergeKey: Flags { Flags(rawValue: 4) }
    /// The entries of this mapping stand in the tree's table of merged entries.
    @inlinable static var hasMergedEntries: Flags { Flags(rawValue: 8) }
    /// A block scalar, or a block collection that ends with one: its end mark may take in blank space.
    @inlinable static var mayTrailBlanks: Flags { Flags(rawValue: 16) }
    @inlinable static var isAlias: Flags { Flags(rawValue: 32) }
  }

  var start: Mark
  var end: Mark
  /// Scalar: where its text starts in the tree's text. Alias: the anchored node. Mapping with merged entries: where
  /// they start.
  @usableFromInline var content: UInt32 = 0
  /// Scalar: the length of its text in bytes. Collection: how many elements or entries it has.
  @usableFromInline var count: UInt32 = 0
  /// The index after the last descendant: the next sibling, where there is one.
  @usableFromInline var subtreeEnd: Int32 = 0
  @usableFromInline var kind: NodeKind
  @usableFromInline var style: ScalarStyle = .plain
  @usableFromInline var tag: CoreTag?
  @usableFromInline var flags: Flags = []

  /// Matched, not compared: `==` of an enum with a raw value is a call where it is inlined into another module.
  @inlinable
  var isScalar: Bool { if case .scalar = kind { true } else { false } }

  @inlinable
  var isResolved: Bool {
    switch tag {
    case nil: if case .plain = style { true } else { false }
    case .integer, .boolean, .float, .null: true
    default: false
    }
  }
}

extension Node {
  /// A plain scalar.
  ///
  /// - Parameters:
  ///   - content: where its text starts in the tree's text.
  ///   - length: of its text, in bytes.
  ///   - place: its own, among the nodes.
  @inline(__always)
  init(scalarFrom start: Mark, to end: Mark, content: Int, length: Int, place: Int) {
    self.init(
      start: start, end: end, content: UInt32(truncatingIfNeeded: content), count: UInt32(truncatingIfNeeded: length),
      subtreeEnd: Int32(truncatingIfNeeded: place + 1), kind: .scalar)
  }

  /// Notes what is known of a collection at its end.
  ///
  /// - Parameters:
  ///   - next: the place of the node after its descendants.
  ///   - count: how many elements or entries it has.
  @inline(__always)
  mutating func close(at end: Mark, before next: Int, count: UInt32, mayTrailBlanks: Bool) {
    self.end = end
    self.count = count
    subtreeEnd = Int32(truncatingIfNeeded: next)
    if mayTrailBlanks { flags.insert(.mayTrailBlanks) }
  }
}
