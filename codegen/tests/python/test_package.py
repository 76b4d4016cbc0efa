"""The package of the inference API does what its users expect."""

from __future__ import annotations

import copy
import json
import pickle
import unittest
from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from datetime import datetime, timedelta, timezone

import inference_errors as errors
from inference_errors import Category, Code
from inference_errors.values import LimitScope, Money

LIMITED = {
    "type": "error",
    "error": {
        "code": "rate_limit_exceeded",
        "message": "More than 600 requests in 60 s for this project",
        "details": {"window": 60000, "scope": "project", "added": {"list": [1]}},
    },
    "meta": {"request_id": "req_1"},
}

POOR = {
    "error": {
        "code": "insufficient_balance",
        "message": "Not enough",
        "details": {"balance": {"amount": 0.02, "currency": "EUR"}},
    },
}


def limited() -> errors.ApiError:
    """Read an answer of a server that is asked too often."""
    headers = {"Retry-After": "7", "X-RateLimit-Limit": "600"}
    return errors.read(429, headers, json.dumps(LIMITED))


class Response:
    """What HTTP clients give."""

    def __init__(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.status_code = status
        self.headers: Mapping[str, str] = headers
        self.content = content


class Broken(Response):
    """A response whose body broke off."""

    @property
    def content(self) -> bytes:
        """Fail."""
        raise OSError

    @content.setter
    def content(self, _: bytes) -> None:
        """Take nothing."""


class Hierarchy(unittest.TestCase):
    """A base, one class a category, one a code."""

    def test_what_is_deprecated_is_marked_and_read_without_a_warning(self) -> None:
        """Checkers of types complain about its use; an answer may still have it."""
        name = "UnsupportedModelError"
        marked = getattr(errors, name)
        message = "Since version 3.0.0. Use ModelNotSupportedError."
        self.assertEqual(marked.__deprecated__, message)
        self.assertFalse(hasattr(errors.ModelNotSupportedError, "__deprecated__"))
        read = errors.read(400, {}, b'{"error": {"code": "unsupported_model"}}')
        self.assertIsInstance(read, marked)

    def test_an_error_is_caught_by_code_category_and_base(self) -> None:
        for kind in (
            errors.RateLimitExceededError,
            errors.RateLimitingError,
            errors.ApiError,
        ):
            with self.assertRaises(kind):
                raise limited()
        self.assertNotIsInstance(limited(), errors.ServerError)

    def test_an_unknown_code_is_caught_by_its_category(self) -> None:
        headers = {"x-inference-error": "new", "x-inference-category": "rate_limiting"}
        error = errors.read(429, headers, b"")
        self.assertIs(type(error), errors.RateLimitingError)
        self.assertEqual((error.outcome, error.code), ("unknown", "new"))
        self.assertEqual(error.category, Category.RATE_LIMITING)

    def test_what_is_no_error_of_the_api_is_the_base(self) -> None:
        error = errors.read(502, {}, b"<html>")
        self.assertIs(type(error), errors.ApiError)
        self.assertEqual((error.outcome, error.code), ("foreign", None))
        self.assertEqual(str(error), "502: not an error of the inference API")

    def test_attributes_have_types(self) -> None:
        try:
            raise limited()
        except errors.RateLimitExceededError as error:
            self.assertEqual(error.retry_after, timedelta(seconds=7))
            self.assertEqual(error.window, timedelta(minutes=1))
            self.assertIs(error.scope, LimitScope.PROJECT)
            self.assertEqual(error.limit, 600)
            self.assertEqual(error.request_id, "req_1")
            self.assertEqual(error.message, LIMITED["error"]["message"])  # type: ignore[index]

    def test_reading_never_fails(self) -> None:
        for body in (None, "", "{", "[" * 100_000, "\ud800", "NaN", "1" * 10_000, "{}"):
            for status in (0, 200, 404, 999, -1):
                error = errors.read(status, [("a", "b"), ("a", "c")], body)
                self.assertIsInstance(repr(error) + str(error), str)

    def test_a_field_of_another_type_is_absent_and_kept(self) -> None:
        body = json.dumps(
            {"error": {"code": "model_not_found", "details": {"model": 5}}}
        )
        error = errors.read(404, {}, body)
        assert isinstance(error, errors.ModelNotFoundError)
        self.assertIsNone(error.model)
        self.assertEqual(error.missing, ("model",))
        self.assertEqual(error.details["model"], 5)


class Immutability(unittest.TestCase):
    """Nothing that an error says can be changed."""

    def test_attributes_cannot_be_set_or_deleted(self) -> None:
        error = limited()
        for name in ("limit", "status", "code", "new", "args", "_answer"):
            with self.assertRaises(AttributeError):
                setattr(error, name, 1)
            with self.assertRaises(AttributeError):
                delattr(error, name)

    def test_python_may_chain_and_annotate(self) -> None:
        cause = ValueError()
        try:
            raise limited() from cause
        except errors.ApiError as error:
            self.assertIs(error.__cause__, cause)
            self.assertIsNotNone(error.__traceback__)
            error.__notes__ = ["seen"]

    def test_what_is_given_is_a_copy_or_cannot_change(self) -> None:
        error = limited()
        added = error.details["added"]
        assert isinstance(added, dict)
        added["list"] = 2
        self.assertEqual(error.details["added"], {"list": [1]})
        with self.assertRaises(TypeError):
            error.fields["limit"] = 2  # type: ignore[index]
        money = Money(1.5, "EUR")
        with self.assertRaises(FrozenInstanceError):
            money.amount = 2.0  # type: ignore[misc]


class Copies(unittest.TestCase):
    """Copies and pickles say the same."""

    def test_errors_are_copied_and_pickled(self) -> None:
        now = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
        date = {"retry-after": "Fri, 20 Nov 2026 12:00:09 GMT"}
        dated = errors.read(429, date, json.dumps(LIMITED), now=now)
        foreign = errors.read(502, {}, b"\xff", request_method="GET")
        for error in (dated, foreign, limited()):
            copies = [copy.copy(error), copy.deepcopy(error)]
            for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
                copies.append(pickle.loads(pickle.dumps(error, protocol)))
            for other in copies:
                self.assertIs(type(other), type(error))
                self.assertEqual(repr(other), repr(error))
                self.assertEqual(other.retry, error.retry)
                self.assertEqual(other.request_method, error.request_method)
        self.assertEqual(dated.retry_after, timedelta(seconds=9))

    def test_notes_survive(self) -> None:
        error = limited()
        error.__notes__ = ["seen"]
        self.assertEqual(pickle.loads(pickle.dumps(error)).__notes__, ["seen"])

    def test_words_are_themselves(self) -> None:
        for code in (Code.MODEL_NOT_FOUND, Code("new")):
            copies: list[object] = [copy.copy(code), pickle.loads(pickle.dumps(code))]
            for other in copies:
                self.assertEqual(other, code)
                self.assertIs(type(other), Code)
        self.assertIs(copy.deepcopy(Code.OVERLOADED), Code.OVERLOADED)


class Redaction(unittest.TestCase):
    """Sensitive values stay out of logs."""

    def test_representations_hide_what_is_sensitive(self) -> None:
        error = errors.read(402, {}, json.dumps(POOR))
        assert isinstance(error, errors.InsufficientBalanceError)
        self.assertEqual(error.balance, Money(0.02, "EUR"))
        self.assertIn("balance=[redacted]", repr(error))
        for shown in (repr(error), str(error), repr(error.args)):
            self.assertNotIn("0.02", shown)


class Codes(unittest.TestCase):
    """Codes are text, with names for those that are known."""

    def test_a_code_is_text(self) -> None:
        self.assertEqual(Code.MODEL_NOT_FOUND, "model_not_found")
        self.assertEqual({"model_not_found": 1}[Code.MODEL_NOT_FOUND], 1)
        self.assertEqual(f"{Code.MODEL_NOT_FOUND}", "model_not_found")
        self.assertEqual(json.dumps(Code.MODEL_NOT_FOUND), '"model_not_found"')
        self.assertEqual(repr(Code.MODEL_NOT_FOUND), "Code.MODEL_NOT_FOUND")

    def test_a_known_code_is_one_object(self) -> None:
        self.assertIs(Code("model_not_found"), Code.MODEL_NOT_FOUND)
        self.assertIs(Code["MODEL_NOT_FOUND"], Code.MODEL_NOT_FOUND)
        self.assertEqual(Code.MODEL_NOT_FOUND.name, "MODEL_NOT_FOUND")
        self.assertTrue(Code.MODEL_NOT_FOUND.is_known)
        self.assertIn("model_not_found", Code)
        self.assertEqual(len(list(Code)), len(Code))

    def test_an_unknown_code_is_kept(self) -> None:
        code = Code("of_the_future")
        self.assertEqual(
            (code, code.name, code.is_known), ("of_the_future", None, False)
        )
        self.assertEqual(repr(code), "Code('of_the_future')")
        self.assertNotIn(code, Code)


class Responses(unittest.TestCase):
    """Responses are known by what they have."""

    def test_what_is_no_error_is_none(self) -> None:
        for status in (200, 204, 304):
            self.assertIsNone(errors.from_response(Response(status, {}, b"{}")))
        errors.raise_for_error(Response(200, {}, b""))

    def test_an_error_is_raised(self) -> None:
        response = Response(429, {"x-error-code": "rate_limit_exceeded"}, b"")
        with self.assertRaises(errors.RateLimitExceededError):
            errors.raise_for_error(response)

    def test_a_body_that_broke_off_says_nothing(self) -> None:
        error = errors.from_response(Broken(500, {}, b""))
        assert error is not None
        self.assertEqual((error.outcome, error.body), ("foreign", b""))


if __name__ == "__main__":
    unittest.main()
