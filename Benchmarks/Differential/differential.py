"""Compares the module CEL with Google's C++ runtime on random expressions. See README.md."""

import argparse
import collections
import re
import sys
import time

from explained import classify, classify_call, classify_type
from expressions import VARIABLES, Generator
from runtimes import Google, Vigie

BATCH = 2_000


def request(text, number):
    values = VARIABLES[number % len(VARIABLES)]
    words = set(re.findall(r"\w+", text))
    return {"expr": text, "vars": {name: value for name, value in values.items() if name in words}}


def agree(ours, theirs):
    if ours[0] != theirs[0]:
        return False
    return ours[0] != "value" or same(ours[1], theirs[1])


def same(ours, theirs):
    """As equality, but a map of which the other binding tells only the size is like any of that size."""
    if theirs[0] == "map?":
        return ours[0] == "map" and len(ours[1]) == theirs[1]
    if ours[0] != theirs[0]:
        return False
    if ours[0] == "list":
        return len(ours[1]) == len(theirs[1]) and all(map(same, ours[1], theirs[1]))
    if ours[0] == "map":
        return len(ours[1]) == len(theirs[1]) and all(
            left[0] == right[0] and same(left[1], right[1]) for left, right in zip(ours[1], theirs[1]))
    return ours == theirs


def kind(ours, theirs):
    return f"{ours[0]} / {theirs[0]}"


def minimised(node, number, vigie, google):
    """The smallest tree found on which the runtimes still disagree without an explanation, and both outcomes."""
    best = None
    for _ in range(60):
        size = node.size()
        smaller = {}
        for candidate in node.reductions():
            if candidate.size() < size or len(candidate.text()) < len(node.text()):
                smaller.setdefault(candidate.text(), candidate)
        candidates = sorted(smaller.values(), key=lambda c: (c.size(), len(c.text())))[:400]
        requests = [request(candidate.text(), number) for candidate in candidates]
        outcomes = zip(candidates, vigie.run(requests), google.run(requests))
        found = next((o for o in outcomes if not agree(o[1], o[2]) and not classify(o[0].text(), o[1], o[2])), None)
        if found is None:
            return node, best
        node, best = found[0], found[1:]
    return node, best


def cause(node, number, vigie, google):
    """The class of a part that the runtimes disagree on by itself, or of the whole by what its parts come to."""
    parts = {part.text(): part for part in node.nodes()}
    requests = [request(text, number) for text in parts]
    outcomes = dict(zip(parts, zip(vigie.run(requests), google.run(requests))))
    whole = next(iter(parts))
    for text, part in parts.items():
        ours, theirs = outcomes[text]
        if agree(ours, theirs):
            continue
        arguments = [outcomes[child.text()][0] for child in part.children]
        name = text != whole and classify(text, ours, theirs) or classify_call(part.template, arguments, ours, theirs)
        if name:
            return name if text == whole else "follows from: " + name
    if "refused" in (outcomes[whole][0][0], outcomes[whole][1][0]):
        return typed_apart(parts, number, vigie, google)
    return None if is_stable(whole, number, google) else "order of a map's entries"


def typed_apart(parts, number, vigie, google):
    """The class of the smallest part to which the two checkers give different types."""
    requests = [request(text, number) for text in parts]
    types = dict(zip(parts, zip(vigie.types(requests), google.types(requests))))
    for text, part in parts.items():
        ours, theirs = types[text]
        arguments = [types[child.text()] for child in part.children]
        if ours and theirs and ours != theirs and all(left == right and left for left, right in arguments):
            name = classify_type(part.template, [left for left, _ in arguments], ours, theirs)
            if name:
                return "type of a part: " + name
    return None


def is_stable(text, number, google):
    """Whether the other runtime agrees with itself: the order of its maps changes from one map to the next."""
    return len(set(map(str, google.run([request(text, number)] * 24)))) == 1


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=200_000)
    options.add_argument("--examples", type=int, default=0, help="examples to show of each explained class")
    chosen = options.parse_args()

    vigie, google, generator = Vigie(), Google(), Generator(chosen.seed)
    started = time.monotonic()
    kinds, explained = collections.Counter(), collections.Counter()
    unexplained, examples = [], collections.defaultdict(list)
    done = 0
    while done < chosen.count:
        nodes = [generator.expression() for _ in range(min(BATCH, chosen.count - done))]
        requests = [request(node.text(), n) for n, node in enumerate(nodes)]
        wait = vigie.start(requests)
        theirs = google.run(requests)
        for n, (node, ours, other) in enumerate(zip(nodes, wait(), theirs)):
            kinds[kind(ours, other)] += 1
            if agree(ours, other):
                continue
            name = classify(requests[n]["expr"], ours, other)
            if name:
                explained[name] += 1
                examples[name].append((requests[n]["expr"], ours, other))
                continue
            small, outcomes = minimised(node, n, vigie, google)
            if name := cause(small, n, vigie, google):
                explained[name] += 1
                examples[name].append((small.text(), *(outcomes or (ours, other))))
            else:
                unexplained.append((small, *(outcomes or (ours, other))))
        done += len(nodes)
    seconds = time.monotonic() - started

    print(f"seed {chosen.seed}: {done} expressions in {seconds:.0f} s; outcomes (Vigie / C++):")
    for name, count in kinds.most_common():
        print(f"  {count:8} {name}")
    print("explained disagreements:")
    for name, count in explained.most_common():
        print(f"  {count:8} {name}")
        for expression, ours, other in sorted(examples[name], key=lambda e: len(e[0]))[: chosen.examples]:
            print(f"             {expression}\n               {ours}\n               {other}")
    print(f"unexplained disagreements: {len(unexplained)}")

    groups = collections.defaultdict(list)
    for node, ours, other in unexplained:
        reason = re.sub(r"['\"].*?['\"]|[\d.]+", "_", str(other[1]))[:60]
        groups[kind(ours, other), reason].append((node.text(), str(ours), str(other)))
    for (name, _), members in sorted(groups.items(), key=lambda group: -len(group[1])):
        print(f"\n{name}: {len(members)}")
        for text, ours, other in sorted(set(members), key=lambda member: len(member[0]))[:6]:
            print(f"    {text}\n      Vigie: {ours[:200]}\n      C++:   {other[:200]}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
