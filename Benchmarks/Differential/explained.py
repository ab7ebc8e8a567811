"""Disagreements that have a reason. The language definition and its conformance suite judge, not either runtime.

Each class: a name, the reason, and a predicate on (expression, Vigie's outcome, the other's outcome). The first that
fits is counted. A predicate asks for both outcomes, and for the construct in the expression wherever an outcome alone
could hide something else.
"""

import re


def refused(text):
    return lambda e, ours, theirs: theirs[0] == "refused" and ours[0] != "refused" and bool(re.search(text, theirs[1]))


def lenient(construct):
    """The other runtime reads a text that is not in the form that the language asks for."""
    return lambda e, ours, theirs: (
        ours == ("error", "invalid_argument") and theirs[0] != "refused" and bool(re.search(construct, e)))


def untyped(e):
    return bool(re.search(r"\[\]|\{\}|optional\.none\(\)|null\[|dyn\(.*\)\.(value|distinct|reverse|slice)\(", e, re.S))


def is_call(e, name):
    """Whether the whole expression is one call of a function, as what minimising leaves of a larger one."""
    if not e.startswith(name + "("):
        return False
    depth, quote = 0, None
    for n, c in enumerate(e):
        if quote:
            quote = None if c == quote and e[n - 1] != "\\" else quote
        elif c in "'\"":
            quote = c
        else:
            depth += (c in "([{") - (c in ")]}")
            if depth == 0 and n >= len(name):
                return n == len(e) - 1
    return False


def unordered(tagged):
    """A value as a text in which the order of lists does not show."""
    if isinstance(tagged, list):
        return str(sorted(map(unordered, tagged)) if tagged[:1] != ["list"] else sorted(map(unordered, tagged[1])))
    return str(tagged)


def has_six_digits(ours, theirs):
    """Whether one text is a number and the other the same number rounded to six digits."""
    try:
        return f"{float(ours[1]):g}" == theirs[1]
    except (TypeError, ValueError):
        return False


BAD_PATTERNS = ["'('", "'a**'", r"r'(a)\1'", "'(?=a)'", "'a{1001}'", "'[a-'"]

