// Where attributes stand, without spelling it out: the objects that lie in one another share a stem, in which each
// attribute has a number. An evaluation compares places many times, and few of them ever become a text.

/// Where a record or one of its fields stands: what an `AttributePath` says, but made without an allocation and
/// compared mostly as a few numbers. Places order as their paths do.
public struct AttributePlace: Sendable {
  /// An object that is no field of another: the outermost one, or those that are elements of one list. What lies in each
  /// is numbered in the order of paths, down to the lists that it holds.
  private final class Stem: Sendable {
    /// Of the outermost object, where it has one; nil where elements of a list stand here.
    let path: AttributePath?
    /// Of the object; nil where something else stands here.
    let type: RecordType?
    /// The list of which elements stand here. A place, since a stem right here would make the end of each stem the
    /// end of a chain, which takes several times as long.
    let list: AttributePlace?
    /// Where the list is in its stem.
    let point: Point
    /// How many lists lie around.
    let depth: Int
    /// Whether this is the outermost object, which has no path of its own, or stands for elements of a list in it.
    let isNear: Bool

    init(_ path: AttributePath, type: RecordType?) {
      self.path = path.components.isEmpty ? nil : path
      (self.type, list, point, depth) = (type, nil, Point(element: -1, position: 0), 0)
      isNear = path.components.isEmpty
    }

    init(elementsOf list: AttributePlace, type: RecordType?) {
      (path, self.type, self.list, point) = (nil, type, list, list.point)
      depth = list.stem.depth + 1
      isNear = depth == 1 && list.stem.isNear
    }

    /// Appends the text of a place in this stem. The stems around are only looked at, not held.
    func appendText(of point: Point, to text: inout [UInt8]) {
      if let path { for component in path.components { component.appendText(to: &text) } }
      // What is bound to a name is held, what a chain goes through is not.
      list?.appendText(to: &text)
      if point.element >= 0 { AttributePath.Component.appendText(ofIndex: Int(point.element), to: &text) }
      if point.position > 0 { type?.appendText(ofNumber: Int(point.position), to: &text) }
    }
  }

  /// Where something is in a stem.
  private struct Point: Equatable {
    /// Of the stem's list; -1 in a stem that is of none.
    var element: Int32
    /// The number within the element; 0 is the element itself.
    var position: Int32
    /// The element through which a way from further within has come here; nil is -1, so that comparing takes no more
    /// than the numbers.
    var index: Int32 = -1

    init(element: Int, position: Int) {
      self.element = Int32(truncatingIfNeeded: element)
      self.position = Int32(truncatingIfNeeded: position)
    }

    func leading(to element: Int32) -> Point {
      var point = self
      point.index = element
      return point
    }

    @inline(__always)
    func order(to other: Point) -> Int {
      if element != other.element { return Int(element) - Int(other.element) }
      return position != other.position ? Int(position) - Int(other.position) : Int(index) - Int(other.index)
    }
  }

  private let stem: Stem
  private let element: Int32
  private let position: Int32

  private init(_ stem: Stem, element: Int, position: Int) {
    self.stem = stem
    self.element = Int32(truncatingIfNeeded: element)
    self.position = Int32(truncatingIfNeeded: position)
  }

  /// - Parameter type: of the record that stands there, where one does.
  public init(_ path: AttributePath, of type: RecordType? = nil) {
    self.init(Stem(path, type: type), element: -1, position: 0)
  }

  /// How far one place comes behind another of the same stem.
  struct Distance {
    var elements = 0
    var numbers = 0
  }

  @inline(__always)
  private var point: Point { point(Distance()) }

  @inline(__always)
  private func point(_ distance: Distance) -> Point {
    Point(element: Int(element) + distance.elements, position: Int(position) + distance.numbers)
  }

  /// The place so far behind this one.
  func behind(_ distance: Distance) -> AttributePlace {
    AttributePlace(
      stem, element: Int(element) + distance.elements, position: Int(position) + distance.numbers)
  }

  /// The place of a field of the record here, which is of type `type`.
  public func field(_ slot: Int, of type: RecordType) -> AttributePlace {
    behind(Distance(numbers: type.offsets[slot]))
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
    AttributePlace(Stem(elementsOf: self, type: type), element: index, position: 0)
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
  public var coordinates: Coordinates? { coordinates(Distance()) }

  /// Those of the place so far behind this one.
  func coordinates(_ distance: Distance) -> Coordinates? {
    guard stem.isNear else { return nil }
    let point = point(distance)
    return Coordinates(
      list: Int(stem.point.position), index: Int(point.element), position: Int(point.position))
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
      return meeting.left.index >= 0 && meeting.left == meeting.right ? nil : meeting
    }
    if left.depth >= right.depth {
      guard let list = left.list else { return nil }
      return meeting(list.stem, left.point.leading(to: leftPoint.element), right, rightPoint)
    }
    guard let list = right.list else { return nil }
    return meeting(left, leftPoint, list.stem, right.point.leading(to: rightPoint.element))
  }

