"""Sources of many files: how sure it is that those of a folder or archive are of one format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from evidencelog.importers.importer import Source, SourceError

MOST_LOOKED_AT: Final = 50
"""Members that are opened to tell what a source is; all are read when it is imported."""


def surest(source: Source, sure: Callable[[str], float]) -> float:
    """Return how sure a source is of a format, by what `sure` says of each member.

    Of several members at least half have to be of it, by their number or by their bytes: a
    mailbox of Google Takeout has small files of settings beside it.
    """
    found = {name: _asked(sure, name) for name in source.names()[:MOST_LOOKED_AT]}
    likely = [name for name, value in found.items() if value > 0]
    if not likely:
        return 0.0
    whole = sum(source.size(name) for name in found) or 1
    share = max(len(likely) / len(found), sum(source.size(name) for name in likely) / whole)
    return max(found.values()) * share if share >= 0.5 else 0.0


def of_format(source: Source, sure: Callable[[str], float]) -> Iterator[tuple[str, bool]]:
    """Yield every member and whether it is of the format; a single one always is."""
    names = source.names()
    for name in names:
        yield name, len(names) == 1 or _asked(sure, name) > 0


def _asked(sure: Callable[[str], float], name: str) -> float:
    try:
        return sure(name)
    except SourceError:
        return 0.0
