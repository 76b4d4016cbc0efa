"""Turns values into the text that every language shows for them."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from .moments import timestamp_text

if TYPE_CHECKING:
    from collections.abc import Sequence

REDACTED = "[redacted]"
"""What logs show for a sensitive value."""

MILLISECOND = timedelta(milliseconds=1)


def milliseconds(duration: timedelta) -> int:
    """Count the whole milliseconds of a duration."""
    return duration // MILLISECOND


def scalar(value: object) -> str:
    """Show a value as messages do."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, datetime):
        return timestamp_text(value)
    if isinstance(value, timedelta):
        return f"{_thousandths(milliseconds(value))} s"
    return str(value)


def number(value: float) -> str:
    """Show a number as ECMAScript's `String(x)` does."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else f"{'-' * (value < 0)}Infinity"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    text = "".join(map(str, digits))
    return ("-" if sign and text != "0" else "") + _placed(text, int(exponent))


def template(pieces: Sequence[str | int], values: Sequence[str | None]) -> str | None:
    """Fill the places of a text; nothing when a value isn't there."""
    texts = [piece if isinstance(piece, str) else values[piece] for piece in pieces]
    if None in texts:
        return None
    return "".join(text for text in texts if text is not None)


def _placed(digits: str, exponent: int) -> str:
    """Write `digits × 10^exponent`; an exponent only below 10^-6 and from 10^21."""
    if digits == "0":
        return "0"
    point = len(digits) + exponent
    if len(digits) <= point <= 21:  # noqa: PLR2004 - ECMA-262, Number::toString
        return digits.ljust(point, "0")
    if 0 < point <= 21:  # noqa: PLR2004
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:  # noqa: PLR2004
        return f"0.{'0' * -point}{digits}"
    fraction = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{fraction}e{point - 1:+d}"


def _thousandths(count: int) -> str:
    whole, rest = divmod(count, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".")
