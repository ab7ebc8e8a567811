// Where attributes stand, without spelling it out: the objects that lie in one another share a stem, in which each
// attribute has a number. An evaluation compares places many times, and few of them ever become a text.

/// Where a record or one of its fields stands: what an `AttributePath` says, but made without an allocation and
/// compared mostly as numbers. Places order as their paths do.
public struct AttributePlace: Sendable {
  /// Objects that are no fields of others: the outermost one, or the elements of one list. What lies in each of them is
  /// numbered in the order of paths, down to the lists that it holds.
  private final class Stem: Sendable {
    /// Of the outermost object, where it has one; nil where the elements of a list stand here.
    let path: AttributePath?
    /// Of each of the objects; nil where something else stands here.
    let type: RecordType?
    /// The list of which the elements stand here. A place, since a stem right here would make the end of each stem the
    /// end of a chain, which takes several times as long.
    let list: AttributePlace?
    /// How many lists lie around.
    let depth: Int
    /// Whether this is the outermost object, which has no path of its own, or a list in it.
    let isNear: Bool

    init(_ path: AttributePath, type: RecordType?) {
      self.path = path.components.isEmpty ? nil : path
      (self.type, list, depth) = (type, nil, 0)
      isNear = path.components.isEmpty
    }

    init(elementsOf list: AttributePlace, type: RecordType?) {
      (path, self.type, self.list) = (nil, type, list)
      depth = list.stem.depth + 1
      isNear = depth == 1 && list.stem.isNear
    }

    /// Where the list stands, to a way that comes out of one of its elements; the point itself where this is no list.
    @inline(__always)
    func around(_ point: Point) -> Point { list.map { Point($0, inner: point.index) } ?? point }

    /// Appends the text of a place in this stem. The stems around are only looked at, not held.
    func appendText(of position: Int, inElement index: Int, to text: inout [UInt8]) {
      if let path { for component in path.components { component.appendText(to: &text) } }
      // What is bound to a name is held, what a chain goes through is not.
      list?.appendText(to: &text)
      if depth > 0 { AttributePath.Component.appendText(ofIndex: index, to: &text) }
      if position > 0 { type?.appendText(ofNumber: position, to: &text) }
    }
  }

  /// A place in a stem, and the element through which a way from further within has come there.
  private struct Point: Equatable {
    let index: Int32
    let position: Int
    /// Nil is -1, so that comparing takes no more than the numbers.
    let inner: Int32

    init(_ place: AttributePlace, behind offset: Int = 0, inner: Int32 = -1) {
      (index, position, self.inner) = (place.index, Int(place.position) + offset, inner)
    }

    @inline(__always)
    func order(to other: Point) -> Int {
      if position != other.position, index == other.index { return position - other.position }
      return index != other.index ? Int(index) - Int(other.index) : Int(inner) - Int(other.inner)
    }
  }

  private let stem: Stem
  /// Which element of the list; 0 where the stem is no list.
  private let index: Int32
  /// The number in the element; 0 is the element itself.
  private let position: Int32

  private init(_ stem: Stem, _ index: Int32, _ position: Int32) {
    (self.stem, self.index, self.position) = (stem, index, position)
  }

  /// - Parameter type: of the record that stands there, where one does.
  public init(_ path: AttributePath, of type: RecordType? = nil) { self.init(Stem(path, type: type), 0, 0) }

  /// The place so far behind this one. Numbers are far below any limit: see `RecordType`.
  private func moved(_ offset: Int) -> AttributePlace {
    AttributePlace(stem, index, Int32(clamping: Int(position) + offset))
  }

  /// The place of a field of the record here, which is of type `type`.
  public func field(_ slot: Int, of type: RecordType) -> AttributePlace { moved(type.offsets[slot]) }

  /// The place of a field of the record here, which is of type `type`, as that of a record where the field holds one.
  public func object(in slot: Int, of type: RecordType) -> AttributePlace {
    let place = field(slot, of: type)
    guard !type.isNumbered, case .record(let nested) = type.fields[slot].type else { return place }
    return AttributePlace(place.path, of: nested)
  }

  /// The place of an element of the list here.
  /// - Parameter type: of the record that the element is, where it is one.
  public func element(_ index: Int, of type: RecordType? = nil) -> AttributePlace {
    guard let number = Int32(exactly: index) else { return AttributePlace(path.appending(.index(index)), of: type) }
    return AttributePlace(Stem(elementsOf: self, type: type), number, 0)
  }

