// Judging an expression and evaluating it are two ways through the same plan: they must never part, whatever is
// unknown, whatever fails, and wherever the steps run out.

import CEL
import TestData
import Testing

@Suite("Truths")
struct TruthTests {
  /// Environments in which an expression may take 0, 1, 2… steps, and a last one in which it may take many.
  private static func environments(isChecked: Bool) -> [Environment] {
    (Array(0..<40) + [100_000]).map { cost in
      Environment(
        variables: World.environment.variables, isChecked: isChecked, limits: ExpressionLimits(cost: cost))
    }
  }

  @Test("a truth is that of the outcome, whatever the limit of cost")
  func typed() throws {
    let environments = Self.environments(isChecked: true)
    var generator = ExpressionGenerator(seed: 11, asksForPresence: true)
    var random = SeededGenerator(seed: 12)
    var kinds: [Truth: Int] = [:]
    for round in 0..<6_000 {
      let source = generator.condition(4)
      let environment = environments[round.isMultiple(of: 2) ? 40 : Int.random(in: 0...40, using: &random)]
      let program = try environment.compile(source, expecting: .bool)
      for isAnswered in [false, true] {
        var answers = random
        var same = random
        let truth = program.truth(isAnswered ? World.answered(&answers) : World.activation())
        let outcome = program.evaluate(isAnswered ? World.answered(&same) : World.activation())
        random = answers
        #expect(truth == outcome.truth, "\(source), at a cost of \(environment.limits.cost)")
        kinds[truth, default: 0] += 1
      }
    }
    for truth in [Truth.isFalse, .isTrue, .unknown, .error] { #expect(kinds[truth, default: 0] > 500, "\(truth)") }
  }

  @Test("also of expressions that no checker would let pass")
  func untyped() throws {
    let environments = Self.environments(isChecked: false)
    var generator = UntypedGenerator(seed: 13)
    var random = SeededGenerator(seed: 14)
    var kinds: [Truth: Int] = [:]
    for round in 0..<6_000 {
      let (left, right) = (generator.expression(1), generator.expression(1))
      let source =
        round.isMultiple(of: 3)
        ? generator.expression(3) : "(\(left)) \(random.next() % 2 == 0 ? "==" : "!=") (\(right))"
      let environment = environments[Bool.random(using: &random) ? 40 : Int.random(in: 0...10, using: &random)]
      guard let program = try? environment.compile(source) else { continue }
      let truth = program.truth(World.activation())
      #expect(truth == program.evaluate(World.activation()).truth, "\(source), at a cost of \(environment.limits.cost)")
      kinds[truth, default: 0] += 1
    }
    for truth in [Truth.isFalse, .isTrue, .unknown, .error] { #expect(kinds[truth, default: 0] > 50, "\(truth)") }
  }

  /// Texts of the same bytes in another order, which look the same and are not; and the same ones.
  @Test(
    "texts that look the same are not the same",
    arguments: [
      ("LEFT == RIGHT", false), ("LEFT != RIGHT", true), ("LEFT in [RIGHT]", false), ("LEFT in ['x', LEFT]", true),
      ("['x', LEFT].exists(w, w in [RIGHT, 'y'])", false), ("['x', LEFT].exists(w, w in [RIGHT, 'x'])", true),
      ("[LEFT, 'x'].all(w, w in [RIGHT, 'x'])", false), ("[LEFT, 'x'].all(w, w in ['x', LEFT])", true),
      ("!['x', LEFT].all(w, w in [RIGHT, 'x'])", true),
    ])
  func lookalikes(source: String, isTrue: Bool) throws {
    let source =
      source.replacing("LEFT", with: "'a\u{323}\u{307}'").replacing("RIGHT", with: "'a\u{307}\u{323}'")
    for environment in Self.environments(isChecked: true) {
      let program = try environment.compile(source, expecting: .bool)
      let outcome = program.evaluate(World.activation())
      #expect(program.truth(World.activation()) == outcome.truth, "at a cost of \(environment.limits.cost)")
      if case .error = outcome { continue }
      #expect(outcome.truth == (isTrue ? .isTrue : .isFalse))
      #expect(program.explain(World.activation()).outcome.notation == outcome.notation)
    }
  }

  @Test(
    "sizes and calls that are compared are paid for alike, whatever the limit of cost",
    arguments: [
      "size(k.tags) > 0", "size(a.tags) == 0", "people.all(p, size(p.tags) < 2)", "lost.size() >= n",
      "k.age * 2 > k.contact.hours + 1", "a.age + 1 < k.age", "n - k.age == size(words)", "k.age / n > 1",
      "people.exists(p, p.age + n >= 20 && size(p.tags) > n)",
    ])
  func computedOperands(source: String) throws {
    for environment in Self.environments(isChecked: true) {
      let program = try environment.compile(source, expecting: .bool)
      let outcome = program.evaluate(World.activation())
      #expect(program.truth(World.activation()) == outcome.truth, "at a cost of \(environment.limits.cost)")
    }
  }

  @Test("variables come to the same in whatever order they are judged, evaluated and explained")
  func variables() throws {
    var generator = ExpressionGenerator(seed: 15, asksForPresence: true)
    var random = SeededGenerator(seed: 16)
    let names = World.environment.variables
    let first = names.count
    let environment = World.environment.with(
      variables: names + [.init(name: "p", type: .bool), .init(name: "q", type: .bool)])
    for _ in 0..<2_000 {
      let programs = [
        try World.environment.compile(generator.condition(3), expecting: .bool),
        try environment.compile("p && \(generator.condition(2)) || [p, \(generator.condition(1))].exists(x, x)"),
        try environment.compile("(q ? p : \(generator.condition(2))) || !q && \(generator.condition(2))"),
      ]
      func activation() -> Activation {
        let activation = World.activation(slots: first + 2)
        activation.set(first, to: programs[0])
        activation.set(first + 1, to: programs[1])
        return activation
      }
      let expected = programs[2].evaluate(activation()).notation
      let mixed = activation()
      for _ in 0..<4 {
        let program = programs[Int.random(in: 0..<3, using: &random)]
        switch Int.random(in: 0..<3, using: &random) {
        case 0: _ = program.truth(mixed)
        case 1: _ = program.evaluate(mixed)
        default: _ = program.explain(mixed)
        }
      }
      let outcome = programs[2].evaluate(mixed)
      #expect(outcome.notation == expected, "\(programs.map(\.source))")
      #expect(programs[2].explain(mixed).outcome.notation == expected, "\(programs.map(\.source))")
      #expect(programs[2].truth(mixed) == outcome.truth, "\(programs.map(\.source))")
      #expect(programs[2].truth(activation()) == outcome.truth, "\(programs.map(\.source))")
    }
  }

  @Test("variables that depend on themselves, or build on one another too deeply, are errors", arguments: [3, 999])
  func chains(last: Int) throws {
    let names = (0...last).map { VariableDeclaration(name: "v\($0)", type: .bool) }
    let environment = Environment(variables: names)
    let activation = Activation(slots: names.count)
    for slot in names.indices {
      let next = last > 3 ? max(0, slot - 1) : (slot + 1) % names.count
      activation.set(slot, to: try environment.compile(slot == 0 && last > 3 ? "true" : "v\(next) && v\(next)"))
    }
    #expect(try environment.compile("v\(last)").truth(activation) == .error)
    #expect(try environment.compile("v0 || true").truth(activation) == .isTrue)
  }
}

extension Outcome {
  fileprivate var truth: Truth {
    switch self {
    case .value(.bool(let bool)): bool ? .isTrue : .isFalse
    case .unknown: .unknown
    case .value, .error: .error
    }
  }
}
