"""Random expressions as trees, so that one that two runtimes disagree on can be cut down to what they disagree on.

Knows the language's functions and their types; must not know the runtimes.
"""

import random

SCALARS = ["bool", "int", "uint", "double", "string", "bytes", "ts", "dur", "null"]
NUMBERS = ["int", "uint", "double"]
ORDERED = ["bool", "int", "uint", "double", "string", "bytes", "ts", "dur"]
KEYS = ["bool", "int", "uint", "string"]

LITERALS = {
    "bool": ["true", "false"],
    "int": [
        "0", "1", "-1", "2", "3", "7", "-7", "10", "42", "100", "-100", "0x10", "-0xFF", "255", "1000000007",
        "9223372036854775807", "-9223372036854775808", "9223372036854775806", "-9223372036854775807",
        "4611686018427387904", "9007199254740993", "-9007199254740993", "63", "64", "65", "2147483648", "3600",
    ],
    "uint": [
        "0u", "1u", "2u", "3u", "10u", "0xFFu", "64u", "18446744073709551615u", "18446744073709551614u",
        "9223372036854775807u", "9223372036854775808u", "9007199254740993u", "4294967296U",
    ],
    "double": [
        "0.0", "-0.0", "1.0", "-1.0", "0.5", "1.5", "2.5", "-2.5", "3.14159", "1e300", "-1e300", "1e-300", "5e-324",
        "1.7976931348623157e308", "9223372036854775807.0", "9223372036854775808.0", "-9223372036854775808.0",
        "18446744073709551615.0", "18446744073709549568.0", "9007199254740992.0", "0.1", "1e21", "123456789.125",
        "(0.0 / 0.0)", "(1.0 / 0.0)", "(-1.0 / 0.0)", "1e6", "1e-5", "100000000000000000000.0", ".25",
    ],
    "string": [
        "''", "'a'", "'b'", "'abc'", "'A b C'", "'é'", "'e\\u0301'", "'😀'", "'a😀b'", "'日本語'", "'ß'", "'\\u00a0 x\\t'",
        "' pad '", "'a,b,,c'", "','", "'%d'", "'\\x00'", "'\\n'", "'\"'", "\"it's\"", "r'\\d'", "'''tri\nple'''",
        "'true'", "'1'", "'-1'", "'1u'", "'1.5'", "'1e3'", "'NaN'", "'inf'", "'9223372036854775808'", "'0x1F'", "'TRUE'",
        "'+5'", "' 1'", "'1970-01-01T00:00:00Z'", "'1h'", "'abcabc'", "'ab'", "'bc'", "'c'", "'aaa'", "'É'", "'\\U0001F600'",
        "'\\u202e'", "'\\ufeff'", "'\\u1680x\\u2003'",
    ],
    "bytes": ["b''", "b'a'", "b'abc'", "b'\\xff'", "b'\\x00\\x01'", "b'é'", "b'\\303\\251'", "rb'\\n'", "b'YQ=='"],
    "ts": [
        "timestamp(0)", "timestamp('2024-02-29T12:34:56.789Z')", "timestamp('0001-01-01T00:00:00Z')",
        "timestamp('9999-12-31T23:59:59.999999999Z')", "timestamp('2023-06-30T23:59:59.000000001+05:30')",
        "timestamp('1969-12-31T23:59:59.5Z')", "timestamp('1900-03-01T00:00:00Z')", "timestamp(1700000000)",
        "timestamp('2024-03-31T01:30:00Z')", "timestamp('2000-12-31T23:00:00-08:00')",
    ],
    "dur": [
        "duration('0s')", "duration('1s')", "duration('-1s')", "duration('1.5s')", "duration('1h2m3.000000004s')",
        "duration('-1ns')", "duration('999ms')", "duration('100h')", "duration('-36h')", "duration('1us')",
        "duration('2500000h')", "duration('-2500000h')", "duration('9223372036s')",
    ],
    "null": ["null"],
    "type": ["int", "uint", "double", "string", "bytes", "bool", "list", "map", "type", "null_type",
             "google.protobuf.Timestamp", "google.protobuf.Duration"],
}

