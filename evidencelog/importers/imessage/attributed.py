"""The text of a message out of its `attributedBody`, and what is attached to parts of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evidencelog.importers.imessage.typedstream import (
    Archived,
    Beginnings,
    TypedStreamError,
    Value,
    decode,
)

_TEXT: Final = "NSString"
_DEEPEST: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """A text and its attributes: the name of each and the text or number that it has."""

    text: str
    attributes: tuple[tuple[str, str], ...] = ()


class Texts:
    """Takes texts out of `attributedBody`; their attributes are passed over."""

    def __init__(self) -> None:
        self._beginnings = Beginnings()

    def text(self, data: bytes) -> str:
        """Return a text alone. Raises TypedStreamError."""
        return _decoded(self._beginnings.text(data))


def attributed(data: bytes) -> Attributed:
    """Return the text of an archived `NSAttributedString`.

    Raises TypedStreamError for anything else, and for text that is no UTF-8.
    """
    root = decode(data)
    if not isinstance(root, Archived) or not root.groups or not root.groups[0]:
        raise TypedStreamError("it holds no text")
    text = _string(root.groups[0][0])
    if text is None:
        raise TypedStreamError("it holds no text")
    found = dict.fromkeys(pair for group in root.groups[1:] for pair in _attributes(group))
    return Attributed(text=text, attributes=tuple(found))


def _string(value: Value) -> str | None:
    if not isinstance(value, Archived) or _TEXT not in value.classes or not value.groups:
        return None
    first = value.groups[0]
    if not first or not isinstance(first[0], bytes):
        return None
    return _decoded(first[0])


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise TypedStreamError("its text is no UTF-8") from error


def _attributes(group: list[Value]) -> Iterator[tuple[str, str]]:
    """Yield what a dictionary says: a group for its count, then keys and values in turn."""
    for value in group:
        if isinstance(value, Archived) and "NSDictionary" in value.classes:
            members = [one for inner in value.groups[1:] for one in inner]
            for key, what in zip(members[::2], members[1::2], strict=False):
                name, said = _string(key), _said(what, 0)
                if name is not None and said is not None:
                    yield name, said


def _said(value: Value, depth: int) -> str | None:
    """Return a value as text: a string, a number, an address; None for anything else."""
    if not isinstance(value, Archived) or depth > _DEEPEST:
        return None
    text = _string(value)
    if text is not None:
        return text
    if "NSURL" in value.classes:
        return next((said for one in _inner(value) if (said := _said(one, depth + 1))), None)
    if "NSNumber" in value.classes:
        last = value.groups[-1] if value.groups else []
        return next((str(one) for one in last if isinstance(one, int | float)), None)
    return None


def _inner(value: Archived) -> Iterator[Value]:
    for group in value.groups:
        yield from group
