"""The exception that all errors of a catalog are."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from .answer import Answer, Outcome
from .fields import constant, is_constant
from .moments import timestamp
from .record import shown
from .text import REDACTED, scalar, template

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime, timedelta

    from .body import Json
    from .catalog import Catalog, Facts
    from .plan import RetryPlan


class CatalogError(Exception):
    """An answer that is an error. Nothing in it can be changed."""

    _catalog: ClassVar[Catalog]
    _answer: Answer
    _request_method: str | None

    def __init_subclass__(
        cls,
        *,
        catalog: Catalog | None = None,
        category: str | None = None,
        key: str | None = None,
    ) -> None:
        """Let the catalog know which class stands for what."""
        super().__init_subclass__()
        if catalog is not None:
            cls._catalog = catalog
        if category is not None:
            cls._catalog.categories[category] = cls
        if key is not None:
            cls._catalog.classes[key] = cls

    def __init__(self, answer: Answer, request_method: str | None = None) -> None:
        """Take an answer that was read; `read` and `from_response` do that."""
        super().__setattr__("_answer", answer)
        super().__setattr__("_request_method", request_method)
        super().__init__(self._shown())

    @classmethod
    def _restored(cls, *sent: Any) -> CatalogError:  # noqa: ANN401
        """Read an answer again, as copies and pickles do."""
        *answer, request_method = sent
        return made(cls, Answer(cls._catalog, *answer), request_method)

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep what came, and read it again."""
        answer = self._answer
        sent = (answer.status, answer.sent_headers, answer.body, answer.now)
        own = {"_answer", "_request_method"}
        notes = {name: value for name, value in vars(self).items() if name not in own}
        restored = type(self)._restored  # noqa: SLF001 - its own
        return restored, (*sent, self._request_method), notes or None

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse; only what Python itself sets, such as notes, may change."""
        if not (name.startswith("__") and name.endswith("__")):
            message = f"`{name}` of an error can't be changed"
            raise AttributeError(message)
        super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        """Refuse."""
        message = f"`{name}` of an error can't be deleted"
        raise AttributeError(message)

    def _field(self, name: str) -> Any | None:  # noqa: ANN401
        """Give a declared field; `None` when it didn't come, or not in its type."""
        return self._answer.field(name)

    def _constant(self, name: str) -> Any:  # noqa: ANN401
        """Give a field that is fixed for its error."""
        return self._answer.constant(name)

    @property
    def outcome(self) -> Outcome:
        """What the answer is: `known`, `unknown` to the catalog, or `foreign`."""
        return self._answer.outcome

    @property
    def catalog_key(self) -> str | None:
        """The catalog's key of a known error."""
        facts = self._answer.facts
        return None if facts is None else facts.key

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._answer.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers that mean something to the catalog; names in lower case."""
        return MappingProxyType(self._answer.headers)

    @property
    def body(self) -> bytes:
        """The body as it came."""
        return self._answer.body

    @property
    def wire_code(self) -> str | None:
        """The code as it was sent; of an error found without one, the catalog's."""
        code = self._answer.sent_code
        return self._sent_or(code, lambda facts: facts.code)

    @property
    def category_word(self) -> str | None:
        """The category: what was sent, else the catalog's; it may be a new one."""
        sent = self._answer.text("category")
        return self._sent_or(sent, lambda facts: facts.category)

    @property
    def message(self) -> str | None:
        """The message: what was sent, else the catalog's."""
        sent = self._answer.text("message")
        return self._of_catalog(redacted=False) if sent is None else sent

    @property
    def user_message(self) -> str | None:
        """The text for the person in front of the screen, if one was sent."""
        return self._answer.text("user_message")

    @property
    def solution(self) -> str | None:
        """What to do about it, if that was sent."""
        return self._answer.text("solution")

    @property
    def title(self) -> str | None:
        """A short heading."""
        return self._sent_or(self._answer.text("title"), lambda facts: facts.title)

    @property
    def type_word(self) -> str | None:
        """The word that the catalog calls `type`."""
        return self._sent_or(self._answer.text("type"), lambda facts: facts.kind)

    @property
    def docs_url(self) -> str | None:
        """The page about this error."""
        sent = self._answer.text("docs_url")
        return self._sent_or(sent, lambda facts: facts.docs_url)

    @property
    def instance(self) -> str | None:
        """The URI reference of this occurrence."""
        return self._answer.text("instance")

    @property
    def request_id(self) -> str | None:
        """The request id, to be quoted to those who run the API."""
        return self._answer.text("request_id")

    @property
    def timestamp(self) -> datetime | None:
        """When the server wrote it."""
        text = self._answer.text("timestamp")
        return None if text is None else timestamp(text)

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields that came, by their names on the wire, without constants."""
        return MappingProxyType(self._answer.fields)

    @property
    def missing(self) -> tuple[str, ...]:
        """The required fields that didn't come, or not in their type."""
        return self._answer.missing

    @property
    def details(self) -> dict[str, Json]:
        """A copy of what was sent beside code and message, known to the catalog or not."""
        return self._answer.details

    @property
    def attributes(self) -> Mapping[str, Json]:
        """A copy of what else the catalog says of each error."""
        return self._answer.attributes

    @property
    def request_method(self) -> str | None:
        """The method of the request, where the response told it."""
        return self._request_method

    @property
    def retry(self) -> RetryPlan:
        """Whether and how to try again, and why."""
        return self._answer.plan

    @property
    def retryable(self) -> bool:
        """Whether trying again can help."""
        return self.retry.retries

    @property
    def retry_after(self) -> timedelta | None:
        """How long the server asks to wait."""
        return self.retry.retry_after

    def __str__(self) -> str:
        """Show status, code and message; sensitive values are redacted."""
        return self._shown()

    def __repr__(self) -> str:
        """Show what is known, sensitive values redacted."""
        facts = self._answer.facts
        values: dict[str, object] = {"status": self.status, "code": self.wire_code}
        values.update(self._answer.fields)
        values["request_id"] = self.request_id
        present = {name: value for name, value in values.items() if value is not None}
        fields = () if facts is None else facts.fields
        sensitive = frozenset(field.name for field in fields if field.sensitive)
        return f"{type(self).__name__}({shown(present, sensitive)})"

    def _shown(self) -> str:
        if self.outcome == "foreign":
            return f"{self.status}: not an error of the {self._catalog.api} API"
        code = self.wire_code
        message = (
            self._of_catalog(redacted=True) if self._tells_secrets() else self.message
        )
        head = f"{self.status}" if code is None else f"{self.status} {code}"
        return head if message is None else f"{head}: {message}"

    def _tells_secrets(self) -> bool:
        """Whether the catalog's message shows a sensitive field."""
        facts = self._answer.facts
        if facts is None:
            return False
        places = (piece for piece in facts.message if isinstance(piece, int))
        return any(facts.fields[place].sensitive for place in places)

    def _of_catalog(self, *, redacted: bool) -> str | None:
        facts = self._answer.facts
        if facts is None or self.missing:
            return None
        values: list[str | None] = []
        for field in facts.fields:
            value = self._answer.fields.get(field.name)
            if is_constant(field):
                value = constant(self._catalog, field)
            if redacted and field.sensitive:
                values.append(REDACTED)
            else:
                values.append(None if value is None else scalar(value))
        return template(facts.message, values)

    def _sent_or(
        self, sent: str | None, of_catalog: Callable[[Facts], str | None]
    ) -> str | None:
        facts = self._answer.facts
        return of_catalog(facts) if sent is None and facts is not None else sent


def made(
    base: type[CatalogError], answer: Answer, request_method: str | None
) -> CatalogError:
    """Make the exception for an answer, of the most specific class.

    An error that the catalog doesn't list belongs to its category, if that is known.
    """
    catalog = answer.catalog
    root: type[CatalogError] = next(
        each for each in base.__mro__ if CatalogError in each.__bases__
    )
    chosen: type[CatalogError] | None = None
    if answer.facts is not None:
        chosen = catalog.classes[answer.facts.key]
    elif answer.outcome == "unknown":
        chosen = catalog.categories.get(answer.text("category") or "")
    return (root if chosen is None else chosen)(answer, request_method)