ZONES = ["'UTC'", "'Europe/Paris'", "'America/New_York'", "'Asia/Kolkata'", "'+02:00'", "'-08:30'", "'02:00'",
         "'Australia/Lord_Howe'", "'Nowhere/City'", "'Pacific/Apia'", "''"]
PATTERNS = ["'a'", "'^a.*c$'", "'[0-9]+'", "'(a|b)*'", "r'\\d+'", "r'\\bc'", "'(?i)ABC'", "'^$'", "'.'", "'[^a]'", "'é'",
            "r'\\p{L}+'", "'a{2,3}'", "'(?s).'", "'('", "'a**'", "r'(a)\\1'", "'(?=a)'", "r'\\s'", "'[[:alpha:]]'", "r'\\pN'",
            "'a{1001}'", "'^(?:abc)+?$'", "r'\\x{e9}'", "'[a-'", "'(?P<n>a)'"]
TIMES = ["1970-01-01T00:00:00Z", "2024-02-29T00:00:00Z", "2023-02-29T00:00:00Z", "0000-01-01T00:00:00Z",
         "9999-12-31T23:59:59.999999999Z", "10000-01-01T00:00:00Z", "2024-01-01", "2024-01-01T00:00:00",
         "2024-01-01T24:00:00Z", "2024-01-01T00:00:60Z", "2024-01-01T00:00:00+14:00", "2024-01-01T00:00:00.1234567891Z",
         "2024-01-01t00:00:00z", "0001-01-01T00:00:00+01:00", "2024-01-01T00:00:00.5-23:59", "2024-1-1T0:0:0Z",
         "2024-01-01 00:00:00Z", "2024-13-01T00:00:00Z", ""]
SPANS = ["1s", "1h30m", "-1.5h", "+1s", "1.0000000001s", "1", "", "s", "1d", "1ms1us1ns", "1s1h", ".5s", "1.s", "-0s", "0",
         "315576000000s", "9223372036.854775807s", "9223372036.854775808s", "-9223372036.854775808s", "1e3s", " 1s", "1 s",
         "1\\u00b5s", "--1s", "3600000ms"]
FORMATS = [("%s", "any"), ("%d", "int"), ("%d", "uint"), ("%x", "int"), ("%X", "uint"), ("%o", "int"), ("%b", "int"),
           ("%b", "bool"), ("%f", "double"), ("%.3f", "double"), ("%e", "double"), ("%.2e", "double"), ("%x", "string"),
           ("%X", "bytes"), ("%s%%", "string"), ("%d", "double"), ("%.0f", "double"), ("%f", "int"), ("%z", "int"),
           ("%s %s", "int"), ("%", "int"), ("%s", "list")]

# Value sets for the variables that both runtimes declare alike; see `types` for their types.
VARIABLES = [
    {
        "i": ["int", "5"], "u": ["uint", "7"], "d": ["double", 2.5], "s": ["string", "héllo"], "b": ["bool", True],
        "by": ["bytes", "abc"], "li": ["list", [["int", "3"], ["int", "1"], ["int", "2"]]],
        "ls": ["list", [["string", "a"], ["string", "é"]]],
        "ms": ["map", [[["string", "a"], ["int", "1"]], [["string", "b"], ["int", "-2"]]]],
        "dy": ["dyn", ["map", [[["string", "a"], ["list", [["int", "1"], ["double", 1.5]]]],
                               [["string", "b"], ["null"]], [["string", "c"], ["map", []]]]]],
    },
    {
        "i": ["int", "-9223372036854775808"], "u": ["uint", "18446744073709551615"], "d": ["double", -0.0],
        "s": ["string", ""], "b": ["bool", False], "by": ["bytes", ""], "li": ["list", [["int", "0"]]],
        "ls": ["list", [["string", "😀"]]], "ms": ["map", [[["string", "a"], ["int", "9223372036854775807"]]]],
        "dy": ["dyn", ["int", "3"]],
    },
]
VARIABLE_TYPES = {"i": "int", "u": "uint", "d": "double", "s": "string", "b": "bool", "by": "bytes",
                  "li": ("list", "int"), "ls": ("list", "string"), "ms": ("map", "string", "int"), "dy": "dyn"}


