// For which other times an outcome holds: what the activation says of it, against evaluating at those times.

import CEL
import TestData
import Testing

@Suite("Clock")
struct ClockTests {
  /// The time that a day begins.
  private static func time(_ text: String) throws -> Timestamp { try #require(CivilDate(parsing: text)).midnight }

  private static let names =
    World.environment.variables
    + ["d", "e", "u"].map {
      VariableDeclaration(name: $0, type: .timestamp)
    } + [VariableDeclaration(name: "p", type: .bool), VariableDeclaration(name: "now", type: .timestamp)]
  private static let environment = World.environment.with(variables: names)

  /// - `d` is 2026-03-01, `e` 2026-11-21, `u` is not said; `p` is computed: `d <= now`.
  private static func activation(now: Timestamp, p: String = "d <= now") throws -> Activation {
    var variables = CommonVariables(slots: names.count)
    for (slot, binding) in World.bindings.enumerated() {
      variables.set(slot, to: binding.outcome, path: binding.path.map(World.path))
    }
    let first = World.bindings.count
    variables.set(first, to: .value(.timestamp(try time("2026-03-01"))), path: World.path("d"))
    variables.set(first + 1, to: .value(.timestamp(try time("2026-11-21"))), path: World.path("e"))
    variables.set(first + 2, to: .unknown(UnknownSet(World.path("u"))), path: World.path("u"))
    variables.set(first + 3, to: try environment.compile(p, expecting: .bool))
    variables.setClock(first + 4, to: now)
    return Activation(variables)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let source: String
    let now: String
    /// Nil where open; with an apostrophe where the end itself is a nanosecond past it.
    let first: String?
    let last: String?

    init(_ source: String, _ now: String, _ first: String?, _ last: String?) {
      (self.source, self.now, self.first, self.last) = (source, now, first, last)
    }

    var testDescription: String { "\(source) on \(now)" }
  }

  static let rows = [
    Row("k.adult", "2026-05-01", nil, nil),
    Row("d <= now", "2026-05-01", "2026-03-01", nil), Row("d <= now", "2026-03-01", "2026-03-01", nil),
    Row("d <= now", "2026-02-01", nil, "2026-03-01'"),
    Row("d < now", "2026-05-01", "2026-03-01'", nil), Row("d < now", "2026-03-01", nil, "2026-03-01"),
    Row("d > now", "2026-05-01", "2026-03-01", nil), Row("d > now", "2026-02-01", nil, "2026-03-01'"),
    Row("d >= now", "2026-05-01", "2026-03-01'", nil), Row("d >= now", "2026-03-01", nil, "2026-03-01"),
    Row("now >= d", "2026-05-01", "2026-03-01", nil), Row("now < d", "2026-02-01", nil, "2026-03-01'"),
    Row("d == now", "2026-05-01", "2026-03-01'", nil), Row("now == d", "2026-02-01", nil, "2026-03-01'"),
    Row("now != d", "2026-03-01", "2026-03-01", "2026-03-01"),
    // The other side may be computed, as long as the clock has no part in it.
    Row("addMonths(d, 2) > now", "2026-04-01", nil, "2026-05-01'"),
    Row("now == addMonths(d, 2)", "2026-04-01", nil, "2026-05-01'"),
    Row("now - d > duration('1h')", "2026-04-01", "2026-04-01", "2026-04-01"),
    Row("addMonths(now, 1) > d", "2026-04-01", "2026-04-01", "2026-04-01"),
    Row("now in [d, e]", "2026-04-01", "2026-04-01", "2026-04-01"),
    Row("now.getFullYear() == 2026", "2026-04-01", "2026-04-01", "2026-04-01"),
    Row("cel.bind(n, now, n > d)", "2026-04-01", "2026-04-01", "2026-04-01"),
    Row("now == now", "2026-04-01", "2026-04-01", "2026-04-01"),
    // Several together, and those that are not reached.
    Row("d <= now && now <= e", "2026-05-01", "2026-03-01", "2026-11-21"),
    Row("k.adult || now == now", "2026-05-01", nil, nil),
    Row("k.adult ? d <= now : now <= e", "2026-05-01", "2026-03-01", nil),
    Row("[e, d].exists(x, x <= now)", "2026-05-01", "2026-03-01", "2026-11-21'"),
    // What is unknown or an error is so at all times.
    Row("u <= now", "2026-05-01", nil, nil), Row("a.age == 1 && d <= now", "2026-05-01", "2026-03-01", nil),
    Row("addMonths(d, n / n) <= now", "2026-05-01", nil, nil),
    // By way of a variable of the policy.
    Row("p", "2026-05-01", "2026-03-01", nil), Row("p && now <= e", "2026-05-01", "2026-03-01", "2026-11-21"),
  ]

  @Test("an activation tells for which other times an outcome holds", arguments: rows)
  func table(row: Row) throws {
    func end(_ text: String?, _ open: Timestamp, _ direction: Int64) throws -> Timestamp {
      guard let text else { return open }
      let time = try Self.time(String(text.prefix(10)))
      guard text.hasSuffix("'") else { return time }
      let isLater = direction > 0
      return try #require(
        Timestamp(seconds: isLater ? time.seconds : time.seconds - 1, nanoseconds: isLater ? 1 : 999_999_999))
    }
    let program = try Self.environment.compile(row.source)
    let expected = try end(row.first, .minimum, 1)...end(row.last, .maximum, -1)
    let judged = try Self.activation(now: Self.time(row.now))
    _ = program.truth(judged)
    #expect(judged.clockInterval == expected, "judged")
    let evaluated = try Self.activation(now: Self.time(row.now))
    _ = program.evaluate(evaluated)
    #expect(evaluated.clockInterval == expected, "evaluated")
  }

