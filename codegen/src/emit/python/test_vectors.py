"""Every test vector is read as it says."""

from __future__ import annotations

import base64
import json
import pathlib
import unittest
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import errcat_package
from errcat_package import GiveUp
from errcat_package.catalog import CATALOG
from errcat_package.runtime.error import CatalogError
from errcat_package.runtime.moments import timestamp
from errcat_package.runtime.record import Record
from errcat_package.runtime.words import OpenWord

if TYPE_CHECKING:
    from errcat_package import RetryPlan

VECTORS = pathlib.Path(__file__).parent.parent.joinpath("vectors.jsonl")

MILLISECOND = timedelta(milliseconds=1)


class Vectors(unittest.TestCase):
    """The vectors of the catalog."""

    def setUp(self) -> None:
        """Read the file."""
        with VECTORS.open(encoding="utf-8") as lines:
            head, *self.lines = [json.loads(line) for line in lines]
        self.assertEqual((head["vectors"], head["api"]), (1, CATALOG.api))
        self.now = timestamp(head["now"])
        self.random: list[float] = head["random"]

    def test_every_answer_is_read_as_it_says(self) -> None:
        """Compare all that is expected."""
        answers = [line for line in self.lines if "name" in line]
        self.assertTrue(answers)
        for line in answers:
            with self.subTest(line["name"]):
                self.check_answer(line)

    def test_every_policy_waits_as_it_says(self) -> None:
        """Compare all waits, in milliseconds."""
        policies = [line for line in self.lines if "policy" in line]
        self.assertTrue(policies)
        for line in policies:
            policy = CATALOG.policies[line["policy"]]
            for step in line["steps"]:
                with self.subTest(line["policy"], step=step):
                    asked = step.get("retry_after_ms")
                    wait = None if asked is None else asked * MILLISECOND
                    found = policy.step(step["failure"], wait, step["random"])
                    key = "gives_up" if isinstance(found, GiveUp) else "wait_ms"
                    self.assertEqual(said(found), step.get(key))

    def check_answer(self, line: dict[str, Any]) -> None:
        """Read one answer, with the clock of the vectors."""
        text: str | None = line.get("body_base64")
        body = line["body"].encode() if text is None else base64.b64decode(text)
        headers = [(name, value) for name, value in line["headers"]]
        error = errcat_package.read(line["status"], headers, body, now=self.now)
        expected: dict[str, Any] = line["expect"]
        self.assertEqual(error.outcome, expected["outcome"])
        self.assertEqual(error.status, line["status"])
        self.assertEqual(error.catalog_key, expected.get("error"))
        self.assertEqual(error.wire_code, expected.get("code"))
        self.assertEqual(error.category_word, expected.get("category"))
        self.assertEqual(error.message, expected.get("message"))
        self.assertEqual(error.request_id, expected.get("request_id"))
        self.assertEqual(list(error.missing), expected.get("missing", []))
        fields: dict[str, Any] = expected.get("fields", {})
        self.assertEqual(error.fields.keys(), fields.keys())
        for name, value in fields.items():
            self.assertTrue(same(error.fields[name], value), name)
        for name, value in expected.get("details", {}).items():
            self.assertEqual(error.details.get(name), value)
        wait = None if error.retry_after is None else error.retry_after // MILLISECOND
        self.assertEqual(wait, expected.get("retry_after_ms"))
        self.assertEqual(self.plan(error.retry), expected["retry"])
        self.check_class(error, expected)

    def check_class(self, error: CatalogError, expected: dict[str, Any]) -> None:
        """Expect the class of a known error, and attributes that hold its fields."""
        if expected["outcome"] == "foreign":
            self.assertIn(CatalogError, type(error).__bases__)
        if expected["outcome"] == "known":
            self.assertIs(CATALOG.classes[expected["error"]], type(error))
        properties = [name for name in vars(type(error)) if not name.startswith("__")]
        values = [getattr(error, name) for name in properties]
        for value in expected.get("fields", {}).values():
            held = [each for each in (*values, error.retry_after) if same(each, value)]
            self.assertTrue(held, value)

    def plan(self, plan: RetryPlan) -> dict[str, Any]:
        """Tell a plan as vectors do."""
        told: dict[str, Any] = {
            "policy": plan.policy.name,
            "why": plan.chosen_by,
            "retries": plan.retries,
        }
        if plan.verdict is not None:
            told["verdict"] = plan.verdict
        if plan.policy.idempotent_only:
            told["idempotent_only"] = True
        if plan.policy.outcome_unknown:
            told["outcome_unknown"] = True
        waits: list[int] = []
        for failure, random in enumerate(self.random):
            step = plan.step(failure, random)
            if isinstance(step, GiveUp):
                told["gives_up"] = step.value
                break
            waits.append(step // MILLISECOND)
        return {**told, "waits_ms": waits}


def said(step: timedelta | GiveUp) -> object:
    """Tell a step as vectors do."""
    return step.value if isinstance(step, GiveUp) else step // MILLISECOND


def same(found: object, expected: Any) -> bool:  # noqa: ANN401 - it is any JSON
    """Whether a value is what vectors say."""
    if type(expected) in SCALARS:
        return type(found) in SCALARS[type(expected)] and found == expected
    if isinstance(expected, dict):
        ((tag, value),) = cast("dict[str, Any]", expected).items()
        return TAGS[tag](found, value)
    if not isinstance(found, tuple):
        return False
    items, wanted = list(cast("tuple[object, ...]", found)), list(expected)
    return len(items) == len(wanted) and all(map(same, items, wanted))


def same_map(found: object, expected: dict[str, Any]) -> bool:
    """Whether a map has these entries."""
    if not isinstance(found, Mapping):
        return False
    entries = dict(cast("Mapping[str, object]", found))
    each = (same(entries.get(name), value) for name, value in expected.items())
    return entries.keys() == expected.keys() and all(each)


def same_object(found: object, expected: dict[str, Any]) -> bool:
    """Whether an object has these members, and no others."""
    if not isinstance(found, Record):
        return False
    key = next(key for key, kind in CATALOG.types.items() if kind is type(found))
    members = zip(CATALOG.objects[key], vars(found).values(), strict=True)
    present = {field.name: value for field, value in members if value is not None}
    return same_map(present, expected)


SCALARS: dict[type, tuple[type, ...]] = {
    str: (str,),
    bool: (bool,),
    int: (int, float),
    float: (int, float),
}

TAGS: dict[str, Callable[[object, Any], bool]] = {
    "$int64": lambda found, digits: type(found) is int and str(found) == digits,
    "$timestamp": lambda found, text: found == timestamp(text),
    "$duration_ms": lambda found, count: found == count * MILLISECOND,
    "$word": lambda found, text: is_word(found, text, known=True),
    "$other_word": lambda found, text: is_word(found, text, known=False),
    "$map": same_map,
    "$object": same_object,
    "$json": lambda found, value: found == value,
}


def is_word(found: object, text: str, *, known: bool) -> bool:
    """Whether a value is this word of an enumeration, or one that isn't listed."""
    return isinstance(found, OpenWord) and found == text and found.is_known is known


if __name__ == "__main__":
    unittest.main()