class Node:
    """A literal or a name where there are no children; else a template with a place `{n}` for each child."""

    __slots__ = ("template", "children", "type", "is_open")

    def __init__(self, template, children=(), type=None, is_open=False):
        self.template, self.children, self.type, self.is_open = template, list(children), type, is_open

    def text(self):
        if not self.children:
            return self.template
        return self.template.format(*[f"({c.text()})" if c.is_open else c.text() for c in self.children])

    def nodes(self):
        yield self
        for child in self.children:
            yield from child.nodes()

    def size(self):
        return sum(1 for _ in self.nodes())

    def replacing(self, old, new):
        if self is old:
            return new
        return Node(self.template, [c.replacing(old, new) for c in self.children], self.type, self.is_open)

    def reductions(self):
        """Smaller trees: a part alone, or a part in the place of what held it, or a plain literal for a part."""
        parts = list(self.nodes())
        for part in parts[1:]:
            yield part if not isinstance(part.type, tuple) or part.type[0] != "opt" else Node("[?{0}]", [part])
        for part in parts[1:]:
            for inner in part.children:
                yield self.replacing(part, inner)
            if part.children and part.type in LITERALS:
                for literal in LITERALS[part.type][:3]:
                    yield self.replacing(part, Node(literal, type=part.type))


def table():
    """Functions and operators as (result, template, parameters); a template in which nothing closes is an operator."""
    rows = []

    def row(result, template, *parameters):
        rows.append((result, template, parameters))

    for t in NUMBERS:
        for operator in "+-*/":
            row(t, "{0} %s {1}" % operator, t, t)
        if t != "double":
            row(t, "{0} % {1}", t, t)
        if t != "uint":
            row(t, "-{0}", t)
        row("bool", "{0} in {1}", t, ("list", t))
        for other in NUMBERS:
            for operator in ("<", "<=", ">", ">="):
                row("bool", "{0} %s {1}" % operator, t, other)
            row(t, t + "({0})", other)
        row(t, t + "({0})", "string")
    for t in ORDERED:
        for operator in ("<", "<=", ">", ">="):
            row("bool", "{0} %s {1}" % operator, t, t)
        row(("list", t), "{0}.sort()", ("list", t))
    for t in ["string", "bytes", ("list", "int"), ("list", "string"), ("list", "dyn"), ("list", "double")]:
        row(t, "{0} + {1}", t, t)
    row("ts", "{0} + {1}", "ts", "dur")
    row("ts", "{0} + {1}", "dur", "ts")
    row("ts", "{0} - {1}", "ts", "dur")
    row("dur", "{0} - {1}", "ts", "ts")
    row("dur", "{0} + {1}", "dur", "dur")
    row("dur", "{0} - {1}", "dur", "dur")
    for _ in range(3):
        row("bool", "{0} && {1}", "bool", "bool")
        row("bool", "{0} || {1}", "bool", "bool")
        row("bool", "!{0}", "bool")
    for t in ["dyn", "int", "double", "string", "ts", ("list", "int"), ("map", "string", "int"), ("list", "dyn"), "type",
              ("opt", "int"), "null", "bytes", ("map", "int", "dyn"), "uint", "dur", ("list", "double")]:
        row("bool", "{0} == {1}", t, t)
        row("bool", "{0} != {1}", t, t)
        row("bool", "{0} in {1}", t, ("list", t))
    row("bool", "{0} in {1}", "string", ("map", "string", "int"))
    row("bool", "{0} in {1}", "int", ("map", "int", "dyn"))
    row("bool", "{0} in {1}", "dyn", ("map", "uint", "bool"))
    row("bool", "{0} in {1}", "dyn", "dyn")
    row("bool", "bool({0})", "string")
    for t in ["string", "bytes", ("list", "int"), ("list", "dyn"), ("map", "string", "int"), ("map", "int", "dyn")]:
        row("int", "size({0})", t)
        row("int", "{0}.size()", t)
    for t in ["bool", "int", "uint", "double", "string", "bytes", "ts", "dur", "type"]:
        if t != "type":
            row("string", "string({0})", t)
            row("string", "string({0})", t)
    row("bytes", "bytes({0})", "string")
    row("bytes", "bytes({0})", "bytes")
    row("int", "int({0})", "ts")
    row("ts", "timestamp({0})", "int")
    row("ts", "timestamp({0})", "ts")
    row("dur", "duration({0})", "dur")
    row("type", "type({0})", "dyn")
    row("type", "type({0})", ("list", "int"))
    row("type", "type({0})", "double")
    # Texts
    for name in ("contains", "startsWith", "endsWith"):
        row("bool", "{0}.%s({1})" % name, "string", "string")
    row("string", "{0}.charAt({1})", "string", "int")
    for name in ("indexOf", "lastIndexOf"):
        row("int", "{0}.%s({1})" % name, "string", "string")
        row("int", "{0}.%s({1}, {2})" % name, "string", "string", "int")
    row("string", "{0}.substring({1})", "string", "int")
    row("string", "{0}.substring({1}, {2})", "string", "int", "int")
    for name in ("lowerAscii", "upperAscii", "trim", "reverse"):
        row("string", "{0}.%s()" % name, "string")
    row("string", "{0}.replace({1}, {2})", "string", "string", "string")
    row("string", "{0}.replace({1}, {2}, {3})", "string", "string", "string", "int")
    row(("list", "string"), "{0}.split({1})", "string", "string")
    row(("list", "string"), "{0}.split({1}, {2})", "string", "string", "int")
    row("string", "{0}.join()", ("list", "string"))
    row("string", "{0}.join({1})", ("list", "string"), "string")
    row("string", "strings.quote({0})", "string")
    row("string", "base64.encode({0})", "bytes")
    row("bytes", "base64.decode({0})", "string")
    # Numbers
    for name in ("greatest", "least"):
        for t in NUMBERS:
            row(t, "math.%s({0})" % name, t)
            row(t, "math.%s({0}, {1})" % name, t, t)
            row(t, "math.%s({0}, {1}, {2})" % name, t, t, t)
            row(t, "math.%s({0})" % name, ("list", t))
        row("dyn", "math.%s({0}, {1})" % name, "int", "double")
        row("dyn", "math.%s({0}, {1}, {2})" % name, "int", "uint", "double")
    for name in ("ceil", "floor", "round", "trunc", "abs", "sign"):
        row("double", "math.%s({0})" % name, "double")
    for t in ("int", "uint"):
        row(t, "math.abs({0})", t)
        row(t, "math.sign({0})", t)
        row("double", "math.sqrt({0})", t)
        row(t, "math.bitNot({0})", t)
        for name in ("bitAnd", "bitOr", "bitXor"):
            row(t, "math.%s({0}, {1})" % name, t, t)
        for name in ("bitShiftLeft", "bitShiftRight"):
            row(t, "math.%s({0}, {1})" % name, t, "int")
    row("double", "math.sqrt({0})", "double")
    for name in ("isNaN", "isInf", "isFinite"):
        row("bool", "math.%s({0})" % name, "double")
    # Lists and sets
    for t in ["int", "string", "dyn", "double"]:
        row(("list", t), "{0}.slice({1}, {2})", ("list", t), "int", "int")
        row(("list", t), "{0}.distinct()", ("list", t))
        row(("list", t), "{0}.reverse()", ("list", t))
        row(("opt", t), "{0}.first()", ("list", t))
        row(("opt", t), "{0}.last()", ("list", t))
        row(("list", t), "{0}.flatten()", ("list", ("list", t)))
        for name in ("contains", "equivalent", "intersects"):
            row("bool", "sets.%s({0}, {1})" % name, ("list", t), ("list", t))
        row(("opt", t), "optional.of({0})", t)
        row(("opt", t), "optional.ofNonZeroValue({0})", t)
        row(("opt", t), "{0}.or({1})", ("opt", t), ("opt", t))
        row(("opt", t), "{0}[?{1}]", ("list", t), "int")
        row(t, "{0}.orValue({1})", ("opt", t), t)
        row(t, "{0}.value()", ("opt", t))
        row("bool", "{0}.hasValue()", ("opt", t))
        row(("list", t), "[{0}, ?{1}]", t, ("opt", t))
        row(("list", t), "[?{0}]", ("opt", t))
    row(("list", "dyn"), "{0}.flatten({1})", ("list", "dyn"), "int")
    row(("map", "string", "int"), "{{'k': {0}, ?{1}: {2}}}", "int", "string", ("opt", "int"))
    row(("opt", "int"), "{0}.?a", ("map", "string", "int"))
    row(("opt", "int"), "{0}[?{1}]", ("map", "string", "int"), "string")
    row(("opt", "dyn"), "{0}.?a", "dyn")
    row(("opt", "dyn"), "{0}[?{1}]", "dyn", "dyn")
    row(("opt", "dyn"), "{0}[?{1}]", ("map", "int", "dyn"), "int")
    # Times
    for name in ("getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours",
                 "getMinutes", "getSeconds", "getMilliseconds"):
        row("int", "{0}.%s()" % name, "ts")
        row("int", "{0}.%s({1})" % name, "ts", "zone")
    for name in ("getHours", "getMinutes", "getSeconds", "getMilliseconds"):
        row("int", "{0}.%s()" % name, "dur")
    # Reading
    row("int", "{0}.a", ("map", "string", "int"))
    row("bool", "has({0}.a)", ("map", "string", "int"))
    row("dyn", "{0}.b", "dyn")
    row("bool", "has({0}.c)", "dyn")
    row("dyn", "{0}[{1}]", "dyn", "dyn")
    return rows


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.rows = {}
        for result, template, parameters in table():
            self.rows.setdefault(result, []).append((template, parameters))

    def expression(self):
        """A whole expression; never an optional, which the other runtime's Python binding cannot hand over."""
        type = self.any_type(optional=True)
        node = self.node(type, self.random.choice([1, 2, 2, 3, 3, 4, 5]), {})
        return Node("[?{0}]", [node], ("list", "dyn")) if type[0] == "opt" else node

    def any_type(self, depth=2, optional=False):
        pick = self.random.random()
        if depth == 0 or pick < 0.62:
            return self.random.choice(SCALARS + ["bool", "int", "string", "double", "dyn", "type"])
        if pick < 0.8:
            return ("list", self.any_type(depth - 1))
        if pick < 0.93 or not optional:
            return ("map", self.random.choice(KEYS), self.any_type(depth - 1))
        return ("opt", self.random.choice(["int", "string", "dyn", "double"]))

    def node(self, type, depth, scope):
        chance = self.random.random()
        if chance < 0.015:
            type = self.any_type()  # refused, most of the time
        elif chance < 0.04:
            return Node("dyn({0})", [self.node(self.any_type(1), depth - 1, scope)], type)
        if type == "dyn":
            inner = self.node(self.any_type(1) if depth < 3 else self.any_type(), depth - 1, scope)
            named = [name for name, t in self.names(scope) if t == "dyn"]
            if named and self.random.random() < 0.3:
                return Node(self.random.choice(named), type="dyn")
            if depth > 0 and self.random.random() < 0.3 and "dyn" in self.rows:
                return self.call(type, depth, scope)
            return inner if self.random.random() < 0.1 else Node("dyn({0})", [inner], "dyn")
        if depth <= 0:
            return self.leaf(type, scope)
        named = [name for name, t in self.names(scope) if t == type]
        if named and self.random.random() < 0.15:
            return Node(self.random.choice(named), type=type)
        pick = self.random.random()
        if pick < 0.2:
            return self.control(type, depth, scope)
        if pick < 0.4:
            made = self.special(type, depth, scope)
            if made:
                return made
        if type in self.rows and pick < 0.93:
            return self.call(type, depth, scope)
        return self.leaf(type, scope) if not isinstance(type, tuple) else self.aggregate(type, depth, scope)

    def names(self, scope):
        return list(VARIABLE_TYPES.items()) + list(scope.items())

    def leaf(self, type, scope):
        if isinstance(type, tuple):
            return self.aggregate(type, 0, scope)
        named = [name for name, t in self.names(scope) if t == type]
        if named and self.random.random() < 0.35:
            return Node(self.random.choice(named), type=type)
        if type == "dyn":
            return Node("dyn({0})", [self.leaf(self.random.choice(SCALARS), scope)], "dyn")
        if type == "zone":
            return Node(self.random.choice(ZONES), type="zone")
        if type == "ts" and self.random.random() < 0.15:
            return Node("timestamp('%s')" % self.random.choice(TIMES), type="ts")
        if type == "dur" and self.random.random() < 0.2:
            return Node("duration('%s')" % self.random.choice(SPANS), type="dur")
        return Node(self.random.choice(LITERALS[type]), type=type)

    def aggregate(self, type, depth, scope):
        count = self.random.choice([0, 1, 1, 2, 2, 3])
        if type[0] == "list":
            parts = [self.node(type[1], depth - 1, scope) for _ in range(count)]
            return Node("[" + ", ".join("{%d}" % n for n in range(count)) + "]", parts, type)
        if type[0] == "map":
            parts = []
            for _ in range(count):
                parts += [self.node(type[1], min(depth - 1, 1), scope), self.node(type[2], depth - 1, scope)]
            entries = ", ".join("{%d}: {%d}" % (2 * n, 2 * n + 1) for n in range(count))
            return Node("{{" + entries + "}}" if count else "{}", parts, type)
        if self.random.random() < 0.3:
            return Node("optional.none()", type=type)
        return Node("optional.of({0})", [self.node(type[1], depth - 1, scope)], type)

    def call(self, type, depth, scope):
        template, parameters = self.random.choice(self.rows[type])
        return self.made(template, [self.node(p, depth - 1, scope) for p in parameters], type)

    def made(self, template, children, type):
        is_open = not (template[-1] in ")]}a" or template == "{0}.b")
        if self.random.random() < 0.04:
            is_open = False  # leaves out the parentheses: precedence decides
        # What stands before a dot or an index must be closed, and a minus before a literal is part of it.
        return Node(template, children, type, is_open)

    def control(self, type, depth, scope):
        pick = self.random.random()
        if pick < 0.4:
            parts = [self.node("bool", depth - 1, scope)] + [self.node(type, depth - 1, scope) for _ in range(2)]
            return self.made("{0} ? {1} : {2}", parts, type)
        if pick < 0.55:
            bound = self.any_type(1)
            name = self.name(scope)
            parts = [self.node(bound, depth - 1, scope), self.node(type, depth - 1, {**scope, name: bound})]
            return Node("cel.bind(%s, {0}, {1})" % name, parts, type)
        if pick < 0.75:
            return Node("{0}[{1}]", [self.node(("list", type), depth - 1, scope), self.node("int", 0, scope)], type)
        if pick < 0.9:
            key = self.random.choice(KEYS)
            return Node(
                "{0}[{1}]", [self.node(("map", key, type), depth - 1, scope), self.node(key, 0, scope)], type)
        return Node("{0}.a", [self.node(("map", "string", type), depth - 1, scope)], type)

    def name(self, scope):
        return self.random.choice(["x", "y", "z", "x", "y", "i", "s", "v%d" % len(scope)])

    def special(self, type, depth, scope):
        """Macros, and what takes literals of a kind of its own."""
        if type == "bool":
            return self.random.choice([self.quantifier, self.quantifier, self.match])(depth, scope)
        if type == "string":
            return self.format(depth, scope)
        if type == ("list", "int") and self.random.random() < 0.3:
            return Node("lists.range({0})", [Node(self.random.choice(["0", "3", "-1", "5"]), type="int")], type)
        if isinstance(type, tuple) and type[0] == "list":
            return self.listing(type, depth, scope)
        if isinstance(type, tuple) and type[0] == "opt":
            source = self.random.choice(["int", "string", "dyn"])
            name = self.name(scope)
            flat = self.random.random() < 0.4
            body = self.node(type if flat else type[1], depth - 1, {**scope, name: source})
            template = "{0}.%s(%s, {1})" % ("optFlatMap" if flat else "optMap", name)
            return Node(template, [self.node(("opt", source), depth - 1, scope), body], type)
        return None

    def range(self, depth, scope):
        """Something to go through, and the types of its one and two variables."""
        element = self.any_type(1)
        if self.random.random() < 0.7:
            return self.node(("list", element), depth - 1, scope), element, ("int", element)
        key = self.random.choice(KEYS)
        return self.node(("map", key, element), depth - 1, scope), key, (key, element)

    def quantifier(self, depth, scope):
        source, one, two = self.range(depth, scope)
        macro = self.random.choice(["all", "exists", "exists_one"])
        if self.random.random() < 0.6:
            name = self.name(scope)
            return Node("{0}.%s(%s, {1})" % (macro, name),
                        [source, self.node("bool", depth - 1, {**scope, name: one})], "bool")
        macro = macro.replace("exists_one", "existsOne")
        inner = {**scope, "k": two[0], "w": two[1]}
        return Node("{0}.%s(k, w, {1})" % macro, [source, self.node("bool", depth - 1, inner)], "bool")

    def listing(self, type, depth, scope):
        pick = self.random.random()
        name = self.name(scope)
        if pick < 0.25:
            inner = {**scope, name: type[1]}
            return Node("{0}.filter(%s, {1})" % name,
                        [self.node(type, depth - 1, scope), self.node("bool", depth - 1, inner)], type)
        if pick < 0.3:
            inner = {**scope, name: type[1]}
            key = self.node(self.random.choice(ORDERED), depth - 1, inner)
            return Node("{0}.sortBy(%s, {1})" % name, [self.node(type, depth - 1, scope), key], type)
        source, one, two = self.range(depth, scope)
        if pick < 0.8:
            inner = {**scope, name: one}
            body = self.node(type[1], depth - 1, inner)
            if pick < 0.6:
                return Node("{0}.map(%s, {1})" % name, [source, body], type)
            return Node("{0}.map(%s, {1}, {2})" % name, [source, self.node("bool", depth - 1, inner), body], type)
        inner = {**scope, "k": two[0], "w": two[1]}
        body = self.node(type[1], depth - 1, inner)
        if pick < 0.9:
            return Node("{0}.transformList(k, w, {1})", [source, body], type)
        return Node("{0}.transformList(k, w, {1}, {2})", [source, self.node("bool", depth - 1, inner), body], type)

    def match(self, depth, scope):
        pattern = Node(self.random.choice(PATTERNS), type="pattern")
        if self.random.random() < 0.3:
            return Node("matches({0}, {1})", [self.node("string", depth - 1, scope), pattern], "bool")
        return Node("{0}.matches({1})", [self.node("string", depth - 1, scope), pattern], "bool")

    def format(self, depth, scope):
        clauses = [self.random.choice(FORMATS) for _ in range(self.random.choice([1, 1, 2]))]
        types = [self.any_type() if t == "any" else ("list", "dyn") if t == "list" else t for _, t in clauses]
        text = "'" + " ".join(clause for clause, _ in clauses) + "'"
        places = ", ".join("{%d}" % n for n in range(len(types)))
        return Node(text + ".format([" + places + "])", [self.node(t, depth - 1, scope) for t in types], "string")
