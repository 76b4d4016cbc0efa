"""A token bucket that bounds how many requests of a program are tries again."""

from __future__ import annotations

import threading

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
        self, *, ratio: float = 0.1, per_second: float = 0.1, burst: int = 10
    ) -> None:
        """Allow one for each ten requests, ten more at once, and one each ten seconds."""
        self._per_request = _millionths(ratio)
        self._per_second = _millionths(per_second)
        self._most = burst * TOKEN
        self._amount = self._most
        self._filled: int | None = None
        self._lock = threading.Lock()

    def count_request(self, now: int) -> None:
        """Count a request, its tries again left out."""
        with self._lock:
            self._fill(now)
            self._amount = min(self._amount + self._per_request, self._most)

    def take(self, now: int) -> bool:
        """Take what a try again costs; false when there isn't enough."""
        with self._lock:
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

    def _fill(self, now: int) -> None:
        """Add what time added; a clock that stands or goes back adds nothing."""
        since = now if self._filled is None else self._filled
        self._filled = since
        added = self._per_second * max(now - since, 0) // NANOSECONDS
        if added > 0:
            # What came to less than a millionth of a token counts the next time.
            self._filled = since + -(-added * NANOSECONDS // self._per_second)
            self._amount = min(self._amount + added, self._most)


def _millionths(amount: float) -> int:
    return max(int(amount * TOKEN), 0)
