// How expressions are understood: precedence, members, literals' neighbours, macros, and the places of nodes.

import CEL
import Testing

struct TreeRow: Sendable, CustomTestStringConvertible {
  let source: String
  let tree: String

  init(_ source: String, _ tree: String) {
    self.source = source
    self.tree = tree
  }

  var testDescription: String { source }
}

@Suite("Syntax: trees")
struct SyntaxTreeTests {
  static let operatorRows = [
    TreeRow("a + b * c", "(+ a (* b c))"),
    TreeRow("(a + b) * c", "(* (+ a b) c)"),
    TreeRow("a - b - c", "(- (- a b) c)"),
    TreeRow("a * b / c % d", "(% (/ (* a b) c) d)"),
    TreeRow("a + b == c - d", "(== (+ a b) (- c d))"),
    TreeRow("a < b < c", "(< (< a b) c)"),
    TreeRow("a == b != c >= d", "(>= (!= (== a b) c) d)"),
    TreeRow("a in b in c", "(in (in a b) c)"),
    TreeRow("a > b && c <= d", "(&& (> a b) (<= c d))"),
    TreeRow("a || b && c || d", "(|| (|| a (&& b c)) d)"),
    TreeRow("a && b && c && d", "(&& (&& a b) (&& c d))"),
    TreeRow("a || b || c || d || e", "(|| (|| (|| a b) c) (|| d e))"),
    TreeRow("a && b || c && d", "(|| (&& a b) (&& c d))"),
    TreeRow("a ? b : c", "(?: a b c)"),
    TreeRow("a ? b : c ? d : e", "(?: a b (?: c d e))"),
    TreeRow("a ? (b ? c : d) : e", "(?: a (?: b c d) e)"),
    TreeRow("a || b ? c && d : e", "(?: (|| a b) (&& c d) e)"),
    TreeRow("!a", "(! a)"),
    TreeRow("!!a.b", "(! (! a.b))"),
    TreeRow("-a", "(- a)"),
    TreeRow("--a * b", "(* (- (- a)) b)"),
    TreeRow("-a.b[c]", "(- ([] a.b c))"),
    TreeRow("a - -b", "(- a (- b))"),
    TreeRow("a -1", "(- a 1)"),
    TreeRow("!(-a == b)", "(! (== (- a) b))"),
    TreeRow("a+b//sum\n*c // end", "(+ a (* b c))"),
    TreeRow("a // \r + b\n", "a"),
  ]

  static let memberRows = [
    TreeRow("a.b.c", "a.b.c"),
    TreeRow(".a.b", ".a.b"),
    TreeRow("a.?b.c", "a.?b.c"),
    TreeRow("a[0][?'b']", "([?] ([] a 0) \"b\")"),
    TreeRow("a.`content-type`.`x/y z.1`", "a.content-type.x/y z.1"),
    TreeRow("a.for.if.namespace", "a.for.if.namespace"),
    TreeRow("f()", "(f())"),
    TreeRow(".f(a)", "(.f() a)"),
    TreeRow("a.f(b, c)", "(f() a b c)"),
    TreeRow("a.b.f().g(1)", "(g() (f() a.b) 1)"),
    TreeRow("'x'.size()", "(size() \"x\")"),
    TreeRow("[1, 2,][0]", "([] [1, 2] 0)"),
    TreeRow("[]", "[]"),
    TreeRow("[?a, b, ?c,]", "[?a, b, ?c]"),
    TreeRow("{}", "{}"),
    TreeRow("{'a': 1, ?b: c, 2u: [],}", "{\"a\": 1, ?b: c, 2u: []}"),
    TreeRow("{a ? b : c: d}", "{(?: a b c): d}"),
    TreeRow("a.b.C{x: 1, ?`y-z`: 2,}", "a.b.C{\"x\": 1, ?\"y-z\": 2}"),
    TreeRow(".C{}.x", ".C{}.x"),
    TreeRow(" [ \t a . \r\n b ] \u{0C} ", "[a.b]"),
  ]

