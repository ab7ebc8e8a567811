// Places say what paths say. Whatever way a place was come to, it has the order, the surroundings and the text of its
// path: that is all anyone may rely on.

import Testing

@testable import CEL

@Suite struct AttributePlaceTests {
  private static let leaf = RecordType(
    name: "leaf", fields: [RecordType.Field(name: "b", type: .int), RecordType.Field(name: "a", type: .string)])
  private static let middle = RecordType(
    name: "middle",
    fields: [
      RecordType.Field(name: "leaves", type: .list(.record(leaf))), RecordType.Field(name: "leaf", type: .record(leaf)),
      RecordType.Field(name: "count", type: .int),
    ])
  private static let root = RecordType(
    name: "root",
    fields: [
      RecordType.Field(name: "middles", type: .list(.record(middle))),
      RecordType.Field(name: "middle", type: .record(middle)), RecordType.Field(name: "words", type: .list(.string)),
      RecordType.Field(name: "name", type: .string),
    ])

  /// All that lies in a record of a type, at a place of one, with two elements for each list.
  private static func places(in type: RecordType, at place: AttributePlace) -> [AttributePlace] {
    var places = [place]
    for (slot, field) in type.fields.enumerated() {
      places.append(place.field(slot, of: type))
      switch field.type {
      case .record(let nested): places += self.places(in: nested, at: place.object(in: slot, of: type))
      case .list(.record(let element)):
        let list = place.field(slot, of: type)
        let first = list.element(0, of: element)
        // One stem for both, and another one for the second and for one far away.
        for place in [first, first.sibling(1), list.element(1, of: element), list.element(1 << 40, of: element)] {
          places += self.places(in: element, at: place)
        }
        places.append(first.sibling(1 << 40))
      case .list: places += (0..<2).map { place.field(slot, of: type).element($0) }
      default: break
      }
    }
    return places
  }

  private static let known: [AttributePlace] =
    places(in: root, at: AttributePlace(AttributePath(), of: root))
    + places(in: leaf, at: AttributePlace(AttributePath([.field("middles"), .index(1), .field("leaf")]), of: leaf))

  @Test func aPlaceHasTheTextOfItsPath() {
    for place in Self.known { #expect(place.description == place.path.description) }
  }

  @Test func placesOrderAsTheirPathsDo() {
    for left in Self.known {
      for right in Self.known {
        let (leftPath, rightPath) = (left.path, right.path)
        #expect((left < right) == (leftPath < rightPath), "\(leftPath) < \(rightPath)")
        #expect((left == right) == (leftPath == rightPath), "\(leftPath) == \(rightPath)")
        #expect(left.isWithin(right) == leftPath.isWithin(rightPath), "\(leftPath) within \(rightPath)")
      }
    }
  }

  @Test(arguments: [0, 1, Int(Int32.max), Int(Int32.max) + 1, Int.max])
  func siblingsDifferByTheirNumberOnly(index: Int) {
    let list = AttributePlace(AttributePath(), of: Self.root).field(0, of: Self.root)
    let expected = "middles[\(index)].count"
    #expect(list.element(0, of: Self.middle).sibling(index).field(2, of: Self.middle).description == expected)
    #expect(list.element(index, of: Self.middle).sibling(3).description == "middles[3]")
    #expect(list.element(index, of: Self.middle).field(2, of: Self.middle).path.description == expected)
  }

  @Test func coordinatesTellElementsApart() throws {
    let root = AttributePlace(AttributePath(), of: Self.root)
    let first = root.field(0, of: Self.root).element(0, of: Self.middle)
    let (one, other) = (try #require(first.coordinates), try #require(first.sibling(4).coordinates))
    #expect((one.index, other.index) == (0, 4))
    #expect((one.list, one.position) == (other.list, other.position))
    #expect(root.field(3, of: Self.root).coordinates?.index == -1)
    #expect(first.field(0, of: Self.middle).element(0, of: Self.leaf).coordinates == nil)
  }
}
