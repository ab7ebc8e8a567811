// Objects with so many fields that what lies in them is stored apart: the same is known of it, and at the same places.

import CEL
import Diagnostics
import Testing

@testable import DeclarationSchema

struct LargeObjectTests {
  private static func facts(otherFields: Int) throws -> Facts {
    let others = (0..<otherFields).map { "f\($0): {type: boolean}" }
    let inner =
      "inner: {type: object, additionalProperties: false, properties: {n: {type: integer}, t: {type: string}}}"
    let format = try Fixture.format(
      value: "{type: object, additionalProperties: false, properties: {\((others + [inner]).joined(separator: ", "))}}")
    let text = """
      format: test/v1
      thing:
        value:
          inner:
            n: 3

      """
    return try #require(try format.read(Fixture.tree(text)).facts)
  }

  @Test("what lies in an object is read and found, however many fields there are beside it", arguments: [1, 300])
  func objectWithin(otherFields: Int) throws {
    let facts = try Self.facts(otherFields: otherFields)
    var record = facts.root
    for name in ["thing", "value", "inner"] {
      let slot = try #require(record.type.slot(of: name))
      guard case .value(.record(let object)) = record.read(slot: slot) else {
        Issue.record("\(name) is not known")
        return
      }
      record = object
    }
    #expect(record.path.description == "thing.value.inner")
    let (n, t) = (Attribute(record, slot: 0), Attribute(record, slot: 1))
    #expect(record.read(slot: 0).summary == "3")
    #expect(facts.location(of: n)?.start.line == 5)
    #expect(record.has(slot: 1).summary == "false")
    #expect(facts.location(of: t) == nil)
    // The key of the object that lacks it.
    #expect(facts.nearestLocation(of: t).start.line == 4)
    #expect(facts.number(of: n) != facts.number(of: t))
    let contested = facts.contesting([n.path])
    #expect(contested.value(at: n.path) == nil)
    #expect(facts.value(at: n.path)?.summary == "3")
  }
}
