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

  @Test("a frame evaluates and explains as programs do, one after the other")
  func explainingOnFrame() throws {
    let rows = ExplanationTests.logicRows + ExplanationTests.listRows + ExplanationTests.presenceRows
    let programs = try rows.map { try World.environment.compile($0.source) }
    World.activation().judging { frame in
      for program in programs {
        let alone = program.explain(World.activation())
        #expect(frame.evaluate(program).notation == program.evaluate(World.activation()).notation, "\(program.source)")
        frame.explain(program)
        var named: [String] = []
        var (readings, open) = (0, 0)
        for index in frame.journal.attributes {
          named.append(Self.notation(frame.journal[index]))
          readings += frame.journal.isReading(at: index) ? 1 : 0
          open += frame.journal.isOpen(at: index) ? 1 : 0
        }
        let isUnknown = frame.journal.isUnknown
        #expect(named == alone.attributes.map(Self.notation), "\(program.source)")
        #expect(readings == alone.readings.count, "\(program.source)")
        #expect(open == alone.attributes.count { $0.isAwaited || $0.isAbsent }, "\(program.source)")
        #expect(isUnknown == alone.isUnknown, "\(program.source)")
      }
    }
  }

  @Test("attributes order and enclose one another as their places do")
  func orderOfAttributes() throws {
    let program = try World.environment.compile(
      "k.age > 0 && people.all(p, p.age > 0 && p.contact.hours > 0) && has(k.contact.open) && lost.all(p, p.adult)")
    let whole = try World.environment.compile("k == k && k.contact == k.contact && people.exists(p, p == k)")
    let attributes = [program, whole].flatMap { $0.explain(World.activation()).attributes.map(\.attribute) }
    #expect(attributes.count > 8)
    for some in attributes {
      for other in attributes {
        #expect(some.precedes(other) == (some.place < other.place), "\(some.path), \(other.path)")
        #expect(some.isWithin(other) == some.place.isWithin(other.place), "\(some.path), \(other.path)")
      }
    }
  }

  static let walks = [
    "people.all(p, has(p.id)) && words.all(w, w != '') && people.exists(p, p.age == 10)",
    "words.all(w, words.exists(v, v == w)) && params.words.exists(w, w == 'z') && words.exists(w, w == 'y')",
    "none.exists(p, p.adult) || people.exists(p, p.adult) || none.all(p, p.adult)",
    "people.exists(p, p.tags.exists(t, t == 'x')) && k.tags.all(t, t == 'x') && words.exists(w, w == 'x')",
    "people.all(p, p.adult) || people.all(p, !p.adult) || lost.exists(p, p.adult)",
  ]

  @Test("a list that is walked again is walked as it was the first time", arguments: walks)
  func repeatedWalks(source: String) throws {
    let program = try World.environment.compile(source)
    let others = try Self.walks.map { try World.environment.compile($0) }
    let activation = World.activation()
    let (truth, notation) = (program.truth(World.activation()), program.evaluate(World.activation()).notation)
    for other in others {
      _ = other.truth(activation)
      #expect(program.truth(activation) == truth, "after \(other.source)")
      _ = other.explain(activation)
      #expect(program.explain(activation).outcome.notation == notation, "after \(other.source)")
    }
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
    let activation = variables.activation(holder: known)
    #expect(program.truth(activation) == .isTrue)
    #expect(program.explain(activation).readings.map(\.path.description) == ["k.age", "k.contact.hours"])
    #expect(activation.outcome(of: 0).notation == "20")
  }

  @Test("an activation finds nothing of those before it")
  func successors() throws {
    let environment = Environment(
      variables: [
        VariableDeclaration(name: "age", type: .int), VariableDeclaration(name: "tags", type: .list(.string)),
        VariableDeclaration(name: "contact", type: .record(World.contact)),
        VariableDeclaration(name: "limit", type: .int), VariableDeclaration(name: "grown", type: .bool),
        VariableDeclaration(name: "element", type: .string),
      ])
    let grown = try environment.compile("age >= limit || contact.hours > 2")
    func common(limit: Int64) throws -> CommonVariables {
      var variables = CommonVariables(slots: 6)
      let unsaid = Record(empty: World.person, path: World.path("a"))
      for (slot, name) in ["age", "tags", "contact"].enumerated() {
        variables.set(slot, toField: try #require(World.person.slot(of: name)), of: unsaid)
      }
      variables.set(3, to: .value(.int(limit)))
      variables.set(4, to: grown)
      return variables
    }
    let programs = try [
      "grown && element in tags", "tags.exists(t, t == element) || !grown",
      "tags.filter(t, t != element).all(t, grown)",
      "[limit, limit].all(l, age > l && grown)", "cel.bind(t, tags, t.exists(x, x == element && grown))",
      "tags.all(t, contact.channels.exists(c, c == t)) || element == 'x' || limit > 20",
    ].map { try environment.compile($0) }
    func answers(on activation: Activation) -> [String] {
      programs.flatMap { program in
        let explanation = program.explain(activation)
        return [
          "\(program.truth(activation))", program.evaluate(activation).notation, explanation.outcome.notation,
        ] + explanation.attributes.map(Self.notation)
      }
    }
    let holders = [
      World.known("k"), Record(empty: World.person, path: World.path("a")), World.all(.contested(nil), "c"),
      World.known("o", ["age": .known(.int(3)), "contact": .absent]), World.known("p", ["tags": .absent]),
    ]
    var variables = try common(limit: 18)
    for round in 0..<60 {
      // Now and then the variables are others, one is set that has a value already, or the steps run out.
      let limit: Int64 = round < 30 ? 18 : 25
      if round == 30 { variables.set(3, to: .value(.int(limit))) }
      let holder = holders[round * 7 % holders.count]
      let activations = [variables.activation(holder: holder), try common(limit: limit).activation(holder: holder)]
      for activation in activations {
        if round.isMultiple(of: 2) { activation.set(5, to: .value(.string(round.isMultiple(of: 4) ? "x" : "y"))) }
        if round % 9 == 4 { activation.set(3, to: .value(.int(1))) }
        if round % 11 == 5 { activation.set(4, to: .value(.bool(false)), path: World.path("q")) }
        activation.allowance = round % 6 == 3 ? 40 : 10_000
      }
      #expect(answers(on: activations[0]) == answers(on: activations[1]), "round \(round)")
      #expect(activations[0].allowance == activations[1].allowance)
    }
  }
}
