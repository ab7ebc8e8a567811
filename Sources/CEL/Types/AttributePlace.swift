// Where attributes stand, without spelling it out: the objects that lie in one another share a stem, in which each
// attribute has a number. An evaluation compares places many times, and few of them ever become a text.

/// Where a record or one of its fields stands: what an `AttributePath` says, but made without an allocation and
/// compared mostly as two numbers. Places order as their paths do.
public struct AttributePlace: Sendable {
  /// An object that is no field of another: the outermost one, or an element of a list. What lies in it is numbered in
  /// the order of paths, down to the lists that it holds.
  private final class Stem: Sendable {
    /// Of the outermost object, where it has one; nil where an element of a list stands here.
    let path: AttributePath?
    /// Of the object; nil where something else stands here.
    let type: RecordType?
    /// The list of which an element stands here. A place, since a stem right here would make the end of each stem the
    /// end of a chain, which takes several times as long.
    let list: AttributePlace?
    /// The element's number within its list, and the list's number in its stem.
    let element: Point
    /// How many lists lie around.
    let depth: Int
    /// Whether this is the outermost object, which has no path of its own, or an element of a list in it.
    let isNear: Bool

    init(_ path: AttributePath, type: RecordType?) {
      self.path = path.components.isEmpty ? nil : path
      (self.type, list, element, depth) = (type, nil, Point(position: 0), 0)
      isNear = path.components.isEmpty
    }

    init(_ index: Int, of list: AttributePlace, type: RecordType?) {
      (path, self.type, self.list) = (nil, type, list)
      element = Point(position: list.position, index: index)
      depth = list.stem.depth + 1
      isNear = depth == 1 && list.stem.isNear
    }

    /// Appends the text of a place in this stem. The stems around are only looked at, not held.
    func appendText(of position: Int, to text: inout [UInt8]) {
      if let path { for component in path.components { component.appendText(to: &text) } }
      // What is bound to a name is held, what a chain goes through is not.
      list?.appendText(to: &text)
      if element.index >= 0 { AttributePath.Component.appendText(ofIndex: element.index, to: &text) }
      if position > 0 { type?.appendText(ofNumber: position, to: &text) }
    }
  }

  /// A number in a stem, and the element through which a way from further within has come there.
  private struct Point: Equatable {
    var position: Int
    /// Nil is -1, so that comparing takes no more than the numbers.
    var index = -1

    @inline(__always)
    func order(to other: Point) -> Int {
      position != other.position ? position - other.position : index - other.index
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
  public init(_ path: AttributePath, of type: RecordType? = nil) { self.init(Stem(path, type: type), 0) }

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
    AttributePlace(Stem(index, of: self, type: type), 0)
  }
}

// MARK: Coordinates

extension AttributePlace {
  /// What tells a place from all others that have coordinates, in whatever objects of one type.
  ///
  /// - `list`: the number of the list in the outermost object; 0 for what is in no list.
  /// - `index`: of the element; -1 for what is in no list.
  /// - `position`: the number within the element, or within the outermost object.
  public struct Coordinates: Sendable {
    public let list: Int
    public let index: Int
    public let position: Int
  }

  /// Nil where several lists lie around, or where the outermost object has a path of its own.
  public var coordinates: Coordinates? { coordinates(0) }

  /// Those of the place so far behind this one.
  func coordinates(_ offset: Int) -> Coordinates? {
    guard stem.isNear else { return nil }
    return Coordinates(list: stem.element.position, index: stem.element.index, position: position + offset)
  }
}

// MARK: Order

extension AttributePlace: Comparable {
  /// Where two places lie within the innermost stem around both; nil where there is none, or where only the paths can
  /// tell.
  private static func meeting(
    _ left: Stem, _ leftPoint: Point, _ right: Stem, _ rightPoint: Point
  ) -> (left: Point, right: Point)? {
    if let meeting = nearMeeting(left, leftPoint, right, rightPoint) {
      // Two stems for one element.
      return meeting.left.index >= 0 && meeting.left == meeting.right ? nil : meeting
    }
    if left.depth >= right.depth {
      guard let list = left.list else { return nil }
      return meeting(list.stem, left.element, right, rightPoint)
    }
    guard let list = right.list else { return nil }
    return meeting(left, leftPoint, list.stem, right.element)
  }

