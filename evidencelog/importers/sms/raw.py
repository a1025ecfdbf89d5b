"""What stands in a file of SMS Backup & Restore, before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from evidencelog.importers.sms.repair import Repair

Values = dict[str, str]

RECORDS: Final = frozenset({"sms", "mms", "call"})


class Raw(msgspec.Struct, gc=False):
    """One record: its values, those of the elements within it, the repairs in it.

    `flat` has the names and values of its attributes by turns, as the parser gives them:
    to make a mapping of each of a hundred thousand takes too long.
    """

    name: str
    line: int
    flat: list[str]
    below: list[tuple[str, Values]] = []
    repairs: tuple[Repair, ...] = ()

    @property
    def values(self) -> Values:
        """Its attributes by name."""
        return mapped(self.flat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """The outermost element: its name, its values, the comment before it."""

    name: str
    values: Values
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A stretch that could not be read; `is_record` when a record began there."""

    line: int
    reason: str
    excerpt: str
    is_record: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """An element between the records that is none of them."""

    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The end of the file; `is_closed` when the outermost element was closed."""

    is_closed: bool


Event = Raw | Root | Lost | Foreign | End


def mapped(flat: list[str]) -> Values:
    """Return attributes by name, of names and values by turns."""
    return dict(zip(flat[::2], flat[1::2], strict=True))
