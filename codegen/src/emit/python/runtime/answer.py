"""Turns status, headers and body into what an answer says by a catalog. Never fails."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from .body import PLAIN, Json, Missing, Number, Raw, integer, parse, thaw
from .catalog import Catalog, Constant, Envelope, Facts, Field, Slot, SlotKey
from .envelope import Slots, decode, fill, tells_an_error
from .fields import Carried, constant, is_constant, typed
from .identify import identify
from .moments import retry_after
from .plan import RetryPlan, Verdict, plan

if TYPE_CHECKING:
    from collections.abc import Mapping

Outcome: TypeAlias = Literal["known", "unknown", "foreign"]
"""What an answer is: an error of the catalog, one that it doesn't list, or none."""

VERDICTS: dict[str, Verdict] = {
    "yes": "yes",
    "no": "no",
    "outcome_unknown": "outcome_unknown",
}


class Answer:
    """What an answer says. Values don't change; copies are the same object."""

    def __init__(
        self,
        catalog: Catalog,
        status: int,
        headers: tuple[tuple[str, str], ...],
        body: bytes,
        now: datetime,
    ) -> None:
        self.catalog = catalog
        self.status = status
        self.sent_headers = tuple(
            (name, value) for name, value in headers if name in catalog.headers
        )
        self.body = body
        self.now = now
        self.headers: Mapping[str, str] = dict(reversed(self.sent_headers))
        self.wait: timedelta | None = self._wait_of_header()
        self.outcome: Outcome = "foreign"
        self.facts: Facts | None = None
        self.envelope: Envelope = catalog.envelopes[0]
        self.slots: Slots = Slots()
        self._is_found = False
        self._read()
        self._is_found = True
        self.present: tuple[str, ...] = ()
        self.missing: tuple[str, ...] = ()
        if self.facts is not None:
            self._read_fields(self.facts)

    def _wait_of_header(self) -> timedelta | None:
        asked = [value for name, value in self.sent_headers if name == "retry-after"]
        return retry_after(asked, self.headers.get("date"), self.now)

    def _read(self) -> None:
        """Take the first envelope with a known error, else the first with any error."""
        raw = parse(self.body)
        first: tuple[Envelope, Slots] | None = None
        for envelope in self.catalog.envelopes:
            self.envelope, self.slots = envelope, fill(envelope.body, raw)
            if self._may_be_error(raw):
                self.facts, self.outcome = identify(self)
            if self.facts is not None:
                return
            if self.outcome == "unknown" and first is None:
                first = (envelope, self.slots)
            self.outcome = "foreign"
        self.envelope, self.slots = self.catalog.envelopes[0], Slots()
        if first is not None:
            self.outcome = "unknown"
            self.envelope, self.slots = first

    def _may_be_error(self, raw: Raw | Missing) -> bool:
        is_success = self.status // 100 == 2  # noqa: PLR2004
        return not is_success or tells_an_error(self.envelope, raw, self.headers)

    def _read_fields(self, facts: Facts) -> None:
        present: list[str] = []
        missing: list[str] = []
        for field in facts.fields:
            if is_constant(field):
                continue
            if self._typed(field) is not None:
                present.append(field.name)
            elif not field.optional:
                missing.append(field.name)
        self.present, self.missing = tuple(present), tuple(missing)

    def field(self, name: str) -> Any:  # noqa: ANN401
        """Give the value of a field anew, so that nobody's changes to it are seen."""
        if name not in self.present or self.facts is None:
            return None
        field = next(field for field in self.facts.fields if field.name == name)
        return self._typed(field)

    def constant(self, name: str) -> Any:  # noqa: ANN401
        """Give the value of a field that is fixed for its error."""
        fields = () if self.facts is None else self.facts.fields
        field = next(field for field in fields if field.name == name)
        return constant(self.catalog, field)

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that came, by name, without constants."""
        return {name: self.field(name) for name in self.present}

    def _typed(self, field: Field) -> Any:  # noqa: ANN401
        carried = self._carried(field)
        return None if carried is None else typed(self.catalog, field, carried)

    def _carried(self, field: Field) -> Carried | None:
        """Give the field's header, else what the body has for it.

        A field named `retry_after` and the slot are one value, which the header beats.
        """
        carried = self._in_header(field) or self._in_body(field)
        if field.name != "retry_after":
            return carried
        wait = self.retry_after
        if carried is None:
            return None if wait is None else Carried(None, "body", wait)
        wait = carried.wait if wait is None else wait
        return Carried(carried.raw, carried.place, wait)

    def _in_header(self, field: Field) -> Carried | None:
        value = None if field.header is None else self.headers.get(field.header)
        if value is None:
            return None
        if field.header == "retry-after":
            sent = [name for name, _ in self.sent_headers if name == field.header]
            # Of several none counts.
            several = len(sent) > 1
            return None if several else Carried(value, "retry-after", self.wait)
        return Carried(value, "header")

    def _in_body(self, field: Field) -> Carried | None:
        details = self.raw_details
        if field.name in details:
            return Carried(details[field.name])
        bound = self.envelope.headers + self.catalog.status_headers(self.status)
        for name, node in bound:
            carries = isinstance(node, Slot) and node.key == ("field", field.name)
            if carries and name in self.headers:
                return Carried(self.headers[name], "header")
        return None

    @property
    def raw_details(self) -> dict[str, Raw]:
        """The members of the details, and the fields with places of their own."""
        placed = {
            name: raw
            for (word, name), raw in self.slots.values.items()
            if word == "field" and name is not None
        }
        return {**(self.slots.details or {}), **placed}

    @property
    def details(self) -> dict[str, Json]:
        """The same as JSON."""
        return {name: _thawed(raw) for name, raw in self.raw_details.items()}

    def text(self, word: str) -> str | None:
        """Give the text of a slot: the body's, else the header's."""
        raw = self.slots.values.get((word, None))
        return raw if isinstance(raw, str) else self.header_of((word, None))

    def header_of(self, key: SlotKey) -> str | None:
        """Give the header that the envelope gives a slot, or the status.

        What a status binds doesn't find an error.
        """
        of_status = self.catalog.status_headers(self.status) if self._is_found else ()
        for name, node in (*self.envelope.headers, *of_status):
            if isinstance(node, Slot) and node.key == key and name in self.headers:
                return decode(self.headers[name])
        return None

    @property
    def has_any(self) -> bool:
        """Whether any slot was read."""
        bound = (
            name
            for name, node in self.envelope.headers
            if not isinstance(node, Constant)
        )
        return not self.slots.is_empty() or any(name in self.headers for name in bound)

    @property
    def sent_code(self) -> str | None:
        """The code as text: that of `$code`, else that of `$number`."""
        code = self._code_in("code")
        return self._code_in("number") if code is None else code

    def _code_in(self, word: str) -> str | None:
        raw = self.slots.values.get((word, None))
        text = _integer_text(raw.text) if isinstance(raw, Number) else raw
        if isinstance(text, str) and (word == "code" or _is_integer(text)):
            return text
        text = self.header_of((word, None))
        return (
            text if text is not None and (word == "code" or _is_integer(text)) else None
        )

    @property
    def retry_after(self) -> timedelta | None:
        """How long the server asks to wait: `Retry-After`, else `$retry_after`."""
        if self.wait is not None:
            return self.wait
        raw = self.slots.values.get(("retry_after", None))
        if isinstance(raw, Number):
            return _seconds(Carried(raw), self.catalog)
        text = self.header_of(("retry_after", None))
        return None if text is None else _seconds(Carried(text, "header"), self.catalog)

    @property
    def verdict(self) -> Verdict | None:
        """What `$retryable` or `$retry` says: whether to try again."""
        raw = self.slots.values.get(("retryable", None))
        word = self.header_of(("retryable", None)) if raw is None else raw
        retryable: Verdict | None = None
        if word in (True, "true"):
            retryable = "yes"
        elif word in (False, "false"):
            retryable = "no"
        retry = VERDICTS.get(self.text("retry") or "")
        return "no" if "no" in (retryable, retry) else retry or retryable

    @property
    def plan(self) -> RetryPlan:
        """Whether and how to try again."""
        known = None if self.facts is None else self.facts.policy
        asked = self.retry_after
        own = self.field("retry_after") if asked is None else None
        asked = own if isinstance(own, timedelta) else asked
        return plan(self.catalog, self.status, known, self.verdict, asked)

    @property
    def attributes(self) -> dict[str, Json]:
        """The team's own facts: what was sent, else the catalog's."""
        known = {} if self.facts is None else dict(self.facts.attributes)
        for (word, name), raw in self.slots.values.items():
            if word == "attribute" and name is not None:
                known[name] = _thawed(raw)
        return deepcopy(known)

    def __copy__(self) -> Answer:
        """Give itself, since nothing in it changes."""
        return self

    def __deepcopy__(self, _: object) -> Answer:
        """Give itself, since nothing in it changes."""
        return self


def utc_now() -> datetime:
    """Give the time."""
    return datetime.now(timezone.utc)


def _thawed(raw: Raw) -> Json:
    """Turn it into JSON; a number that has no value in Python is a null."""
    try:
        return thaw(raw)
    except ValueError:
        return None


def _seconds(carried: Carried, catalog: Catalog) -> timedelta | None:
    field = Field("", "duration", False, False, False, None, None)  # noqa: FBT003
    wait: timedelta | None = typed(catalog, field, carried)
    return wait


def _integer_text(text: str) -> str | None:
    """Give the text of an integer, however it is written."""
    if PLAIN.fullmatch(text):
        return text if text.strip("-0") else "0"
    value = integer(text)
    return None if value is None else str(value)


def _is_integer(text: str) -> bool:
    """Whether a text is written as a number's code is."""
    digits = text.removeprefix("-")
    plain = digits.isascii() and digits.isdigit()
    return plain and (digits == "0" or not digits.startswith("0"))
