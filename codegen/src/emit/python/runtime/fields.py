"""Turns what an answer carried for a field into the field's Python type."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from .body import (
    MAX_SAFE_INTEGER,
    NUMBER,
    Number,
    Raw,
    freeze,
    integer,
    thaw,
)
from .envelope import decode
from .moments import LONGEST, http_date, timestamp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .catalog import Catalog, Field

BEGINNING = datetime(1, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True)
class Carried:
    """What an answer carried for one field."""

    raw: Raw
    """The JSON of a body, or the text of a header."""
    place: Literal["body", "header", "retry-after"] = "body"
    wait: timedelta | None = None
    """What beats its own value for a duration."""


def typed(catalog: Catalog, field: Field, carried: Carried) -> Any:  # noqa: ANN401
    """Give the value of a field; `None` when it is null or of another type."""
    return _typed(catalog, field, field.type, carried)


def constant(catalog: Catalog, field: Field) -> Any:  # noqa: ANN401
    """Give the constant of a field, typed."""
    return typed(catalog, field, Carried(freeze(field.constant)))


def is_constant(field: Field) -> bool:
    """Whether a field is fixed for its error."""
    return field.constant is not None


def _typed(
    catalog: Catalog,
    field: Field,
    kind: str | Mapping[str, Any],
    carried: Carried,
) -> Any:  # noqa: ANN401
    if isinstance(kind, str):
        return SCALARS[kind](field, carried)
    if "named" in kind:
        return _named(catalog, kind["named"], carried)
    raw = carried.raw if carried.place == "body" else None
    if "list" in kind and isinstance(raw, list):
        items = [_typed(catalog, field, kind["list"], Carried(item)) for item in raw]
        return None if None in items else tuple(items)
    if "map" in kind and isinstance(raw, dict):
        entries = {
            name: _typed(catalog, field, kind["map"], Carried(item))
            for name, item in raw.items()
        }
        return None if None in entries.values() else MappingProxyType(entries)
    return None


def _named(catalog: Catalog, name: str, carried: Carried) -> Any:  # noqa: ANN401
    made = catalog.types[name]
    if name not in catalog.objects:
        text = _text(carried)
        return None if text is None else made(text)
    if carried.place != "body" or not isinstance(carried.raw, dict):
        return None
    values: list[Any] = []
    for member in catalog.objects[name]:
        raw = carried.raw.get(member.name)
        value = None if raw is None else typed(catalog, member, Carried(raw))
        if value is None and not member.optional:
            return None
        values.append(value)
    return made(*values)


def _text(carried: Carried) -> str | None:
    if not isinstance(carried.raw, str):
        return None
    return carried.raw if carried.place == "body" else decode(carried.raw)


def _number_text(carried: Carried) -> str | None:
    """Give the text of a JSON number, which is the same in a body and in a header."""
    if isinstance(carried.raw, Number):
        return carried.raw.text
    text = None if carried.place == "body" else carried.raw
    return text if isinstance(text, str) and _is_number(text) else None


def _is_number(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None


def _string(_: Field, carried: Carried) -> str | None:
    return _text(carried)


def _integer(_: Field, carried: Carried) -> int | None:
    text = _number_text(carried)
    value = None if text is None else integer(text)
    return value if value is not None and abs(value) <= MAX_SAFE_INTEGER else None


def _int64(_: Field, carried: Carried) -> int | None:
    text = _text(carried)
    if text is None or not _is_number(text):
        text = _number_text(carried)
    return None if text is None else integer(text)


def _float(_: Field, carried: Carried) -> float | None:
    text = _number_text(carried)
    value = math.inf if text is None else float(text)
    return value if math.isfinite(value) else None


def _boolean(_: Field, carried: Carried) -> bool | None:
    if carried.place == "body":
        return carried.raw if isinstance(carried.raw, bool) else None
    words: dict[object, bool] = {"true": True, "false": False}
    return words.get(carried.raw)


def _timestamp(_: Field, carried: Carried) -> datetime | None:
    text = _text(carried)
    if text is None:
        return None
    moment = timestamp(text)
    if moment is None and carried.place == "retry-after" and "-" not in text:
        return http_date(text, BEGINNING)
    return moment


def _duration(field: Field, carried: Carried) -> timedelta | None:
    if carried.wait is not None or carried.place == "retry-after":
        return carried.wait
    number = _float(field, carried)
    in_milliseconds = field.milliseconds and carried.place == "body"
    return None if number is None else _whole(number, 1 if in_milliseconds else 1000)


def _whole(number: float, scale: int) -> timedelta | None:
    """Count from zero; thousandths of a decimal aren't exact, so the nearest counts."""
    scaled = number * scale
    half = 0.5
    if scaled >= MAX_SAFE_INTEGER:
        return LONGEST
    if scaled < 0:
        return None
    count = int(scaled)
    return timedelta(milliseconds=count + (scaled - count >= half))


def _json(_: Field, carried: Carried) -> Any:  # noqa: ANN401
    if carried.place != "body":
        return None
    try:
        return thaw(carried.raw)
    except ValueError:
        return None


SCALARS: dict[str, Callable[[Field, Carried], Any]] = {
    "string": _string,
    "url": _string,
    "uuid": _string,
    "integer": _integer,
    "int64": _int64,
    "number": _float,
    "boolean": _boolean,
    "timestamp": _timestamp,
    "duration": _duration,
    "json": _json,
}
