"""Turns an answer into the values of an envelope's slots, and compares constants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .body import MISSING, Missing, Number, Raw
from .catalog import Constant, Elements, Envelope, Members, Node, Slot, slots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .catalog import SlotKey

ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")

NUMBERS_OR_TEXT = frozenset({"code", "number", "status", "status_text"})


class Slots:
    """What the slots of an envelope hold in one body."""

    def __init__(self) -> None:
        self.values: dict[SlotKey, Raw] = {}
        self.details: dict[str, Raw] | None = None

    def is_empty(self) -> bool:
        """Whether nothing was read."""
        return not self.values and not self.details


def fill(node: Node | None, raw: Raw | Missing) -> Slots:
    """Walk a body by an envelope's shape."""
    filled = Slots()
    if node is not None and not isinstance(raw, Missing):
        _walk(node, raw, filled)
    return filled


def decode(value: str) -> str:
    """Decode the percent-encoded characters of a header that aren't ASCII."""
    return ENCODED.sub(lambda match: _decoded(match.group()), value)


def tells_an_error(
    envelope: Envelope, raw: Raw | Missing, headers: Mapping[str, str]
) -> bool:
    """Whether an answer with a status of success is an error.

    Every constant of the envelope is there, and there is one.
    """
    of_body = 0 if envelope.body is None else _equal(envelope.body, raw)
    of_headers = [
        name in headers and _header_says(headers[name], node.value)
        for name, node in envelope.headers
        if isinstance(node, Constant)
    ]
    if of_body is None or not all(of_headers):
        return False
    return of_body > 0 or bool(of_headers)


def _walk(node: Node, raw: Raw, filled: Slots) -> None:
    if isinstance(node, Slot):
        _put(node.key, raw, filled)
    elif isinstance(node, Members) and isinstance(raw, dict):
        _walk_members(node, raw, filled)
    elif isinstance(node, Elements) and isinstance(raw, list):
        for element in node.nodes:
            chosen = _choose(element, raw)
            if not isinstance(chosen, Missing):
                _walk(element, chosen, filled)


def _put(key: SlotKey, raw: Raw, filled: Slots) -> None:
    """Fill a slot; one with several places is filled from the first that fits."""
    if key[0] != "details":
        if _fits(key[0], raw):
            filled.values.setdefault(key, raw)
    elif isinstance(raw, dict) and filled.details is None:
        filled.details = dict(raw)


def _walk_members(node: Members, raw: dict[str, Raw], filled: Slots) -> None:
    for name, member in node.members:
        if name in raw:
            _walk(member, raw[name], filled)
    if node.rest and filled.details is None:
        named = {name for name, _ in node.members}
        rest = {name: value for name, value in raw.items() if name not in named}
        filled.details = rest


def _choose(node: Node, items: list[Raw]) -> Raw | Missing:
    """Give the first element whose constants are equal; without any, the first."""
    if not _has_constant(node):
        return items[0] if items else MISSING
    fitting = (item for item in items if _equal(node, item) is not None)
    return next(fitting, MISSING)


def _fits(slot: str, raw: Raw) -> bool:
    """Whether a slot can have a value of this type."""
    if slot in NUMBERS_OR_TEXT:
        return isinstance(raw, (str, Number))
    if slot == "retry_after":
        return isinstance(raw, Number)
    if slot == "retryable":
        return isinstance(raw, bool)
    if slot in {"attribute", "field"}:
        return raw is not None
    return isinstance(raw, str)


def _has_constant(node: Node) -> bool:
    if isinstance(node, Members):
        return any(_has_constant(member) for _, member in node.members)
    if isinstance(node, Elements):
        return any(_has_constant(element) for element in node.nodes)
    return isinstance(node, Constant)


def _equal(node: Node, raw: Raw | Missing) -> int | None:
    """Count the constants in common; nothing when one of them differs.

    A server drops what has only absent slots, so the constants in there may be missing.
    """
    if isinstance(node, Slot):
        return 0
    if isinstance(raw, Missing):
        return 0 if _may_be_dropped(node) else None
    if isinstance(node, Constant):
        return 1 if _same(node.value, raw) else None
    if isinstance(node, Members):
        members = raw if isinstance(raw, dict) else {}
        named = [each for each in node.members if _has_constant(each[1])]
        return _sum([_equal(each, members.get(name, MISSING)) for name, each in named])
    if not isinstance(raw, list):
        return None
    return _sum([_best(each, raw) for each in node.nodes if _has_constant(each)])


def _best(node: Node, items: list[Raw]) -> int | None:
    counts = (_equal(node, item) for item in items)
    best = next((count for count in counts if count is not None), None)
    return _equal(node, MISSING) if best is None else best


def _sum(counts: list[int | None]) -> int | None:
    present = [count for count in counts if count is not None]
    return sum(present) if len(present) == len(counts) else None


def _may_be_dropped(node: Node) -> bool:
    """Every slot in it may be left out, and there is one."""
    optional = [slot.optional for slot in slots(node)]
    return bool(optional) and all(optional)


def _same(constant: Raw, raw: Raw) -> bool:
    """Whether two scalars, or an empty object or list and another, say the same."""
    if isinstance(constant, Number):
        return isinstance(raw, Number) and float(constant.text) == float(raw.text)
    return type(constant) is type(raw) and constant == raw


def _header_says(value: str, constant: Raw) -> bool:
    if isinstance(constant, str):
        return decode(value) == constant
    if isinstance(constant, bool):
        return value == ("true" if constant else "false")
    if isinstance(constant, Number):
        try:
            return float(value) == float(constant.text)
        except ValueError:
            return False
    return False


def _decoded(triples: str) -> str:
    encoded = bytes.fromhex(triples.replace("%", ""))
    text, at = "", 0
    while at < len(encoded):
        character, length = _character(encoded[at:])
        text += character or triples[at * 3 : at * 3 + 3]
        at += length
    return text


def _character(encoded: bytes) -> tuple[str, int]:
    """Give the character at the start that isn't ASCII, and how long it is."""
    for length in range(2, min(len(encoded), 4) + 1):
        try:
            character = encoded[:length].decode()
        except UnicodeDecodeError:
            continue
        if len(character) == 1:
            return character, length
    return "", 1
