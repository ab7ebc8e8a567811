// No expression that is accepted, whatever it is given, may trap, recurse without bound or run without end.

import CEL
import Diagnostics
import Foundation
import Testing

@Suite("Evaluation: safety")
struct EvaluationSafetyTests {
  static let deepSources: [(name: String, source: String)] = [
    ("selections", "m" + String(repeating: ".x", count: 240)),
    ("indices", "m" + String(repeating: "['x']", count: 240)),
    ("sums", "0" + String(repeating: " + n", count: 240)),
    ("calls", "'x'" + String(repeating: ".upperAscii()", count: 240)),
    ("negations", String(repeating: "!(", count: 120) + "k.adult" + String(repeating: ")", count: 120)),
    ("lists", String(repeating: "[", count: 120) + "n" + String(repeating: "]", count: 120)),
    ("maps", String(repeating: "{'x': ", count: 120) + "n" + String(repeating: "}", count: 120)),
    ("conditionals", String(repeating: "k.adult ? 1 : ", count: 200) + "2"),
    ("conjunction", Array(repeating: "k.age > 1", count: 5_000).joined(separator: " && ")),
    ("disjunction", Array(repeating: "k.age > 30", count: 5_000).joined(separator: " || ")),
    ("macros", (0..<100).map { "[n].all(v\($0), " }.joined() + "true" + String(repeating: ")", count: 100)),
    ("bindings", (0..<100).map { "cel.bind(v\($0), n, " }.joined() + "v0" + String(repeating: ")", count: 100)),
    (
      "block",
      "cel.block([\((0..<200).map { $0 == 0 ? "1" : "cel.index(\($0 - 1))" }.joined(separator: ", "))], "
        + "cel.index(199))"
    ),
    ("optionals", "optional.of(n)" + String(repeating: ".optMap(x, x)", count: 200)),
  ]

  @Test("expressions as deep as the parser lets them be run on half a stack", arguments: deepSources.map(\.name))
  func depth(name: String) async throws {
    let source = try #require(Self.deepSources.first { $0.name == name }?.source)
    let outcomes = await Self.onHalfStack {
      [World.environment, World.unchecked].map { environment -> String in
        guard let program = try? environment.compile(source) else { return "refused" }
        let explained = program.explain(World.activation()).outcome.notation
        return program.evaluate(World.activation()).notation == explained ? "ran" : "differ"
      }
    }
    #expect(outcomes[1] == "ran", "unchecked")
    #expect(outcomes[0] == "ran" || ["selections", "indices"].contains(name), "\(outcomes)")
  }

