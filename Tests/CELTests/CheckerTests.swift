// What the type checker refuses: for each ill-typed expression the code, the underlined text and the help of every
// issue, in order, and no echo of one slip in another message.

import CEL
import Diagnostics
import Testing

struct RefusalRow: Sendable, CustomTestStringConvertible {
  let source: String
  /// Code, underlined text, and a part of the English help; an empty part stands for no help.
  let issues: [[String]]

  init(_ source: String, _ issues: [String]...) {
    self.source = source
    self.issues = issues
  }

  var testDescription: String { source.debugDescription }
}

@Suite("Checker: refusals")
struct CheckerTests {
  static let environment = Environment(
    variables: World.environment.variables + [
      .init(name: "variables.minors_excluded", type: .bool), .init(name: "variables.refs", type: .list(.string)),
      .init(name: "params.majority_age", type: .int), .init(name: "as_of", type: .timestamp),
      .init(name: "pet", type: .word(Vocabulary(name: "pet", words: ["cat", "dog"]))),
      .init(name: "allowed", type: .list(.word(World.kinds))),
      .init(name: "params.kinds", type: .list(.word(Vocabulary(name: "params.kinds", words: ["adult", "robot"])))),
    ])

  static let nameRows = [
    RefusalRow("agee > 1", ["undeclared_name", "agee", "the names here are: k, a, c, o, people, lost"]),
    RefusalRow("pepole.size() > 1", ["undeclared_name", "pepole", "did you mean `people`?"]),
    RefusalRow("majority_age > 1", ["undeclared_name", "majority_age", "did you mean `params.majority_age`?"]),
    RefusalRow("params.majorty_age > 1", ["undeclared_name", "majorty_age", "did you mean `params.majority_age`?"]),
    RefusalRow(
      "params.x > 1", ["undeclared_name", "x", "params.words, params.flag, params.majority_age, params.kinds"]),
    RefusalRow("params.x.y.z > 1", ["undeclared_name", "x", "params.words"]),
    RefusalRow(
      "!variables.minor_excluded", ["undeclared_name", "minor_excluded", "did you mean `variables.minors_excluded`?"]),
    RefusalRow("params", ["not_a_value", "params", "write one of them: params.words"]),
    RefusalRow("has(params.majority_age)", ["has_of_name", "majority_age", "leave out `has()`"]),
    RefusalRow("has(params.majority)", ["undeclared_name", "majority", "params.majority_age"]),
    RefusalRow("params.?words.hasValue()", ["not_a_value", "params", "params.words"]),
    RefusalRow("k.agee > 1", ["unknown_field", "agee", "did you mean `age`?"]),
    RefusalRow("k.contact.zzz", ["unknown_field", "zzz", "its fields are: channels, open, hours"]),
    RefusalRow("k.kind == adult", ["undeclared_name", "adult", "a word is written in quotes: `\"adult\"`"]),
    RefusalRow("people.size > 3", ["no_fields", "size", "`size` is a function: write `.size(…)`"]),
    RefusalRow("has(k.agee)", ["unknown_field", "agee", "did you mean `age`?"]),
    RefusalRow("k.?agee.hasValue()", ["unknown_field", "agee", "did you mean `age`?"]),
    RefusalRow("k.?contact.opem", ["unknown_field", "opem", "did you mean `open`?"]),
    RefusalRow("people.age > 1", ["no_fields", "age", "`.exists(x, x.age …)`"]),
    RefusalRow("people.aeg > 1", ["no_fields", "aeg", "`.exists(x, x.age …)`"]),
    RefusalRow("k.age.years", ["no_fields", "years", ""]),
    RefusalRow("people.exists(p, q.age > 1)", ["undeclared_name", "q", ""]),
    RefusalRow("people.exists(p, p.agee > 1)", ["unknown_field", "agee", "did you mean `age`?"]),
    RefusalRow("Thing{a: 1}", ["no_messages", "Thing", "write a map"]),
  ]

