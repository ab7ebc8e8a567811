"""Times three expressions as policies have them in both runtimes: one thread, compiled once, evaluated many times.

The C++ runtime is called from Python, so each of its evaluations pays for a call: `true` shows how much that is, and
is taken off in the last column.
"""

import json
import time

from runtimes import Google, Vigie

SPACE = ["dyn", ["map", [
    [["string", "age"], ["int", "21"]], [["string", "kind"], ["string", "b"]],
    [["string", "channels"], ["list", [["string", "text"], ["string", "voice"], ["string", "video"]]]],
    [["string", "audience"], ["map", [[["string", "minimum_age"], ["int", "13"]], [["string", "verified"], ["bool", True]]]]],
]]]
EXPRESSIONS = [
    "true",
    "space.age >= 18 && space.kind in ['a', 'b']",
    "has(space.audience) && space.audience.minimum_age >= 13 && space.audience.verified",
    "space.channels.exists(c, c == 'video') ? space.audience.minimum_age >= 16 : true",
]
ROUNDS = 200_000


def google_nanoseconds(google, request):
    """The best of five, with the variables bound beforehand."""
    program, data = google.compile(request)
    environment = next(iter(google.environments.values()))
    activation = environment.Activation(data)
    evaluate = program.eval
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter_ns()
        for _ in range(ROUNDS // 5):
            evaluate(activation)
        best = min(best, (time.perf_counter_ns() - started) / (ROUNDS // 5))
    return best


def vigie_nanoseconds(vigie, request):
    line = json.dumps({"id": 0, **request, "repeat": ROUNDS}) + "\n\n"
    best = float("inf")
    for _ in range(5):
        vigie.process.stdin.write(line)
        vigie.process.stdin.flush()
        best = min(best, json.loads(vigie.process.stdout.readline())["nanoseconds"])
        vigie.process.stdout.readline()
    return best


def main():
    vigie, google = Vigie(), Google()
    overhead = None
    print("   Vigie   C++ from Python   factor   without the call   expression   (ns an evaluation)")
    for expression in EXPRESSIONS:
        request = {"expr": expression, "vars": {"space": SPACE}}
        ours, theirs = vigie_nanoseconds(vigie, request), google_nanoseconds(google, request)
        overhead = overhead if overhead is not None else theirs
        rest = f"{(theirs - overhead) / ours:.1f}" if expression != "true" else "-"
        print(f"{ours:8.0f} {theirs:17.0f} {theirs / ours:8.1f} {rest:>18}   {expression}")


if __name__ == "__main__":
    main()
