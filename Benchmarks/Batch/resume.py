#!/usr/bin/env python3
"""Kill runs of `vigie check --resume` at random moments and compare what comes out with uninterrupted runs.

A corpus is checked once without being disturbed. Then, as often as asked, a run over it is started and killed (SIGKILL)
at a random moment, started again and so on, and left to end at last; every report must have the same bytes. Exits with
1 where one has not.
"""

import argparse
import hashlib
import pathlib
import random
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FORMATS = ["ndjson", "json", "csv", "junit"]


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vigie", default=str(HERE / "../../.build/release/vigie"))
    parser.add_argument("--count", type=int, default=5000, help="how many declarations (5000)")
    parser.add_argument("--trials", type=int, default=10, help="how many runs are compared (10)")
    parser.add_argument("--kills", type=int, default=1, help="how often each of them is killed (1)")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--cache", action="store_true", help="with a cache, too")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    choices = random.Random(options.seed)
    corpus = HERE / f".build/corpus-{options.seed}-{options.count}"
    if not corpus.exists():
        generate = [sys.executable, str(HERE / "corpus.py"), "--seed", str(options.seed)]
        subprocess.run(generate + ["--count", str(options.count), str(corpus)], check=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)

        def command(name, more):
            reports = [word for f in FORMATS for word in ("-f", f"{f}={folder}/{name}.{f}")]
            common = [options.vigie, "check", str(corpus), "--as-of", "2026-11-21", "-q", "-j", options.jobs]
            return common + reports + more

        begin = time.monotonic()
        subprocess.run(command("plain", []), check=False)
        duration = time.monotonic() - begin
        plain = {f: digest(folder / f"plain.{f}") for f in FORMATS}
        print(f"{options.count} declarations, -j {options.jobs}, uninterrupted: {duration:.2f} s")
        failed = 0
        for trial in range(1, options.trials + 1):
            state = folder / "state"
            keeping = ["--resume", str(state)] + (["--cache", str(folder / f"cache{trial}")] if options.cache else [])
            told = []
            while len(told) < options.kills:
                begin = time.monotonic()
                run = subprocess.Popen(command("resumed", keeping))
                try:
                    run.wait(choices.uniform(0.02, 0.9) * duration)
                    # The machine was busier before than it is now: again, and sooner.
                    duration = min(duration, time.monotonic() - begin)
                    continue
                except subprocess.TimeoutExpired:
                    run.kill()
                    run.wait()
                size = state.stat().st_size if state.exists() else 0
                told.append(f"killed with {size / 1e6:.2f} MB of findings kept")
            subprocess.run(command("resumed", keeping), check=False)
            same = {f: digest(folder / f"resumed.{f}") == plain[f] for f in FORMATS}
            left = ", but a state is left" if state.exists() else ""
            failed += not all(same.values()) or bool(left)
            words = ", ".join(f"{f} {'same' if same[f] else 'DIFFERS'}" for f in FORMATS)
            print(f"trial {trial}: {'; '.join(told)}: {words}{left}", flush=True)
            for f in FORMATS:
                (folder / f"resumed.{f}").unlink()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