  @Test("an explanation holds for the same times as long as it looks no further")
  func explained() throws {
    for (source, first, last) in [
      ("d <= now && now <= e", "2026-03-01", "2026-11-21"), ("k.adult || now <= e", nil, "2026-11-21"),
    ] {
      let activation = try Self.activation(now: Self.time("2026-05-01"))
      _ = try Self.environment.compile(source).explain(activation)
      let expected = try (first.map { try Self.time($0) } ?? .minimum)...Self.time(last)
      #expect(activation.clockInterval == expected, "\(source)")
    }
  }

  @Test("a clock that is set anew is none, and one that is asked for leaves its instant")
  func reset() throws {
    let now = try Self.time("2026-05-01")
    let activation = try Self.activation(now: now)
    let slot = Self.names.count - 1
    _ = activation.outcome(of: slot - 2)
    #expect(activation.clockInterval == Timestamp.minimum...Timestamp.maximum)
    _ = activation.outcome(of: slot)
    #expect(activation.clockInterval == now...now)
    activation.set(slot, to: .value(.timestamp(now)))
    #expect(activation.clockInterval == nil)
  }

  @Test("at every time of the interval, the outcome and its explanation are the same")
  func property() throws {
    var random = SeededGenerator(seed: 21)
    let days = ["2025-12-31", "2026-02-28", "2026-03-01", "2026-03-02", "2026-11-20", "2026-11-21", "2026-11-22"]
    var (open, closed, moved) = (0, 0, 0)
    for round in 0..<1_500 {
      var generator = ClockExpressions(base: ExpressionGenerator(seed: UInt64(round), asksForPresence: true))
      let variable = generator.condition(2, allowsVariable: false)
      let program = try Self.environment.compile(generator.condition(4), expecting: .bool)
      let today = days[Int.random(in: 0..<days.count, using: &random)]
      func comesTo(_ day: String) throws -> (text: String, interval: ClosedRange<Timestamp>?) {
        let activation = try Self.activation(now: Self.time(day), p: variable)
        let truth = program.truth(activation)
        let outcome = program.evaluate(activation).notation
        let explanation = program.explain(activation)
        let readings = explanation.readings.map { "\($0.path) \($0.value.map { "\($0)" } ?? "-")" }
        return (
          "\(truth) \(outcome) \(readings) \(explanation.missing) \(explanation.absent)", activation.clockInterval
        )
      }
      let (expected, interval) = try comesTo(today)
      let known = try #require(interval)
      #expect(known.contains(try Self.time(today)))
      for day in days where try known.contains(Self.time(day)) {
        let other = try comesTo(day)
        #expect(other.text == expected, "\(program.source) with p = \(variable), of \(today) on \(day)")
        #expect(other.interval == known, "\(program.source), of \(today) on \(day)")
        if day != today { moved += 1 }
      }
      if known == Timestamp.minimum...Timestamp.maximum {
        open += 1
      } else if known.lowerBound < known.upperBound {
        closed += 1
      }
    }
    // The expressions are worth trying only where intervals of all kinds are common.
    #expect(open > 100 && closed > 300 && moved > 1_000, "\(open) \(closed) \(moved)")
  }
}

/// Random conditions, some parts of which turn on the clock.
private struct ClockExpressions {
  var base: ExpressionGenerator

  mutating func condition(_ depth: Int, allowsVariable: Bool = true) -> String {
    let relation = base.pick(["<", "<=", ">", ">=", "==", "!="])
    let time = base.pick([
      "d", "e", "u", "addMonths(d, 1)", "addMonths(d, n / k.age)", "timestamp('2026-11-21T00:00:00Z')",
    ])
    guard depth > 0 else {
      return base.pick(
        ["(now \(relation) \(time))", "(\(time) \(relation) now)", base.condition(1)] + (allowsVariable ? ["p"] : []))
    }
    func sub(_ generator: inout Self) -> String { generator.condition(depth - 1, allowsVariable: allowsVariable) }
    switch base.pick(Array(0..<9)) {
    case 0, 1: return "(\(sub(&self)) && \(sub(&self)))"
    case 2, 3: return "(\(sub(&self)) || \(sub(&self)))"
    case 4: return "!\(sub(&self))"
    case 5: return "(\(sub(&self)) ? \(sub(&self)) : \(sub(&self)))"
    case 6: return "[d, e, \(time)].\(base.pick(["all", "exists"]))(x, (x \(relation) now) || \(sub(&self)))"
    case 7:
      return base.pick(["(now in [d, e])", "(\(time) \(relation) now)", "(now - d > duration('1h'))", "(now == now)"])
    default: return condition(0, allowsVariable: allowsVariable)
    }
  }
}
