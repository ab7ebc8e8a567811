"""Judges what the program writes by validators that are not ours.

Usage: validate.py CHECK [--schema FILE] FILE...

Prints what is wrong and ends with status 1 where something is; with status 77, and what to install, where the validator
is not there. A further check is a function here and an entry of CHECKS.
"""
import argparse
import collections
import importlib
import json
import pathlib
import sys
import xml.etree.ElementTree


class Absent(Exception):
    """The validator is not installed."""


def need(module, package):
    try:
        return importlib.import_module(module)
    except ImportError:
        raise Absent(f"needs python3 with {package}: pip install {package}") from None


def without_unicode_classes(schema):
    """Python's regular expressions know no \\p{…}: the same classes in its own words."""
    if isinstance(schema, list):
        return [without_unicode_classes(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {name: without_unicode_classes(part) for name, part in schema.items()}
    if isinstance(changed.get("pattern"), str):
        changed["pattern"] = changed["pattern"].replace(r"\p{L}", r"[^\W\d_]").replace(r"\p{N}", r"\d")
    return changed


def schema_problems(instance, schema):
    jsonschema = need("jsonschema", "jsonschema")
    schema = without_unicode_classes(schema)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
    for error in validator.iter_errors(instance):
        yield f"{list(error.absolute_path)}: {error.message[:200]}"


def load(file):
    with open(file, encoding="utf-8") as opened:
        return json.load(opened)


def by_schema(file, schema):
    """JSON, by a JSON Schema of whatever draft it names."""
    yield from schema_problems(load(file), load(schema))


def declaration(file, schema):
    """A declaration or a policy in YAML, by its JSON Schema, as editors and CI jobs check it."""
    need("check_jsonschema", "check-jsonschema")
    import subprocess

    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, file]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        yield (run.stdout + run.stderr).strip()


def trestle(file, schema):
    """OSCAL, by compliance-trestle: it reads the document, writes it again with nothing lost, and no UUID stands twice."""
    results = need("trestle.oscal.assessment_results", "compliance-trestle")
    model = results.AssessmentResults.oscal_read(pathlib.Path(file))
    if model is None:
        yield "compliance-trestle cannot read it"
        return
    original = load(file)
    if without_times(json.loads(model.oscal_serialize_json())) != without_times(original):
        yield "compliance-trestle reads something else than what is written"
    counts = collections.Counter(identifiers(original))
    yield from (f"the UUID {name} stands {count} times" for name, count in counts.items() if count > 1)


def without_times(value):
    """compliance-trestle writes moments in another form than it reads them."""
    if isinstance(value, list):
        return [without_times(part) for part in value]
    if isinstance(value, dict):
        times = {"last-modified", "start", "end", "collected"}
        return {name: without_times(part) for name, part in value.items() if name not in times}
    return value


def identifiers(value):
    if isinstance(value, list):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        for name, part in value.items():
            if name == "uuid":
                yield part
            yield from identifiers(part)


def junit(file, schema):
    """JUnit XML, by an XML parser and by its own counts."""
    for suite in xml.etree.ElementTree.parse(file).getroot():
        cases = suite.findall("testcase")
        counts = {"tests": len(cases)}
        for name, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            counts[name] = sum(case.find(outcome) is not None for case in cases)
        for name, count in counts.items():
            if suite.get(name) != str(count):
                yield f"{suite.get('name')}: {name} is {suite.get(name)}, counted {count}"
        keys = collections.Counter((case.get("classname"), case.get("name")) for case in cases)
        yield from (f"{key} stands {count} times" for key, count in keys.items() if count > 1)


def junitparser(file, schema):
    """JUnit XML, as a reader of CI reports takes it."""
    parser = need("junitparser", "junitparser")
    own = xml.etree.ElementTree.parse(file).getroot().findall("testsuite")
    read = list(parser.JUnitXml.fromfile(file))
    if [suite.name for suite in read] != [suite.get("name") for suite in own]:
        yield "junitparser reads other suites"
    for suite in read:
        before = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        after = (suite.tests, suite.failures, suite.errors, suite.skipped)
        if before != after:
            yield f"{suite.name}: counts {before}, junitparser counts {after}"


# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?![./])"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                    "positions": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {
                                "type": "object",
                                "required": ["line"],
                                "properties": {"line": {"type": "integer", "minimum": 1}},
                            }
                        },
                    },
                },
                "anyOf": [{"required": ["lines"]}, {"required": ["positions"]}],
            },
        },
    },
}


def gitlab(file, schema):
    """GitLab's Code Quality report, by its documented shape; GitLab shows one issue a fingerprint."""
    report = load(file)
    yield from schema_problems(report, GITLAB)
    counts = collections.Counter(issue.get("fingerprint") for issue in report)
    yield from (f"the fingerprint {name} stands {count} times" for name, count in counts.items() if count > 1)


CHECKS = {
    "json-schema": by_schema,
    "yaml-schema": declaration,
    "oscal-trestle": trestle,
    "junit": junit,
    "junit-parser": junitparser,
    "gitlab": gitlab,
}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("check", choices=CHECKS)
    arguments.add_argument("--schema")
    arguments.add_argument("files", nargs="+")
    chosen = arguments.parse_args()
    check = CHECKS[chosen.check]
    try:
        problems = [f"{file}: {problem}" for file in chosen.files for problem in check(file, chosen.schema)]
    except Absent as absence:
        print(absence)
        sys.exit(77)
    print("\n".join(problems[:20]))
    sys.exit(1 if problems else 0)


main()
