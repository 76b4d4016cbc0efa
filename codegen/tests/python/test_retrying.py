"""What is tried again, when, and how often."""

from __future__ import annotations

import asyncio
import unittest
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import inference_errors as errors
from inference_errors import GiveUp, RetryBudget, Retrying, retry_delay, retrying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECOND = 1_000_000_000


def answer(status: int, code: str, **options: Any) -> errors.ApiError:  # noqa: ANN401
    """Read an answer with a code, and a wait if there is one."""
    headers = {"x-error-code": code}
    wait: str | None = options.pop("retry_after", None)
    if wait is not None:
        headers["retry-after"] = wait
    return errors.read(status, headers, b"", **options)


def overloaded() -> errors.ApiError:
    """Read an answer that a policy follows for any request."""
    return answer(529, "overloaded")


def unknown_outcome(**options: Any) -> errors.ApiError:  # noqa: ANN401
    """Read an answer that a policy follows only for requests safe to repeat."""
    return answer(504, "deadline_exceeded", **options)


class Call:
    """Fails a few times, and then gives a number."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.times = 0

    def __call__(self) -> int:
        """Fail, or not."""
        self.times += 1
        if self.failures:
            raise self.failures.pop(0)
        return self.times


class Slept:
    """Notes how long it should sleep."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def __call__(self, seconds: float) -> None:
        """Sleep."""
        self.waits.append(seconds)

    async def later(self, seconds: float) -> None:
        """Sleep in an event loop."""
        self.waits.append(seconds)


def options(slept: Slept) -> dict[str, Any]:
    """Give options for tests that needn't wait."""
    return {
        "sleep": slept,
        "async_sleep": slept.later,
        "budget": RetryBudget(),
        "random": lambda: 0.5,
    }


class Delays(unittest.TestCase):
    """The delay after each failure."""

    def test_a_policy_gives_delays_until_its_tries_are_used_up(self) -> None:
        error = overloaded()
        waits = [
            retry_delay(error, attempt, random=lambda: 0.0) for attempt in range(5)
        ]
        milliseconds = [1000, 2500, 6250, 15625]
        self.assertEqual(waits[:4], [timedelta(milliseconds=ms) for ms in milliseconds])
        self.assertIsNone(waits[4])

    def test_retry_after_is_obeyed(self) -> None:
        error = answer(529, "overloaded", retry_after="40")
        self.assertEqual(retry_delay(error, 0), timedelta(seconds=40))
        self.assertIsNone(retry_delay(answer(529, "overloaded", retry_after="601"), 0))

    def test_what_cannot_help_is_not_tried(self) -> None:
        self.assertIsNone(retry_delay(answer(404, "model_not_found"), 0))


class Decorated(unittest.TestCase):
    """`retrying` as a decorator."""

    def test_it_tries_again_and_sleeps(self) -> None:
        slept, call = Slept(), Call(overloaded(), overloaded())
        self.assertEqual(retrying(**options(slept))(call)(), 3)
        self.assertEqual(slept.waits, [1.5, 3.75])

    def test_it_gives_up_with_the_last_error(self) -> None:
        slept = Slept()
        last = overloaded()
        call = Call(*[overloaded() for _ in range(4)], last, overloaded())
        with self.assertRaises(errors.OverloadedError) as raised:
            retrying(**options(slept))(call)()
        self.assertIs(raised.exception, last)
        self.assertEqual(call.times, 5)

    def test_other_failures_pass_through(self) -> None:
        for failure in (ValueError(), answer(404, "model_not_found")):
            call = Call(failure)
            with self.assertRaises(type(failure)):
                retrying(**options(Slept()))(call)()
            self.assertEqual(call.times, 1)

    def test_what_is_not_safe_to_repeat_is_sent_once(self) -> None:
        def times(safe: bool | None, method: str | None) -> int:
            call = Call(unknown_outcome(request_method=method))
            try:
                retrying(safe=safe, **options(Slept()))(call)()
            except errors.ApiError:
                pass
            return call.times

        self.assertEqual([times(None, None), times(None, "POST")], [1, 1])
        self.assertEqual([times(None, "GET"), times(None, "put")], [2, 2])
        self.assertEqual([times(True, "POST"), times(False, "GET")], [2, 1])

    def test_it_keeps_what_it_decorates(self) -> None:
        @retrying
        def named(number: int, *, by: int = 2) -> int:
            """Multiply."""
            return number * by

        self.assertEqual((named(3, by=4), named.__name__), (12, "named"))
        self.assertEqual(named.__doc__, "Multiply.")

    def test_a_generator_is_refused(self) -> None:
        def generator() -> Iterator[int]:
            yield 1

        with self.assertRaises(TypeError):
            retrying(generator)

    def test_an_asynchronous_function_is_awaited(self) -> None:
        slept, call = Slept(), Call(overloaded())

        @retrying(**options(slept))
        async def fetch() -> int:
            return call()

        self.assertEqual(asyncio.run(fetch()), 2)
        self.assertEqual(slept.waits, [1.5])


