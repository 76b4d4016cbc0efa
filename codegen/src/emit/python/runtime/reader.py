"""Turns answers of any HTTP client into exceptions of a catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar, cast

from .answer import Answer, utc_now
from .error import CatalogError, made

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from .catalog import Catalog

E = TypeVar("E", bound=CatalogError)

Headers: TypeAlias = "Mapping[str, str] | Iterable[tuple[str, str]]"
"""Names and values; in pairs, a name may come several times."""

LEAST_ERROR_STATUS = 400


class Response(Protocol):
    """A response of httpx, requests, or a client like them."""

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers."""
        ...

    @property
    def content(self) -> bytes:
        """The body."""
        ...


class Reader(Generic[E]):
    """Reads answers by a catalog."""

    def __init__(self, base: type[E], catalog: Catalog) -> None:
        self._base = base
        self._catalog = catalog

    def read(
        self,
        status: int,
        headers: Headers,
        body: bytes | str | None,
        *,
        now: datetime | None = None,
        request_method: str | None = None,
    ) -> E:
        """Read any answer; never fails.

        `now` is when it came, from which dates in `Retry-After` count where the answer
        has no `Date`. The method of the request tells whether it is safe to repeat.
        """
        sent = body.encode("utf-8", "replace") if isinstance(body, str) else body
        pairs = tuple((name.lower(), value) for name, value in _pairs(headers))
        came = utc_now() if now is None else now
        answer = Answer(self._catalog, status, pairs, bytes(sent or b""), came)
        return cast("E", made(self._base, answer, request_method))

    def from_response(self, response: Response) -> E | None:
        """Read a response of httpx or requests; `None` when it is no error.

        A body that is still to come is read. Where it comes over an asynchronous stream,
        call `await response.aread()` before.
        """
        status = response.status_code
        if not self._is_possible(status):
            return None
        error = self.read(
            status,
            _headers(response),
            _content(response),
            request_method=_method(response),
        )
        is_error = status >= LEAST_ERROR_STATUS or error.outcome != "foreign"
        return error if is_error else None

    def raise_for_error(self, response: Response) -> None:
        """Raise the error that a response of httpx or requests is, if it is one."""
        error = self.from_response(response)
        if error is not None:
            raise error

    def _is_possible(self, status: int) -> bool:
        """Whether a response with this status can be an error."""
        listed = (status in facts.statuses for facts in self._catalog.errors)
        return status >= LEAST_ERROR_STATUS or any(listed)


def _pairs(headers: Any) -> Iterable[tuple[str, str]]:  # noqa: ANN401
    """Give names and values; clients keep a name that came twice in their own ways."""
    several = getattr(headers, "multi_items", None)
    if several is not None:
        headers = several()
    elif hasattr(headers, "items"):
        headers = headers.items()
    return ((_text(name), _text(value)) for name, value in headers)


def _text(value: str | bytes) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _headers(response: Any) -> Headers:  # noqa: ANN401
    """Prefer the headers that requests made its own of, which come one by one."""
    raw = getattr(getattr(response, "raw", None), "headers", None)
    headers: Headers = raw or response.headers
    return headers


def _content(response: Any) -> bytes:  # noqa: ANN401
    """Give the body; one that breaks off says nothing."""
    try:
        content: bytes = response.content
    except Exception:  # noqa: BLE001 - each client has failures of its own
        try:
            content = response.read()
        except Exception:  # noqa: BLE001
            content = b""
    return content


def _method(response: Any) -> str | None:  # noqa: ANN401
    try:
        method = response.request.method
    except Exception:  # noqa: BLE001 - httpx raises when there is no request
        return None
    return method if isinstance(method, str) else None
