"""Turns the bytes of a body into JSON that says how its numbers were written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LENGTH = 16 << 20
"""Longer bodies, in bytes, are not read."""

MAX_DEPTH = 128
"""Lists and objects inside each other past this depth are not read."""

MAX_SAFE_INTEGER = (1 << 53) - 1
"""The largest integer that every reader of JSON keeps exactly."""

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""JSON as the standard library has it."""

Raw: TypeAlias = "bool | Number | str | list[Raw] | dict[str, Raw] | None"
"""JSON whose numbers are still text."""

SURROGATE = re.compile("[\ud800-\udfff]")
PLAIN = re.compile(r"-?[0-9]+")
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


class Number:
    """A number as it was written."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class Missing:
    """What isn't there; `None` is a null that is there."""


MISSING = Missing()


def parse(body: bytes) -> Raw | Missing:
    """Read one whole JSON text (RFC 8259); anything else is missing."""
    if len(body) > MAX_LENGTH:
        return MISSING
    text = body.decode("utf-8", "replace").removeprefix("\ufeff")
    try:
        raw = json.loads(
            text, parse_int=Number, parse_float=Number, parse_constant=_refuse
        )
    except (ValueError, RecursionError):
        return MISSING
    if _too_deep(raw):
        return MISSING
    return _without_surrogates(raw) if "\\u" in text else cast("Raw", raw)


def thaw(raw: Raw) -> Json:
    """Turn numbers into Python's. Raises `ValueError` for one that has no value."""
    if isinstance(raw, Number):
        return _number(raw.text)
    if isinstance(raw, list):
        return [thaw(item) for item in raw]
    if isinstance(raw, dict):
        return {key: thaw(value) for key, value in raw.items()}
    return raw


def freeze(value: Json) -> Raw:
    """Turn JSON of this package into what `parse` would have given."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return Number(json.dumps(value))
    if isinstance(value, list):
        return [freeze(item) for item in value]
    return {key: freeze(item) for key, item in value.items()}


def integer(text: str) -> int | None:
    """Read an integer of 64 bits, however it is written: `5`, `5.0`, `5e0`."""
    digits = 20
    if PLAIN.fullmatch(text) and len(text) <= digits:
        value = int(text)
        return value if -(1 << 63) <= value < 1 << 63 else None
    number = float(text)
    if number.is_integer() and abs(number) <= MAX_SAFE_INTEGER:
        return int(number)
    return None


def _number(text: str) -> int | float:
    if PLAIN.fullmatch(text):
        return int(text)
    number = float(text)
    if number in (float("inf"), float("-inf")):
        message = "the number is too large"
        raise ValueError(message)
    return number


def _refuse(word: str) -> Raw:
    message = f"{word} is not JSON"
    raise ValueError(message)


def _children(raw: Raw) -> Iterable[Raw]:
    if isinstance(raw, dict):
        return raw.values()
    return raw if isinstance(raw, list) else ()


def _too_deep(raw: Raw) -> bool:
    level: list[Raw] = [raw] if isinstance(raw, (list, dict)) else []
    for _ in range(MAX_DEPTH):
        level = [
            child
            for parent in level
            for child in _children(parent)
            if isinstance(child, (list, dict))
        ]
        if not level:
            return False
    return True


def _without_surrogates(raw: Raw) -> Raw:
    """Put U+FFFD for halves of surrogate pairs, which no text can hold."""
    if isinstance(raw, str):
        return SURROGATE.sub("\ufffd", raw)
    if isinstance(raw, list):
        return [_without_surrogates(item) for item in raw]
    if isinstance(raw, dict):
        return {
            SURROGATE.sub("\ufffd", key): _without_surrogates(value)
            for key, value in raw.items()
        }
    return raw