  /// The same where no more than one list lies between: what is around the places is only looked at then, not held.
  /// Two stems for one element are taken for one.
  @inline(__always)
  private static func nearMeeting(
    _ left: Stem, _ leftPoint: Point, _ right: Stem, _ rightPoint: Point
  ) -> (left: Point, right: Point)? {
    if left === right { return (leftPoint, rightPoint) }
    if left.depth > 0, left.list?.stem === right { return (left.element, rightPoint) }
    guard right.depth > 0 else { return nil }
    if right.list?.stem === left { return (leftPoint, right.element) }
    return left.list?.stem === right.list?.stem ? (left.element, right.element) : nil
  }

  private static func meeting(_ left: AttributePlace, _ right: AttributePlace) -> (left: Point, right: Point)? {
    meeting(left.stem, Point(position: left.position), right.stem, Point(position: right.position))
  }

  public static func == (left: AttributePlace, right: AttributePlace) -> Bool {
    if left.stem === right.stem { return left.position == right.position }
    return meeting(left, right) == nil && left.path == right.path
  }

  public static func < (left: AttributePlace, right: AttributePlace) -> Bool { left.order(to: right) < 0 }

  /// Negative where this place comes before another, zero where they are one; that of the places so far behind them.
  func order(_ offset: Int = 0, to other: AttributePlace, _ otherOffset: Int = 0) -> Int {
    if let order = nearOrder(offset, to: other, otherOffset) { return order }
    let (own, other) = (
      AttributePlace(stem, position + offset), AttributePlace(other.stem, other.position + otherOffset)
    )
    if let meeting = Self.meeting(own, other) { return meeting.left.order(to: meeting.right) }
    let paths = (own.path, other.path)
    return paths.0 < paths.1 ? -1 : paths.0 == paths.1 ? 0 : 1
  }

  /// The same; nil where that takes a longer look.
  @inline(__always)
  func nearOrder(_ offset: Int, to other: AttributePlace, _ otherOffset: Int) -> Int? {
    let points = (Point(position: position + offset), Point(position: other.position + otherOffset))
    guard let meeting = Self.nearMeeting(stem, points.0, other.stem, points.1) else { return nil }
    let order = meeting.left.order(to: meeting.right)
    return order != 0 || stem === other.stem ? order : nil
  }

  /// Whether this place is `other` or lies within it.
  public func isWithin(_ other: AttributePlace) -> Bool { isWithin(other, extent: other.extent) }

  /// - Parameter extent: how many numbers `other` takes with all that lies in it.
  func isWithin(_ other: AttributePlace, extent: @autoclosure () -> Int) -> Bool {
    var position = position
    if stem !== other.stem {
      guard let (own, shared) = Self.meeting(self, other) else { return path.isWithin(other.path) }
      guard shared.index < 0 else { return false }
      position = own.position
    }
    return position == other.position || (position > other.position && position - other.position < extent())
  }

  /// Whether the place so far behind this one is another, or lies within it; nil where that takes a longer look.
  @inline(__always)
  func isNearWithin(_ offset: Int, of other: AttributePlace, _ otherOffset: Int, extent: Int) -> Bool? {
    let points = (Point(position: position + offset), Point(position: other.position + otherOffset))
    guard let (own, shared) = Self.nearMeeting(stem, points.0, other.stem, points.1) else { return nil }
    // Two stems may be for one element.
    if shared.index >= 0 { return own == shared ? nil : false }
    let distance = own.position - shared.position
    return distance == 0 || (distance > 0 && distance < extent)
  }

  /// How many numbers the place and all that lies in it take.
  private var extent: Int {
    guard var type = stem.type else { return 1 }
    if position == 0 { return type.extent }
    var start = 0
    while let slot = type.slot(around: position - start) {
      start += type.offsets[slot]
      if start == position { return type.extents[slot] }
      guard type.isNumbered, case .record(let nested) = type.fields[slot].type else { return 1 }
      type = nested
    }
    return 1
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
  public func appendText(to text: inout [UInt8]) { stem.appendText(of: position, to: &text) }

  private func walk(_ step: (AttributePath.Component) -> Void) {
    if let path = stem.path { path.components.forEach(step) }
    if let list = stem.list {
      list.walk(step)
      step(.index(stem.element.index))
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
