// The critical path of an outcome: what an explanation names, and what it leaves out.

import CEL
import Diagnostics
import Testing

@Suite("Explanations")
struct ExplanationTests {
  /// An expression, the attributes that decided (`-` before one that was found absent), and, where the outcome is
  /// unknown, what is missing.
  struct Row: Sendable, CustomTestStringConvertible {
    let source: String
    let readings: String
    let missing: String

    init(_ source: String, _ readings: String, missing: String = "") {
      self.source = source
      self.readings = readings
      self.missing = missing
    }

    var testDescription: String { source }
  }

  static let logicRows = [
    Row("k.adult && k.age > 30", "k.age"), Row("k.age > 30 && k.adult", "k.age"),
    Row("k.age > 30 && k.share > 1.0", "k.age, k.share"), Row("k.adult && k.age > 1", "k.adult, k.age"),
    Row("k.adult || k.age > 30", "k.adult"), Row("k.adult || k.age > 1", "k.adult, k.age"),
    Row("k.age > 30 || k.share > 1.0", "k.age, k.share"), Row("!k.adult", "k.adult"),
    Row("k.adult && a.adult", "", missing: "a.adult"), Row("k.age > 30 || a.adult", "", missing: "a.adult"),
    Row("a.adult && k.age > 30", "k.age"), Row("1 / n > 0 || k.adult", "k.adult"), Row("1 / n > 0 && k.adult", "n"),
    Row("k.adult ? k.age > 1 : k.share > 1.0", "k.adult, k.age"),
    Row("k.age > 30 ? k.age > 1 : k.share > 1.0", "k.age, k.share"),
    Row("a.adult ? k.age > 1 : k.share > 1.0", "", missing: "a.adult"),
    Row("k.adult ? a.adult : false", "k.adult", missing: "a.adult"),
    Row("k.age + k.contact.hours > 3", "k.age, k.contact.hours"), Row("k.age + a.age > 3", "", missing: "a.age"),
    Row("k.kind == 'adult'", "k.kind"), Row("k.id in words", "k.id, words"), Row("k.id in ['x', 'y']", "k.id"),
    Row("k.age in [k.contact.hours, 20, n]", "k.age"), Row("k.age in [n, k.age]", "k.age"),
    Row("1 in [n, k.contact.hours]", "k.contact.hours, n"), Row("n in [k.age, k.contact.hours, 0]", "n"),
    Row("k.contact == people[0].contact", "k.contact, people[0].contact"),
    Row("k.contact == o.contact", "k.contact", missing: "x.y"),
    Row("true", ""), Row("params.flag && k.adult", "k.adult"), Row("'x' in params.words", ""),
    Row("k.id in params.words", "k.id"),
  ]

  static let listRows = [
    Row("people.exists(p, p.id == '')", "people[0].id, people[1].id, people[2].id"),
    Row("people.exists(p, p.id == 'people[1]')", "people[1].id"),
    Row("people.all(p, p.id != 'people[1]')", "people[1].id"),
    Row("people.all(p, p.id != '')", "people[0].id, people[1].id, people[2].id"),
    Row("people.all(p, p.adult)", "people[2].adult"),
    Row("people.all(p, p.age < 100)", "people", missing: "people[1].age"),
    Row("people.exists_one(p, p.id == 'x')", "people[0].id, people[1].id, people[2].id"),
    Row(
      "people.filter(p, p.id == 'people[0]').all(q, q.adult)",
      "people[0].adult, people[0].id, people[1].id, people[2].id"),
    Row("people.map(p, p.id).exists(id, id == 'people[0]')", "people[0].id, people[1].id, people[2].id"),
    Row("none.exists(p, p.adult)", "none"), Row("none.all(p, p.adult)", "none"), Row("size(people) > 2", "people"),
    Row("size(people) > 2 && people[0].adult", "people[0].adult"), Row("words.exists(w, w == 'x')", "words"),
    Row("k.contact.channels.exists(c, c == 'voice')", "k.contact.channels"),
    Row("lost.all(p, true)", "", missing: "lost"),
    Row("[k.age, n].exists(x, x == 0)", "n"), Row("[k.age, n].all(x, x < 100)", "k.age, n"),
    Row("[k.age, n].all(x, x > 0)", "n"), Row("[a.age, k.age].all(x, x > 1)", "", missing: "a.age"),
    Row("[k, people[0]].all(p, p.adult)", "k.adult, people[0].adult"),
    Row("people[?9].age.hasValue()", "people"), Row("[k.age, n].map(x, x + 1)[0] == 21", "k.age, n"),
  ]

