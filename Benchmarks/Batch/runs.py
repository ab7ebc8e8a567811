"""Runs commands and says what they took; writes tables. Knows nothing of what is measured."""

import os
import pathlib
import platform
import subprocess
import sys
import time
from typing import NamedTuple

MEGABYTE = 1 << 20


class Run(NamedTuple):
    """What one run took: seconds by the clock and of the processor, and the most memory it held, in MB."""
    wall: float
    processor: float
    peak: float


def run(command):
    with open(os.devnull, "r+b") as nowhere:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=nowhere, stdin=nowhere, stderr=subprocess.PIPE)
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    # What could not be judged is part of the corpus, and ends a run with 2 as an error would.
    if child.returncode not in (0, 1, 2, 3) or b"error:" in said:
        sys.exit(f"{' '.join(map(str, command))} ended with {child.returncode}: {said.decode(errors='replace')}")
    return Run(wall, usage.ru_utime + usage.ru_stime, peak(usage))


def peak(usage):
    """The most memory that a process held, in MB. What this program holds when it starts one counts, some 16 MB."""
    return usage.ru_maxrss / (MEGABYTE if sys.platform == "darwin" else 1 << 10)


def by_turns(commands, rounds):
    """Each command's runs, round by round: what else the machine does meets all of them alike."""
    for command in commands.values():
        run(command)  # files and program are in the system's cache from here on
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command))
    return runs


def least(runs, figure="processor"):
    """Other work makes a run longer, never shorter: the shortest is nearest to what it takes."""
    return min(getattr(one, figure) for one in runs)


def resident(pid):
    """Memory that a process holds now, in MB; None where it has ended."""
    try:
        if sys.platform.startswith("linux"):
            for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) / 1024
            return None
        said = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True).stdout
        return int(said) / 1024 if said.strip() else None
    except (OSError, ValueError):
        return None


def machine():
    """The machine in one line."""
    name = platform.processor() or platform.machine()
    if sys.platform == "darwin":
        said = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True).stdout
        name = said.strip() or name
    elif os.path.exists("/proc/cpuinfo"):
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                name = line.split(":", 1)[1].strip()
                break
    return f"{name}, {os.cpu_count()} cores, {platform.system()} {platform.release().split('-')[0]}"


def table(columns, rows):
    """A table of Markdown, its numbers to the right; rows that come one by one are written as they come."""
    known = [columns, *rows] if isinstance(rows, list) else [columns]
    widths = [max(len(str(row[index])) for row in known) for index in range(len(columns))]

    def write(row):
        cells = [str(cell).ljust(width) if index == 0 else str(cell).rjust(width)
                 for index, (cell, width) in enumerate(zip(row, widths))]
        print(f"| {' | '.join(cells)} |", flush=True)

    write(columns)
    print("|" + "|".join("-" * (width + 2) if index == 0 else "-" * (width + 1) + ":"
                         for index, width in enumerate(widths)) + "|", flush=True)
    for row in rows:
        write(row)
    print()


def line(points):
    """The straight line through points by least squares, weighed by 1/y²: its slope and start, and how far the worst
    point lies off it, as a share of what the line says there."""
    weights = [1 / (y * y) for _, y in points]
    total = sum(weights)
    middle_x = sum(w * x for w, (x, _) in zip(weights, points)) / total
    middle_y = sum(w * y for w, (_, y) in zip(weights, points)) / total
    slope = (sum(w * (x - middle_x) * (y - middle_y) for w, (x, y) in zip(weights, points))
             / sum(w * (x - middle_x) ** 2 for w, (x, _) in zip(weights, points)))
    start = middle_y - slope * middle_x
    return slope, start, max(abs(y / (start + slope * x) - 1) for x, y in points)
