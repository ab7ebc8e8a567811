// How an attribute that nobody answered spreads through an expression, and where it is absorbed. `World` says what is
// known; the conformance suite has no cases for unknowns.

import CEL
import Testing

@Suite("Unknowns")
struct UnknownTests {
  static let logicRows = [
    OutcomeRow("a.adult", "unknown a.adult"),
    OutcomeRow("a.adult && false", "false"),
    OutcomeRow("false && a.adult", "false"),
    OutcomeRow("a.adult && true", "unknown a.adult"),
    OutcomeRow("true && a.adult", "unknown a.adult"),
    OutcomeRow("a.adult || true", "true"),
    OutcomeRow("true || a.adult", "true"),
    OutcomeRow("a.adult || false", "unknown a.adult"),
    OutcomeRow("false || a.adult", "unknown a.adult"),
    OutcomeRow("a.age > 1 && a.adult", "unknown a.adult, a.age"),
    OutcomeRow("a.adult || a.age > 1 || a.adult", "unknown a.adult, a.age"),
    OutcomeRow("!a.adult", "unknown a.adult"),
    OutcomeRow("1 / n > 0 && a.adult", "unknown a.adult"),
    OutcomeRow("a.adult && 1 / n > 0", "unknown a.adult"),
    OutcomeRow("1 / n > 0 || a.adult", "unknown a.adult"),
    OutcomeRow("a.adult || 1 / n > 0", "unknown a.adult"),
    OutcomeRow("1 / n > 0 && a.adult && false", "false"),
    OutcomeRow("1 / n > 0 || a.adult || true", "true"),
    OutcomeRow("1 / n > 0 && true", "error division_by_zero"),
    OutcomeRow("1 / n > 0 && false", "false"),
    OutcomeRow("a.adult ? 1 : 1", "unknown a.adult"),
    OutcomeRow("true ? 1 : a.age", "1"),
    OutcomeRow("false ? a.age : 1", "1"),
    OutcomeRow("true ? a.age : 1", "unknown a.age"),
    OutcomeRow("a.adult ? a.age : 1", "unknown a.adult"),
    OutcomeRow("1 / n > 0 ? a.age : 1", "error division_by_zero"),
  ]

