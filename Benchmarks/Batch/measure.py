#!/usr/bin/env python3
"""What a batch costs, and how that grows: one command for each figure.

    python3 measure.py ratio     against libyaml's bare event loop over the same files, by number of declarations
    python3 measure.py rules     by number of rules in the policy
    python3 measure.py spaces    by number of spaces in a declaration
    python3 measure.py cores     one core against two
    python3 measure.py cache     an unchanged batch whose verdicts are kept, against the same event loop
    python3 measure.py start     one file, cold, against `true`
    python3 measure.py memory    memory while a run goes on, format by format

Commands that are compared run by turns, and of each the shortest run counts: other work on the machine makes runs
longer, never shorter. Unless said otherwise times are the processor's, all threads together, which other work changes
least. Tables are Markdown.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import policies
from runs import MEGABYTE, by_turns, least, line, machine, peak, resident, table

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent


def numbers(text):
    return [int(part.replace("_", "")) for part in text.split(",")]


def corpus(options, count, spaces=None):
    """The folder of a corpus, written where it is not there yet."""
    path = options.folder / f"corpus-{options.seed}-{count}{f'-{spaces}' if spaces else ''}"
    if not path.exists():
        wide = ["--spaces", str(spaces)] if spaces else []
        unfinished = path.with_name(path.name + "-unfinished")
        subprocess.run([sys.executable, HERE / "corpus.py", "--seed", options.seed, "--count", str(count), *wide,
                        unfinished], check=True)
        unfinished.rename(path)
    return path


def check(options, folder, *more, form="ndjson", jobs=1):
    return [options.vigie, "check", folder, "--as-of", "2026-11-21", "--format", form, "--no-progress",
            "-j", str(jobs), *more]


def measure_ratio(options):
    rows = []
    for size in numbers(options.sizes):
        folder = corpus(options, size)
        runs = by_turns({"floor": [options.floor, folder], "vigie": check(options, folder)}, options.rounds)
        floor, vigie = least(runs["floor"]), least(runs["vigie"])
        pairs = [one.processor / base.processor for one, base in zip(runs["vigie"], runs["floor"])]
        rows.append([f"{size:,}", f"{floor / size * 1e6:.1f}", f"{vigie / size * 1e6:.1f}", f"{vigie / floor:.2f}",
                     f"{statistics.median(pairs):.2f}",
                     f"{least(runs['vigie'], 'wall') / least(runs['floor'], 'wall'):.2f}",
                     f"{max(one.peak for one in runs['vigie']):.0f}"])
    table(["declarations", "libyaml, µs each", "vigie -j 1, µs each", "ratio", "median of rounds", "by the clock",
           "peak MB"], rows)


def grows(points, unit, things):
    slope, start, deviation = line(points)
    print(f"Line: {start:.1f} µs + {slope:.3f} µs a {unit}; no point lies more than {deviation * 100:.1f} % off it"
          f" ({things}).\n")


def measure_rules(options):
    folder = corpus(options, options.count)
    commands, counts = {}, {}
    for times in numbers(options.times):
        path, rules = policies.write(PROJECT / "Policies/cameleon-r3.yaml", times, options.folder)
        counts[times] = rules
        commands[times] = check(options, folder, "--policy", path)
        commands[-times] = check(options, PROJECT / "Examples/01-game-lobby/declaration.yaml", "--policy", path)
    runs = by_turns(commands, options.rounds)
    rows, points = [], []
    for times, rules in counts.items():
        # Loading a policy is paid once a run, and stands in a column of its own.
        load = least(runs[-times])
        each = (least(runs[times]) - load) / options.count * 1e6
        points.append((rules, each))
        rows.append([f"{times} ×", rules, f"{each:.1f}", f"{each / rules:.2f}", f"{load * 1e3:.1f}"])
    table(["obligations", "rules in all", "µs a declaration", "µs a rule", "start, ms"], rows)
    grows(points, "rule", f"{options.count:,} declarations")


def measure_spaces(options):
    rows, points = [], []
    for spaces in numbers(options.spaces):
        count = max(1, options.total // spaces)
        folder = corpus(options, count, spaces)
        runs = by_turns({"floor": [options.floor, folder], "vigie": check(options, folder)}, options.rounds)
        floor, vigie = least(runs["floor"]), least(runs["vigie"])
        points.append((spaces, vigie / count * 1e6))
        rows.append([f"{spaces:,}", f"{count:,}", f"{vigie / count / spaces * 1e6:.1f}", f"{vigie / floor:.2f}",
                     f"{max(one.peak for one in runs['vigie']):.0f}"])
    table(["spaces a declaration", "declarations", "µs a space", "ratio to libyaml", "peak MB"], rows)
    grows(points, "space", f"{options.total:,} spaces in all")


def measure_cores(options):
    folder = corpus(options, options.count)
    runs = by_turns({jobs: check(options, folder, jobs=jobs) for jobs in numbers(options.jobs)}, options.rounds)
    one = next(iter(runs.values()))
    rows = [[f"-j {jobs}", f"{least(some, 'wall'):.2f}", f"{least(one, 'wall') / least(some, 'wall'):.2f}",
             f"{least(some):.2f}", f"{least(some) / least(one):.2f}", f"{max(r.peak for r in some):.0f}"]
            for jobs, some in runs.items()]
    table(["jobs", "seconds by the clock", "times as fast", "processor seconds", "times as much", "peak MB"], rows)
    print("On a machine that does other work, two cores cannot be told by the clock: then processor seconds are what to"
          " look at.\n")


def measure_formats(options):
    folder = corpus(options, options.count)
    runs = by_turns({form: check(options, folder, form=form) for form in options.formats.split(",")}, options.rounds)
    base = next(iter(runs))
    table(["format", "µs each", f"ratio to {base}", "peak MB"],
          [[form, f"{least(some) / options.count * 1e6:.1f}", f"{least(some) / least(runs[base]):.2f}",
            f"{max(r.peak for r in some):.0f}"] for form, some in runs.items()])


def measure_cache(options):
    folder = corpus(options, options.count)
    cache = options.folder / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    runs = by_turns({"libyaml": [options.floor, folder], "without a cache": check(options, folder),
                     "cached, unchanged": check(options, folder, "--cache", cache),
                     "cached, two cores": check(options, folder, "--cache", cache, jobs=2)}, options.rounds)
    shutil.rmtree(cache, ignore_errors=True)
    floor = least(runs["libyaml"])
    table(["run", "µs each", "ratio to libyaml", "by the clock", "peak MB"],
          [[name, f"{least(some) / options.count * 1e6:.1f}", f"{least(some) / floor:.2f}",
            f"{least(some, 'wall') / least(runs['libyaml'], 'wall'):.2f}", f"{max(r.peak for r in some):.0f}"]
           for name, some in runs.items()])


def measure_start(options):
    """Pairs of `true` and a check of one file: the median of their differences."""
    true = next(path for path in ("/bin/true", "/usr/bin/true") if os.path.exists(path))
    commands = {"true": [true], "vigie --version": [options.vigie, "--version"],
                "vigie check FILE": check(options, PROJECT / "Examples/06-live-rooms-gifts/declaration.yaml",
                                          form="text", jobs=options.jobs_at_start)}
    runs = by_turns(commands, options.runs)
    rows = []
    for name, some in runs.items():
        differences = [one.wall - base.wall for one, base in zip(some, runs["true"])]
        rows.append([f"`{name}`", f"{statistics.median(r.wall for r in some) * 1e3:.2f}",
                     f"{statistics.median(differences) * 1e3:.2f}", f"{least(some, 'wall') * 1e3:.2f}",
                     f"{statistics.median(r.processor for r in some) * 1e3:.2f}", f"{max(r.peak for r in some):.1f}"])
    table(["command", "median ms", "median of differences to true", "shortest", "processor, median ms", "peak MB"],
          rows)


def measure_memory(options):
    folder = corpus(options, options.count)
    table(["MB after    ", *[f"{tenth}0 %" for tenth in range(1, 11)], "peak", "report, MB", "seconds"],
          (watched(options, folder, form) for form in options.formats.split(",")))


def watched(options, folder, form):
    """What a run holds at ten moments, at most, and how much it writes; `summary` is ndjson with a closing summary."""
    report = options.folder / f"report.{form}"
    more = ["--summary"] if form == "summary" else []
    command = check(options, folder, *more, form="ndjson" if more else f"{form}={report}", jobs=options.jobs_of_memory)
    samples, start = [], time.perf_counter()
    with open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        while True:
            done, _, usage = os.wait4(child.pid, os.WNOHANG)
            if done:
                break
            held = resident(child.pid)
            if held:
                samples.append(held)
            time.sleep(0.02)
    child.returncode = 0
    seconds = time.perf_counter() - start
    size = report.stat().st_size / MEGABYTE if report.exists() else 0
    report.unlink(missing_ok=True)
    samples = samples or [0.0]
    moments = [samples[max(0, len(samples) * tenth // 10 - 1)] for tenth in range(1, 11)]
    return [form, *[f"{moment:.0f}" for moment in moments], f"{peak(usage):.1f}", f"{size:.0f}" if size else "–",
            f"{seconds:.0f}"]


FIGURES = {
    "ratio": (measure_ratio, [("--sizes", "1000,3000,10000,30000,100000", "numbers of declarations")]),
    "rules": (measure_rules, [("--times", "1,2,4,8", "how often the obligations stand there"),
                              ("--count", 3000, "declarations")]),
    "spaces": (measure_spaces, [("--spaces", "1,10,100,1000", "numbers of spaces a declaration"),
                                ("--total", 10_000, "spaces in all")]),
    "cores": (measure_cores, [("--jobs", "1,2", "numbers of jobs"), ("--count", 10_000, "declarations")]),
    "formats": (measure_formats, [("--formats", "ndjson,json,csv,junit,sarif,github,html,followup", "formats"),
                                  ("--count", 10_000, "declarations")]),
    "cache": (measure_cache, [("--count", 10_000, "declarations")]),
    "start": (measure_start, [("--runs", 200, "pairs of runs"), ("--jobs-at-start", 2, "jobs")]),
    "memory": (measure_memory, [("--formats", "ndjson,csv,junit,summary,followup,followup-csv,html", "formats"),
                                ("--count", 100_000, "declarations"), ("--jobs-of-memory", 2, "jobs")]),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    figures = parser.add_subparsers(dest="figure", required=True, metavar="FIGURE")
    for name, (_, settings) in FIGURES.items():
        figure = figures.add_parser(name, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
        figure.add_argument("--vigie", default=PROJECT / ".build/release/vigie", type=pathlib.Path, help="the program")
        figure.add_argument("--floor", default=HERE / ".build/floor", type=pathlib.Path, help="floor.c, compiled")
        figure.add_argument("--folder", default=HERE / ".build", type=pathlib.Path, help="where corpora are kept")
        figure.add_argument("--seed", default="1", help="of the corpus")
        figure.add_argument("--rounds", default=5, type=int, help="runs of each command")
        for option, default, meaning in settings:
            figure.add_argument(option, default=default, type=type(default), help=meaning)
    options = parser.parse_args()
    print(f"{machine()}\n")
    FIGURES[options.figure][0](options)


if __name__ == "__main__":
    main()
