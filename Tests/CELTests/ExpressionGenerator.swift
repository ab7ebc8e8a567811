// Random well-typed expressions over `World`, the same ones on every run.

import CEL
import TestData

struct ExpressionGenerator {
  private var random: SeededGenerator
  /// Whether `has()` and `.?` may occur, which ask whether something was said.
  private let asksForPresence: Bool
  /// Names in scope, by type.
  private var records = ["k", "a", "c", "o", "people[0]", "people[1]"]
  private var numbers: [String] = []
  private var texts: [String] = []
  private var conditions: [String] = []
  private var fresh = 0

  init(seed: UInt64, asksForPresence: Bool) {
    random = SeededGenerator(seed: seed)
    self.asksForPresence = asksForPresence
  }

  mutating func condition(_ depth: Int) -> String {
    if depth <= 0 {
      return pick(
        conditions + ["true", "false", "(1 / n > 0)", "params.flag"]
          + [record()].flatMap { ["\($0).adult", "\($0).adult", "\($0).contact.open"] })
    }
    switch Int.random(in: 0..<18, using: &random) {
    case 0, 1: return "(\(condition(depth - 1)) && \(condition(depth - 1)))"
    case 2, 3: return "(\(condition(depth - 1)) || \(condition(depth - 1)))"
    case 4: return "!\(condition(depth - 1))"
    case 5: return "(\(condition(depth - 1)) ? \(condition(depth - 1)) : \(condition(depth - 1)))"
    case 6: return "(\(number(depth - 1)) \(pick(["==", "!=", "<", ">="])) \(number(depth - 1)))"
    case 7: return "(\(text(depth - 1)) \(pick(["==", "!=", "<"])) \(text(depth - 1)))"
    case 8: return "(\(number(depth - 1)) in \(list(depth - 1)))"
    case 9: return "(\(text(depth - 1)) in \(pick(["words", "params.words", "\(record()).tags", "['x', \(text(0))]"])))"
    case 10, 11, 12: return quantifier(depth)
    case 13: return "(\(record()).contact \(pick(["==", "!="])) \(record()).contact)"
    case 14: return "(\(record()) in \(pick(["people", "lost", "[\(record()), \(record())]"])))"
    case 15 where asksForPresence:
      return pick([
        "has(\(record()).\(pick(["age", "contact", "tags"])))", "has(\(record()).contact.hours)",
        "(\(record()).?age.orValue(\(number(0))) > 3)",
      ])
    case 15: return "(sets.intersects([\(record()).contact], [\(record()).contact]))"
    case 16:
      let value = condition(depth - 1)
      return scoped(\.conditions) { name, generator in "cel.bind(\(name), \(value), \(generator.condition(depth - 1)))"
      }
    default: return condition(0)
    }
  }

  private mutating func quantifier(_ depth: Int) -> String {
    let macro = pick(["all", "exists", "exists_one", "all", "exists"])
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      let range = pick(["people", "people", "lost", "none", "[\(record()), \(record())]"])
      return scoped(\.records) { name, generator in "\(range).\(macro)(\(name), \(generator.condition(depth - 1)))" }
    case 1:
      let range = pick(["words", "\(record()).tags"])
      return scoped(\.texts) { name, generator in "\(range).\(macro)(\(name), \(generator.condition(depth - 1)))" }
    default:
      let range = list(depth - 1)
      return scoped(\.numbers) { name, generator in "\(range).\(macro)(\(name), \(generator.condition(depth - 1)))" }
    }
  }

  private mutating func number(_ depth: Int) -> String {
    if depth <= 0 {
      let record = record()
      return pick(
        numbers + ["0", "1", "3", "20", "n", "\(record).age", "\(record).contact.hours", "9223372036854775807"])
    }
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return "(\(number(depth - 1)) \(pick(["+", "-", "*", "/", "%"])) \(number(depth - 1)))"
    case 1: return "size(\(list(depth - 1)))"
    case 2: return "(\(condition(depth - 1)) ? \(number(depth - 1)) : \(number(depth - 1)))"
    case 3: return "\(list(depth - 1))[\(number(0))]"
    case 4: return "-\(record()).age"
    default: return number(0)
    }
  }

  private mutating func list(_ depth: Int) -> String {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "[\(number(depth - 1)), \(number(0)), 3]"
    case 1: return "[1, 3, 20]"
    case 2: return scoped(\.records) { name, generator in "people.map(\(name), \(generator.number(depth - 1)))" }
    case 3:
      let list = list(depth - 1)
      return scoped(\.numbers) { name, generator in "\(list).sortBy(\(name), \(generator.number(depth - 1)))" }
    default: return "[\(number(depth - 1))].filter(v, v < 10)"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    if depth <= 0 { return pick(texts + ["'x'", "'adult'", "\(record()).id", "\(record()).kind + ''"]) }
    return pick([
      "(\(text(depth - 1)) + \(text(0)))", "string(\(number(depth - 1)))", "\(text(0)).upperAscii()", text(0),
    ])
  }

  private mutating func record() -> String { pick(records) }

  private mutating func scoped(
    _ names: WritableKeyPath<Self, [String]>, _ body: (String, inout Self) -> String
  ) -> String {
    fresh += 1
    let name = "v\(fresh)"
    self[keyPath: names] += [name, name]
    defer { self[keyPath: names].removeLast(2) }
    return body(name, &self)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }
}
