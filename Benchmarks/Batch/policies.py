"""Writes policies with more obligations than the built-in one: the same several times over, under other ids."""

import pathlib
import re


def obligations(text):
    """What stands before the obligations, the text of each, and what follows them."""
    before, rest = re.split(r"(?<=\nobligations:\n)", text, maxsplit=1)
    end = re.search(r"^[a-z]", rest, re.MULTILINE)
    listed, after = (rest[:end.start()], rest[end.start():]) if end else (rest, "")
    starts = [match.start() for match in re.finditer(r"^  - id: ", listed, re.MULTILINE)] + [len(listed)]
    return before + listed[:starts[0]], [listed[a:b] for a, b in zip(starts, starts[1:])], after


def multiplied(text, times):
    """A policy's text with each obligation `times` over; what follows a rule follows its own copy."""
    before, rules, after = obligations(text)
    ids = {re.match(r"  - id: (\S+)", rule)[1] for rule in rules}
    copies = []
    for number in range(1, times + 1):
        for rule in rules:
            if number > 1:
                rule = re.sub(r"^(  - id: |    follows: )(\S+)$",
                              lambda match: f"{match[1]}{match[2]}-{number}" if match[2] in ids else match[0],
                              rule, flags=re.MULTILINE)
            copies.append(rule)
    return before + "".join(copies) + after, len(copies)


def write(source, times, folder):
    """The path of the policy, and how many rules of every kind it has."""
    text, _ = multiplied(source.read_text(encoding="utf-8"), times)
    path = pathlib.Path(folder) / f"policy-{times}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path, len(re.findall(r"^  - id: ", text[text.index("\nconsistency:"):], re.MULTILINE))
