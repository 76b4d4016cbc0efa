"""Turns a policy, the failures so far and the server's wish into a wait, or an end.

All waits are whole milliseconds, and each step is exact or rounded down in binary64, so
that every language computes the same wait from the same random number.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Literal, TypeAlias

from .body import MAX_SAFE_INTEGER
from .text import milliseconds


class GiveUp(Enum):
    """Why a client gives up."""

    NEVER = "never"
    """Another try can't help."""
    ATTEMPTS = "attempts"
    """The tries are used up."""
    TOO_LONG = "too_long"
    """The server demands a longer wait than the policy allows."""
    NOT_IDEMPOTENT = "not_idempotent"
    """The work may have been done, and the request isn't safe to repeat."""
    BUDGET = "budget"
    """The client's budget for tries again is used up."""


Step: TypeAlias = "timedelta | GiveUp"
"""What a client does after a failure: it waits so long, or gives up."""


@dataclass(frozen=True)
class RetryPolicy:
    """When and how long to wait before trying again; times in milliseconds."""

    name: str
    """The catalog's key."""
    backoff: Literal["exponential", "linear", "constant"] = "exponential"
    """How waits grow."""
    initial_ms: int = 1000
    """The first wait."""
    factor: float = 2.0
    """The factor of exponential backoff."""
    max_ms: int | None = None
    """The cap of a wait."""
    jitter: Literal["none", "full", "equal"] | int = "none"
    """What chance does to a wait; a number of milliseconds is added from [0, n)."""
    attempts: int = 3
    """Tries in all, at least 1."""
    retry_after: Literal["at_least", "exactly", "ignore"] = "at_least"
    """What the server's `Retry-After` does to a wait."""
    max_retry_after_ms: int = 600_000
    """The longest a server can make a client wait."""
    never: bool = False
    """Another try can't help; nothing else counts."""
    idempotent_only: bool = False
    """Only for requests that are safe to repeat."""
    outcome_unknown: bool = False
    """After the last failure the work may have happened."""

    def step(self, failure: int, retry_after: timedelta | None, random: float) -> Step:
        """Say what to do after the failure with this index, counted from 0.

        `retry_after` is what the server asked for; `random` is from [0, 1).
        """
        if self.never:
            return GiveUp.NEVER
        if failure + 1 >= self.attempts:
            return GiveUp.ATTEMPTS
        asked = None
        if retry_after is not None and self.retry_after != "ignore":
            asked = min(milliseconds(retry_after), MAX_SAFE_INTEGER)
            if asked > self.max_retry_after_ms:
                return GiveUp.TOO_LONG
        wait = self.wait_ms(failure, random)
        if asked is not None:
            wait = asked if self.retry_after == "exactly" else max(wait, asked)
        return timedelta(milliseconds=wait)

    def wait_ms(self, failure: int, random: float) -> int:
        """Compute the wait after a failure when the server asks for none."""
        cap = MAX_SAFE_INTEGER if self.max_ms is None else self.max_ms
        cap = min(cap, MAX_SAFE_INTEGER)
        wait = min(self._grown(failure), cap)
        if self.jitter == "full":
            wait = _draw(random, wait + 1)
        elif self.jitter == "equal":
            wait = wait // 2 + _draw(random, wait - wait // 2 + 1)
        elif self.jitter != "none":
            wait += _draw(random, self.jitter)
        return min(wait, cap)

    def _grown(self, failure: int) -> int:
        if self.backoff == "exponential":
            return _floor(_float(self.initial_ms) * _power(self.factor, failure))
        return self.initial_ms * (failure + 1 if self.backoff == "linear" else 1)


def _power(factor: float, exponent: int) -> float:
    """By squaring, since the power functions of languages differ in the last digit."""
    power, square = 1.0, factor
    while exponent > 0:
        if exponent & 1:
            power *= square
        square *= square
        exponent >>= 1
    return power


def _draw(random: float, count: int) -> int:
    """Give one of the numbers from 0 to `count - 1`; 0 when there are none."""
    return min(_floor(_float(count) * random), max(count - 1, 0))


def _float(number: int) -> float:
    return float(min(number, MAX_SAFE_INTEGER + 1))


def _floor(number: float) -> int:
    if math.isnan(number) or number <= 0:
        return 0
    return MAX_SAFE_INTEGER if number >= MAX_SAFE_INTEGER else int(number)
