"""Turns the text that a package holds into what a catalog says of its errors."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from .body import Json, Raw, freeze
from .policy import RetryPolicy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .error import CatalogError

SlotKey: TypeAlias = "tuple[str, str | None]"
"""The word of a slot, and the name of the field or attribute that it carries."""


@dataclass(frozen=True)
class Constant:
    """What a server writes as it is."""

    value: Raw


@dataclass(frozen=True)
class Slot:
    """A value that depends on the error."""

    key: SlotKey
    optional: bool


@dataclass(frozen=True)
class Members:
    """An object; `rest` says that the details stand beside its members."""

    members: tuple[tuple[str, Node], ...]
    rest: bool


@dataclass(frozen=True)
class Elements:
    """A list."""

    nodes: tuple[Node, ...]


Node: TypeAlias = "Constant | Slot | Members | Elements"
"""A piece of an envelope."""

Bindings: TypeAlias = "tuple[tuple[str, Node], ...]"
"""Headers, in lower case, and what they carry."""


@dataclass(frozen=True)
class Envelope:
    """One shape of an answer."""

    body: Node | None
    headers: Bindings


@dataclass(frozen=True)
class Status:
    """What is known of an HTTP status."""

    policy: str
    headers: Bindings


@dataclass(frozen=True)
class Field:
    """A value that an error, or an object type, carries."""

    name: str
    type: str | Mapping[str, Any]
    milliseconds: bool
    optional: bool
    sensitive: bool
    header: str | None
    constant: Json


@dataclass(frozen=True)
class Facts:
    """What a catalog says of one error."""

    key: str
    code: str | None
    title: str
    kind: str | None
    statuses: tuple[int, ...]
    category: str | None
    policy: str
    message: tuple[str | int, ...]
    docs_url: str | None
    fields: tuple[Field, ...]
    attributes: Mapping[str, Json]


class Catalog:
    """A catalog, and the classes that stand for what is in it."""

    def __init__(self, text: str, errors: str, types: Mapping[str, type[Any]]) -> None:
        said: dict[str, Any] = json.loads(text)
        self.api: str = said["api"]
        self.envelopes = tuple(_envelope(each) for each in said["envelopes"])
        self.statuses = {each["code"]: _status(each) for each in said["statuses"]}
        self.policies = {each["name"]: RetryPolicy(**each) for each in said["policies"]}
        self.fallback: str = said["fallback_policy"]
        self.types = types
        self.objects = {
            name: tuple(_field(each) for each in body["fields"])
            for name, body in said["types"].items()
            if "fields" in body
        }
        self.classes: dict[str, type[CatalogError]] = {}
        self.categories: dict[str, type[CatalogError]] = {}
        self._errors = errors

    @cached_property
    def errors(self) -> tuple[Facts, ...]:
        """The errors, in the catalog's order; read when they are first asked for."""
        lines = self._errors.strip().splitlines()
        return tuple(_facts(json.loads(line)) for line in lines)

    @cached_property
    def by_key(self) -> dict[str, Facts]:
        """The errors by their keys."""
        return {facts.key: facts for facts in self.errors}

    @cached_property
    def by_code(self) -> dict[str, Facts]:
        """The errors by their codes on the wire."""
        coded = ((facts.code, facts) for facts in self.errors)
        return {code: facts for code, facts in coded if code is not None}

    @cached_property
    def has_codes(self) -> bool:
        """Whether any envelope names errors by code, number or page."""
        naming = {"code", "number", "docs_url"}
        return any(
            slot.key[0] in naming
            for envelope in self.envelopes
            for slot in _slots_of(envelope)
        )

    @cached_property
    def headers(self) -> frozenset[str]:
        """The headers that mean something, in lower case."""
        bound = [envelope.headers for envelope in self.envelopes]
        bound += [status.headers for status in self.statuses.values()]
        names = {name for bindings in bound for name, _ in bindings}
        names |= {
            field.header
            for facts in self.errors
            for field in facts.fields
            if field.header is not None
        }
        return frozenset(names | {"retry-after", "date"})

    def status_headers(self, status: int) -> Bindings:
        """Give the headers that are sent with every error of a status."""
        known = self.statuses.get(status)
        return () if known is None else known.headers


def slots(node: Node) -> Iterator[Slot]:
    """Give the slots of a piece of an envelope, in its order."""
    if isinstance(node, Slot):
        yield node
    elif isinstance(node, Members):
        for _, member in node.members:
            yield from slots(member)
    elif isinstance(node, Elements):
        for element in node.nodes:
            yield from slots(element)


def _slots_of(envelope: Envelope) -> Iterator[Slot]:
    if envelope.body is not None:
        yield from slots(envelope.body)
    for _, node in envelope.headers:
        yield from slots(node)


def _envelope(said: dict[str, Any]) -> Envelope:
    body = _node(said["body"]) if "body" in said else None
    return Envelope(body, _bindings(said["headers"]))


def _bindings(said: list[tuple[str, dict[str, Any]]]) -> Bindings:
    return tuple((name, _node(node)) for name, node in said)


def _node(said: dict[str, Any]) -> Node:
    if "slot" in said:
        return Slot((said["slot"], said.get("name")), said.get("optional", False))
    if "object" in said:
        return Members(_bindings(said["object"]), said.get("rest", False))
    if "list" in said:
        return Elements(tuple(_node(element) for element in said["list"]))
    return Constant(freeze(said["constant"]))


def _status(said: dict[str, Any]) -> Status:
    return Status(said["policy"], _bindings(said.get("headers", [])))


def _field(said: dict[str, Any]) -> Field:
    return Field(
        name=said["name"],
        type=said["type"],
        milliseconds=said.get("milliseconds", False),
        optional=said.get("optional", False),
        sensitive=said.get("sensitive", False),
        header=said.get("header"),
        constant=said.get("constant"),
    )


def _facts(said: dict[str, Any]) -> Facts:
    return Facts(
        key=said["key"],
        code=said.get("code"),
        title=said["title"],
        kind=said.get("type"),
        statuses=tuple(said["statuses"]),
        category=said.get("category"),
        policy=said["policy"],
        message=tuple(said["message"]),
        docs_url=said.get("docs_url"),
        fields=tuple(_field(each) for each in said.get("fields", [])),
        attributes=said.get("attributes", {}),
    )
