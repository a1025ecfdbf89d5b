"""Answers that are withheld altogether: taken out of the entries before anything is made of them.

A report derives summaries, schedules and charts from the entries. What is withheld is
therefore withheld from the entries themselves, so that nothing can be derived from it.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import msgspec

from evidencelog.core.history import History, Standing, Version
from evidencelog.core.kinds import KINDS, Entry
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import said
from evidencelog.reports.answers import PART_LABELS
from evidencelog.reports.redaction.folding import fold
from evidencelog.reports.wording import LABELS, LABELS_OF_KIND, WITHHELD

_KEPT = frozenset(
    """number author tool recorded amends adds occurred attachments links unknown tags clauses
    reason children.name kind role direction status""".split()
)
"""What an entry is found, placed and counted by: whoever withholds it leaves the entry out.

By role and direction the program knows whose numbers are withheld anyway, and by its status
that a handover that did not take place was not at the planned time.
"""

Paths = frozenset[str]
"""Places of answers such as `place.address`, without the numbers of lists."""


def paths_of(names: Iterable[str]) -> Paths:
    """Return the places that names of answers mean: as they are stored, or as printed.

    Raises UsageError for a name that no answer has, or for what cannot be withheld.
    """
    found: set[str] = set()
    for name in names:
        wanted = fold(name.strip().replace("/", ".")).strip(".")
        matching = {path for path, called in _known() if wanted in called}
        if not matching:
            raise UsageError(
                _('there is no answer called "{name}"').format(name=name),
                hint=_("for example: place.address, people, officer, account"),
            )
        if matching <= _KEPT or any(path in _KEPT for path in matching if "." not in path):
            raise UsageError(
                _('"{name}" cannot be left out of an entry by itself').format(name=name),
                hint=_("leave the entry or the file out, or name the words to be removed"),
            )
        found |= matching - _KEPT
    return frozenset(found)


def without_fields(history: History, paths: Paths) -> History:
    """Return the history without these answers; a text says "withheld", a list is empty."""
    if not paths:
        return history
    entries = {number: _standing(one, paths) for number, one in history.entries.items()}
    return replace(history, entries=entries)


def _standing(standing: Standing, paths: Paths) -> Standing:
    return replace(
        standing,
        versions=[_version(one, paths) for one in standing.versions],
        details=[_version(one, paths) for one in standing.details],
    )


def _version(version: Version, paths: Paths) -> Version:
    entry = _without(version.entry, "", paths)
    fields = tuple(one for one in version.fields if not _covered(_path_of(one[0]), paths))
    return replace(version, entry=entry, fields=fields)


def _without(value: Any, above: str, paths: Paths) -> Any:
    changes = {}
    for name in value.__struct_fields__:
        answer, path = getattr(value, name), f"{above}{name}"
        if answer is None or answer == ():
            continue
        if path in paths:
            changes[name] = _withheld(answer)
        elif isinstance(answer, msgspec.Struct):
            changes[name] = _without(answer, f"{path}.", paths)
        elif isinstance(answer, tuple) and isinstance(answer[0], msgspec.Struct):
            changes[name] = tuple(_without(one, f"{path}.", paths) for one in answer)
    return msgspec.structs.replace(value, **changes) if changes else value


def _withheld(answer: Any) -> Any:
    if isinstance(answer, str):
        return said(WITHHELD)
    return () if isinstance(answer, tuple) else None


def _path_of(label: str) -> str:
    return ".".join(part for part in label.split("/") if part and not part.isdecimal())


def _covered(path: str, paths: Paths) -> bool:
    return any(path == one or path.startswith(f"{one}.") for one in paths)


def withheld_entries(history: History, paths: Paths) -> tuple[int, ...]:
    """Return the numbers of the entries that have any of these answers."""
    return tuple(
        standing.number
        for standing in history.readable
        if any(
            _covered(_path_of(label), paths)
            for version in (*standing.versions, *standing.details)
            for label, _value in version.fields
        )
    )


def _known() -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the place of every answer with everything that it is called."""
    for path in _paths():
        last = path.rpartition(".")[2]
        printed = [LABELS.get(path, ""), PART_LABELS.get(last, "") if "." in path else ""]
        printed += [LABELS_OF_KIND[key] for key in LABELS_OF_KIND if key[1] == path]
        printed += {"address": [_("Address")], "coordinates": [_("Coordinates")]}.get(last, [])
        yield path, frozenset((path, last, *(fold(label) for label in printed if label)))


@cache
def _paths() -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for kind in KINDS.values() for path in _below(kind, "")))


def _below(kind: type[msgspec.Struct], above: str) -> Iterator[str]:
    for name, hint in typing.get_type_hints(kind).items():
        if name in kind.__struct_fields__:
            yield f"{above}{name}"
            for inner in _structs_in(hint):
                yield from _below(inner, f"{above}{name}.")


def _structs_in(hint: Any) -> Iterator[type[msgspec.Struct]]:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        if not issubclass(hint, Entry):
            yield hint
        return
    for inner in typing.get_args(hint):
        yield from _structs_in(inner)
