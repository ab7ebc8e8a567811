// A small world of records with answered, unanswered and contested fields, and a short notation for what an expression
// over it comes to: `true`, `unknown a.age, a.adult`, `error division_by_zero`.

import CEL
import Diagnostics
import Testing

enum World {
  static let kinds = Vocabulary(name: "person.kind", words: ["child", "adult", "other"])
  static let contact = RecordType(
    name: "contact",
    fields: [
      .init(name: "channels", type: .list(.string)), .init(name: "open", type: .bool), .init(name: "hours", type: .int),
    ])
  static let person = RecordType(
    name: "person",
    fields: [
      .init(name: "id", type: .string), .init(name: "age", type: .int), .init(name: "adult", type: .bool),
      .init(name: "kind", type: .word(kinds)), .init(name: "contact", type: .record(contact)),
      .init(name: "tags", type: .list(.string)), .init(name: "share", type: .double),
    ])

  /// - `k` is known; of `a` nothing is said; `c` is contested as a whole field by field; of `o` only `contact` is
  ///   contested, on account of another attribute.
  /// - `people[0]` is known, 20 and adult; `people[1]` has only its id; `people[2]` is 10 and no adult.
  /// - `lost` is an unknown list, `none` an empty one; `n` is 0; `params.words` and `params.flag` have no path.
  static let bindings: [(name: String, type: Type, outcome: Outcome, path: String?)] = [
    ("k", .record(person), .value(.record(known("k"))), nil),
    ("a", .record(person), .value(.record(Record(empty: person, path: path("a")))), nil),
    ("c", .record(person), .value(.record(all(.contested(nil), "c"))), nil),
    ("o", .record(person), .value(.record(known("o", ["contact": .contested(path("x.y"))]))), nil),
    ("people", .list(.record(person)), .value(.list(people)), "people"),
    ("lost", .list(.record(person)), .unknown(UnknownSet(path("lost"))), "lost"),
    ("none", .list(.record(person)), .value(.list([])), "none"),
    ("n", .int, .value(.int(0)), "n"),
    ("words", .list(.string), .value(.list([.string("x"), .string("y")])), "words"),
    ("params.words", .list(.string), .value(.list([.string("x"), .string("z")])), nil),
    ("params.flag", .bool, .value(.bool(true)), nil),
  ]

  static let environment = Environment(variables: bindings.map { VariableDeclaration(name: $0.name, type: $0.type) })
  static let unchecked = Environment(variables: environment.variables, isChecked: false)

  static func activation(slots: Int = bindings.count) -> Activation {
    let activation = Activation(slots: slots)
    for (slot, binding) in bindings.enumerated() {
      activation.set(slot, to: binding.outcome, path: binding.path.map(path))
    }
    return activation
  }

  static func path(_ text: String) -> AttributePath { AttributePath(parsing: text) ?? AttributePath() }

  static func known(_ name: String, _ changes: [String: FieldState] = [:]) -> Record {
    let contactPath = path(name).appending(.field("contact"))
    let fields: [String: FieldState] = [
      "id": .known(.string(name)), "age": .known(.int(20)), "adult": .known(.bool(true)),
      "kind": .known(.string("adult")), "tags": .known(.list([.string("x")])), "share": .known(.double(0.5)),
      "contact": .known(
        .record(
          Record(
            type: contact, path: contactPath,
            fields: [.known(.list([.string("voice")])), .known(.bool(true)), .known(.int(3))]))),
    ].merging(changes) { $1 }
    return Record(type: person, path: path(name), fields: person.fields.map { fields[$0.name] ?? .absent })
  }

  static func all(_ state: FieldState, _ name: String) -> Record {
    Record(type: person, path: path(name), fields: person.fields.map { _ in state })
  }

  private static var people: [Value] {
    let unsaid = Dictionary(uniqueKeysWithValues: person.fields.dropFirst().map { ($0.name, FieldState.absent) })
    return [
      .record(known("people[0]")), .record(known("people[1]", unsaid)),
      .record(known("people[2]", ["age": .known(.int(10)), "adult": .known(.bool(false))])),
    ]
  }
}

extension Outcome {
  var notation: String {
    switch self {
    case .value(let value): LibraryCall.shown(value)
    case .unknown(let unknown): "unknown \(unknown.paths.map(\.description).joined(separator: ", "))"
    case .error(let error): "error \(error.code.rawValue)"
    }
  }
}

/// One row of a table: an expression and what it comes to.
struct OutcomeRow: Sendable, CustomTestStringConvertible {
  let source: String
  let expected: String

  init(_ source: String, _ expected: String) {
    self.source = source
    self.expected = expected
  }

  var testDescription: String { "\(source) → \(expected)" }

  func verify(_ location: SourceLocation = #_sourceLocation) {
    do throws(ExpressionRefusal) {
      let program = try World.environment.compile(source)
      let activation = World.activation()
      #expect(program.evaluate(activation).notation == expected, "\(source)", sourceLocation: location)
      #expect(
        program.explain(activation).outcome.notation == expected, "explained: \(source)", sourceLocation: location)
    } catch {
      Issue.record("\(source): \(error.issues.map(\.message.english))", sourceLocation: location)
    }
  }
}
