// Laws that hold of every expression, whatever is unknown and whatever fails, tried on random expressions with a fixed
// seed.

import CEL
import Diagnostics
import TestData
import Testing

@Suite("Laws of unknowns")
struct UnknownLawTests {
  @Test("&& and || commute and associate, and De Morgan's laws hold")
  func algebra() throws {
    var generator = ExpressionGenerator(seed: 1, asksForPresence: true)
    let activation = World.activation()
    func kind(_ source: String) throws -> String {
      try World.environment.compile(source, expecting: .bool).evaluate(activation).kind
    }
    for _ in 0..<700 {
      let (a, b, c) = (generator.condition(2), generator.condition(2), generator.condition(1))
      for (left, right) in [
        ("\(a) && \(b)", "\(b) && \(a)"), ("\(a) || \(b)", "\(b) || \(a)"),
        ("(\(a) && \(b)) && \(c)", "\(a) && (\(b) && \(c))"), ("(\(a) || \(b)) || \(c)", "\(a) || (\(b) || \(c))"),
        ("!(\(a) && \(b))", "!\(a) || !\(b)"), ("!(\(a) || \(b))", "!\(a) && !\(b)"),
        ("[\(a), \(b)].all(x, x)", "!([\(b), \(a)].exists(x, !x))"),
      ] {
        let (first, second) = (try kind(left), try kind(right))
        #expect(first == second, "\(left)")
      }
    }
  }

  @Test("an explanation ends as the evaluation does, and names what is unknown")
  func explanations() throws {
    var generator = ExpressionGenerator(seed: 2, asksForPresence: true)
    var kinds: [String: Int] = [:]
    for _ in 0..<6_000 {
      let source = generator.condition(3)
      let program = try World.environment.compile(source, expecting: .bool)
      let outcome = program.evaluate(World.activation())
      let activation = World.activation()
      let explanation = program.explain(activation)
      #expect(explanation.outcome.notation == outcome.notation, "\(source)")
      #expect(program.evaluate(activation).notation == outcome.notation, "again: \(source)")
      if case .unknown(let unknown) = outcome {
        #expect(Set(explanation.missing).isSuperset(of: unknown.paths), "\(source)")
        #expect(explanation.missing == explanation.missing.sorted())
      } else {
        #expect(explanation.missing.isEmpty)
      }
      kinds[String(outcome.kind.prefix(5)), default: 0] += 1
    }
    // The expressions are worth trying only where all kinds of outcome are common.
    for kind in ["true", "false", "unkno", "error"] { #expect(kinds[kind, default: 0] > 300, "\(kind)") }
  }

  @Test("what is decided stays so whatever the unknowns turn out to be")
  func monotony() throws {
    var generator = ExpressionGenerator(seed: 3, asksForPresence: false)
    var random = SeededGenerator(seed: 4)
    for _ in 0..<4_000 {
      let source = generator.condition(3)
      let program = try World.environment.compile(source, expecting: .bool)
      let outcome = program.evaluate(World.activation())
      if case .unknown = outcome { continue }
      for _ in 0..<3 {
        let answered = program.evaluate(World.answered(&random))
        #expect(answered.kind == outcome.kind, "\(source)")
      }
    }
  }
}

extension Outcome {
  /// The notation, in which one error is like another.
  fileprivate var kind: String { if case .error = self { "error" } else { notation } }
}

extension World {
  /// The world with every unknown answered somehow.
  static func answered(_ random: inout SeededGenerator) -> Activation {
    let activation = Activation(slots: bindings.count)
    for (slot, binding) in bindings.enumerated() {
      switch (binding.outcome, binding.type) {
      case (.value(let value), _): activation.set(slot, to: .value(answered(value, &random)))
      case (.unknown, _):
        let elements = (0..<Int.random(in: 0..<3, using: &random)).map { index in
          answered(.record(all(.absent, "lost[\(index)]")), &random)
        }
        activation.set(slot, to: .value(.list(elements)))
      case (.error, _): activation.set(slot, to: binding.outcome)
      }
    }
    return activation
  }

  private static func answered(_ value: Value, _ random: inout SeededGenerator) -> Value {
    switch value {
    case .list(let elements): return .list(elements.map { answered($0, &random) })
    case .record(let record):
      var fields: [FieldState] = []
      for slot in record.fields.indices {
        switch record.read(slot: slot) {
        case .value(let value): fields.append(.known(answered(value, &random)))
        case .unknown, .error: fields.append(.known(answer(record.type.fields[slot].type, &random)))
        }
      }
      return .record(Record(type: record.type, path: record.path, fields: fields))
    default: return value
    }
  }

  private static func answer(_ type: Type, _ random: inout SeededGenerator) -> Value {
    func pick<Element>(_ elements: [Element]) -> Element {
      elements[Int.random(in: 0..<elements.count, using: &random)]
    }
    return switch type {
    case .bool: .bool(pick([true, false]))
    case .int: .int(pick([0, 1, 3, 20, -5, .max]))
    case .double: .double(pick([0, 0.5, .nan]))
    case .word: .string(pick(kinds.words))
    case .list: .list(pick([[], [.string("x")], [.string("voice")], [.string("z"), .string("y")]]))
    default: .string(pick(["x", "y", "adult", ""]))
    }
  }
}
