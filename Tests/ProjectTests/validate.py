"""Validates reports and declarations against the shipped JSON Schemas, by a validator that is not ours.

Usage: validate.py SCHEMA < INSTANCES, one JSON text a line. Prints what is wrong, and ends with status 1 where
something is; with status 77 where the validator is not installed.
"""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
errors = [
    f"{list(error.absolute_path)}: {error.message[:200]}"
    for line in sys.stdin
    for error in validator.iter_errors(json.loads(line))
]
print("\n".join(errors[:20]))
sys.exit(1 if errors else 0)
