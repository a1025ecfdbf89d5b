"""How rows of an import are named: `57.123`, `57.123-57.130`, `57.4-9`, several with commas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

_NUMBER = r"([1-9][0-9]{0,8})"
_RANGE = re.compile(rf"{_NUMBER}\.{_NUMBER}(?:\s*[-\u2013]\s*(?:{_NUMBER}\.)?{_NUMBER})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedRange:
    """Rows `first` to `last`, both included, of the import with that entry number."""

    number: int
    first: int
    last: int

    def __str__(self) -> str:
        """The shortest text that names it."""
        start = f"{self.number}.{self.first}"
        return start if self.first == self.last else f"{start}-{self.number}.{self.last}"


def parse_cited(text: str) -> tuple[CitedRange, ...]:
    """Return the ranges that `text` names, in its order. Raises UsageError."""
    ranges = tuple(_range(part.strip()) for part in text.split(",") if part.strip())
    if not ranges:
        raise _refused(text)
    return ranges


def _range(text: str) -> CitedRange:
    match = _RANGE.fullmatch(text)
    if match is None:
        raise _refused(text)
    number, first, other, last = match.groups()
    if other is not None and other != number:
        raise UsageError(
            _("{text} begins in one import and ends in another").format(text=text),
            hint=_("name the rows of each by themselves, with a comma between"),
        )
    found = CitedRange(number=int(number), first=int(first), last=int(last or first))
    if found.last < found.first:
        raise UsageError(_("{text} ends before it begins").format(text=text))
    return found


def _refused(text: str) -> UsageError:
    return UsageError(
        _('"{text}" does not name messages of an import').format(text=text),
        hint=_("for example: 57.123, or 57.123-57.130"),
    )