  static let macroRows = [
    TreeRow("has(a.b.c)", "(has a.b.c)"),
    TreeRow("has(a.`b-c`)", "(has a.b-c)"),
    TreeRow("xs.all(x, x > 0)", "(all xs x if (> x 0))"),
    TreeRow("xs.all(i, x, x > i)", "(all xs i,x if (> x i))"),
    TreeRow("xs.exists(x, x)", "(exists xs x if x)"),
    TreeRow("xs.exists(i, x, x)", "(exists xs i,x if x)"),
    TreeRow("xs.exists_one(x, x)", "(existsOne xs x if x)"),
    TreeRow("xs.existsOne(x, x)", "(existsOne xs x if x)"),
    TreeRow("xs.existsOne(i, x, x)", "(existsOne xs i,x if x)"),
    TreeRow("xs.exists_one(i, x, x)", "(existsOne xs i,x if x)"),
    TreeRow("xs.filter(x, x)", "(filter xs x if x)"),
    TreeRow("xs.map(x, -x)", "(map xs x to (- x))"),
    TreeRow("xs.map(x, x > 0, -x)", "(map xs x if (> x 0) to (- x))"),
    TreeRow("xs.transformList(i, x, i)", "(transformList xs i,x to i)"),
    TreeRow("xs.transformList(i, x, x, i)", "(transformList xs i,x if x to i)"),
    TreeRow("xs.sortBy(x, -x)", "(sortBy xs x to (- x))"),
    TreeRow("m.transformMap(k, v, k)", "(transformMap m k,v to k)"),
    TreeRow("m.transformMap(k, v, v, k)", "(transformMap m k,v if v to k)"),
    TreeRow("m.transformMapEntry(k, v, {v: k})", "(transformMapEntry m k,v to {v: k})"),
    TreeRow("m.transformMapEntry(k, v, v, {v: k})", "(transformMapEntry m k,v if v to {v: k})"),
    TreeRow("cel.bind(x, 1, x + x)", "(bind x=1 (+ x x))"),
    TreeRow("a.optMap(x, x + 1)", "(optMap a x (+ x 1))"),
    TreeRow("a.optFlatMap(x, x.?b)", "(optFlatMap a x x.?b)"),
    TreeRow("xs.map(x, x.all(y, y))", "(map xs x to (all x y if y))"),
    TreeRow("xs.exists(cel.iterVar(0, 1), cel.iterVar(0, 1) > 2)", "(exists xs @it:0:1 if (> @it:0:1 2))"),
    TreeRow("cel.bind(cel.accuVar(1, 0), 1, cel.accuVar(1, 0))", "(bind @ac:1:0=1 @ac:1:0)"),
    TreeRow("cel.block([1], cel.index(0))", "(bind @index:0=1 @index:0)"),
    TreeRow("cel.exists(x, x)", "(exists cel x if x)"),
    // Another number of arguments, or another way of calling: not the macro.
    TreeRow("has(a, b)", "(has() a b)"),
    TreeRow(".has(a)", "(.has() a)"),
    TreeRow("a.has(b)", "(has() a b)"),
    TreeRow("xs.all(x)", "(all() xs x)"),
    TreeRow("xs.filter(i, x, x)", "(filter() xs i x x)"),
    TreeRow("all(x, y)", "(all() x y)"),
    TreeRow("a.bind(x, 1, x)", "(bind() a x 1 x)"),
    TreeRow("a.map()", "(map() a)"),
  ]

  static let plainCallRows = [
    TreeRow("has(a.b)", "(has() a.b)"),
    TreeRow("xs.all(x, x)", "(all() xs x x)"),
    TreeRow("xs.all(1, 2)", "(all() xs 1 2)"),
    TreeRow("cel.bind(x, 1, x)", "(bind() cel x 1 x)"),
    TreeRow("cel.iterVar(0, 0)", "(iterVar() cel 0 0)"),
  ]