  static let strictRows = [
    OutcomeRow("a.age + a.contact.hours", "unknown a.age, a.contact.hours"),
    OutcomeRow("a.contact.hours + a.age", "unknown a.age, a.contact.hours"),
    OutcomeRow("a.age + a.age", "unknown a.age"),
    OutcomeRow("a.age - 1", "unknown a.age"), OutcomeRow("a.age * 0", "unknown a.age"),
    OutcomeRow("0 / a.age", "unknown a.age"), OutcomeRow("a.age % 2", "unknown a.age"),
    OutcomeRow("-a.age", "unknown a.age"),
    OutcomeRow("a.age < 1", "unknown a.age"), OutcomeRow("a.age <= 1", "unknown a.age"),
    OutcomeRow("1 > a.age", "unknown a.age"), OutcomeRow("1 >= a.age", "unknown a.age"),
    OutcomeRow("a.age == a.age", "unknown a.age"), OutcomeRow("a.age != 1", "unknown a.age"),
    OutcomeRow("a.age + 1 / n", "unknown a.age"), OutcomeRow("1 / n + a.age", "unknown a.age"),
    OutcomeRow("1 / n == a.age", "unknown a.age"),
    OutcomeRow("a.id in words", "unknown a.id"), OutcomeRow("'x' in a.tags", "unknown a.tags"),
    OutcomeRow("a.id in a.tags", "unknown a.id, a.tags"), OutcomeRow("a.id in {'x': 1}", "unknown a.id"),
    OutcomeRow("words[a.age]", "unknown a.age"), OutcomeRow("a.tags[0]", "unknown a.tags"),
    OutcomeRow("words[?a.age]", "unknown a.age"), OutcomeRow("{'x': 1}[a.id]", "unknown a.id"),
    OutcomeRow("lost[0].age", "unknown lost"), OutcomeRow("people[1].age", "unknown people[1].age"),
    OutcomeRow("size(a.tags)", "unknown a.tags"), OutcomeRow("a.id.size()", "unknown a.id"),
    OutcomeRow("string(a.age)", "unknown a.age"), OutcomeRow("type(a.age)", "unknown a.age"),
    OutcomeRow("dyn(a.age)", "unknown a.age"), OutcomeRow("timestamp(a.id)", "unknown a.id"),
    OutcomeRow("duration(a.id)", "unknown a.id"), OutcomeRow("timestamp(a.id).getFullYear()", "unknown a.id"),
    OutcomeRow("days(a.age)", "unknown a.age"),
    OutcomeRow("a.id.matches('x')", "unknown a.id"), OutcomeRow("'x'.matches(a.id)", "unknown a.id"),
    OutcomeRow("a.id.startsWith('x')", "unknown a.id"), OutcomeRow("'x'.contains(a.id)", "unknown a.id"),
    OutcomeRow("a.id.replace('x', a.kind)", "unknown a.id, a.kind"),
    OutcomeRow("'%s'.format([a.id])", "unknown a.id"), OutcomeRow("a.tags.join(',')", "unknown a.tags"),
    OutcomeRow("math.greatest(a.age, 1)", "unknown a.age"), OutcomeRow("math.least([a.age])", "unknown a.age"),
    OutcomeRow("a.tags.distinct()", "unknown a.tags"), OutcomeRow("a.tags.sort()", "unknown a.tags"),
    OutcomeRow("lists.range(a.age)", "unknown a.age"),
    OutcomeRow("sets.contains(a.tags, words)", "unknown a.tags"),
    OutcomeRow("sets.intersects(words, a.tags)", "unknown a.tags"),
    OutcomeRow("base64.encode(bytes(a.id))", "unknown a.id"), OutcomeRow("isIP(a.id)", "unknown a.id"),
    OutcomeRow("[a.age]", "unknown a.age"), OutcomeRow("{'x': a.age}", "unknown a.age"),
    OutcomeRow("{a.id: a.age}", "unknown a.age, a.id"), OutcomeRow("[1 / n, a.age]", "unknown a.age"),
    OutcomeRow("{'x': 1 / n, 'y': a.age}", "unknown a.age"),
    OutcomeRow("cel.bind(x, a.age, x + x)", "unknown a.age"), OutcomeRow("cel.bind(x, a.age, true)", "true"),
    OutcomeRow("cel.bind(x, a.adult, x && false)", "false"),
    OutcomeRow("cel.bind(x, a, x.age)", "unknown a.age"),
  ]

  static let fieldsRows = [
    OutcomeRow("has(k.age)", "true"), OutcomeRow("has(k.contact)", "true"), OutcomeRow("has(k.contact.open)", "true"),
    OutcomeRow("has(a.age)", "false"), OutcomeRow("has(a.contact)", "false"),
    OutcomeRow("has(a.contact.open)", "false"), OutcomeRow("a.contact.open", "unknown a.contact.open"),
    OutcomeRow("has(c.age)", "unknown c.age"), OutcomeRow("c.age", "unknown c.age"),
    OutcomeRow("has(c.contact)", "unknown c.contact"), OutcomeRow("has(c.contact.open)", "unknown c.contact"),
    OutcomeRow("c.contact.open", "unknown c.contact"), OutcomeRow("has(o.contact)", "unknown x.y"),
    OutcomeRow("has(o.contact.open)", "unknown x.y"), OutcomeRow("o.contact.channels", "unknown x.y"),
    OutcomeRow("has(people[1].contact.hours)", "false"),
    OutcomeRow("people[1].contact.hours", "unknown people[1].contact.hours"),
    OutcomeRow("has(a.age) && a.age > 1", "false"), OutcomeRow("!has(a.age) || a.age > 1", "true"),
    OutcomeRow("has(a.age) ? a.age : 7", "7"), OutcomeRow("has(c.age) ? c.age : 7", "unknown c.age"),
    OutcomeRow("has(c.age) && c.age > 1", "unknown c.age"),
    OutcomeRow("has({'x': 1}.x)", "true"), OutcomeRow("has({'x': a.age}.x)", "unknown a.age"),
  ]

