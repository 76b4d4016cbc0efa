"""Marks what is deprecated for checkers of types, as PEP 702 has it.

Nothing warns at run time: whoever reads an answer didn't choose the error in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["deprecated"]

if TYPE_CHECKING:
    from collections.abc import Callable

    # Checkers know it without the package.
    from typing_extensions import deprecated
else:

    def deprecated(message: str) -> Callable[[type], type]:
        """Leave the message where tools look for it."""

        def mark(made: type) -> type:
            made.__deprecated__ = message
            return made

        return mark