  static let presenceRows = [
    Row("has(k.age)", "k.age"), Row("has(a.age)", "-a.age"), Row("has(k.contact)", "k.contact"),
    Row("has(k.contact) && k.contact.open", "k.contact.open"), Row("has(a.contact.open)", "-a.contact.open"),
    Row("has(c.age)", "", missing: "c.age"), Row("has(a.age) && a.age > 1", "-a.age"),
    Row("has(a.age) ? a.age > 1 : a.adult", "-a.age", missing: "a.adult, a.age"),
    Row("(!has(a.age) || a.age > 1) && a.adult", "", missing: "a.adult, a.age"),
    Row("a.adult && has(k.age)", "", missing: "a.adult"), Row("k.?age.orValue(1) > 3", "k.age"),
    Row("a.?age.orValue(1) > 3", "-a.age"), Row("a.?contact.open.orValue(false)", "-a.contact"),
    Row("k.?contact.open.orValue(false)", "k.contact.open"), Row("c.?age.orValue(1) > 3", "", missing: "c.age"),
    Row("a.?age.orValue(1) > 0 && a.adult", "", missing: "a.adult, a.age"),
    Row("k.?age.optMap(x, x > 3).orValue(false)", "k.age"),
  ]

  static let bindingRows = [
    Row("cel.bind(x, k.age, x > 3 && x < 30)", "k.age"), Row("cel.bind(x, k.age, k.adult)", "k.adult"),
    Row("cel.bind(x, k.adult, cel.bind(y, n == 0, x || y))", "k.adult, n"),
    Row("cel.bind(x, k.contact, x.open)", "k.contact.open"), Row("cel.bind(x, a.age, x > 1)", "", missing: "a.age"),
    Row("cel.bind(x, people, x.all(p, p.adult))", "people[2].adult"),
    Row("people.all(p, cel.bind(x, p.id, x != 'people[1]'))", "people[1].id"),
  ]

  @Test("logic and calls", arguments: logicRows)
  func logic(row: Row) throws { try verify(row) }

  @Test("macros", arguments: listRows)
  func lists(row: Row) throws { try verify(row) }

  @Test("what was asked after and not found", arguments: presenceRows)
  func presence(row: Row) throws { try verify(row) }

  @Test("names for values", arguments: bindingRows)
  func bindings(row: Row) throws { try verify(row) }

  @Test("a lazily computed variable is explained by what it read itself")
  func variables() throws {
    let variables = [
      VariableDeclaration(name: "v.grown", type: .bool), VariableDeclaration(name: "v.fit", type: .bool),
    ]
    let environment = World.environment.with(variables: World.environment.variables + variables)
    let activation = Activation(slots: environment.variables.count)
    for (slot, binding) in World.bindings.enumerated() {
      activation.set(slot, to: binding.outcome, path: binding.path.map(World.path))
    }
    let first = World.bindings.count
    activation.set(first, to: try environment.compile("k.age > 18"))
    activation.set(first + 1, to: try environment.compile("v.grown && k.share > 0.1 && (k.adult || n == 1)"))
    let program = try environment.compile("v.fit && v.grown")
    #expect(program.explain(activation).notation == "k.adult, k.age, k.share")
    #expect(program.explain(activation).outcome.notation == "true")
    activation.set(first, to: .value(.bool(false)))
    #expect(try environment.compile("v.grown").explain(activation).notation == "", "a value that was set has no path")
  }

  @Test("absent attributes are told apart from what is missing")
  func absence() throws {
    let explanation = try World.environment.compile("has(a.age) || k.adult").explain(World.activation())
    #expect(explanation.absent == [])
    let failed = try World.environment.compile("has(a.age) && k.adult").explain(World.activation())
    #expect(failed.absent == [World.path("a.age")])
    #expect(failed.missing == [])
  }

  private func verify(_ row: Row) throws {
    let explanation = try World.environment.compile(row.source).explain(World.activation())
    #expect(explanation.notation == row.readings, "\(row.source)")
    #expect(explanation.missing.map(\.description).joined(separator: ", ") == row.missing, "\(row.source)")
  }
}

extension Explanation {
  fileprivate var notation: String {
    readings.map { "\($0.value == nil ? "-" : "")\($0.path)" }.joined(separator: ", ")
  }
}
