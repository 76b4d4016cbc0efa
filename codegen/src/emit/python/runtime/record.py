"""What the object types of a catalog have in common."""

from __future__ import annotations

from typing import ClassVar

from .text import REDACTED


class Record:
    """Values with names; sensitive ones aren't shown."""

    _sensitive: ClassVar[frozenset[str]] = frozenset()

    def __repr__(self) -> str:
        """Show what is there."""
        present = {
            name: value for name, value in vars(self).items() if value is not None
        }
        return f"{type(self).__name__}({shown(present, self._sensitive)})"


def shown(values: dict[str, object], sensitive: frozenset[str]) -> str:
    """Show values with their names, sensitive ones redacted."""
    texts = (
        f"{name}={REDACTED if name in sensitive else repr(value)}"
        for name, value in values.items()
    )
    return ", ".join(texts)
