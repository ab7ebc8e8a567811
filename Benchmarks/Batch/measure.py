#!/usr/bin/env python3
"""Measures a batch against the floor: libyaml's bare event loop over the same files, run by turns with the check.

    python3 measure.py --vigie ../../.build/release/vigie --sizes 1000,3000,10000

Prints ratios to the floor (of the shortest runs, and the median of the rounds), peak memory, and how the cost of one
declaration goes with their number.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent


def run(command):
    """Wall-clock and processor seconds, and peak memory in MB, of one command."""
    start = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen(command, stdout=nowhere)
        _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1, 2, 3):
        sys.exit(f"{command[0]} ended with status {status}")
    peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, peak


def corpus(folder, seed, count):
    """The folder of a corpus, written where it is not there yet."""
    path = folder / f"corpus-{seed}-{count}"
    if not path.exists():
        subprocess.run([sys.executable, HERE / "corpus.py", "--seed", seed, "--count", str(count), path], check=True)
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--vigie", default=HERE / "../../.build/release/vigie", type=pathlib.Path)
    parser.add_argument("--floor", default=HERE / ".build/floor", type=pathlib.Path)
    parser.add_argument("--format", default="ndjson")
    parser.add_argument("--sizes", default="1000,3000,10000")
    parser.add_argument("--rounds", default=5, type=int)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--folder", default=HERE / ".build", type=pathlib.Path, help="where corpora are kept")
    options = parser.parse_args()

    print(f"{'declarations':>12}  {'command':10} {'seconds':>8} {'processor':>9} {'µs each':>8} {'MB':>5}"
          f"  {'ratio':>6} {'median':>6}  {'processor':>9}")
    for size in map(int, options.sizes.split(",")):
        folder = corpus(options.folder, options.seed, size)
        check = [options.vigie, "check", folder, "--as-of", "2026-11-21", "--format", options.format, "--no-progress"]
        commands = {"floor": [options.floor, folder], "-j 1": [*check, "-j", "1"], "-j 2": [*check, "-j", "2"]}
        runs = {name: [] for name in commands}
        for command in commands.values():
            run(command)  # the files are in the system's cache from here on
        for _ in range(options.rounds):
            for name, command in commands.items():
                runs[name].append(run(command))
        for name, measured in runs.items():
            wall, processor = min(r[0] for r in measured), min(r[1] for r in measured)
            base = [min(r[column] for r in runs["floor"]) for column in (0, 1)]
            median = statistics.median(r[0] / floor[0] for r, floor in zip(measured, runs["floor"]))
            print(f"{size:12}  {name:10} {wall:8.3f} {processor:9.3f} {processor / size * 1e6:8.1f}"
                  f" {max(r[2] for r in measured):5.0f}  {wall / base[0]:6.2f} {median:6.2f}"
                  f"  {processor / base[1]:9.2f}")


if __name__ == "__main__":
    main()