  static let functionRows = [
    RefusalRow("not (k.adult)", ["undeclared_function", "not", "write `!(…)`"]),
    RefusalRow("k.id.startWith('x')", ["undeclared_function", "startWith", "did you mean `startsWith`?"]),
    RefusalRow("len(words) > 1", ["undeclared_function", "len", "write `size(…)`"]),
    RefusalRow("words.isEmpty()", ["undeclared_function", "isEmpty", "write `size(…) == 0`"]),
    RefusalRow("people.any(p, p.adult)", ["undeclared_function", "any", "write `list.exists(x, …)`"]),
    RefusalRow("words.exists('x')", ["macro_use", "exists", "write `list.exists(x, condition)`"]),
    RefusalRow("people.sortBy('age')", ["macro_use", "sortBy", "write `list.sortBy(x, key)`"]),
    RefusalRow("contains(k.id, 'x')", ["call_style", "contains", "write `value.contains(…)`"]),
    RefusalRow("words.string()", ["call_style", "string", "write `string(…)`"]),
    RefusalRow("math.maximum(1, 2)", ["undeclared_function", "maximum", "math.abs, math.bitAnd"]),
    RefusalRow("math.greatst(1, 2)", ["undeclared_function", "greatst", "did you mean `math.greatest`?"]),
    RefusalRow("math.max(1, 2)", ["undeclared_function", "max", "write `math.greatest(…)`"]),
    RefusalRow("people.count(p, p.adult)", ["undeclared_function", "count", "size(list.filter(x, …))"]),
    RefusalRow("greatest(1, 2)", ["undeclared_function", "greatest", "did you mean `math.greatest`?"]),
  ]

  static let typeRows = [
    RefusalRow("k.age == 'x'", ["never_equal", "==", "compare values of one type"]),
    RefusalRow("k.age != null", ["never_equal", "!=", "has(a.field)"]),
    RefusalRow("k.tags == 'x'", ["never_equal", "==", "… in list"]),
    RefusalRow("k.adult == 'true'", ["never_equal", "==", "a condition by itself"]),
    RefusalRow("k.share == 1", ["never_equal", "==", "one type"]),
    RefusalRow("as_of == '2026-01-01'", ["never_equal", "==", "timestamp("]),
    RefusalRow("as_of < '2026-01-01'", ["no_overload", "<", "timestamp("]),
    RefusalRow("as_of + 30 > as_of", ["no_overload", "+", "days(30)"]),
    RefusalRow("k.share * 100 > 1.0", ["no_overload", "*", "write `2.0` for `2`"]),
    RefusalRow("math.greatest(k.age, 2, 3) < 'a'", ["no_overload", "<"]),
    RefusalRow("k.age in 'abc'", ["no_overload", "in", "`text.contains(…)`"]),
    RefusalRow("k.age in words", ["no_overload", "in", "of type string"]),
    RefusalRow("k.id.startsWith(1)", ["no_overload", "startsWith", "it takes: `string.startsWith(string)"]),
    RefusalRow("k.id.startsWith()", ["no_overload", "startsWith", "it takes: `string.startsWith(string)"]),
    RefusalRow("size(1)", ["no_overload", "size", "it takes: `size(string)"]),
    RefusalRow("k.adult < 'x'", ["no_overload", "<", "it takes: `bool < bool`, `string < string`"]),
    RefusalRow("!k.age", ["no_overload", "!", "write `!(… == …)`"]),
    RefusalRow("!k.kind == 'adult'", ["no_overload", "!", "write `!(… == …)` or `… != …`"]),
    RefusalRow("k.age >= '18'", ["no_overload", ">=", "without quotes"]),
    RefusalRow("k.tags.contains('x')", ["no_overload", "contains", "… in list"]),
    RefusalRow("duration('1h') > 3600", ["no_overload", ">", "days(30)"]),
    RefusalRow("k.age == 1u", ["never_equal", "==", "write `2u` for `2`"]),
    RefusalRow("k.?age == 3", ["never_equal", "==", "a.?b.orValue(…) == …"]),
    RefusalRow("type(k.age) == 'int'", ["never_equal", "==", "without quotes"]),
    RefusalRow("k.contact == 'x'", ["never_equal", "==", "channels, open, hours"]),
    RefusalRow("k.age && k.adult", ["not_a_condition", "k.age", "write a comparison"]),
    RefusalRow("k.age ? 1 : 2", ["not_a_condition", "k.age", "write a comparison"]),
    RefusalRow("k.adult ? 1 : 'x'", ["different_branches", "?", "dyn()"]),
    RefusalRow("people.all(p, p.age)", ["not_a_predicate", "p.age", ""]),
    RefusalRow("k.age.all(x, x > 1)", ["not_iterable", "k.age", ""]),
    RefusalRow("k.all(x, x.y.z > 1)", ["not_iterable", "k", ""]),
    RefusalRow("people.sortBy(p, p.contact)", ["no_order", "p.contact", "sort by a number"]),
    RefusalRow("people.sortBy(p, p.tags)", ["no_order", "p.tags", "sort by a number"]),
    RefusalRow("{'x': 1}.sortBy(x, x)", ["not_iterable", "{'x': 1}", ""]),
    RefusalRow("k.age.optMap(x, x)", ["not_optional", "k.age", "optional.of"]),
    RefusalRow("[?k.age]", ["not_optional", "k.age", "optional.of"]),
    RefusalRow("[?null]", ["not_optional", "null", "optional.of"]),
    RefusalRow("{k: 1}", ["not_a_key", "k", "string, int, uint or bool"]),
    RefusalRow("{1.5: 1}", ["not_a_key", "1.5", "string, int, uint or bool"]),
    RefusalRow("words.transformMapEntry(i, w, w)", ["not_an_entry", "w", "{key: value}"]),
  ]

