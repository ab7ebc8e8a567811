// Random expressions that parse and that no type checker would all let pass: every operator, function and macro with
// arguments of any kind.

import CEL
import TestData

struct UntypedGenerator {
  private var random: SeededGenerator
  private var names = ["k", "a", "c", "people", "lost", "n", "words", "params.words", "params", "nothing"]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func expression(_ depth: Int) -> String {
    if depth <= 0 {
      return pick(
        names + [
          "0", "-1", "1", "9223372036854775807", "-9223372036854775808", "18446744073709551615u", "1u", "0.0", "1e308",
          "-0.5", "'x'", "''", "'é😀'", "b'\\xff'", "null", "true", "false", "[]", "{}", "[1, 'x']", "{'x': 1}", "int",
          "optional.none()", "k.age", "a.age", "k.contact", "timestamp('9999-12-31T23:59:59Z')", "duration('-1h')",
        ])
    }
    func sub(_ generator: inout Self) -> String { generator.expression(depth - 1) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1:
      let symbol = pick(["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "&&", "||"])
      return "(\(sub(&self)) \(symbol) \(sub(&self)))"
    case 2: return pick(["!", "-"]) + "(\(sub(&self)))"
    case 3: return "(\(sub(&self)) ? \(sub(&self)) : \(sub(&self)))"
    case 4: return "(\(sub(&self)))\(pick(["[\(sub(&self))]", "[?\(sub(&self))]", ".age", ".?age", ".x", ".contact"]))"
    case 5: return pick(["[\(sub(&self)), ?\(sub(&self))]", "[\(sub(&self)), \(sub(&self))]", "{\(sub(&self)): 1}"])
    case 6: return "has((\(sub(&self))).\(pick(["age", "contact", "x"])))"
    case 7, 8:
      let count = Int.random(in: 0..<4, using: &random)
      let arguments = (0..<count).map { _ in sub(&self) }
      if Bool.random(using: &random), let target = arguments.first {
        return "(\(target)).\(pick(Self.members))(\(arguments.dropFirst().joined(separator: ", ")))"
      }
      return "\(pick(Self.functions))(\(arguments.joined(separator: ", ")))"
    case 9, 10: return macro(depth)
    default: return expression(0)
    }
  }

  private mutating func macro(_ depth: Int) -> String {
    let range = expression(depth - 1)
    names += ["v\(depth)", "w\(depth)"]
    defer { names.removeLast(2) }
    let body = expression(depth - 1)
    let kind = pick([
      "all", "exists", "exists_one", "filter", "map", "sortBy", "transformList", "transformMap", "two", "opt",
    ])
    switch kind {
    case "transformList", "transformMap": return "(\(range)).\(kind)(v\(depth), w\(depth), \(body))"
    case "two": return "(\(range)).\(pick(["all", "exists", "existsOne"]))(v\(depth), w\(depth), \(body))"
    case "opt":
      return pick([
        "(\(range)).optMap(v\(depth), \(body))", "(\(range)).optFlatMap(v\(depth), \(body))",
        "cel.bind(v\(depth), \(range), \(body))", "(\(range)).transformMapEntry(v\(depth), w\(depth), \(body))",
      ])
    default: return "(\(range)).\(kind)(v\(depth), \(body))"
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  private static let all = Library.all.flatMap(\.functions)
  private static let functions = all.map(\.name).filter { Operator.symbol(of: $0) == nil }
  private static let members = all.filter { $0.overloads.contains(where: \.isMember) }.map(\.name)
}
