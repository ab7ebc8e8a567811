// Unknowns inside lists: macros over lists of records of which some fields were not answered, lists that are unknown
// as a whole, and the comparison of records that are known in part.

import CEL
import Testing

@Suite("Unknowns in lists")
struct UnknownListTests {
  static let quantifiersRows = [
    OutcomeRow("people.all(p, p.adult)", "false"),
    OutcomeRow("people.exists(p, p.adult)", "true"),
    OutcomeRow("people.all(p, p.age < 100)", "unknown people[1].age"),
    OutcomeRow("people.exists(p, p.age > 100)", "unknown people[1].age"),
    OutcomeRow("people.all(p, p.adult || p.age < 18)", "unknown people[1].adult, people[1].age"),
    OutcomeRow("people.all(i, p, i != 1 ? p.age < 100 : true)", "true"),
    OutcomeRow("people.exists(i, p, i == 1 && p.adult)", "unknown people[1].adult"),
    OutcomeRow("people.all(p, p.id != '')", "true"),
    OutcomeRow("people.all(p, has(p.age))", "false"),
    OutcomeRow("people.exists(p, p.age / n > 0)", "unknown people[1].age"),
    OutcomeRow("people.exists(p, p.id == 'people[0]' ? 1 / n > 0 : p.age == 10)", "true"),
    OutcomeRow("people.all(p, p.id == 'people[0]' ? 1 / n > 0 : p.age == 10)", "unknown people[1].age"),
    OutcomeRow("lost.all(p, true)", "unknown lost"), OutcomeRow("lost.exists(p, false)", "unknown lost"),
    OutcomeRow("lost.all(p, p.adult) || true", "true"), OutcomeRow("lost.exists(i, p, p.adult)", "unknown lost"),
    OutcomeRow("none.all(p, false)", "true"), OutcomeRow("none.exists(p, true)", "false"),
    OutcomeRow("a.tags.all(t, t == 'x')", "unknown a.tags"),
    OutcomeRow("people.all(p, people.exists(q, q.age == p.age))", "unknown people[1].age"),
    OutcomeRow("{'x': 1}.all(key, a.adult)", "unknown a.adult"),
    OutcomeRow("{'x': 1}.exists(key, value, value == 1 || a.adult)", "true"),
  ]

  static let transformsRows = [
    OutcomeRow("people.exists_one(p, p.adult)", "unknown people[1].adult"),
    OutcomeRow("people.exists_one(p, p.id == 'people[1]')", "true"),
    OutcomeRow("people.existsOne(i, p, p.age == 10)", "unknown people[1].age"),
    OutcomeRow("people.filter(p, p.adult)", "unknown people[1].adult"),
    OutcomeRow("people.filter(p, p.id != '').size()", "3"),
    OutcomeRow("people.filter(p, has(p.age)).map(p, p.age)", "[20, 10]"),
    OutcomeRow("people.map(p, p.age)", "unknown people[1].age"),
    OutcomeRow("people.map(p, p.age).exists(a, a == 20)", "unknown people[1].age"),
    OutcomeRow("people.exists(p, p.age == 20)", "true"),
    OutcomeRow("people.filter(p, p.adult).exists(p, p.age == 20)", "unknown people[1].adult"),
    OutcomeRow("people.exists(p, p.adult && p.age == 20)", "true"),
    OutcomeRow("people.map(p, has(p.age), p.age)", "[20, 10]"),
    OutcomeRow("people.map(p, p.adult, p.age)", "unknown people[1].adult"),
    OutcomeRow("people.transformList(i, p, p.age)", "unknown people[1].age"),
    OutcomeRow("people.transformList(i, p, i != 1, p.age)", "[20, 10]"),
    OutcomeRow("people.transformMap(i, p, p.age)", "unknown people[1].age"),
    OutcomeRow("people.transformMap(i, p, i == 2, p.age)", "{2: 10}"),
    OutcomeRow("people.transformMapEntry(i, p, {p.id: p.age})", "unknown people[1].age"),
    OutcomeRow("people.sortBy(p, p.age)", "unknown people[1].age"),
    OutcomeRow("people.filter(p, has(p.age)).sortBy(p, p.age).map(p, p.age)", "[10, 20]"),
    OutcomeRow("people.sortBy(p, p.id)[2].age", "10"), OutcomeRow("none.sortBy(p, a.age)", "[]"),
    OutcomeRow("people.sortBy(p, p.id != 'people[1]' ? 1 : 0).map(p, p.id)", "['people[1]', 'people[0]', 'people[2]']"),
    OutcomeRow("lost.sortBy(p, 1)", "unknown lost"), OutcomeRow("[2, 1].sortBy(x, a.age)", "unknown a.age"),
    OutcomeRow("words.sortBy(w, -size(w)) == words", "true"), OutcomeRow("[3u, 1u].sortBy(x, string(x))", "[1u, 3u]"),
    OutcomeRow("[3, 1, 2].sortBy(x, 1 / n)", "error division_by_zero"),
    OutcomeRow("[1, 2].sortBy(x, dyn(x == 1 ? dyn(1) : dyn('a')))", "error invalid_argument"),
    OutcomeRow("[1.0, 0.0].sortBy(x, x / 0.0)", "error invalid_argument"),
    OutcomeRow("dyn({1: 2}).sortBy(x, x)", "error no_such_overload"),
    OutcomeRow("[1].sortBy(x, dyn([x]))", "error invalid_argument"),
    OutcomeRow("people.map(p, 10 / (p.age - 10))", "unknown people[1].age"),
    OutcomeRow("people.filter(p, p.id == 'people[0]' ? 1 / n > 0 : true)", "error division_by_zero"),
    OutcomeRow("lost.filter(p, true)", "unknown lost"), OutcomeRow("lost.map(p, 1)", "unknown lost"),
    OutcomeRow("lost.exists_one(p, true)", "unknown lost"), OutcomeRow("size(lost)", "unknown lost"),
    OutcomeRow("size(people)", "3"),
  ]