CLASSES = [
    (
        "pattern refused at load",
        "Constant patterns are compiled with the expression, so a bad one is refused before it is evaluated.",
        lambda e, ours, theirs: ours[0] == "refused" and ours[1].startswith("regex.") and theirs[0] != "refused"
        and any(pattern in e for pattern in BAD_PATTERNS),
    ),
    (
        "map key refused at load",
        "Keys are bool, int, uint or string; Vigie's checker says so of a key whose type is known, the other at run "
        "time.",
        lambda e, ours, theirs: ours[0] == "refused" and "cel.not_a_key" in ours[1] and theirs[0] != "refused",
    ),
    (
        "order of numbers of different types",
        "Vigie declares `<` and its like across int, uint and double, which the other does for dyn only.",
        refused(r"overload for '_[<>]=?_' applied to '\((int, uint|int, double|uint, int|uint, double|double, int|"
                r"double, uint)\)'"),
    ),
    (
        "position of another number type",
        "Vigie declares list positions of type uint and double, which must be whole; the other takes them as dyn only.",
        refused(r"overload for '_\[\??_\]' applied to '\((optional_type\()?list\(.*, (uint|double)\)'"),
    ),
    (
        "optional entry of dyn",
        "`[?x]` asks for an optional; dyn fits every type, and what it holds shows at run time.",
        refused(r"expected type 'optional_type\(dyn\)' but found 'dyn'"),
    ),
    (
        "type of an empty literal",
        "What is read out of `[]`, `{}`, `none()` or a function of dyn fits every type. Where several overloads fit, "
        "the other takes the first declared; it does not let it be a macro's range.",
        lambda e, ours, theirs: untyped(e) and refused(
            r"no matching overload|cannot be the range of a comprehension|expected type|cannot be the operand")(
            e, ours, theirs),
    ),
    (
        "extremes of literals that cannot be",
        "The other's math.greatest and math.least are macros that look at literal arguments; Vigie's are functions.",
        refused(r"math\.(greatest|least)\(\) (invalid single argument value|simple literal arguments must be numeric)"),
    ),
    (
        "extremes and NaN",
        "Vigie, as cel-go, has no greatest or least where one is NaN; the other leaves it to the order of arguments.",
        lambda e, ours, theirs: ours == ("error", "invalid_argument") and theirs[0] != "refused"
        and re.search(r"math\.(greatest|least)", e),
    ),
    (
        "sorting NaN",
        "NaN has no place in an order: an error in Vigie; in the other it stays where it is.",
        lambda e, ours, theirs: ours == ("error", "invalid_argument") and theirs[0] != "refused"
        and (".sort()" in e or re.search(r"\.sortBy\(\w+, .*( / |sqrt|NaN)", e)),
    ),
    (
        "text of an integer",
        "int() and uint() take a number alone: no blank before or after it, and no plus sign for uint().",
        lenient(r"\bu?int\(.*('\+5'|' |\\t|\\n|\\u00a0|\\u2003)"),
    ),
    (
        "int of a bool",
        "int() takes no bool in the language definition; the other's runtime does where the type is dyn.",
        lambda e, ours, theirs: ours == ("error", "no_such_overload") and theirs[0] != "refused"
        and re.search(r"\bu?int\(|double\(", e),
    ),
    (
        "text of a double",
        "double() takes decimal numbers; the other takes hexadecimal ones and blanks.",
        lenient(r"\bdouble\(.*('0x1F'|' |\\n|\\t)|\bdouble\('%\w %[^']*'\.format\("),
    ),
    (
        "base64 with line feeds",
        "Vigie refuses what is not base64's alphabet; the other skips blanks.",
        lenient(r"base64\.decode"),
    ),
    (
        "text of a timestamp",
        "timestamp() takes RFC 3339: two digits each, capital T and Z, no sixtieth second.",
        lenient(r"2024-1-1T0:0:0Z|2024-01-01t00:00:00z|2024-01-01T00:00:60Z|2024-01-01T24:00:00Z|00:00\.1234567891Z"),
    ),
    (
        "empty time zone",
        "The definition's grammar has no empty time zone; the other takes it for UTC.",
        lenient(r"\.get\w+\(.*''"),
    ),
    (
        "range of durations",
        "Vigie's durations, as cel-go's, are whole nanoseconds in 64 bits (292 years); the other's reach 10,000 years.",
        lambda e, ours, theirs: ours == ("error", "out_of_range") and theirs[0] != "refused"
        and re.search(r"duration\(|timestamp\(", e),
    ),
    (
        "micro sign",
        "Vigie, as cel-go, takes `µs` for microseconds; the other takes `us` only.",
        lambda e, ours, theirs: theirs[0] == "error" and r"1\u00b5s" in e and ours[0] != "refused",
    ),
    (
        "digits of %d for a double",
        "The definition does not say how; Vigie, as cel-go, writes what the number needs, the other six digits.",
        lambda e, ours, theirs: ours[0] == theirs[0] == "value" and "%d" in e and "format" in e,
    ),
    (
        "text of an infinity or NaN",
        "The definition does not say how; Vigie, as cel-go, writes +Inf, -Inf and NaN, the other inf, -inf and -nan.",
        lambda e, ours, theirs: ours[0] == theirs[0] == "value" and "string(" in e
        and re.search("'([+-]Inf|NaN)'", str(ours[1])),
    ),
    (
        "a key of no key type",
        "What cannot be a key is in no map: false in Vigie, as in cel-go; an error in the other.",
        lambda e, ours, theirs: theirs[0] == "error" and "No matching overloads found : @in" in theirs[1]
        and ours[0] == "value",
    ),
    (
        "flatten of a flat list",
        "Vigie's flatten() takes a list of lists and gives a list of their type; the other's goes from any list to a "
        "list of dyn, so that less is refused.",
        lambda e, ours, theirs: ".flatten()" in e and (
            refused("no matching overload")(e, ours, theirs)
            or ours[0] == "refused" and theirs[0] != "refused"
            and set(ours[1].split()) <= {
                "cel.no_overload", "cel.different_branches", "cel.never_equal", "cel.not_iterable"}),
    ),
    (
        "duplicate or impossible key",
        "The other gives up the whole evaluation; in Vigie it is an error that `||`, `&&` and macros may absorb.",
        lambda e, ours, theirs: theirs[0] == "error" and ours[0] == "value"
        and re.search("duplicate key in map|nsupported map key type", theirs[1]),
    ),
    (
        "duplicate key of another number type",
        "`{0: a, 0u: b}` has one key twice, says the suite (map_value_repeat_key_heterogeneous); the other keeps both.",
        lambda e, ours, theirs: ours == ("error", "invalid_argument") and theirs[0] == "value" and e.startswith("{")
        and theirs[1][0] == "map?" and not re.search("true|false", e),
    ),
    (
        "digits of a fraction of a second",
        "The definition does not say how many; Vigie, as cel-go, writes what is needed, the other 3, 6 or 9.",
        lambda e, ours, theirs: ours[0] == theirs[0] == "value" and re.search(r"string\(|format\(", e)
        and re.sub(r"(\.\d*?)0+(?=s|Z)", r"\1", str(theirs[1])) == str(ours[1]),
    ),
    (
        "digits of %s for a double",
        "Vigie writes all digits that a double needs, in decimals; the other six, with an exponent where it is shorter.",
        lambda e, ours, theirs: ours[0] == theirs[0] == "value" and "%s" in e
        and (re.search(r"\de[+-]\d|\d\.\d", str(theirs[1])) or has_six_digits(ours[1], theirs[1])),
    ),
    (
        "splitting an empty text",
        "No text split at no text is an empty list in Vigie, as in cel-go; in the other, a list of one empty text.",
        lambda e, ours, theirs: ours[0] == theirs[0] == "value" and ".split(" in e
        and str(ours[1]) == str(theirs[1]).replace("[['string', '']]", "[]"),
    ),
    (
        "optional position of another number type",
        "As with `[]`, Vigie takes a whole number of any type for the position in `[?]`; the other an int only.",
        lambda e, ours, theirs: theirs[0] == "error" and ours[0] == "value"
        and re.search(r"No matching overloads found : _\[\?_\]\((list|optional_type), (double|uint)", theirs[1]),
    ),
    (
        "time arithmetic in 64 bits",
        "The other computes with nanoseconds since 1970 in 64 bits, and overflows where the result is a timestamp.",
        lambda e, ours, theirs: ours[0] == "value" and theirs[0] == "error" and "integer overflow" in theirs[1]
        and re.search(r"timestamp\(", e) and re.search(r"duration\(", e),
    ),
    (
        "fault of the other runtime",
        "lists.range() of a negative number throws a C++ exception there; format() of bytes makes texts that are no "
        "UTF-8.",
        lambda e, ours, theirs: theirs[0] == "fault" and ("lists.range" in e or "format(" in e),
    ),
    (
        "optional entry of an impossible key",
        "An entry that is not there has no key to check in Vigie, as in cel-go; an error in the other.",
        lambda e, ours, theirs: theirs[0] == "error" and "Invalid map key type" in theirs[1] and ours[0] == "value"
        and "{'k': " in e,
    ),
    (
        "key of an open type",
        "A key of which no type is known may be a key, and shows at run time; the other refuses it with a warning.",
        lambda e, ours, theirs: (untyped(e) or re.search(r"dyn\(.*\)\.opt(Flat)?Map\(", e))
        and refused("unsupported map key type: ")(e, ours, theirs),
    ),
    (
        "durations from and to int",
        "The language definition has no such conversions; the other declares them and cannot run them.",
        lambda e, ours, theirs: ours == ("refused", "cel.no_overload") and theirs[0] == "error"
        and ("duration(int64)" in theirs[1] or "int(duration)" in theirs[1] or "duration(int(" in e
             or is_call(e, "int") and re.search(r"duration\(|(timestamp|dyn)\(.* - .*timestamp\(", e)
             or is_call(e, "duration")),
    ),
    (
        "years before 1000",
        "RFC 3339 writes years with four digits; the other leaves out leading zeros in format().",
        lambda e, ours, theirs: ours[0] == theirs[0] == "value" and "%s" in e
        and re.search(r"\b\d{1,3}-\d\d-\d\dT", str(theirs[1])),
    ),
    (
        "twice the sign of the least int",
        "`--9223372036854775808` overflows either way: Vigie reads a negative literal, the other one that is too large.",
        lambda e, ours, theirs: "--9223372036854775808" in e and refused("invalid int literal")(e, ours, theirs),
    ),
    (
        "two minus signs",
        "Vigie checks both negations; the other drops the pair, whatever stands behind it.",
        lambda e, ours, theirs: ours == ("refused", "cel.no_overload") and theirs[0] != "refused" and "--" in e
        or ours in [("error", "no_such_overload"), ("error", "overflow")] and theirs[0] == "value"
        and (is_call(e, "--dyn") or is_call(e, "--") or re.fullmatch(r"--\w+", e)),
    ),
    (
        "two exclamation marks",
        "Vigie checks both; the other drops the pair, whatever stands behind it.",
        lambda e, ours, theirs: ours in [("refused", "cel.no_overload"), ("error", "no_such_overload")]
        and e.startswith("!!") and theirs[0] == "value" and theirs[1][0] != "bool"
        or ours == ("refused", "cel.no_overload cel.no_overload") and theirs[0] != "refused" and "!!" in e,
    ),
    (
        "order of a map's entries",
        "Not part of the definition: as written in Vigie, by hash in the other.",
        lambda e, ours, theirs: ours[0] == theirs[0] == "value" and re.search(r"\{|\b(dy|ms)\b", e)
        and (
            re.search(r"\.(filter|map|transformList)\(", e) and unordered(ours[1]) == unordered(theirs[1])
            or re.search(r"(\}|\b(dy|ms))\.(filter|map|transformList)\(.*\)(\.(join|first|last)\(|\[)", e)),
    ),
    (
        "optional entry of null",
        "Where the type of `x` in `[?x]` is null it can be no optional; the other says so of some at run time only.",
        lambda e, ours, theirs: ours == ("refused", "cel.not_optional") and theirs[0] == "error"
        and "'null_type' to 'optional_type'" in theirs[1],
    ),
    (
        "substring up to the end",
        "`'abc'.substring(0, 3)` is out of range in the other, where `'abc'.substring(0)` is not.",
        lambda e, ours, theirs: ours[0] == "value" and theirs[0] == "error"
        and "is greater than <string>.size()" in theirs[1],
    ),
    (
        "dyn beside other types",
        "A literal with one dyn element, or of mixed ones, has elements of dyn; the other keeps the type of the first.",
        lambda e, ours, theirs: re.search(r"[\[{].*(dyn\(|\bdy\b)|\{.*\{.*,.*\{.*,", e, re.S)
        and refused("no matching overload|expected type")(e, ours, theirs),
    ),
    (
        "sortBy by a dyn",
        "The list keeps its type in Vigie, as in cel-go; the other makes a dyn of it.",
        lambda e, ours, theirs: ours[0] == "refused" and theirs[0] != "refused"
        and ours[1] in ("cel.different_branches", "cel.never_equal", "cel.no_overload", "cel.not_iterable")
        and re.search(r"\.sortBy\(\w+, (cel\.bind\(\w+, .*, )?dyn\(", e),
    ),
    (
        "sortBy by null",
        "Null has no order; the other lets it pass for a time, and says so when it runs.",
        lambda e, ours, theirs: ours == ("refused", "cel.no_order") and theirs[0] != "refused" and "null" in e,
    ),
    (
        "sortBy beside another macro",
        "`[1, 2].all(y, false) ? [1] : [1, 2].sortBy(i, 0)`: the other loses the list, or elements of it.",
        lambda e, ours, theirs: ours[0] == "value" and ".sortBy(" in e and (
            theirs[0] == "error" and "No matching overloads found : <iter_range>" in theirs[1]
            or theirs[0] == "value" and re.search(r"\.(all|exists|exists_one|existsOne)\(.* \? .*\.sortBy\(", e)
            and theirs[1][0] == "list" and len(theirs[1][1]) < len(ours[1][1])),
    ),
    (
        "null beside an optional",
        "Joined they are an optional in Vigie; the other keeps the type of the first, null.",
        lambda e, ours, theirs: "null" in e and refused(
            r"expected type 'optional_type\(null_type\)' but found 'null_type'")(e, ours, theirs),
    ),
    (
        "optional of dyn",
        "Every form of `[?]` gives an optional, so that is the type of `dyn(x)[?i]` in Vigie; dyn in the other.",
        lambda e, ours, theirs: ours[0] == "refused" and theirs[0] != "refused"
        and ours[1] in ("cel.different_branches", "cel.never_equal") and re.search(r"(dyn\(.*\)|\bdy)\[\?", e),
    ),
    (
        "variables of a two-variable macro before optMap",
        "The other loses them: `[1].transformList(k, w, w).last().optMap(s, s)` has no `w` there.",
        lambda e, ours, theirs: re.search(r"\(k, w, .*\.opt(Flat)?Map\(", e, re.S)
        and refused("undeclared reference to '[kw]'")(e, ours, theirs),
    ),
    (
        "dyn beside other types, refused",
        "The same from the other side: what has elements of dyn in Vigie, by their first one it has a type there, so "
        "that two such collections do not go together, and are dyn, which may be anything.",
        lambda e, ours, theirs: ours == ("refused", "cel.different_branches") and theirs[0] != "refused"
        and re.search(r"\? .* : \{.*\{.*\[.*\].*\}, .*\{.*\[.*, .*\].*\}\}\[", e),
    ),
]