class Managed(unittest.TestCase):
    """`retrying` as attempts, each a context manager."""

    def test_attempts_end_with_success(self) -> None:
        slept, call, numbers = Slept(), Call(overloaded()), list[int]()
        for attempt in retrying(**options(slept)):
            with attempt:
                numbers.append(attempt.number)
                call()
        self.assertEqual((numbers, slept.waits), ([1, 2], [1.5]))

    def test_attempts_end_with_the_last_error(self) -> None:
        call = Call(answer(404, "model_not_found"))
        with self.assertRaises(errors.ModelNotFoundError):
            for attempt in retrying(**options(Slept())):
                with attempt:
                    call()

    def test_attempts_in_an_event_loop(self) -> None:
        slept, call = Slept(), Call(overloaded(), overloaded())

        async def fetch() -> int:
            async for attempt in retrying(**options(slept)):
                with attempt:
                    return call()
            return 0

        self.assertEqual(asyncio.run(fetch()), 3)
        self.assertEqual(slept.waits, [1.5, 3.75])


class Budgets(unittest.TestCase):
    """The token bucket."""

    def test_a_burst_a_share_and_a_trickle(self) -> None:
        budget = RetryBudget()
        self.assertEqual([budget.take(0) for _ in range(11)], [True] * 10 + [False])
        for _ in range(10):
            budget.count_request(0)
        self.assertEqual([budget.take(0), budget.take(0)], [True, False])
        self.assertEqual(
            [budget.take(9 * SECOND), budget.take(10 * SECOND)], [False, True]
        )
        self.assertEqual(budget.left(10_000 * SECOND), 10)

    def test_an_empty_budget_ends_a_call(self) -> None:
        retrier = Retrying(budget=RetryBudget(burst=1), clock=lambda: 0)
        self.assertEqual(step(retrier), timedelta)
        self.assertIs(retrier.decide(overloaded(), 0), GiveUp.BUDGET)

    def test_nothing_saved_up_is_a_matter_of_chance(self) -> None:
        def taken(random: Callable[[], float]) -> list[bool]:
            budget = RetryBudget(burst=0, random=random)
            budget.count_request(0)
            first = [budget.take(0), budget.take(0)]
            budget.count_request(SECOND)
            return [*first, budget.take(SECOND)]

        self.assertEqual(taken(lambda: 0.19), [True, False, True])
        self.assertEqual(taken(lambda: 0.21), [True, False, False])

    def test_a_program_shares_one_budget(self) -> None:
        self.assertIs(retrying().budget, retrying().budget)
        self.assertIsNone(retrying(budget=None).budget)


def step(retrier: Retrying) -> type:
    """Say what a retrier does after the first failure."""
    return type(retrier.decide(overloaded(), 0))


if __name__ == "__main__":
    unittest.main()
