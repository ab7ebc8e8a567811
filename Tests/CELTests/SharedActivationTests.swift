// What evaluations on one activation share: its working memory, and the record of which variables are fields. None of
// it may show in what they come to.

import CEL
import Testing

@Suite("Activations in use")
struct SharedActivationTests {
  @Test("an activation explains the hundredth time as it does the first")
  func repeatedExplanations() throws {
    let activation = World.activation()
    let rows = ExplanationTests.logicRows + ExplanationTests.listRows + ExplanationTests.presenceRows
    let programs = try rows.map { try World.environment.compile($0.source) }
    for _ in 0..<4 {
      for program in programs {
        let fresh = program.explain(World.activation())
        let again = program.explain(activation)
        #expect(again.attributes.map(Self.notation) == fresh.attributes.map(Self.notation), "\(program.source)")
        #expect(again.outcome.notation == fresh.outcome.notation, "\(program.source)")
      }
    }
  }

  private static func notation(_ attribute: ExplainedAttribute) -> String {
    let roles = [attribute.isReading, attribute.isKnown, attribute.isAbsent, attribute.isAwaited]
    return "\(attribute.path) \(roles) \(attribute.value.map { LibraryCall.shown($0) } ?? "-")"
  }

  @Test("programs judged in one go come to what each does by itself")
  func judging() throws {
    let programs = try ExplanationTests.logicRows.map { try World.environment.compile($0.source) }
    let together = World.activation().judging { frame in
      var truths: [Truth] = []
      for program in programs { truths.append(frame.truth(of: program)) }
      return truths
    }
    #expect(together == programs.map { $0.truth(World.activation()) })
  }

  @Test("many attributes stand in the order of their paths, each once")
  func order() throws {
    let item = RecordType(name: "item", fields: [.init(name: "b", type: .int), .init(name: "a", type: .int)])
    let place = AttributePlace(World.path("items"))
    let items = (0..<60).map { index in
      Value.record(
        Record(
          type: item, place: place.element(index, of: item), fields: [.known(.int(1)), .known(.int(Int64(index)))]))
    }
    let environment = Environment(variables: [VariableDeclaration(name: "items", type: .list(.record(item)))])
    let activation = Activation(slots: 1)
    activation.set(0, to: .value(.list(items)), path: World.path("items"))
    let program = try environment.compile("items.all(i, i.b == 1) && items.all(i, i.a >= 0 && i.b > 0)")
    let paths = program.explain(activation).readings.map(\.path.description)
    #expect(paths == (0..<60).flatMap { ["items[\($0)].a", "items[\($0)].b"] })
  }

  @Test("variables that are fields follow the record that holds them")
  func holder() throws {
    let environment = Environment(
      variables: [
        VariableDeclaration(name: "age", type: .int),
        VariableDeclaration(name: "contact", type: .record(World.contact)),
      ])
    let known = World.known("k")
    let unsaid = Record(empty: World.person, path: World.path("a"))
    var variables = CommonVariables(slots: 2)
    for (slot, name) in ["age", "contact"].enumerated() {
      variables.set(slot, toField: try #require(World.person.slot(of: name)), of: unsaid)
    }
    let program = try environment.compile("age == 20 && contact.hours == 3")
    let open = program.explain(Activation(variables))
    #expect(open.missing.map(\.description) == ["a.age", "a.contact.hours"])
    variables.setHolder(known)
    let activation = Activation(variables)
    #expect(program.truth(activation) == .isTrue)
    #expect(program.explain(activation).readings.map(\.path.description) == ["k.age", "k.contact.hours"])
    #expect(activation.outcome(of: 0).notation == "20")
  }
}
