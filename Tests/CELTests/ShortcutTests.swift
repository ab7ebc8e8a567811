// Expressions that are decided by a shorter way than step by step, beside ones that say the same and are not: they must
// never part, in what they come to, what they rest on and how many steps they take, wherever those run out.

import CEL
import Testing

@Suite("Shortcuts")
struct ShortcutTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let short: String
    let long: String

    init(_ short: String, as long: String) { (self.short, self.long) = (short, long) }

    var testDescription: String { short }
  }

  static let wordRows = [
    "k.tags.exists(t, t in params.words)", "words.exists(w, w in params.words)", "words.all(w, w in params.words)",
    "params.words.all(w, w in words)", "k.tags.all(t, t in words)", "a.tags.exists(t, t in params.words)",
    "['é', 'x'].exists(w, w in params.words)", "['é', 'y'].all(w, w in ['z', 'é'])",
    "c.tags.exists(t, t in params.words)", "k.tags.exists(t, t in a.tags)", "lost.map(p, p.id).exists(i, i in words)",
    "people.exists(p, p.tags.exists(t, t in params.words))", "people.all(p, p.tags.exists(t, t in params.words))",
    "people.all(p, params.words.exists(w, w in p.tags))", "people.exists(p, words.all(w, w in p.tags) || p.adult)",
    "['z', 'x', 'y', 'x'].exists(w, w in params.words)", "['z', 'y', 'x'].all(w, w in params.words)",
    "[params.words, words].all(list, k.tags.exists(t, t in list))",
    "[params.words, params.words].all(list, people.exists(p, p.tags.exists(t, t in list)))",
    "[params.words, params.words].exists(list, words.all(w, w in list) || k.tags.all(t, t in list))",
    "cel.bind(list, k.tags, words.exists(w, w in list))", "cel.bind(list, params.words, words.exists(w, w in list))",
    "words.map(w, w).exists(w, w in params.words)", "people.filter(p, p.adult).all(p, p.tags.all(t, t in words))",
  ].map { source in Row(source, as: source.replacing(/(\w+ in [^()]+)\)/) { "(\($0.1) || false))" }) }

  static let variableRows = [
    Row(
      "[params.words, params.words].exists(list, size(list) > 2 || 'z' in list)",
      as: "[params.words, true ? params.words : []].exists(list, size(list) > 2 || 'z' in list)"),
    Row("[n, n].all(i, i < k.age && i == n)", as: "[n, true ? n : 1].all(i, i < k.age && i == n)"),
    Row("[params.flag, params.flag].all(f, f)", as: "[params.flag, true ? params.flag : false].all(f, f)"),
    Row(
      "[params.flag].exists(f, [params.words].exists(list, f && 'z' in list))",
      as: "[true ? params.flag : false].exists(f, [true ? params.words : []].exists(list, f && 'z' in list))"),
    Row(
      "[params.words, words].exists(list, list.exists(w, w == 'z') && size(list.filter(w, w != 'z')) == 1)",
      as: "[params.words, true ? words : []].exists(list, list.exists(w, w == 'z') "
        + "&& size(list.filter(w, w != 'z')) == 1)"),
  ]

  @Test("come to the same as the long way, rest on the same and take as many steps", arguments: wordRows + variableRows)
  func shortcut(row: Row) throws {
    try #require(row.short != row.long)
    for cost in Array(0..<240) + [100_000] {
      let environment = Environment(variables: World.environment.variables, limits: ExpressionLimits(cost: cost))
      let (short, long) = (try environment.compile(row.short), try environment.compile(row.long))
      #expect(Self.answers(of: short) == Self.answers(of: long), "at a cost of \(cost)")
    }
  }

  /// What a program comes to each way, and how many steps that takes.
  private static func answers(of program: Program) -> [String] {
    let activation = World.activation()
    activation.allowance = 1_000_000
    var answers: [String] = []
    for _ in 0..<2 {
      answers.append("\(program.truth(activation)) \(activation.allowance)")
      answers.append("\(program.evaluate(activation).notation) \(activation.allowance)")
      let explanation = program.explain(activation)
      answers.append("\(explanation.outcome.notation) \(activation.allowance)")
      answers += explanation.attributes.map {
        "\($0.path) \($0.isReading) \($0.isKnown) \($0.isAbsent) \($0.isAwaited)"
      }
    }
    return answers
  }
}
