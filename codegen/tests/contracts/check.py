"""Holds the contracts of all catalogs to their standards, and to the answers that servers send.

Takes a folder with a folder for each catalog: `openapi.json`, `schema/` and `vectors.jsonl`.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012


def complaints_of(validator, body, what):
    return [f"{what}: {error.json_path}: {error.message}" for error in validator.iter_errors(body)]


def sent(folder):
    """The answers that servers send: the key of the error, the status and the body."""
    for line in (folder / "vectors.jsonl").read_text("utf-8").splitlines()[1:]:
        vector = json.loads(line)
        if "server" in vector and vector["body"]:
            yield vector["name"], vector["expect"]["error"], vector["status"], json.loads(vector["body"])


def check_schemas(folder):
    paths = sorted(folder.glob("schema/**/*.json"))
    schemas = [json.loads(path.read_text("utf-8")) for path in paths]
    by_error = {}
    for path, schema in zip(paths, schemas):
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        by_error[schema.get("x-error")] = validator
        for body in schema.get("examples", []):
            yield from complaints_of(validator, body, f"the example of {path}")
    for name, key, _, body in sent(folder):
        yield from complaints_of(by_error[key], body, name)
        yield from complaints_of(by_error[None], body, f"{name} as any error")


def check_openapi(folder):
    document = json.loads((folder / "openapi.json").read_text("utf-8"))
    validate(document)
    components = document["components"]
    registry = Registry().with_resource("urn:contract", Resource(contents=document, specification=DRAFT202012))

    def validator(place):
        return Draft202012Validator({"$ref": f"urn:contract#/components/schemas/{place}"}, registry=registry)

    names = {schema["x-error"]: name for name, schema in components["schemas"].items() if "x-error" in schema}
    validators = {name: validator(name) for name in components["schemas"]}
    for name, key, status, body in sent(folder):
        for place in [names[key], f"ErrorsWith{status}"]:
            yield from complaints_of(validators[place], body, f"{name} as {place}")
    for place, schema in components["schemas"].items():
        for body in schema.get("examples", []) if "x-error" in schema else []:
            yield from complaints_of(validators[place], body, f"the example of {place}")
    for place in references(document):
        if lookup(document, place) is None:
            yield f"{place} leads nowhere"


def references(value):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        value = list(value.values())
    for member in value if isinstance(value, list) else []:
        yield from references(member)


def lookup(document, place):
    for step in place.removeprefix("#/").split("/"):
        document = document.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(document, dict) else None
    return document


def main():
    found = False
    for folder in sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir()):
        complaints = [*check_schemas(folder), *check_openapi(folder)]
        for complaint in complaints[:20]:
            print(f"{folder.name}: {complaint}")
        print(f"{folder.name}: {len(complaints)} complaints, {sum(1 for _ in sent(folder))} answers")
        found = found or bool(complaints)
    sys.exit(found)


main()
