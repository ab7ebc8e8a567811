"""Both runtimes behind one shape: requests in, canonical outcomes out.

An outcome is a pair: ("value", canonical tagged list), ("error", text) or ("refused", text).
"""

import datetime
import json
import pathlib
import re
import struct
import subprocess
import threading
from decimal import Decimal

from cel_expr_python import cel

FOLDER = pathlib.Path(__file__).resolve().parent
EXTENSIONS = ["sets", "lists", "two-var-comprehensions", "bindings", "encoders", "math", "optional", "strings"]


class Vigie:
    """The runner of this folder, over pipes."""

    def __init__(self):
        self.process = subprocess.Popen(
            [FOLDER / ".build/release/Runner"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8", bufsize=1 << 20)

    def start(self, requests):
        """Sends a batch; gives a function that waits for the answers."""
        lines = "".join(json.dumps({"id": n, **request}) + "\n" for n, request in enumerate(requests)) + "\n"
        answers = []

        def write():
            self.process.stdin.write(lines)
            self.process.stdin.flush()

        def read():
            # Lines end in a line feed only: texts may hold other separators.
            while (line := self.process.stdout.readline()) not in ("\n", ""):
                answers.append(line)

        threads = [threading.Thread(target=write), threading.Thread(target=read)]
        for thread in threads:
            thread.start()

        def wait():
            for thread in threads:
                thread.join()
            if len(answers) != len(requests):
                where = requests[len(answers)] if len(answers) < len(requests) else "?"
                raise RuntimeError(f"the runner stopped at {where}")
            return [self.outcome(json.loads(answer)) for answer in answers]

        return wait

    def run(self, requests):
        return self.start(requests)()

    def types(self, requests):
        """The static type of each expression, None where it is refused."""
        outcomes = self.run([{**request, "asks": "type"} for request in requests])
        return [answer if kind == "type" else None for kind, answer in outcomes]

    @staticmethod
    def outcome(answer):
        if "value" in answer:
            return "value", sorted_maps(answer["value"])
        if "error" in answer:
            return "error", answer["error"]
        if "type" in answer:
            return "type", answer["type"].replace("google.protobuf.", "").replace("type(type(dyn))", "type(type)").lower()
        if "refused" in answer:
            return "refused", " ".join(answer["refused"])
        return "invalid", str(answer)


def sorted_maps(tagged):
    """Entries by key: the order of a map is not part of its value."""
    if tagged[0] == "list":
        return ["list", [sorted_maps(element) for element in tagged[1]]]
    if tagged[0] == "map":
        return ["map", sorted(([key, sorted_maps(value)] for key, value in tagged[1]), key=lambda entry: str(entry[0]))]
    if tagged[0] == "optional":
        return ["optional"]  # the other binding cannot look inside
    return tagged


class Google:
    """The C++ runtime, in this process."""

    def __init__(self):
        self.environments = {}
        self.config = cel.NewEnvConfigFromYaml(
            "extensions:\n" + "".join(f"  - name: {name}\n" for name in EXTENSIONS))

    def compile(self, request):
        bound = {name: native(tagged) for name, tagged in request.get("vars", {}).items()}
        names = tuple(sorted((name, repr(type)) for name, (type, _) in bound.items()))
        if names not in self.environments:
            types = {name: type for name, (type, _) in bound.items()}
            self.environments[names] = cel.NewEnv(config=self.config, variables=types)
        program = self.environments[names].compile(request["expr"])
        return program, {name: value for name, (_, value) in bound.items()}

    def outcome(self, request):
        try:
            program, data = self.compile(request)
        except RuntimeError as error:
            return "refused", str(error).split("\n")[0]
        try:
            return self.canonical_outcome(program.eval(data=data))
        except RuntimeError as error:
            return "error", str(error)
        except (ValueError, OverflowError, UnicodeDecodeError, MemoryError) as fault:
            return "fault", f"{type(fault).__name__}: {fault}"  # not an error of the language, but one of the runtime

    def run(self, requests):
        return [self.outcome(request) for request in requests]

    def types(self, requests):
        return [self.type(request) for request in requests]

    def type(self, request):
        try:
            shown = repr(self.compile(request)[0].return_type())
        except RuntimeError:
            return None
        return re.sub(r"\bnull\b", "null_type", shown.replace("<", "(").replace(">", ")").lower())

    @staticmethod
    def canonical_outcome(value):
        if value.type() == cel.Type.ERROR and not repr(value).startswith("optional."):
            return "error", repr(value)
        return "value", sorted_maps(canonical(value))


def native(tagged):
    """The type and the Python value of a variable."""
    tag = tagged[0]
    if tag == "null":
        return cel.Type.NULL, None
    if tag == "dyn":
        return cel.Type.DYN, native(tagged[1])[1]
    if tag in ("int", "uint"):
        return getattr(cel.Type, tag.upper()), int(tagged[1])
    if tag == "list":
        read = [native(element) for element in tagged[1]]
        return cel.Type.List(shared([type for type, _ in read])), [value for _, value in read]
    if tag == "map":
        read = [(native(key), native(value)) for key, value in tagged[1]]
        type = cel.Type.Map(shared([key[0] for key, _ in read]), shared([value[0] for _, value in read]))
        return type, {key[1]: value[1] for key, value in read}
    if tag == "bytes":
        return cel.Type.BYTES, tagged[1].encode()
    return getattr(cel.Type, tag.upper()), tagged[1]


def shared(types):
    return types[0] if types and all(type == types[0] for type in types) else cel.Type.DYN


def canonical(value):
    text = repr(value)
    kind = repr(value.type()).split("<")[0]
    if kind == "NULL":
        return ["null"]
    if kind == "BOOL":
        return ["bool", value.value()]
    if kind in ("INT", "UINT"):
        return [kind.lower(), str(value.value())]
    if kind == "DOUBLE":
        number = value.value()
        return ["double", "nan" if number != number else struct.pack(">d", number).hex()]
    if kind == "STRING":
        return ["string", value.value()]
    if kind == "BYTES":
        return ["bytes", bytes(value.value()).hex()]
    if kind == "TIMESTAMP":
        return timestamp(text)
    if kind == "DURATION":
        return ["duration", str(nanoseconds(text))]
    if kind == "LIST":
        return ["list", [canonical(element) for element in value.value()]]
    if kind == "MAP":
        return mapping(value, text)
    if kind == "TYPE":
        return ["type", text.split("<")[0]]
    if text.startswith("optional."):
        return ["optional"]
    return ["?", kind, text]


def timestamp(text):
    year, month, day, hour, minute, second, fraction = re.fullmatch(
        r"(-?\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)(\.\d+)?Z", text).groups()
    days = datetime.date(int(year), int(month), int(day)).toordinal() - 719163
    seconds = days * 86400 + int(hour) * 3600 + int(minute) * 60 + int(second)
    return ["timestamp", str(seconds), int(Decimal(fraction or 0) * 10**9)]


UNITS = {"h": 3600 * 10**9, "m": 60 * 10**9, "s": 10**9, "ms": 10**6, "us": 10**3, "ns": 1}


def nanoseconds(text):
    """The binding's own durations lose what is below a microsecond, its texts do not: `-1h2m3.000000004s`."""
    parts = re.findall(r"([\d.]+)(ms|us|ns|h|m|s)", text)
    total = sum(Decimal(number) * UNITS[unit] for number, unit in parts)
    return int(-total if text.startswith("-") else total)


def mapping(value, text):
    """The binding's maps are dicts, in which 1, 1u and true are one key; the text tells them apart."""
    kinds = key_kinds(text)
    entries = list(value.value().items())
    if len(kinds) != len(entries):
        return ["map?", len(kinds)]
    keys = [["bool", key] if kind == "bool" else ["string", key] if kind == "string" else [kind, str(int(key))]
            for kind, (key, _) in zip(kinds, entries)]
    return ["map", [[key, canonical(inner)] for key, (_, inner) in zip(keys, entries)]]


TOKEN = re.compile(r"""b?"(?:[^"\\]|\\.)*"|b?'(?:[^'\\]|\\.)*'|[{}\[\]()<>]|: |, |[^{}\[\]()<>"':,]+|.""", re.S)


def key_kinds(text):
    kinds, depth, expected = [], 0, False
    for token in TOKEN.findall(text):
        if depth == 1 and expected and token != "}":
            kinds.append("string" if token[0] in "\"'" else "bool" if token in ("true", "false")
                         else "uint" if token.endswith("u") else "int")
            expected = False
        if token in ("{", "[", "(", "<"):
            depth += 1
            expected = depth == 1
        elif token in ("}", "]", ")", ">"):
            depth -= 1
        elif token == ", " and depth == 1:
            expected = True
    return kinds