  static let optionalsRows = [
    OutcomeRow("k.?age", "optional(20)"), OutcomeRow("a.?age", "optional()"), OutcomeRow("c.?age", "unknown c.age"),
    OutcomeRow("a.?age.orValue(7)", "7"), OutcomeRow("c.?age.orValue(7)", "unknown c.age"),
    OutcomeRow("k.?age.orValue(a.age)", "20"), OutcomeRow("a.?contact.?open", "optional()"),
    OutcomeRow("a.?contact.open.orValue(true)", "true"), OutcomeRow("k.?contact.open", "optional(true)"),
    OutcomeRow("c.?contact.open", "unknown c.contact"), OutcomeRow("o.?contact.hours.orValue(1)", "unknown x.y"),
    OutcomeRow("a.?age.hasValue()", "false"), OutcomeRow("has(a.?contact.open)", "false"),
    OutcomeRow("a.?age.optMap(x, x + 1)", "optional()"), OutcomeRow("k.?age.optMap(x, x + a.age)", "unknown a.age"),
    OutcomeRow("c.?age.optMap(x, 1)", "unknown c.age"), OutcomeRow("k.?age.optMap(x, 1 / n)", "error division_by_zero"),
    OutcomeRow("optional.of(1).optFlatMap(x, dyn(x + 1)) == 2", "true"),
    OutcomeRow("k.?age.optFlatMap(x, a.?age)", "optional()"), OutcomeRow("people[?1].age", "optional()"),
    OutcomeRow("people[?9].age", "optional()"), OutcomeRow("lost[?0]", "unknown lost"),
    OutcomeRow("[?a.?age, 1]", "[1]"), OutcomeRow("[?c.?age, 1]", "unknown c.age"),
    OutcomeRow("{?'x': a.?age}", "{}"), OutcomeRow("optional.of(a.age)", "unknown a.age"),
    OutcomeRow("a.?age.or(optional.of(c.age))", "unknown c.age"),
    OutcomeRow("k.?age.or(optional.of(c.age))", "optional(20)"), OutcomeRow("k.?age.orValue(1 / n)", "20"),
    OutcomeRow("a.?age.orValue(1 / n)", "error division_by_zero"),
    OutcomeRow("a.?age.or(optional.of(1 / n))", "error division_by_zero"),
    OutcomeRow("c.?age.orValue(1 / n)", "unknown c.age"), OutcomeRow("a.?age.orValue(a.age)", "unknown a.age"),
    OutcomeRow("optional.none().or(dyn(1))", "error no_such_overload"),
    OutcomeRow("dyn(1).orValue(2)", "error no_such_overload"),
  ]

  @Test("logic absorbs an unknown where the other side decides", arguments: logicRows)
  func logic(row: OutcomeRow) { row.verify() }

  @Test("strict operators and functions pass on all of their unknowns", arguments: strictRows)
  func strict(row: OutcomeRow) { row.verify() }

  @Test("has() and reading, at every level", arguments: fieldsRows)
  func fields(row: OutcomeRow) { row.verify() }

  @Test("optional selection", arguments: optionalsRows)
  func optionals(row: OutcomeRow) { row.verify() }

  @Test("a set of unknowns is sorted as paths are read, each once")
  func order() throws {
    let sets = ["b[10].x", "b[2].x", "a", "b[2]", "a"].map { UnknownSet(World.path($0)) }
    let expected = ["a", "b[2]", "b[2].x", "b[10].x"]
    #expect(try #require(UnknownSet(unionOf: sets)).paths.map(\.description) == expected)
    var folded = sets[0]
    for set in sets.dropFirst() { folded.formUnion(set) }
    #expect(folded.paths.map(\.description) == expected)
    #expect(UnknownSet(unionOf: []) == nil)
  }
}
