"""Each line of `examples/wire.jsonl` is read by the package of that API as it says.

The arguments are the file and the folder of the packages.
"""

from __future__ import annotations

import importlib
import json
import pathlib
import sys
import unittest
from typing import Any

FILE, PACKAGES = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])


class Wire(unittest.TestCase):
    """Answers of the four APIs."""

    def test_each_answer_is_read_as_it_says(self) -> None:
        """Compare each key of `expect`."""
        lines = FILE.read_text(encoding="utf-8").splitlines()
        self.assertGreater(len(lines), 20)
        for number, text in enumerate(lines, 1):
            line = json.loads(text)
            package = importlib.import_module(f"{line['api']}_errors".replace("-", "_"))
            error = package.read(line["status"], line["headers"], line["body"])
            for key, expected in line["expect"].items():
                with self.subTest(number=number, key=key):
                    self.assertEqual(told(package, error, key), expected)


def told(package: Any, error: Any, key: str) -> object:  # noqa: ANN401
    """Give what a client gets from an answer, for one key of an `expect`."""
    if key == "retry_after_s":
        return None if error.retry_after is None else error.retry_after.total_seconds()
    if key == "retryable":
        assert error.retryable is (package.retry_delay(error, 0) is not None)
    if key == "by":
        answer = error._answer  # noqa: SLF001 - nobody else asks
        sent = (answer.sent_code, answer.text("type"))
        return "status" if error.outcome == "known" and sent == (None, None) else None
    values = {"known": "outcome", "code": "wire_code", "type": "type_word"}
    value = getattr(error, values.get(key, key))
    return value == "known" if key == "known" else value


if __name__ == "__main__":
    sys.path += [str(source) for source in PACKAGES.glob("*/python/src")]
    unittest.main(argv=sys.argv[:1])
