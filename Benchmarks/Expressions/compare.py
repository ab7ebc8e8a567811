"""Times the expressions of `expressions.json` in both runtimes, side by side, and counts instructions.

    python3 compare.py                 Vigie and Google's C++ runtime as `cel-expr-python` calls it
    python3 compare.py --alone         Vigie alone, also what the other lacks
    python3 compare.py --instructions  instructions an evaluation (Vigie), by valgrind's callgrind
"""

import argparse
import datetime
import json
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

FOLDER = pathlib.Path(__file__).resolve().parent
PROGRAM = FOLDER / ".build/release/ExpressionBenchmark"
ROUNDS = 7
SHORT, LONG = 1_000, 6_000


def vigie(name):
    run = subprocess.run([PROGRAM, name], cwd=FOLDER, capture_output=True, text=True)
    return json.loads(run.stdout)


def instructions(name):
    """An evaluation's share of the difference between a long and a short run: what starting takes falls out."""
    totals = []
    for count in (SHORT, LONG):
        with tempfile.NamedTemporaryFile() as file:
            subprocess.run(
                ["valgrind", "--tool=callgrind", f"--callgrind-out-file={file.name}", PROGRAM, name, str(count)],
                cwd=FOLDER, capture_output=True, check=True)
            totals.append(int(re.search(r"^(?:summary|totals): (\d+)", pathlib.Path(file.name).read_text(), re.M)[1]))
    return (totals[1] - totals[0]) / (LONG - SHORT)


class Google:
    """The C++ runtime: objects are maps, parameters are variables of their own, a variable's expression stands in
    parentheses where its name stood. Dates are numbers of days, as its maps cannot hold times."""

    def __init__(self, data):
        from cel_expr_python import cel

        types = {"space": cel.Type.Map(cel.Type.STRING, cel.Type.DYN),
                 "referents": cel.Type.List(cel.Type.Map(cel.Type.STRING, cel.Type.DYN)), "as_of": cel.Type.INT}
        values = {name: self.value(data[name]) for name in types}
        for name, value in data["params"].items():
            types[f"params_{name}"] = self.type(cel, value)
            values[f"params_{name}"] = value
        self.variables = data["variables"]
        environment = cel.NewEnv(variables=types)
        self.compile = environment.compile
        self.activation = environment.Activation(values)

    @staticmethod
    def type(cel, value):
        if isinstance(value, list):
            return cel.Type.List(cel.Type.STRING)
        return {str: cel.Type.STRING, int: cel.Type.INT, float: cel.Type.DOUBLE}[type(value)]

    def value(self, json):
        if isinstance(json, dict):
            return {key: self.value(value) for key, value in json.items()}
        if isinstance(json, list):
            return [self.value(value) for value in json]
        if isinstance(json, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", json):
            return datetime.date.fromisoformat(json).toordinal()
        return json

    def source(self, expression):
        while (named := re.search(r"\bvariables\.(\w+)", expression)):
            expression = expression[:named.start()] + f"({self.variables[named[1]]})" + expression[named.end():]
        return re.sub(r"\bparams\.", "params_", expression)

    def measure(self, expression):
        """Nanoseconds of processor time an evaluation, and the outcome as Vigie writes it."""
        evaluate, activation = self.compile(self.source(expression)).eval, self.activation
        outcome, rounds, times = str(evaluate(activation).value()).lower(), 2_000, []
        for _ in range(5):
            started = time.process_time_ns()
            for _ in range(rounds):
                evaluate(activation)
            times.append((time.process_time_ns() - started) / rounds)
        return {"nanoseconds": statistics.median(times), "outcome": outcome}


def alone(entries, counts):
    print(f"{'':14} {'ns':>8} {'allocations':>12}" + (f" {'instructions':>13}" if counts else "") + "   outcome")
    for entry in entries:
        runs = [vigie(entry["name"]) for _ in range(1 if counts else ROUNDS)]
        middle = statistics.median(run["nanoseconds"] for run in runs)
        count = f" {instructions(entry['name']):13.0f}" if counts else ""
        print(f"{entry['name']:14} {middle:8.0f} {runs[0]['allocations']:12.0f}{count}   {runs[0]['outcome']}")


def side_by_side(entries, google):
    print(f"{'':14} {'Vigie ns':>9} {'C++ ns':>9} {'its call':>9} {'factor':>7} {'without the call':>17}")
    for entry in entries:
        if "ours_only" in entry or entry["name"] == "true":
            continue
        # Turn by turn, so that what else the machine does slows all of them.
        turns = []
        for _ in range(ROUNDS):
            ours, theirs, call = vigie(entry["name"]), google.measure(entry["expression"]), google.measure("true")
            if ours["outcome"] != theirs["outcome"]:
                raise SystemExit(f"{entry['name']}: {ours['outcome']} here, {theirs['outcome']} there")
            turns.append((ours["nanoseconds"], theirs["nanoseconds"], call["nanoseconds"]))
        ours, theirs, call = (statistics.median(column) for column in zip(*turns))
        factor = statistics.median(theirs / ours for ours, theirs, _ in turns)
        rest = statistics.median((theirs - call) / ours for ours, theirs, call in turns)
        print(f"{entry['name']:14} {ours:9.0f} {theirs:9.0f} {call:9.0f} {factor:7.1f} {rest:17.1f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--instructions", action="store_true")
    parser.add_argument("names", nargs="*", help="only these expressions")
    options = parser.parse_args()
    entries = [entry for entry in json.loads((FOLDER / "expressions.json").read_text())
               if not options.names or entry["name"] in options.names]
    if options.alone or options.instructions:
        alone(entries, options.instructions)
    else:
        side_by_side(entries, Google(json.loads((FOLDER / "data.json").read_text())))


if __name__ == "__main__":
    main()
