"""Enumerations that stay open: text with names for the words that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
W = TypeVar("W", bound="OpenWord")


class Declared:
    """A word in the body of an enumeration, before the class exists."""

    def __init__(self, text: str) -> None:
        self.text = text


def word(text: str) -> Any:  # noqa: ANN401 - the class makes a member of it
    """Declare a word of an enumeration."""
    return Declared(text)


def _instance(made: Any, text: str) -> object:  # noqa: ANN401 - it is a class of text
    return str.__new__(made, text)


class OpenWordType(type):
    """Make members of the declared words; the class can be iterated over."""

    words_by_name: dict[str, str]
    names_by_word: dict[str, str]

    def __new__(
        cls, name: str, bases: tuple[type, ...], body: dict[str, Any]
    ) -> OpenWordType:
        """Make the class, and then its words, which are instances of it."""
        declared = {
            member: value.text
            for member, value in body.items()
            if isinstance(value, Declared)
        }
        body = {key: value for key, value in body.items() if key not in declared}
        made = super().__new__(cls, name, bases, {"__slots__": (), **body})
        made.words_by_name = declared
        made.names_by_word = {text: member for member, text in declared.items()}
        for member, text in declared.items():
            setattr(made, member, _instance(made, text))
        return made

    def __iter__(cls: type[T]) -> Iterator[T]:
        """Give the known words, in the catalog's order."""
        return (getattr(cls, member) for member in vars(cls)["words_by_name"])

    def __len__(cls) -> int:
        """Count the known words."""
        return len(cls.words_by_name)

    def __contains__(cls, text: object) -> bool:
        """Whether a text is a known word."""
        return text in cls.names_by_word

    def __getitem__(cls: type[T], name: str) -> T:
        """Give the word with this name."""
        if name not in vars(cls)["words_by_name"]:
            raise KeyError(name)
        member: T = getattr(cls, name)
        return member


class OpenWord(str, metaclass=OpenWordType):
    """A word of an enumeration that may grow: it is text, and compares as such."""

    __slots__ = ()

    words_by_name: ClassVar[dict[str, str]]
    names_by_word: ClassVar[dict[str, str]]

    def __new__(cls: type[W], text: str) -> W:  # noqa: PYI019 - `Self` is of Python 3.11
        """Give the known word, or keep one that isn't known."""
        member = cls.names_by_word.get(text)
        if member is None:
            return str.__new__(cls, text)
        known: W = getattr(cls, member)
        return known

    @property
    def value(self) -> str:
        """The word as plain text."""
        return str(self)

    @property
    def name(self) -> str | None:
        """The name of a known word, such as `MODEL_NOT_FOUND`."""
        return self.names_by_word.get(self)

    @property
    def is_known(self) -> bool:
        """Whether this version of the package lists the word."""
        return self in self.names_by_word

    def __repr__(self) -> str:
        """Show the name, or the text of a word that isn't known."""
        kind = type(self).__name__
        name = self.name
        return f"{kind}({str(self)!r})" if name is None else f"{kind}.{name}"
