"""How people use the package; type checkers must agree with each line."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
import inference_errors as errors
import requests
from inference_errors import Code, retry_delay, retrying

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@retrying
def fetch(client: httpx.Client, url: str) -> httpx.Response:
    """Ask, and ask again where that can help."""
    response = client.get(url)
    errors.raise_for_error(response)
    return response


@retrying(safe=True)
async def create(client: httpx.AsyncClient, url: str) -> httpx.Response:
    """Do the same in an event loop."""
    response = await client.post(url, headers={"idempotency-key": "1"})
    errors.raise_for_error(response)
    return response


def wait(url: str) -> timedelta | None:
    """Read attributes, which have types."""
    try:
        errors.raise_for_error(requests.get(url, timeout=10))
    except errors.RateLimitExceededError as error:
        limit: int | None = error.limit
        after: timedelta | None = error.retry_after
        return after if limit else retry_delay(error, 0)
    except errors.ApiError as error:
        code: Code | None = error.code
        if code == Code.MODEL_NOT_FOUND or code is Code.OVERLOADED:
            return None
        raise
    return None


def attempts(client: httpx.Client, url: str) -> str:
    """Try again what is more than one call."""
    text = ""
    for attempt in retrying(safe=True):
        with attempt:
            text = fetch(client, url).text
    return text


async def asynchronous(client: httpx.AsyncClient, url: str) -> AsyncIterator[str]:
    """Do the same in an event loop."""
    async for attempt in retrying(safe=True):
        with attempt:
            yield (await create(client, url)).text


def frozen(error: errors.ModelNotFoundError) -> None:
    """Fail to change an attribute."""
    error.model = "other"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
