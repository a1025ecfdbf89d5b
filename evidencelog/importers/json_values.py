"""What stands in one JSON record: taken by name and kind, the rest kept as fields.

Nothing that a file says is lost: a value that was not asked for, or that is not of the
kind that was expected, stays among `rest`.
"""

from __future__ import annotations

import json
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.json_text import readable

_LARGEST: Final = 2**63
_NOT_TEXT: Final = "{name} (as in the file)"

Pairs = tuple[tuple[str, str], ...]


class Values:
    """The members of a JSON object; what is taken is no longer part of `rest`.

    `notes` says what was odd about the texts that were taken; `originals` holds these as
    they stand in the file, in the letters of JSON.
    """

    __slots__ = ("_left", "notes", "originals")

    def __init__(self, record: dict[str, object]) -> None:
        self._left = dict(record)
        self.notes: list[str] = []
        self.originals: list[tuple[str, str]] = []

    def has(self, name: str) -> bool:
        """Return whether there is such a value that is not null and was not taken yet."""
        return self._left.get(name) is not None

    def text(self, name: str) -> str | None:
        """Take a string; None, and not taken, when it is something else."""
        value = self._left.get(name)
        if not isinstance(value, str):
            return None
        del self._left[name]
        return value if value.isascii() else self.clean(name, value)

    def clean(self, name: str, text: str) -> str:
        """Return the text; where it holds what is no character, note that and keep it."""
        fit = readable(text)
        if fit != text:
            self.notes.append(_("some bytes of {name} are no text").format(name=name))
            self.originals.append((_NOT_TEXT.format(name=name), json.dumps(text)))
        return fit

    def whole(self, name: str) -> int | None:
        """Take a whole number, also one written as a string of digits."""
        value = whole(self._left.get(name))
        if value is not None:
            del self._left[name]
        return value

    def flag(self, name: str) -> bool | None:
        """Take true or false."""
        value = self._left.get(name)
        if not isinstance(value, bool):
            return None
        del self._left[name]
        return value

    def inner(self, name: str) -> Values:
        """Take an object; one without members when there is none."""
        value = self._left.get(name)
        if not isinstance(value, dict):
            return Values({})
        del self._left[name]
        return Values(value)

    def items(self, name: str) -> list[object]:
        """Take a list; an empty one when there is none."""
        value = self._left.get(name)
        if not isinstance(value, list):
            return []
        del self._left[name]
        return value

    def peek(self, name: str, otherwise: object = None) -> object:
        """Return a value without taking it."""
        return self._left.get(name, otherwise)

    def put(self, name: str, value: object) -> None:
        """Add a value to what is left."""
        self._left[name] = value

    def drop(self, name: str) -> None:
        """Leave out what says nothing that is not said elsewhere."""
        self._left.pop(name, None)

    def rest(self) -> Pairs:
        """Return all that was not taken, by name, and the originals.

        Null and empty lists say nothing.
        """
        return (*pairs(self._left), *self.originals)


def whole(value: object) -> int | None:
    """Return the whole number that a value is, or that its digits are; else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.isascii() and 0 < len(value) < 20:
        digits = value[1:] if value[0] == "-" else value
        value = int(value) if digits.isdigit() else None
    return value if isinstance(value, int) and abs(value) < _LARGEST else None


def written(value: object) -> str:
    """Return a value as text: strings as they are, lists as JSON."""
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _LARGEST:
        return f"{value:x} (hexadecimal)"  # decimal digits of a long number take for ever
    return readable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def pairs(record: dict[str, object], before: str = "") -> Pairs:
    """Return all values by name; those of an inner object as `outer.inner`."""
    found: list[tuple[str, str]] = []
    for name, value in record.items():
        path = before + readable(name)
        if isinstance(value, dict):
            found += pairs(value, f"{path}.")
        elif value is not None and value != []:
            found.append((path, written(value)))
    return tuple(found)