  @Test("operators bind as the specification says", arguments: operatorRows)
  func operators(row: TreeRow) throws {
    #expect(try Parser.rendered(row.source) == row.tree)
  }

  @Test("fields, indices, calls and aggregates", arguments: memberRows)
  func members(row: TreeRow) throws {
    #expect(try Parser.rendered(row.source) == row.tree)
  }

  @Test("macros by name and number of arguments", arguments: macroRows)
  func macros(row: TreeRow) throws {
    #expect(try Parser.rendered(row.source) == row.tree)
  }

  @Test("without macros, they are calls", arguments: plainCallRows)
  func plainCalls(row: TreeRow) throws {
    #expect(try Parser.rendered(row.source, options: ParserOptions(macros: false)) == row.tree)
  }

  @Test("ids are unique and below the count", arguments: operatorRows + memberRows + macroRows)
  func ids(row: TreeRow) throws {
    let parsed = try Parser.parse(row.source)
    var ids: Set<Int> = []
    var pending = [parsed.root]
    while let node = pending.popLast() {
      #expect(ids.insert(node.id).inserted)
      #expect((0..<parsed.nodeCount).contains(node.id))
      pending += node.children
    }
  }
}

/// The place of the root: `‹›` around its range, `«»` around its focus, where the two differ.
@Suite("Syntax: places")
struct SyntaxPlaceTests {
  static let markedSources = [
    "‹12›", " ‹-12› ", "‹'é'›", "(‹a›)", "‹.a›",
    "‹a «+» b›", "‹(a) «+» (b)›", "(‹a «&&» b›)", "‹a && b «&&» c && d›", "‹a «?» b : c›", "‹«!»a›", "‹«-»(a)›",
    "‹a«[0]»›", "‹a«[?0]»›", "‹a.«b»›", "‹(a).?«b»›", "‹a.«`b-c`»›", "‹'é'.«size»()›",
    "‹«f»(a)›", "‹.«f»(a)›", "‹a.«f»(b)›", " ‹[1, 2]› ", "‹{a: b}›", "‹«a.B»{x: 1}›",
    "‹has(a.«b»)›", "‹xs.«all»(x, x)›", "‹cel.«bind»(x, 1, x)›", "‹a.«optMap»(x, x)›", "‹cel.iterVar(0, 0)›",
  ]

  @Test("range and focus of a node", arguments: markedSources)
  func place(marked: String) throws {
    let source = String(marked.filter { !"‹›«»".contains($0) })
    let root = try Parser.parse(source).root
    var shown = ""
    for (offset, character) in zip(0..., source.utf8) {
      shown += root.openingMarks(before: offset)
      shown += String(character, radix: 16)
      shown += root.closingMarks(after: offset + 1)
    }
    let expected = marked.map { "‹›«»".contains($0) ? String($0) : $0.utf8.map { String($0, radix: 16) }.joined() }
    #expect(shown == expected.joined())
  }

  @Test("a conditional's operand and a call's argument keep their own places")
  func innerPlaces() throws {
    let source = "size((xs)) > 0 ? 'é' + name : -1"
    let root = try Parser.parse(source).root
    var texts: [String] = []
    var pending = [root]
    while let node = pending.popLast() {
      texts.append(String(decoding: Array(source.utf8)[node.range], as: UTF8.self))
      pending += node.children.reversed()
    }
    #expect(texts == [source, "size((xs)) > 0", "size((xs))", "xs", "0", "'é' + name", "'é'", "name", "-1"])
  }
}

extension Expression {
  fileprivate func openingMarks(before offset: Int) -> String {
    (range.lowerBound == offset ? "‹" : "") + (focus != range && focus.lowerBound == offset ? "«" : "")
  }

  fileprivate func closingMarks(after offset: Int) -> String {
    (focus != range && focus.upperBound == offset ? "»" : "") + (range.upperBound == offset ? "›" : "")
  }
}
