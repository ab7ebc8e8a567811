// What a trace tells of each part of an expression.

import CEL
import Testing

@Suite("Traces")
struct TraceTests {
  /// An expression, and its parts with what they came to: literals and objects are left out, `–` stands for a round
  /// that was decided without the part.
  struct Row: Sendable, CustomTestStringConvertible {
    let source: String
    let parts: [String]

    init(_ source: String, _ parts: String...) {
      self.source = source
      self.parts = parts
    }

    var testDescription: String { source }
  }

  static let rows = [
    Row("k.age > 3", "k.age > 3: true", "k.age: 20"),
    Row("1 + n * 2", "1 + n * 2: 1", "n * 2: 0", "n: 0"),
    Row("k.adult || k.age > 3", "k.adult || k.age > 3: true", "k.adult: true"),
    Row(
      "k.adult && a.adult", "k.adult && a.adult: unknown a.adult", "k.adult: true", "a.adult: unknown a.adult"),
    Row(
      "n == 0 ? k.age : k.contact.hours", "n == 0 ? k.age : k.contact.hours: 20", "n == 0: true", "n: 0", "k.age: 20"),
    Row(
      "1 / n > 0 || k.adult", "1 / n > 0 || k.adult: true", "1 / n > 0: error division_by_zero",
      "1 / n: error division_by_zero", "n: 0", "k.adult: true"),
    Row("has(k.age) && params.flag", "has(k.age) && params.flag: true", "has(k.age): true", "params.flag: true"),
    Row("k.id in ['x', 'k']", "k.id in ['x', 'k']: true", "k.id: 'k'", "['x', 'k']: ['x', 'k']"),
    Row("k.age in [a.age, 20]", "k.age in [a.age, 20]: true", "k.age: 20", "a.age: unknown a.age"),
    Row("cel.bind(x, n + 1, x * x)", "cel.bind(x, n + 1, x * x): 1", "n + 1: 1", "n: 0", "x * x: 1", "x: 1", "x: 1"),
    Row("k.id.matches('^k')", "k.id.matches('^k'): true", "k.id: 'k'"),
    Row("math.greatest(n, 2)", "math.greatest(n, 2): 2", "n: 0"),
  ]

  static let macroRows = [
    Row(
      "words.map(w, w + '!')", "words.map(w, w + '!'): ['x!', 'y!']", "words: ['x', 'y']", "w + '!': 'x!'; 'y!'",
      "w: 'x'; 'y'"),
    Row(
      "people.exists(p, p.adult || p.age > 9)", "people.exists(p, p.adult || p.age > 9): true",
      "p.adult || p.age > 9: true",
      "p.adult: true"),
    Row(
      "people.all(p, p.id == '' || p.id != 'x' && p.age > 3)",
      "people.all(p, p.id == '' || p.id != 'x' && p.age > 3): unknown people[1].age",
      "p.id == '' || p.id != 'x' && p.age > 3: true; unknown people[1].age; true", "p.id == '': false; false; false",
      "p.id: 'people[0]'; 'people[1]'; 'people[2]'", "p.id != 'x' && p.age > 3: true; unknown people[1].age; true",
      "p.id != 'x': true; true; true", "p.id: 'people[0]'; 'people[1]'; 'people[2]'",
      "p.age > 3: true; unknown people[1].age; true", "p.age: 20; unknown people[1].age; 10"),
    Row(
      "[1, 2, 3].filter(i, i == 1 || i + n > 2)", "[1, 2, 3].filter(i, i == 1 || i + n > 2): [1, 3]",
      "[1, 2, 3]: [1, 2, 3]",
      "i == 1 || i + n > 2: true; false; true", "i == 1: true; false; false", "i: 1; 2; 3", "i + n > 2: –; false; true",
      "i + n: –; 2; 3", "i: –; 2; 3", "n: –; 0; 0"),
    Row("none.all(p, p.adult)", "none.all(p, p.adult): true", "none: []"),
    Row(
      "[a.age, n].all(x, x < 5)", "[a.age, n].all(x, x < 5): unknown a.age", "a.age: unknown a.age", "n: 0",
      "x < 5: unknown a.age; true", "x: unknown a.age; 0"),
    Row(
      "[[1], [n, 2]].map(l, l.map(i, i + 1))", "[[1], [n, 2]].map(l, l.map(i, i + 1)): [[2], [1, 3]]",
      "[[1], [n, 2]]: [[1], [0, 2]]", "[1]: [1]", "[n, 2]: [0, 2]", "n: 0", "l.map(i, i + 1): [2]; [1, 3]",
      "l: [1]; [0, 2]",
      "i + 1: 2; 1; 3", "i: 1; 0; 2"),
    Row(
      "[1, 2, 3, 4, 5, 6, 7].all(i, i > 0)", "[1, 2, 3, 4, 5, 6, 7].all(i, i > 0): true",
      "[1, 2, 3, 4, 5, 6, 7]: [1, 2, 3, 4, 5, 6, 7]", "i > 0: true; true; true; true; true of 7",
      "i: 1; 2; 3; 4; 5 of 7"),
  ]

  @Test("each part that was evaluated, and no other", arguments: rows + macroRows)
  func parts(row: Row) throws {
    let program = try World.environment.compile(row.source)
    #expect(program.trace(World.activation()).compactMap { $0.notation(in: row.source) } == row.parts)
  }

  @Test("a trace ends as the evaluation does", arguments: rows + macroRows)
  func root(row: Row) throws {
    let program = try World.environment.compile(row.source)
    let trace = program.trace(World.activation())
    #expect(trace.first?.expression.id == program.root.id)
    #expect(trace.first?.outcomes.first??.notation == program.evaluate(World.activation()).notation)
  }

  @Test("an expression that nests to the limit is traced or refused, and does not trap")
  func depth() throws {
    let source = String(repeating: "!", count: 248) + "params.flag"
    let trace = try World.environment.compile(source).trace(World.activation())
    #expect(trace.first?.outcomes.first??.notation == "true")
  }
}

extension SubexpressionOutcome {
  fileprivate func notation(in source: String) -> String? {
    if case .literal = expression.kind { return nil }
    let areObjects = outcomes.allSatisfy { if case .value(.record)? = $0 { true } else { $0 == nil } }
    let areListsOfObjects = outcomes.allSatisfy { outcome in
      if case .value(.list(let list))? = outcome, case .record? = list.first { true } else { outcome == nil }
    }
    if areObjects || areListsOfObjects { return nil }
    let text = String(decoding: Array(source.utf8)[expression.range], as: UTF8.self)
    let values = outcomes.map { $0?.notation ?? "–" }.joined(separator: "; ")
    return "\(text): \(values)" + (roundCount > outcomes.count ? " of \(roundCount)" : "")
  }
}
