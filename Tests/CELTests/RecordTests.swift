// Records and the objects within them: however they are stored, the same is known of them under the same paths.

import CEL
import Testing

struct RecordTests {
  static let deep = RecordType(name: "deep", fields: [.init(name: "b", type: .bool), .init(name: "n", type: .int)])
  static let inner = RecordType(
    name: "inner", fields: [.init(name: "n", type: .int), .init(name: "deep", type: .record(deep))])

  /// How the object within is stored: with the record around it, or apart from it.
  enum Layout: CaseIterable {
    case small
    /// The record has too many fields.
    case large
    /// The object was made for another place.
    case foreign

    var type: RecordType {
      let others = self == .large ? (0..<300).map { RecordType.Field(name: "f\($0)", type: .int) } : []
      return RecordType(name: "outer", fields: others + [.init(name: "inner", type: .record(RecordTests.inner))])
    }

    /// A record at `r` with only `inner` said.
    func record(_ state: (_ path: AttributePath) -> FieldState) throws -> Record {
      let (type, path) = (type, World.path("r"))
      let slot = try #require(type.slot(of: "inner"))
      var fields = Array(repeating: FieldState.absent, count: type.fields.count)
      fields[slot] = state(self == .foreign ? World.path("x.y") : path.appending(.field("inner")))
      return Record(type: type, path: path, fields: fields)
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let state: @Sendable (AttributePath) -> FieldState
    /// By expression; the object's own path stands as `@`.
    let outcomes: [String: String]
  }

  static let known = Case(
    testDescription: "said, without `deep`",
    state: { .known(.record(Record(type: inner, path: $0, fields: [.known(.int(3)), .absent]))) },
    outcomes: [
      "r.inner.n": "3", "has(r.inner)": "true", "has(r.inner.n)": "true", "has(r.inner.deep)": "false",
      "r.inner.deep.b": "unknown @.deep.b", "has(r.inner.deep.b)": "false",
      "r.inner == r.inner": "unknown @.deep.b, @.deep.n",
    ])
  static let lost = Case(
    testDescription: "said, `deep` lost",
    state: { .known(.record(Record(type: inner, path: $0, fields: [.contested(nil), .contested(nil)]))) },
    outcomes: [
      "r.inner.n": "unknown @.n", "has(r.inner)": "true", "has(r.inner.n)": "unknown @.n",
      "has(r.inner.deep)": "unknown @.deep", "r.inner.deep.b": "unknown @.deep",
      "has(r.inner.deep.b)": "unknown @.deep",
    ])
  static let absent = Case(
    testDescription: "absent", state: { _ in .absent },
    outcomes: [
      "r.inner.n": "unknown r.inner.n", "has(r.inner)": "false", "has(r.inner.n)": "false",
      "r.inner.deep.b": "unknown r.inner.deep.b", "has(r.inner.deep)": "false", "r.inner.deep.n > 1 || true": "true",
    ])
  static let contested = Case(
    testDescription: "contested", state: { _ in .contested(nil) },
    outcomes: [
      "r.inner.n": "unknown r.inner", "has(r.inner)": "unknown r.inner", "has(r.inner.n)": "unknown r.inner",
      "r.inner.deep.b": "unknown r.inner", "has(r.inner.deep)": "unknown r.inner",
    ])
  static let contestedElsewhere = Case(
    testDescription: "contested elsewhere", state: { _ in .contested(World.path("p.q")) },
    outcomes: [
      "r.inner.n": "unknown p.q", "has(r.inner)": "unknown p.q", "has(r.inner.n)": "unknown p.q",
      "r.inner.deep.b": "unknown p.q", "has(r.inner.deep)": "unknown p.q",
    ])
  static let scalar = Case(
    testDescription: "no object at all", state: { _ in .known(.int(1)) },
    outcomes: [
      "has(r.inner)": "true", "r.inner.n": "error no_such_overload", "has(r.inner.n)": "error no_such_overload",
      "r.inner.deep.b": "error no_such_overload",
    ])

  @Test(
    "an object within reads the same however it is stored",
    arguments: [known, lost, absent, contested, contestedElsewhere, scalar], Layout.allCases)
  func objectWithin(row: Case, layout: Layout) throws {
    let environment = Environment(variables: [VariableDeclaration(name: "r", type: .record(layout.type))])
    let record = try layout.record(row.state)
    for (source, expected) in row.outcomes {
      let activation = Activation(slots: 1)
      activation.set(0, to: .value(.record(record)))
      let program = try environment.compile(source)
      let expected = expected.replacing("@", with: layout == .foreign ? "x.y" : "r.inner")
      #expect(program.evaluate(activation).notation == expected, "\(source)")
      #expect(program.explain(activation).outcome.notation == expected, "\(source), explained")
    }
  }

  @Test("the elements of a list that are made together stand each at its own place")
  func elements() throws {
    let list = AttributePlace(World.path("items"))
    var builder = RecordBuilder(Self.inner, count: 3, at: list.element(0, of: Self.inner), mark: 100)
    let (n, deep) = (Self.inner.numbers[0], Self.inner.numbers[1])
    for index in 0..<3 {
      builder.begin(index)
      #expect(builder.place(of: deep).description == "items[\(index)].deep")
      builder.set(.int(Int64(index)), at: n)
      if index == 1 {
        builder.setObject(at: deep)
        builder.set(.bool(true), at: deep + Self.deep.numbers[0])
      }
      if index == 2 { builder.set(FieldState.contested(nil), at: deep) }
    }
    let elements = builder.elements()
    let environment = Environment(variables: [VariableDeclaration(name: "items", type: .list(.record(Self.inner)))])
    let activation = Activation(slots: 1)
    activation.set(0, to: .value(.list(elements)), path: World.path("items"))
    func outcome(_ source: String) throws -> String { try environment.compile(source).evaluate(activation).notation }
    #expect(try outcome("items.map(i, i.n)") == "[0, 1, 2]")
    #expect(try outcome("items.exists(i, i.deep.b)") == "true")
    #expect(try outcome("items.all(i, i.deep.b)") == "unknown items[0].deep.b, items[2].deep")
    var marks: Set<Int> = []
    for case .record(let record) in elements {
      marks.formUnion(record.type.fields.indices.map { Attribute(record, slot: $0).mark })
      guard case .value(.record(let object)) = record.read(slot: 1) else { continue }
      #expect(object.path == record.path(ofSlot: 1))
      marks.formUnion(object.type.fields.indices.map { Attribute(object, slot: $0).mark })
    }
    #expect(marks.count == 12)
    #expect(marks.allSatisfy { $0 >= 100 })
  }

  @Test("a record with other fields stays where it is, and leaves the first one as it was")
  func otherFields() throws {
    let record = try Layout.small.record(Self.known.state)
    guard case .known(.record(let object)) = record.fields[0] else {
      Issue.record("the object is not known")
      return
    }
    let changed = record.with(fields: [.known(.record(object.with(fields: [.absent, .contested(nil)])))])
    #expect(changed.path == record.path)
    guard case .known(.record(let other)) = changed.fields[0] else {
      Issue.record("the changed object is not known")
      return
    }
    #expect(other.path == object.path)
    #expect(other.read(slot: 0).notation == "unknown r.inner.n")
    #expect(other.has(slot: 1).notation == "unknown r.inner.deep")
    #expect(object.read(slot: 0).notation == "3")
  }
}