  static let vocabularyRows = [
    RefusalRow("k.kind == 'adlt'", ["not_in_vocabulary", "'adlt'", "did you mean `adult`?"]),
    RefusalRow("'zzz' != k.kind", ["not_in_vocabulary", "'zzz'", "its words are: child, adult, other"]),
    RefusalRow(
      "k.kind in ['adult', 'x', 'chld']",
      ["not_in_vocabulary", "'x'", "its words are"], ["not_in_vocabulary", "'chld'", "did you mean `child`?"]),
    RefusalRow("allowed == ['adult', 'x']", ["not_in_vocabulary", "'x'", "its words are"]),
    RefusalRow("'x' in allowed", ["not_in_vocabulary", "'x'", "its words are"]),
    RefusalRow("'child' in params.kinds", ["not_in_vocabulary", "'child'", "adult, robot"]),
    RefusalRow("allowed.exists(w, w == 'x')", ["not_in_vocabulary", "'x'", "its words are"]),
    RefusalRow("allowed.all(w, w in ['x'])", ["not_in_vocabulary", "'x'", "its words are"]),
    RefusalRow("k.kind == (k.adult ? 'adult' : 'x')", ["not_in_vocabulary", "'x'", "its words are"]),
    RefusalRow("sets.intersects(allowed, ['adult', 'x'])", ["not_in_vocabulary", "'x'", "its words are"]),
    RefusalRow("cel.bind(w, k.kind, w == 'x')", ["not_in_vocabulary", "'x'", "its words are"]),
    RefusalRow("k.kind in {'adult': 1, 'chld': 2}", ["not_in_vocabulary", "'chld'", "did you mean `child`?"]),
    RefusalRow("{'adlt': 1}[k.kind] == 1", ["not_in_vocabulary", "'adlt'", "did you mean `adult`?"]),
    RefusalRow("{'adlt': 1}[?k.kind].orValue(0) == 1", ["not_in_vocabulary", "'adlt'", "did you mean `adult`?"]),
    RefusalRow("k.kind in ['adult', 3]", ["never_equal", "3", "compare values of one type"]),
    RefusalRow("k.kind != ''", ["not_in_vocabulary", "''", "ask with `has(a.field)`"]),
    RefusalRow(
      "k.kind == pet", ["no_common_word", "==", "one is among: child, adult, other; the other among: cat, dog"]),
    RefusalRow("pet in allowed", ["no_common_word", "in", "one is among: cat, dog"]),
    RefusalRow("pet in [k.kind]", ["no_common_word", "in", "one is among: cat, dog"]),
  ]

