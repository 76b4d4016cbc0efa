"""Tries again as a catalog and the server say: a decorator and a context manager.

Only errors of a catalog are tried again; what else is raised passes through.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
import time
from dataclasses import dataclass
from random import random as any_number
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast, overload

from .budget import RetryBudget
from .error import CatalogError
from .plan import IDEMPOTENT
from .policy import GiveUp, Step

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from datetime import timedelta
    from types import TracebackType

P = ParamSpec("P")
T = TypeVar("T")
A = TypeVar("A", bound="Attempt")

SHARED = RetryBudget()
"""What all calls of a program share that name no budget of their own."""


def retry_delay(
    error: CatalogError, attempt: int, *, random: Callable[[], float] = any_number
) -> timedelta | None:
    """Say how long to wait after the failed attempt with this index, counted from 0.

    `None` means to give up and report the failure. Nothing is waited for here.
    """
    step = error.retry.step(attempt, random())
    return None if isinstance(step, GiveUp) else step


@dataclass(frozen=True)
class Retrying:
    """Decides whether and when to try again, and does so."""

    safe: bool | None = None
    """Whether requests are safe to repeat; by default, what the error's method says."""
    budget: RetryBudget | None = SHARED
    """What bounds all tries again; `None` for programs that send a handful of requests."""
    random: Callable[[], float] = any_number
    """Gives numbers from [0, 1) for jitter."""
    sleep: Callable[[float], object] = time.sleep
    """Waits so many seconds."""
    async_sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    """The same, in an event loop."""
    clock: Callable[[], int] = time.monotonic_ns
    """The time that the budget counts by, in nanoseconds."""

    def decide(self, error: CatalogError, failure: int) -> Step:
        """Say what to do after the failure with this index, counted from 0."""
        plan = error.retry
        step = plan.step(failure, self.random())
        if isinstance(step, GiveUp):
            return step
        if plan.policy.idempotent_only and not self._is_safe(error):
            return GiveUp.NOT_IDEMPOTENT
        if self.budget is not None and not self.budget.take(self.clock()):
            return GiveUp.BUDGET
        return step

    def __call__(self, call: Callable[P, T]) -> Callable[P, T]:
        """Decorate a function, be it asynchronous or not."""
        if inspect.isgeneratorfunction(call) or inspect.isasyncgenfunction(call):
            message = "a generator can't be tried again"
            raise TypeError(message)
        if inspect.iscoroutinefunction(call):
            return cast("Callable[P, T]", self._asynchronous(call))
        return self._synchronous(call)

    def __iter__(self) -> Iterator[Attempt]:
        """Give attempts, each a context manager, until one succeeds."""
        run = Run(self)
        while run.goes_on:
            if run.wait is not None:
                self.sleep(run.wait.total_seconds())
            yield run.attempt()

    async def __aiter__(self) -> AsyncIterator[Attempt]:
        """Do the same in an event loop."""
        run = Run(self)
        while run.goes_on:
            if run.wait is not None:
                await self.async_sleep(run.wait.total_seconds())
            yield run.attempt()

    def _synchronous(self, call: Callable[P, T]) -> Callable[P, T]:
        @functools.wraps(call)
        def repeated(*args: P.args, **kwargs: P.kwargs) -> T:
            for attempt in self:
                with attempt:
                    return call(*args, **kwargs)
            raise AssertionError

        return repeated

    def _asynchronous(
        self, call: Callable[P, Awaitable[Any]]
    ) -> Callable[P, Awaitable[Any]]:
        @functools.wraps(call)
        async def repeated(*args: P.args, **kwargs: P.kwargs) -> object:
            async for attempt in self:
                with attempt:
                    return await call(*args, **kwargs)
            raise AssertionError

        return repeated

    def _is_safe(self, error: CatalogError) -> bool:
        if self.safe is not None:
            return self.safe
        method = error.request_method
        return method is not None and method.upper() in IDEMPOTENT


class Run:
    """The attempts of one call."""

    def __init__(self, retrying: Retrying) -> None:
        self.retrying = retrying
        self.failures = 0
        self.goes_on = True
        self.wait: timedelta | None = None
        if retrying.budget is not None:
            retrying.budget.count_request(retrying.clock())

    def attempt(self) -> Attempt:
        """Begin an attempt; it is the last one unless it fails."""
        self.goes_on = False
        return Attempt(self)


class Attempt:
    """One attempt: the body of `with`. An error that is tried again is held back."""

    def __init__(self, run: Run) -> None:
        self._run = run

    @property
    def number(self) -> int:
        """Which one it is, counted from 1."""
        return self._run.failures + 1

    def __enter__(self: A) -> A:  # noqa: PYI019 - `Self` is of Python 3.11
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """End; true when the error is held back."""
        if not isinstance(error, CatalogError):
            return False
        step = self._run.retrying.decide(error, self._run.failures)
        if isinstance(step, GiveUp):
            return False
        self._run.failures += 1
        self._run.wait = step
        self._run.goes_on = True
        return True


@overload
def retrying(call: Callable[P, T], /) -> Callable[P, T]: ...


@overload
def retrying(
    *,
    safe: bool | None = None,
    budget: RetryBudget | None = SHARED,
    random: Callable[[], float] = any_number,
    sleep: Callable[[float], object] = time.sleep,
    async_sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> Retrying: ...


def retrying(
    call: Callable[P, T] | None = None, /, **options: Any
) -> Callable[P, T] | Retrying:
    """Try again, within a budget, what the catalog and the server allow.

    A decorator, `@retrying` or `@retrying(safe=True)`, for functions of both kinds; or
    `for attempt in retrying():` and `with attempt:` around what is tried, where `async
    for` waits in the event loop. A policy may be only for requests that are safe to
    repeat: others are tried once, unless `safe` says that they have an idempotency key.
    """
    made = Retrying(**options)
    return made if call is None else made(call)