  /// On a thread with half of the stack that threads usually have; an unoptimised build needs most of it to compile.
  private static func onHalfStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.stackSize = 4 << 20
      thread.start()
    }
  }

  @Test("variables that build on one another are bounded, and a cycle ends")
  func chains() async throws {
    let outcomes = await Self.onHalfStack { () -> [String] in
      let names = (0..<1_000).map { VariableDeclaration(name: "v\($0)", type: .bool) }
      let environment = Environment(variables: names)
      func run(_ source: (Int) -> String, asking slot: Int) -> [String] {
        let activation = Activation(slots: names.count)
        for slot in names.indices {
          if let program = try? environment.compile(source(slot)) { activation.set(slot, to: program) }
        }
        guard let program = try? environment.compile("v\(slot)") else { return ["refused"] }
        return [program.evaluate(activation).notation, program.explain(activation).outcome.notation]
      }
      func previous(_ slot: Int) -> String { slot == 0 ? "true" : "v\(slot - 1) && v\(slot - 1)" }
      return run(previous, asking: 90) + run(previous, asking: 999)
        + run({ "v\(($0 + 1) % 3) || v\(($0 + 2) % 3)" }, asking: 0) + run({ "v\(($0 + 1) % 3) || true" }, asking: 0)
    }
    #expect(
      outcomes == [
        "true", "true", "error cost_exceeded", "error cost_exceeded", "error undeclared_reference",
        "error undeclared_reference", "true", "true",
      ])
  }

  @Test("what is shared is explained once")
  func sharedParts() throws {
    let doubling = (1..<60).map { "cel.index(\($0 - 1)) + cel.index(\($0 - 1))" }.joined(separator: ", ")
    let source = "cel.block([k.age - 20, \(doubling)], cel.index(59)) == 0"
    let explanation = try World.environment.compile(source).explain(World.activation())
    #expect(explanation.readings.map(\.path.description) == ["k.age"])
  }

  static let costly = [
    "lists.range(5000).all(x, lists.range(5000).all(y, x + y >= 0))",
    "lists.range(5000).map(x, lists.range(5000).map(y, x * y)).size() > 0",
    "lists.range(3000).all(x, lists.range(900000).size() > 0)",
    "lists.range(100000).all(x, x in lists.range(100000))",
    "cel.bind(l, lists.range(100000), l.all(x, x in l))",
    "cel.bind(l, lists.range(100000), l.all(x, l == l))",
    "cel.bind(l, lists.range(100000).map(x, 'x').join(), lists.range(100000).all(x, !l.contains('y')))",
    "cel.bind(l, lists.range(100000).map(x, 'x').join(), lists.range(100000).all(x, l != l.upperAscii()))",
    "cel.block([[1, 1], \((0..<60).map { "[cel.index(\($0)), cel.index(\($0))]" }.joined(separator: ", "))], "
      + "cel.index(60) == cel.index(60))",
  ]

  @Test("an expression without measure ends with an error of cost", arguments: costly)
  func cost(source: String) throws {
    let environment = Environment(variables: [], limits: ExpressionLimits(cost: 200_000))
    let activation = Activation(slots: 0)
    let program = try environment.compile(source)
    #expect(program.evaluate(activation).notation == "error cost_exceeded")
    #expect(program.explain(activation).outcome.notation == "error cost_exceeded")
  }

  @Test("many unknowns come together in little time")
  func manyUnknowns() throws {
    let elements = (0..<20_000).map { Value.record(Record(empty: World.contact, path: World.path("l[\($0)]"))) }
    let activation = Activation(slots: 1)
    activation.set(0, to: .value(.list(elements)), path: World.path("l"))
    let environment = Environment(variables: [.init(name: "l", type: .list(.record(World.contact)))])
    for source in ["l.all(x, x.open)", "l.exists(x, x.open)", "l.filter(x, x.open).size() > 1"] {
      let explanation = try environment.compile(source).explain(activation)
      guard case .unknown(let unknown) = explanation.outcome else {
        Issue.record("\(source)")
        continue
      }
      #expect(unknown.paths.count == 20_000)
      #expect(explanation.missing == unknown.paths)
    }
  }

  @Test("an explanation that would cost too much tells the outcome all the same")
  func costOfExplanation() throws {
    // Short cuts make the evaluation cheap; an explanation takes none.
    let source = "lists.range(2000).exists(x, lists.range(2000).exists(y, x + y == 0))"
    let program = try Environment(variables: [], limits: ExpressionLimits(cost: 100_000)).compile(source)
    #expect(program.evaluate(Activation(slots: 0)).notation == "true")
    #expect(program.explain(Activation(slots: 0)).outcome.notation == "true")
  }

  @Test("nothing that is written wrong traps when it is evaluated unchecked")
  func unchecked() throws {
    var generator = UntypedGenerator(seed: 7)
    var kinds: [String: Int] = [:]
    for round in 0..<20_000 {
      let source = generator.expression(3)
      guard let program = try? World.unchecked.compile(source) else {
        kinds["refused", default: 0] += 1
        continue
      }
      let activation = World.activation()
      let outcome = program.evaluate(activation).notation
      #expect(program.explain(activation).outcome.notation == outcome, "\(source)")
      kinds[String(outcome.prefix(7)), default: 0] += 1
      if round.isMultiple(of: 4), let checked = try? World.environment.compile(source) {
        kinds["checked", default: 0] += 1
        #expect(checked.evaluate(World.activation()).notation == outcome, "checked: \(source)")
      }
    }
    #expect(kinds["error n", default: 0] > 1_000)
    #expect(kinds["checked", default: 0] > 300)
    #expect(kinds["unknown", default: 0] > 300)
    #expect(kinds["refused", default: 0] < 2_000, "\(kinds)")
  }

  @Test("a function whose code takes another number of arguments is an error")
  func wrongArity() throws {
    let code = Overload.Implementation.binary { (left, _) throws(EvaluationError) in left }
    let library = Library("odd", [Function("odd", "Odd.", [.function(.int, returns: .int, code)])])
    for isChecked in [true, false] {
      let environment = Environment(variables: [], libraries: [library], isChecked: isChecked)
      #expect(try environment.compile("odd(1)").evaluate(Activation(slots: 0)).notation == "error internal")
    }
    #expect(
      try World.environment.compile("k.adult").evaluate(Activation(slots: 0)).notation
        == "error undeclared_reference", "an activation with too few slots")
  }
}