  static let manyRows = [
    RefusalRow(
      "k.agee > 1 && nope || !k.id",
      ["unknown_field", "agee", "age"], ["undeclared_name", "nope", ""], ["no_overload", "!", "!(… == …)"]),
    RefusalRow("people.all(p, p.x.y.z == p.w + 1)", ["unknown_field", "x", ""], ["unknown_field", "w", ""]),
    RefusalRow(
      "size(nope) + nope.a.b(nope2) > 3",
      ["undeclared_name", "nope", ""], ["undeclared_name", "nope", ""], ["undeclared_function", "b", ""],
      ["undeclared_name", "nope2", ""]),
    RefusalRow("nope.all(x, x.y > z)", ["undeclared_name", "nope", ""], ["undeclared_name", "z", ""]),
    RefusalRow("cel.bind(x, nope, x.y && x > 1)", ["undeclared_name", "nope", ""]),
    RefusalRow(
      "[nope, 1][0] + {'x': nope2}.x",
      ["undeclared_name", "nope", ""], ["undeclared_name", "nope2", ""]),
    RefusalRow("nope ? nope2 : 1", ["undeclared_name", "nope", ""], ["undeclared_name", "nope2", ""]),
    RefusalRow("k.kind == 'x' && k.agee > 1", ["not_in_vocabulary", "'x'", ""], ["unknown_field", "agee", ""]),
  ]

  static let acceptedRows = [
    "optional.of('a').orValue(dyn(1)) + 1 > 1", "math.greatest(1, 2, 3) + 1 > k.age",
    "k.kind == 'adult'", "k.kind in allowed", "k.kind in params.kinds", "allowed == params.kinds",
    "k.kind == k.id", "k.?kind.orValue('') == ''", "k.?kind.orValue('none') == 'none'", "k.kind + 'x' == 'adultx'",
    "(k.adult ? k.kind : 'none') == 'none'", "(k.adult ? k.kind : pet) == 'cat'", "[k.kind, pet].exists(w, w == 'cat')",
    "allowed + ['x'] == ['x']", "k.kind in words", "has(k.contact.open)", "k.age < k.share", "dyn(k.age) == 'x'",
    "params.flag && variables.minors_excluded", "[] == [1]", "{} == {'x': 1}", "[1, dyn('x')].all(x, x == 1)",
    "people.map(p, p.kind).all(w, w in ['child', 'adult'])", "k == people[0]",
    "allowed.exists(w, w == params.kinds[0])",
    "[1.5] + [].filter(x, x <= 2.5) == []", "['x'] + [].map(x, x < x ? x : x) == []",
    "cel.bind(x, [], x.all(y, y > 1.5) && x.size() == 0 && x + [1] == [1])",
    "cel.bind(x, [], x.exists(y, y[0] == 1) ? x + ['x'] : x) == []",
    "{'adult': 1, 'child': 2}[k.kind] == 1", "k.kind in {k.id: 1}", "k.kind in ['adult', dyn(3)]",
    "people.sortBy(p, p.kind)[0].age > 1", "[].sortBy(x, x) == []", "dyn(k).sortBy(x, x)[0] == 1",
    "[?optional.of(1).optFlatMap(x, null)] == []",
    "{k.id: 1}[k.id] == 1", "words.map(w, {w: 1})[0].x == 1",
  ]

  @Test("names and fields", arguments: nameRows)
  func names(row: RefusalRow) { verify(row) }

