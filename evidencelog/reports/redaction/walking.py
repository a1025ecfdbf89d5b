"""Going through every text of a report, so that no part of it can be forgotten.

The walk follows the dataclasses of `reports/model.py` themselves. A field that is added
there is walked without anybody thinking of it; what is not text for a reader is named here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, TypeVar

from evidencelog.reports import model
from evidencelog.reports.redaction.own_words import is_own_label

T = TypeVar("T")

STRUCTURE: dict[type[Any], frozenset[str]] = {
    model.Report: frozenset(("form", "language", "stamp", "conventions", "bates")),
    model.Exhibit: frozenset(("label", "id", "type", "sha256")),
    model.Schedule: frozenset(("name",)),
    model.Chart: frozenset(("name",)),
    model.Declaration: frozenset(("key",)),
    model.Cell: frozenset(("exhibit",)),
    model.Message: frozenset(("exhibits",)),
    model.Paragraph: frozenset(("exhibits",)),
    model.Occasion: frozenset(("exhibits",)),
    model.Verification: frozenset(("code",)),
}
"""Fields that hold keys, references, digests and conventions, which are printed as they are."""

LABEL: Final = "label"
LABELS: dict[type[Any], frozenset[str]] = {
    model.Fact: frozenset(("label",)),
    model.Heading: frozenset(("text",)),
    model.Section: frozenset(("heading", "paragraphs")),
    model.Schedule: frozenset(("title", "introduction", "method")),
    model.Chart: frozenset(("title", "method")),
    model.Table: frozenset(("caption",)),
    model.Series: frozenset(("name",)),
    model.Bars: frozenset(("places", "shown")),
    model.Grid: frozenset(("rows", "columns")),
    model.Blank: frozenset(("label",)),
    model.Declaration: frozenset(("title", "source", "paragraphs")),
    model.Verification: frozenset(("steps", "limits")),
    model.Statement: frozenset(("heading",)),
    model.Entry: frozenset(("kind",)),
}
"""Fields in which the program puts labels of its own; a recorded word may stand there as well."""

Place = tuple[int | None, str]
"""The number of the entry that a text belongs to, if any, and the key of the part.

In the place of the key stands `LABEL` where the program may speak for itself.
"""


def texts_of(report: model.Report) -> Iterator[tuple[str, Place]]:
    """Yield every text of a report that a reader may see, with its place."""
    found: list[tuple[str, Place]] = []

    def note(text: str, place: Place) -> str:
        found.append((text, place))
        return text

    mapped(report, note)
    yield from found


def recorded_texts(report: model.Report) -> Iterator[tuple[str, Place]]:
    """Yield every text of a report but for labels that are the program's own."""
    language = report.language
    return (one for one in texts_of(report) if not is_own(*one, language))


def is_own(text: str, place: Place, language: str) -> bool:
    """Tell whether a text is a label of the program, in a place for such labels."""
    return place[1] == LABEL and is_own_label(text, language)


def in_order(report: model.Report) -> Iterator[str]:
    """Yield the recorded texts in the order in which they are printed."""
    entries = (model.Chronology.key, model.FullEntries.key)
    left: tuple[model.Entry, ...] = report.entries
    yield from _texts_in((report.title, report.subtitle, report.caption), report.language)
    for part in report.parts:
        if part.key in entries:
            yield from _texts_in(left, report.language)
            left = ()
        else:
            yield from _texts_in(part, report.language)
    yield from _texts_in(left, report.language)


def _texts_in(value: object, language: str) -> Iterator[str]:
    found: list[tuple[str, Place]] = []

    def note(text: str, place: Place) -> str:
        found.append((text, place))
        return text

    _changed(value, note, (None, "report"))
    return (text for text, place in found if not is_own(text, place, language))


def mapped(report: model.Report, change: Callable[[str, Place], str]) -> model.Report:
    """Return the report with every text changed; one that comes out the same is kept as it is."""
    return _changed(report, change, (None, "report"))


def _changed(value: T, change: Callable[[str, Place], str], place: Place) -> T:
    if isinstance(value, str):
        return change(value, place) if value else value  # type: ignore[return-value]  # a text gives a text
    if isinstance(value, tuple):
        members = tuple(_changed(one, change, place) for one in value)
        same = all(new is old for new, old in zip(members, value, strict=True))
        return value if same else members  # type: ignore[return-value]  # a tuple gives a tuple of the same
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed: T = _changed_fields(value, change, _place_of(value, place))
        return changed
    return value


def _changed_fields(value: Any, change: Callable[[str, Place], str], place: Place) -> Any:
    changes = {}
    kind: Any = type(value)
    labels = LABELS.get(kind, frozenset())
    for name in _readable(kind):
        before = getattr(value, name)
        after = _changed(before, change, (place[0], LABEL) if name in labels else place)
        if after is not before:
            changes[name] = after
    return dataclasses.replace(value, **changes) if changes else value


def _place_of(value: Any, place: Place) -> Place:
    number, part = place
    if isinstance(value, model.Part):
        return None, value.key
    if isinstance(value, model.Entry):
        return value.number, model.FullEntries.key
    entry = getattr(value, "entry", None)
    return (entry if isinstance(entry, int) else number), part


@cache
def _readable(kind: type[Any]) -> tuple[str, ...]:
    structure = STRUCTURE.get(kind, frozenset())
    return tuple(one.name for one in dataclasses.fields(kind) if one.name not in structure)
