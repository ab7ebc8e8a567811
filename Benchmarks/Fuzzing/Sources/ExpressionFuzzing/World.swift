// What the expressions speak of: records with answered, unanswered and contested fields, and a computed variable.

import CEL

enum World {
  private static let kinds = Vocabulary(name: "person.kind", words: ["child", "adult"])
  private static let contact = RecordType(
    name: "contact", fields: [.init(name: "channels", type: .list(.string)), .init(name: "hours", type: .int)])
  private static let person = RecordType(
    name: "person",
    fields: [
      .init(name: "id", type: .string), .init(name: "age", type: .int), .init(name: "adult", type: .bool),
      .init(name: "kind", type: .word(kinds)), .init(name: "share", type: .double),
      .init(name: "since", type: .timestamp), .init(name: "tags", type: .list(.string)),
      .init(name: "contact", type: .record(contact)),
    ])

  /// `k` is answered, of `a` nothing is said, `c` is contested; `people` has one of each; `lost` is an unknown list.
  private static let bindings: [(name: String, type: Type, outcome: Outcome?)] = [
    ("k", .record(person), .value(.record(answered("k")))),
    ("a", .record(person), .value(.record(Record(empty: person, path: path("a"))))),
    ("c", .record(person), .value(.record(Record(contested: person, path: path("c"))))),
    (
      "people", .list(.record(person)),
      .value(
        .list([
          .record(answered("people[0]")), .record(Record(empty: person, path: path("people[1]"))),
          .record(Record(contested: person, path: path("people[2]"))),
        ]))
    ),
    ("lost", .list(.record(person)), .unknown(UnknownSet(path("lost")))),
    ("n", .int, .value(.int(3))),
    ("s", .string, .value(.string("añ😀 b"))),
    ("params.words", .list(.string), .value(.list([.string("x"), .string("y")]))),
    ("as_of", .timestamp, Timestamp(seconds: 1_795_219_200).map { .value(.timestamp($0)) }),
    ("any", .dyn, .value(.list([.null, .double(.nan), .bytes([0, 255]), .uint(.max), .optional(.none)]))),
    ("grown", .bool, nil),
  ]

  private static let variables = bindings.map { VariableDeclaration(name: $0.name, type: $0.type) }

  /// Few steps, so that one input is soon done with.
  private static let limits = ExpressionLimits(cost: 50_000)

  private static let environments = [true, false].map { isChecked in
    [true, false].map { hasMacros in
      Environment(
        variables: variables, isChecked: isChecked, parserOptions: ParserOptions(macros: hasMacros), limits: limits)
    }
  }

  static func environment(isChecked: Bool, hasMacros: Bool) -> Environment {
    environments[isChecked ? 0 : 1][hasMacros ? 0 : 1]
  }

  private static let grown = try? environments[0][0].compile("k.age >= 18 && (a.adult || people.exists(p, p.adult))")

  static func activation() -> Activation {
    let activation = Activation(slots: bindings.count)
    for (slot, binding) in bindings.enumerated() {
      if let outcome = binding.outcome {
        activation.set(slot, to: outcome, path: path(binding.name))
      } else if let grown {
        activation.set(slot, to: grown)
      }
    }
    return activation
  }

  private static func path(_ text: String) -> AttributePath { AttributePath(parsing: text) ?? AttributePath() }

  private static func answered(_ name: String) -> Record {
    let contactPath = path(name).appending(.field("contact"))
    let contact = Record(type: contact, path: contactPath, fields: [.known(.list([.string("voice")])), .absent])
    return Record(
      type: person, path: path(name),
      fields: [
        .known(.string("x")), .known(.int(20)), .known(.bool(true)), .known(.string("adult")), .known(.double(0.5)),
        Timestamp(seconds: 1_700_000_000).map { .known(.timestamp($0)) } ?? .absent, .known(.list([.string("x")])),
        .known(.record(contact)),
      ])
  }
}