  /// The place of another element of the list of which an element is here: it costs no allocation.
  public func sibling(_ index: Int) -> AttributePlace {
    if let number = Int32(exactly: index), stem.depth > 0 { return AttributePlace(stem, number, 0) }
    // A number that does not fit, or an element that only a path tells.
    let list = stem.list?.path ?? AttributePath((stem.path?.components ?? []).dropLast())
    return AttributePlace(list.appending(.index(index)), of: stem.type)
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
    let position = Int(position) + offset
    guard stem.depth > 0 else { return Coordinates(list: 0, index: -1, position: position) }
    return Coordinates(list: Int(stem.list?.position ?? 0), index: Int(index), position: position)
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
      // Two stems for one list.
      return meeting.left.inner >= 0 && meeting.left == meeting.right ? nil : meeting
    }
    if left.depth >= right.depth {
      guard let list = left.list else { return nil }
      return meeting(list.stem, Point(list, inner: leftPoint.index), right, rightPoint)
    }
    guard let list = right.list else { return nil }
    return meeting(left, leftPoint, list.stem, Point(list, inner: rightPoint.index))
  }

  /// The same where no more than one list lies between: what is around the places is only looked at then, not held.
  /// Two stems for one list are taken for one.
  @inline(__always)
  private static func nearMeeting(
    _ left: Stem, _ leftPoint: Point, _ right: Stem, _ rightPoint: Point
  ) -> (left: Point, right: Point)? {
    if left === right { return (leftPoint, rightPoint) }
    if left.depth > 0, left.list?.stem === right { return (left.around(leftPoint), rightPoint) }
    guard right.depth > 0 else { return nil }
    if right.list?.stem === left { return (leftPoint, right.around(rightPoint)) }
    guard left.list?.stem === right.list?.stem else { return nil }
    return (left.around(leftPoint), right.around(rightPoint))
  }

  private static func meeting(_ left: AttributePlace, _ right: AttributePlace) -> (left: Point, right: Point)? {
    meeting(left.stem, Point(left), right.stem, Point(right))
  }

  public static func == (left: AttributePlace, right: AttributePlace) -> Bool {
    if left.stem === right.stem { return left.position == right.position && left.index == right.index }
    return meeting(left, right) == nil && left.path == right.path
  }

  public static func < (left: AttributePlace, right: AttributePlace) -> Bool { left.order(to: right) < 0 }

  /// Negative where this place comes before another, zero where they are one; that of the places so far behind them.
  func order(_ offset: Int = 0, to other: AttributePlace, _ otherOffset: Int = 0) -> Int {
    if let order = nearOrder(offset, to: other, otherOffset) { return order }
    let (own, other) = (moved(offset), other.moved(otherOffset))
    if let meeting = Self.meeting(own, other) { return meeting.left.order(to: meeting.right) }
    let paths = (own.path, other.path)
    return paths.0 < paths.1 ? -1 : paths.0 == paths.1 ? 0 : 1
  }

  /// The same; nil where that takes a longer look.
  @inline(__always)
  func nearOrder(_ offset: Int, to other: AttributePlace, _ otherOffset: Int) -> Int? {
    let points = (Point(self, behind: offset), Point(other, behind: otherOffset))
    guard let meeting = Self.nearMeeting(stem, points.0, other.stem, points.1) else { return nil }
    let order = meeting.left.order(to: meeting.right)
    return order != 0 || stem === other.stem ? order : nil
  }

  /// Whether this place is `other` or lies within it.
  public func isWithin(_ other: AttributePlace) -> Bool { isWithin(other, extent: other.extent) }

  /// - Parameter extent: how many numbers `other` takes with all that lies in it.
  func isWithin(_ other: AttributePlace, extent: @autoclosure () -> Int) -> Bool {
    guard let (own, shared) = Self.meeting(self, other) else { return path.isWithin(other.path) }
    guard shared.inner < 0, own.index == shared.index else { return false }
    return own.position == shared.position
      || (own.position > shared.position && own.position - shared.position < extent())
  }

  /// Whether the place so far behind this one is another, or lies within it; nil where that takes a longer look.
  @inline(__always)
  func isNearWithin(_ offset: Int, of other: AttributePlace, _ otherOffset: Int, extent: Int) -> Bool? {
    let points = (Point(self, behind: offset), Point(other, behind: otherOffset))
    guard let (own, shared) = Self.nearMeeting(stem, points.0, other.stem, points.1) else { return nil }
    // Two stems may be for one list.
    if shared.inner >= 0 { return own == shared ? nil : false }
    guard own.index == shared.index else { return false }
    let distance = own.position - shared.position
    return distance == 0 || (distance > 0 && distance < extent)
  }

  /// How many numbers the place and all that lies in it take.
  private var extent: Int {
    let position = Int(position)
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
  public func appendText(to text: inout [UInt8]) {
    stem.appendText(of: Int(position), inElement: Int(index), to: &text)
  }

  private func walk(_ step: (AttributePath.Component) -> Void) {
    if let path = stem.path { path.components.forEach(step) }
    if let list = stem.list {
      list.walk(step)
      step(.index(Int(index)))
    }
    guard var type = stem.type else { return }
    let position = Int(position)
    var start = 0
    while start < position, let slot = type.slot(around: position - start) {
      start += type.offsets[slot]
      step(.field(type.fields[slot].name))
      guard start < position, case .record(let nested) = type.fields[slot].type else { return }
      type = nested
    }
  }
}
