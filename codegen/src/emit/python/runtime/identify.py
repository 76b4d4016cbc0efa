"""Finds the error of the catalog that an answer is, seen through one envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .answer import Answer, Outcome
    from .catalog import Facts


def identify(answer: Answer) -> tuple[Facts | None, Outcome]:
    """Decide by the first of code, number and page that is present.

    Without them, the type, the title or the status alone decide, as far as the catalog
    has errors to be found so.
    """
    catalog = answer.catalog
    code = answer.sent_code
    if code is not None:
        return _known(catalog.by_code.get(code))
    url = answer.text("docs_url")
    if url is not None:
        return _known(_first(each for each in catalog.errors if each.docs_url == url))
    return _by_words(answer)


def _by_words(answer: Answer) -> tuple[Facts | None, Outcome]:
    catalog = answer.catalog
    kind, title = answer.text("type"), answer.text("title")
    words = (kind, title, answer.text("message"))
    said: Outcome = "foreign" if words == (None, None, None) else "unknown"
    if catalog.has_codes and len(catalog.by_code) == len(catalog.errors):
        return None, said
    of_status = [each for each in catalog.errors if answer.status in each.statuses]
    if kind is not None:
        fitting = [each for each in of_status if each.kind == kind]
        return _known(_only(fitting, has_codes=catalog.has_codes))
    if title is not None:
        fitting = [each for each in of_status if each.title == title]
        return _known(_only(fitting, has_codes=catalog.has_codes))
    if catalog.has_codes or not answer.has_any:
        return None, said
    found = _only(of_status, has_codes=False)
    return (None, said) if found is None else (found, "known")


def _known(facts: Facts | None) -> tuple[Facts | None, Outcome]:
    return facts, "unknown" if facts is None else "known"


def _first(errors: Iterable[Facts]) -> Facts | None:
    return next(iter(errors), None)


def _only(errors: list[Facts], *, has_codes: bool) -> Facts | None:
    """Give the only error; where answers have codes, one without goes before others."""
    uncoded = [each for each in errors if has_codes and each.code is None]
    fitting = uncoded or errors
    return fitting[0] if len(fitting) == 1 else None
