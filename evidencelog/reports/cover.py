"""The first page, and what it says of how much there is and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from evidencelog.core.moment_words import describe
from evidencelog.i18n import gettext as _
from evidencelog.i18n import said
from evidencelog.reports.entries import kind_of
from evidencelog.reports.gaps import scope_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cover, Entry, Fact
from evidencelog.reports.summary import UNDATED


def cover_of(material: Material) -> Cover:
    """Return the cover of a report."""
    return Cover(
        facts=tuple(_cover(material)),
        counts=tuple(_counts(material)),
        scope=scope_of(material),
    )


def period_of(entries: Iterable[Entry]) -> str:
    """Return the first and the last month of the chronology, or nothing."""
    undated = said(UNDATED)
    months = list(
        dict.fromkeys(entry.month for entry in entries if entry.event and entry.month != undated)
    )
    if not months:
        return ""
    return months[0] if len(months) == 1 else f"{months[0]} – {months[-1]}"


def _cover(material: Material) -> Iterable[Fact]:
    how = material.presentation
    if how.owner:
        yield Fact(label=_("Kept by"), value=how.owner)
    stamp = material.state.stamp.replace("T", " ").replace("Z", " UTC")
    yield Fact(label=_("State of the log"), value=_("as of {stamp}").format(stamp=stamp))
    if how.as_of is not None:
        yield Fact(
            label=_("Printed"),
            value=_("as it stood at the end of {time}; what was written later is not in it").format(
                time=describe(how.as_of)
            ),
        )
    yield Fact(
        label=_("Times"),
        value=_("as they were at the place, each with its offset from UTC where it is known"),
    )


def _counts(material: Material) -> Iterable[Fact]:
    entries = material.entries
    numbers = Counter(kind_of(standing) for standing in material.chosen)
    by_kind = ", ".join(f"{kind}: {count}" for kind, count in sorted(numbers.items()))
    total = str(len(entries))
    yield Fact(label=_("Entries"), value=f"{total} ({by_kind})" if by_kind else total)
    exhibits = sum(len(entry.exhibits) for entry in entries)
    yield Fact(label=_("Exhibits"), value=str(exhibits))
    changed = sum(1 for entry in entries if entry.changes)
    if changed:
        yield Fact(label=_("Changed or added to later"), value=str(changed))