  /// A list as it is written may hold what is unknown, as far as `in`, `all` and `exists` go.
  static let literalsRows = [
    OutcomeRow("1 in [a.age, 1]", "true"), OutcomeRow("1 in [a.age, 2]", "unknown a.age"),
    OutcomeRow("1 in [2, 3, a.age, c.age]", "unknown a.age, c.age"),
    OutcomeRow("a.age in [c.age, 1]", "unknown a.age, c.age"), OutcomeRow("a.age in [1, 2]", "unknown a.age"),
    OutcomeRow("k.age in [a.age, 20]", "true"), OutcomeRow("1 in [1, 1 / n]", "error division_by_zero"),
    OutcomeRow("1 in [a.age, 1, 1 / n]", "unknown a.age"), OutcomeRow("1 / n in [a.age]", "unknown a.age"),
    OutcomeRow("1 / n in [1, n]", "error division_by_zero"), OutcomeRow("1 in [?c.?age, 1]", "unknown c.age"),
    OutcomeRow("!(1 in [a.age, 1])", "false"),
    OutcomeRow("[a.age, 1].exists(x, x == 1)", "true"), OutcomeRow("[a.age, 1].exists(x, x == 2)", "unknown a.age"),
    OutcomeRow("[a.age, 1].all(x, x == 2)", "false"), OutcomeRow("[a.age, 1].all(x, x == 1)", "unknown a.age"),
    OutcomeRow("[a.age, 1].all(i, x, i > 0 || x == 1)", "unknown a.age"),
    OutcomeRow("[a.age, 1].all(i, x, i == 0 || x == 1)", "true"),
    OutcomeRow("[a.age, 1].all(x, true)", "true"), OutcomeRow("[a.age, 1 / n].exists(x, true)", "unknown a.age"),
    OutcomeRow("[1, 1 / n].exists(x, x == 1)", "error division_by_zero"),
    OutcomeRow("[a, k].exists(p, p.adult)", "true"), OutcomeRow("[a, k].all(p, p.adult)", "unknown a.adult"),
    OutcomeRow("[people[0].contact, a.contact].all(x, x.open)", "unknown a.contact.open"),
    OutcomeRow("[a.age, 1].map(x, 1)", "unknown a.age"), OutcomeRow("size([a.age, 1])", "unknown a.age"),
    OutcomeRow("[lost, people].exists(l, size(l) == 3)", "unknown lost"),
    OutcomeRow("1 in [a.age + 1, 1]", "unknown a.age"), OutcomeRow("1 in [10 / a.age, 1]", "unknown a.age"),
    OutcomeRow("[lost, people].all(l, l.exists(p, p.adult))", "unknown lost"),
  ]

