// Where attributes stand, without spelling it out: the objects that lie in one another share a stem, in which each
// attribute has a number. An evaluation compares places many times, and few of them ever become a text.

/// Where a record or one of its fields stands: what an `AttributePath` says, but made without an allocation and
/// compared mostly as two numbers. Places order as their paths do.
public struct AttributePlace: Sendable {
  /// An object that is no field of another: the outermost one, or an element of a list. What lies in it is numbered in
  /// the order of paths, down to the lists that it holds.
  private final class Stem: Sendable {
    enum Origin {
      case path(AttributePath)
      case element(Int, of: AttributePlace)
    }

    let origin: Origin
    /// Of the object; nil where something else stands here.
    let type: RecordType?
    /// How many lists lie around.
    let depth: Int

    init(_ origin: Origin, type: RecordType?) {
      self.origin = origin
      self.type = type
      depth = if case .element(_, let list) = origin { list.stem.depth + 1 } else { 0 }
    }
  }

  private let stem: Stem
  /// The number in the stem; 0 is the stem's own.
  private let position: Int

  private init(_ stem: Stem, _ position: Int) {
    self.stem = stem
    self.position = position
  }

  /// - Parameter type: of the record that stands there, where one does.
  public init(_ path: AttributePath, of type: RecordType? = nil) { self.init(Stem(.path(path), type: type), 0) }

  /// The place of a field of the record here, which is of type `type`.
  public func field(_ slot: Int, of type: RecordType) -> AttributePlace {
    AttributePlace(stem, position + type.offsets[slot])
  }

  /// The place of the record in a field of the record here, which is of type `type`.
  public func object(in slot: Int, of type: RecordType) -> AttributePlace {
    let place = field(slot, of: type)
    guard !type.isNumbered, case .record(let nested) = type.fields[slot].type else { return place }
    return AttributePlace(place.path, of: nested)
  }

  /// The place of an element of the list here.
  /// - Parameter type: of the record that the element is, where it is one.
  public func element(_ index: Int, of type: RecordType? = nil) -> AttributePlace {
    AttributePlace(Stem(.element(index, of: self), type: type), 0)
  }
}

// MARK: Order

extension AttributePlace: Comparable {
  /// A place on the way outwards from another.
  private struct Ancestor {
    var place: AttributePlace
    /// The element through which the way came out; nil where there was none yet.
    var index: Int?

    init(of place: AttributePlace) { self.place = place }

    /// False where there is nothing around.
    mutating func ascend() -> Bool {
      guard case .element(let index, let list) = place.stem.origin else { return false }
      (self.index, place) = (index, list)
      return true
    }
  }

  /// The places within the innermost stem that both lie in; nil where there is none, or where only the paths can tell.
  private static func ancestors(_ left: AttributePlace, _ right: AttributePlace) -> (left: Ancestor, right: Ancestor)? {
    var (left, right) = (Ancestor(of: left), Ancestor(of: right))
    while left.place.stem !== right.place.stem {
      if left.place.stem.depth >= right.place.stem.depth {
        guard left.ascend() else { return nil }
      } else {
        guard right.ascend() else { return nil }
      }
    }
    // Two stems for one element.
    if let index = left.index, index == right.index, left.place.position == right.place.position { return nil }
    return (left, right)
  }

  public static func == (left: AttributePlace, right: AttributePlace) -> Bool {
    if left.stem === right.stem { return left.position == right.position }
    return ancestors(left, right) == nil && left.path == right.path
  }

  public static func < (left: AttributePlace, right: AttributePlace) -> Bool {
    if left.stem === right.stem { return left.position < right.position }
    guard let (left, right) = ancestors(left, right) else { return left.path < right.path }
    if left.place.position != right.place.position { return left.place.position < right.place.position }
    return left.index ?? -1 < right.index ?? -1
  }

  /// Whether this place is `other` or lies within it.
  public func isWithin(_ other: AttributePlace) -> Bool {
    if stem === other.stem { return other.reach.contains(position) }
    guard let (own, shared) = Self.ancestors(self, other) else { return path.isWithin(other.path) }
    return shared.index == nil && other.reach.contains(own.place.position)
  }

  /// The positions of the place and of what lies in it.
  private var reach: Range<Int> {
    guard var type = stem.type, position > 0 else { return position..<position + (stem.type?.extent ?? 1) }
    var start = 0
    while let slot = type.slot(around: position - start) {
      start += type.offsets[slot]
      guard type.isNumbered, case .record(let nested) = type.fields[slot].type else { return start..<start + 1 }
      if start == position { return start..<start + nested.extent }
      type = nested
    }
    return position..<position + 1
  }
}

// MARK: Paths

extension AttributePlace: CustomStringConvertible {
  public var path: AttributePath {
    var components: [AttributePath.Component] = []
    components.reserveCapacity(8)
    walk { components.append($0) }
    return AttributePath(components)
  }

  /// The path's text.
  public var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    appendText(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the path's text as UTF-8, for those who make many of them.
  public func appendText(to text: inout [UInt8]) {
    switch stem.origin {
    case .path(let path): for component in path.components { component.appendText(to: &text) }
    case .element(let index, let list):
      list.appendText(to: &text)
      AttributePath.Component.appendText(ofIndex: index, to: &text)
    }
    guard position > 0, var type = stem.type else { return }
    var start = 0
    while start < position, let slot = type.slot(around: position - start) {
      start += type.offsets[slot]
      AttributePath.Component.appendText(ofField: type.fields[slot].name, to: &text)
      guard start < position, case .record(let nested) = type.fields[slot].type else { return }
      type = nested
    }
  }

  private func walk(_ step: (AttributePath.Component) -> Void) {
    switch stem.origin {
    case .path(let path): path.components.forEach(step)
    case .element(let index, let list):
      list.walk(step)
      step(.index(index))
    }
    guard var type = stem.type else { return }
    var start = 0
    while start < position, let slot = type.slot(around: position - start) {
      start += type.offsets[slot]
      step(.field(type.fields[slot].name))
      guard start < position, case .record(let nested) = type.fields[slot].type else { return }
      type = nested
    }
  }
}
