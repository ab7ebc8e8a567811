// The names of attributes, as people read and write them. What an evaluation works with are places: see
// `AttributePlace`.

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
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for component in components { component.appendText(to: &text) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension AttributePath.Component {
  // Put together as bytes: a text that grows by parts takes several times as long, and reports are full of paths.

  func appendText(to text: inout [UInt8]) {
    switch self {
    case .field(let name): Self.appendText(ofField: name, to: &text)
    case .index(let index): Self.appendText(ofIndex: index, to: &text)
    }
  }

  static func appendText(ofField name: String, to text: inout [UInt8]) {
    if !text.isEmpty { text.append(UInt8(ascii: ".")) }
    text.append(contentsOf: name.utf8)
  }

  static func appendText(ofIndex index: Int, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "["))
    if 0..<10 ~= index {
      text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: index))
    } else {
      text.append(contentsOf: String(index).utf8)
    }
    text.append(UInt8(ascii: "]"))
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