  @Test("functions", arguments: functionRows)
  func functions(row: RefusalRow) { verify(row) }

  @Test("types", arguments: typeRows)
  func types(row: RefusalRow) { verify(row) }

  @Test("words of vocabularies", arguments: vocabularyRows)
  func vocabularies(row: RefusalRow) { verify(row) }

  @Test("all issues at once, none an echo of another", arguments: manyRows)
  func many(row: RefusalRow) { verify(row) }

  @Test("what is well-typed is accepted", arguments: acceptedRows)
  func accepted(source: String) { #expect(Self.issues(of: source).map(\.message.english) == []) }

  @Test("a result of another type than is needed")
  func results() {
    let issues = Self.issues(of: "k.age + 1", expecting: .bool)
    #expect(issues.map(\.code) == ["cel.wrong_result"])
    #expect(issues.first?.message.english == "this expression gives int, but bool is needed here")
    #expect(issues.first?.message.french == "cette expression donne int, alors qu’il faut bool ici")
    #expect(Self.issues(of: "nope", expecting: .bool).map(\.code) == ["cel.undeclared_name"])
    #expect(Self.issues(of: "dyn(1)", expecting: .bool).isEmpty)
  }

  @Test("messages are there in both languages, short, and spaced as French wants")
  func wording() {
    let long = String(repeating: "x", count: 5_000)
    let hostile = [
      long, "k.\(long)", "\(long)(1)", "k.kind == '\(long)\\u0007'", "k.\(long).y", "params.\(long)",
      "\(String(repeating: "[", count: 100))1\(String(repeating: "]", count: 100)) == 1",
    ]
    let rows = Self.nameRows + Self.functionRows + Self.typeRows + Self.vocabularyRows + Self.manyRows
    for source in rows.map(\.source) + hostile {
      for issue in Self.issues(of: source, expecting: .bool) {
        #expect(issue.message.english != issue.message.french)
        for text in [issue.message.english, issue.help?.english, issue.message.french, issue.help?.french] {
          let text = text ?? ""
          #expect(text.utf8.count < 500)
          #expect(text.withoutControls == text)
        }
        for text in [issue.message.french, issue.help?.french ?? ""] {
          let prose = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: "`")
          #expect([" ;", " :", " ?", " !", "« ", " »"].allSatisfy { !prose.contains($0) }, "ordinary space: \(text)")
        }
      }
    }
  }

  @Test("the list of issues is bounded, and so is the work on hostile types")
  func bounds() {
    #expect(Self.issues(of: Array(repeating: "nope", count: 5_000).joined(separator: " && ")).count == 50)
    // Each map would double the type of the one before.
    let doubling = (0..<60).map { "cel.bind(m\($0 + 1), {m\($0): m\($0)}, " }.joined()
    #expect(!Self.issues(of: "cel.bind(m0, {1: 1}, \(doubling)1\(String(repeating: ")", count: 61))").isEmpty)
    let equations = Array(repeating: "k.age == 1", count: 5_000).joined(separator: " && ")
    #expect(Self.issues(of: equations).isEmpty)
  }

  private func verify(_ row: RefusalRow) {
    let issues = Self.issues(of: row.source)
    let bytes = Array(row.source.utf8)
    let found = issues.map {
      [String($0.code.dropFirst(4)), String(decoding: bytes[$0.range], as: UTF8.self)]
    }
    #expect(found == row.issues.map { Array($0.prefix(2)) }, "\(issues.map(\.message.english))")
    for (issue, expected) in zip(issues, row.issues) where expected.count > 2 && !expected[2].isEmpty {
      let help = issue.help?.english ?? ""
      #expect(help.contains(expected[2]), "\(row.source): \(help)")
    }
  }

  private static func issues(of source: String, expecting type: Type? = nil) -> [ExpressionIssue] {
    do throws(ExpressionRefusal) {
      _ = try environment.compile(source, expecting: type)
      return []
    } catch {
      return error.issues
    }
  }
}