  /// The same where no more than one list lies between: what is around the places is only looked at then, not held.
  /// Two stems for one list are taken for one.
  @inline(__always)
  private static func nearMeeting(
    _ left: Stem, _ leftPoint: Point, _ right: Stem, _ rightPoint: Point
  ) -> (left: Point, right: Point)? {
    if left === right { return (leftPoint, rightPoint) }
    if left.depth > 0, left.list?.stem === right {
      return (left.point.leading(to: leftPoint.element), rightPoint)
    }
    guard right.depth > 0 else { return nil }
    if right.list?.stem === left { return (leftPoint, right.point.leading(to: rightPoint.element)) }
    return left.list?.stem === right.list?.stem
      ? (left.point.leading(to: leftPoint.element), right.point.leading(to: rightPoint.element)) : nil
  }

  private static func meeting(_ left: AttributePlace, _ right: AttributePlace) -> (left: Point, right: Point)? {
    meeting(left.stem, left.point, right.stem, right.point)
  }

  public static func == (left: AttributePlace, right: AttributePlace) -> Bool {
    if left.stem === right.stem { return left.position == right.position && left.element == right.element }
    return meeting(left, right) == nil && left.path == right.path
  }

  public static func < (left: AttributePlace, right: AttributePlace) -> Bool { left.order(to: right) < 0 }

  /// Negative where this place comes before another, zero where they are one; that of the places so far behind them.
  func order(_ distance: Distance = Distance(), to other: AttributePlace, _ otherDistance: Distance = Distance()) -> Int
  {
    if let order = nearOrder(distance, to: other, otherDistance) { return order }
    let points = (point(distance), other.point(otherDistance))
    if let meeting = Self.meeting(stem, points.0, other.stem, points.1) {
      return meeting.left.order(to: meeting.right)
    }
    let paths = (behind(distance).path, other.behind(otherDistance).path)
    return paths.0 < paths.1 ? -1 : paths.0 == paths.1 ? 0 : 1
  }

  /// The same; nil where that takes a longer look.
  @inline(__always)
  func nearOrder(_ distance: Distance, to other: AttributePlace, _ otherDistance: Distance) -> Int? {
    let points = (point(distance), other.point(otherDistance))
    guard let meeting = Self.nearMeeting(stem, points.0, other.stem, points.1) else { return nil }
    let order = meeting.left.order(to: meeting.right)
    return order != 0 || stem === other.stem ? order : nil
  }

  /// Whether this place is `other` or lies within it.
  public func isWithin(_ other: AttributePlace) -> Bool { isWithin(other, extent: other.extent) }

  /// - Parameter extent: how many numbers `other` takes with all that lies in it.
  func isWithin(_ other: AttributePlace, extent: @autoclosure () -> Int) -> Bool {
    guard let (own, shared) = Self.meeting(self, other) else { return path.isWithin(other.path) }
    guard shared.index < 0, own.element == shared.element else { return false }
    let distance = Int(own.position) - Int(shared.position)
    return distance == 0 || (distance > 0 && distance < extent())
  }

  /// Whether the place so far behind this one is another, or lies within it; nil where that takes a longer look.
  @inline(__always)
  func isNearWithin(
    _ distance: Distance, of other: AttributePlace, _ otherDistance: Distance, extent: Int
  ) -> Bool? {
    let points = (point(distance), other.point(otherDistance))
    guard let (own, shared) = Self.nearMeeting(stem, points.0, other.stem, points.1) else { return nil }
    // Two stems may be for one list.
    if shared.index >= 0 { return own == shared ? nil : false }
    guard own.element == shared.element else { return false }
    let distance = Int(own.position) - Int(shared.position)
    return distance == 0 || (distance > 0 && distance < extent)
  }

  /// How many numbers the place and all that lies in it take.
  private var extent: Int {
    guard var type = stem.type else { return 1 }
    let position = Int(position)
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
  public func appendText(to text: inout [UInt8]) { stem.appendText(of: point, to: &text) }

  private func walk(_ step: (AttributePath.Component) -> Void) {
    if let path = stem.path { path.components.forEach(step) }
    if let list = stem.list {
      list.walk(step)
      step(.index(Int(element)))
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