def classify(expression, ours, theirs):
    return next((name for name, _, predicate in CLASSES if predicate(expression, ours, theirs)), None)


def classify_type(template, arguments, ours, theirs):
    """The class of a part to which the two checkers give different types, where one refuses the whole for it."""
    if template.startswith(("[", "{{")):
        # `[1, dyn(2)]`: dyn, or the type of the first; `[null, optional.none()]`: the wider, or the type of the first.
        return "elements of different types"
    if ".sortBy(" in template and theirs == "dyn":
        return "sortBy by a dyn"
    if "[?" in template and theirs == "dyn" and ours.startswith("optional"):
        return "optional of dyn"
    if template == "{0}.flatten()":
        return "flatten of a flat list"
    if ours == "dyn" and any("dyn" in argument for argument in arguments):
        # `-{}.a`: where several forms fit, the result is dyn, or that of the form that is declared first.
        return "several forms that fit"
    return None


NUMBER = {"int({0})": r"-?\d+", "uint({0})": r"\d+", "double({0})": r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"}
BASE64 = r"[A-Za-z0-9+/]*={0,2}"
RFC3339 = r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)"


def holds_nan(value):
    return value == ["double", "nan"] or value[0] == "list" and ["double", "nan"] in value[1]


def classify_call(template, arguments, ours, theirs):
    """The class of a call, by what its arguments come to: where a text shows only when the expression runs."""
    if theirs[0] == "refused" or any(argument[0] != "value" for argument in arguments):
        return None
    values = [argument[1] for argument in arguments]
    text = values[0][1] if values and values[0][0] == "string" else None
    if ours == ("error", "invalid_argument"):
        if template.startswith("{0}.get") and values[1:] == [["string", ""]]:
            return "empty time zone"
        if template in NUMBER and text is not None and not re.fullmatch(NUMBER[template], text):
            return "text of " + ("a double" if template[0] == "d" else "an integer")
        if template == "base64.decode({0})" and text is not None and not re.fullmatch(BASE64, text):
            return "base64 with line feeds"
        if template == "timestamp({0})" and text is not None and not re.fullmatch(RFC3339, text):
            return "text of a timestamp"
        if template.startswith(("math.greatest", "math.least")) and any(map(holds_nan, values)):
            return "extremes and NaN"
        if template == "{0}.sort()" and holds_nan(values[0]):
            return "sorting NaN"
    if ours == ("error", "no_such_overload") and template in NUMBER and values[0][0] == "bool":
        return "int of a bool"
    if template.startswith("{0}.split({1}") and values[:2] == [["string", ""], ["string", ""]]:
        return "splitting an empty text"
    return None