  static let comparisonsRows = [
    OutcomeRow("k == k", "true"), OutcomeRow("k != k", "false"), OutcomeRow("k == people[0]", "false"),
    OutcomeRow("people[0].contact == k.contact", "true"),
    OutcomeRow("a.contact == k.contact", "unknown a.contact.channels, a.contact.hours, a.contact.open"),
    OutcomeRow("k.contact != a.contact", "unknown a.contact.channels, a.contact.hours, a.contact.open"),
    OutcomeRow("o.contact == k.contact", "unknown x.y"), OutcomeRow("c.contact == c.contact", "unknown c.contact"),
    OutcomeRow("o == k", "false"), OutcomeRow("o != k", "true"),
    OutcomeRow("people[1] == people[2]", "false"), OutcomeRow("people[1] == people[0]", "false"),
    OutcomeRow("[1, people[0].contact] == [2, a.contact]", "false"),
    OutcomeRow("[people[0].contact] == [a.contact, a.contact]", "false"),
    OutcomeRow("[o.contact, k.contact] == [k.contact, k.contact]", "unknown x.y"),
    OutcomeRow(
      "[o.contact, people[2].contact] == [k.contact, a.contact]",
      "unknown a.contact.channels, a.contact.hours, a.contact.open, x.y"),
    OutcomeRow("{'x': o.contact} == {'x': k.contact}", "unknown x.y"),
    OutcomeRow("{'x': o.contact} == {'y': k.contact}", "false"),
    OutcomeRow("optional.of(o.contact) == optional.of(k.contact)", "unknown x.y"),
    OutcomeRow("optional.of(o.contact) == optional.none()", "false"),
    OutcomeRow("dyn(a) == 1", "false"), OutcomeRow("dyn(a) == dyn(a.contact)", "false"),
    OutcomeRow("a == null", "false"), OutcomeRow("[a] == []", "false"),
    OutcomeRow("k in people", "false"),
    OutcomeRow(
      "people[1] in people",
      "unknown people[1].adult, people[1].age, people[1].contact.channels, people[1].contact.hours, people[1].contact.open, people[1].kind, people[1].share, people[1].tags"
    ),
    OutcomeRow("people[2] in people", "true"), OutcomeRow("k.contact in people.map(p, p.contact)", "true"),
    OutcomeRow("k.contact in [o.contact]", "unknown x.y"), OutcomeRow("k.contact in [o.contact, k.contact]", "true"),
    OutcomeRow("k in lost", "unknown lost"),
    OutcomeRow(
      "k.contact in [a.contact, o.contact].filter(x, true)",
      "unknown a.contact.channels, a.contact.hours, a.contact.open, x.y"),
    OutcomeRow("sets.contains([o.contact], [k.contact])", "unknown x.y"),
    OutcomeRow("sets.intersects([k.contact], [k.contact])", "true"),
    OutcomeRow("sets.equivalent([o.contact], [k.contact])", "unknown x.y"),
    OutcomeRow("size([o.contact, k.contact].distinct())", "unknown x.y"),
    OutcomeRow("size([k.contact, k.contact].distinct())", "1"), OutcomeRow("size([a, o].reverse())", "2"),
    OutcomeRow("type(a) == type(k)", "true"),
  ]

  @Test("all and exists absorb, over records and over unknown lists", arguments: quantifiersRows)
  func quantifiers(row: OutcomeRow) { row.verify() }

  @Test("the other macros need every element", arguments: transformsRows)
  func transforms(row: OutcomeRow) { row.verify() }

  @Test("lists as they are written may hold unknowns", arguments: literalsRows)
  func literals(row: OutcomeRow) { row.verify() }

  @Test("records that are known in part are never silently unequal", arguments: comparisonsRows)
  func comparisons(row: OutcomeRow) { row.verify() }
}
