"""A token bucket that bounds how many requests of a program are tries again."""

from __future__ import annotations

import threading
from random import random as any_number
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

TOKEN = 1_000_000
"""Amounts are in millionths of a token."""

NANOSECONDS = 1_000_000_000


class RetryBudget:
    """How many tries again a program may make.

    A share of its requests, some more for a short while, and a trickle for programs that
    send little. Share one budget among all that send to the same service. The time is an
    argument, in nanoseconds of a clock that doesn't go back, so that tests need not wait.
    """

    def __init__(
        self,
        *,
        ratio: float = 0.1,
        per_second: float = 0.1,
        burst: int = 10,
        random: Callable[[], float] = any_number,
    ) -> None:
        """Allow one for each ten requests, ten more at once, and one each ten seconds.

        What a program has saved up it may spend at once when the service fails. Where very
        many programs run and each has a budget of its own, they all do: give those a
        `burst` of 0. Then nothing is saved up: a request allows what it and the time since
        the one before it add, at most one try again, until the next request; of less than
        a whole one, it is a matter of chance whether it is had.
        """
        self._per_request = _millionths(ratio)
        self._per_second = _millionths(per_second)
        self._most = max(burst, 0) * TOKEN
        self._amount = self._most
        self._filled: int | None = None
        self._random = random
        self._lock = threading.Lock()

    def count_request(self, now: int) -> None:
        """Count a request, its tries again left out."""
        with self._lock:
            if self._most == 0:
                self._allow(now)
                return
            self._fill(now)
            self._amount = min(self._amount + self._per_request, self._most)

    def take(self, now: int) -> bool:
        """Take what a try again costs; false when there isn't enough."""
        with self._lock:
            if self._most == 0:
                part, self._amount = self._amount, 0
                return part > 0 and _millionths(self._random()) < part
            self._fill(now)
            if self._amount < TOKEN:
                return False
            self._amount -= TOKEN
            return True

    def left(self, now: int) -> int:
        """Count the tries again that there are."""
        with self._lock:
            self._fill(now)
            return self._amount // TOKEN

    def _allow(self, now: int) -> None:
        """Begin anew with a request; the first comes after a time without any."""
        earned = TOKEN if self._filled is None else self._earned(now - self._filled)
        if self._filled is None and self._per_second == 0:
            earned = 0
        self._amount = min(earned + self._per_request, TOKEN)
        self._filled = now

    def _fill(self, now: int) -> None:
        """Add what time added; a clock that stands or goes back adds nothing."""
        if self._most == 0:
            return
        since = now if self._filled is None else self._filled
        self._filled = since
        added = self._earned(now - since)
        if added > 0:
            # What came to less than a millionth of a token counts the next time.
            self._filled = since + -(-added * NANOSECONDS // self._per_second)
            self._amount = min(self._amount + added, self._most)

    def _earned(self, passed: int) -> int:
        return self._per_second * max(passed, 0) // NANOSECONDS


def _millionths(amount: float) -> int:
    return max(int(amount * TOKEN), 0)
