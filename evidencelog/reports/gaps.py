"""What a report took from the log, what it left out, and where nothing was recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from evidencelog.core.history import History
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.citing import events
from evidencelog.reports.days import day_of, day_words, last_day_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Fact, Heading, SelectionStatement, Table
from evidencelog.reports.statements import scope_sentences

LEAST_DAYS = 14
"""A stretch of so many days without an entry is named."""
MOST_GAPS = 5

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many entries of the log a report does not print, and why."""

    other: int
    withdrawn: int
    erased: int
    damaged: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Gap:
    """The days between two entries, first and last included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def selection_of(material: Material) -> SelectionStatement:
    """Return the statement of what was taken and what not."""
    gaps = longest_gaps(material)
    return SelectionStatement(
        paragraphs=(*scope_of(material), _who_chose(material), *_about_gaps(gaps)),
        counts=tuple(_counts(material)),
        gaps=_table(gaps) if gaps else None,
    )


def left_out(history: History, chosen: int) -> LeftOut:
    """Count what is in the log and not among the chosen entries."""
    everything = history.entries.values()
    withdrawn = sum(1 for one in everything if one.withdrawn and not one.erased)
    erased = sum(1 for one in everything if one.erased)
    return LeftOut(
        other=len(history.entries) - chosen - withdrawn - erased,
        withdrawn=withdrawn,
        erased=erased,
        damaged=len(history.damaged),
    )


def scope_of(material: Material) -> tuple[str, ...]:
    """Say by which rule entries were taken, with children's initials where others read."""
    selection, shield = material.selection, material.shield
    person = shield(selection.person) if selection.person is not None else None
    counts = left_out(material.history, len(material.chosen))
    return scope_sentences(
        replace(selection, person=person),
        left_out=counts.other,
        withdrawn=counts.withdrawn,
        erased=counts.erased,
        damaged=counts.damaged,
        imports=any(
            selection.passes_over(standing)
            for standing in material.history.readable
            if standing.withdrawn is None and standing.label in selection.labels
        ),
    )


def longest_gaps(material: Material) -> tuple[Gap, ...]:
    """Return the longest stretches without an entry, in order of time."""
    found = sorted(_gaps(material), key=lambda gap: (-gap.days, gap.first))
    return tuple(sorted(found[:MOST_GAPS]))


def _gaps(material: Material) -> list[Gap]:
    stretches = sorted(
        (first, last_day_of(standing.current.occurred) or first)
        for standing, _entry in events(material)
        if (first := day_of(standing.current.occurred)) is not None
    )
    found, reached = [], stretches[0][1] if stretches else date.min
    for first, last in stretches:
        gap = Gap(first=reached + _DAY, last=first - _DAY) if first > reached else None
        if gap and gap.days >= LEAST_DAYS:
            found.append(gap)
        reached = max(reached, last)
    return found


def _who_chose(material: Material) -> str:
    if material.selection.numbers is not None:
        return _(
            "The entries were chosen one by one by whoever made this copy; the program took "
            "those and no others."
        )
    return _(
        "Limits are set by whoever makes the copy. Within them the program took every entry "
        "that this copy may show, whatever it says."
    )


def _about_gaps(gaps: tuple[Gap, ...]) -> tuple[str, ...]:
    if not gaps:
        return ()
    count = len(gaps)
    listed = ngettext(
        "Between two of the printed entries there is {n} stretch of at least {days} days "
        "without an entry of a known day. It is listed here.",
        "Between the printed entries are stretches of at least {days} days without an entry "
        "of a known day. The longest of them, up to {n}, are listed here.",
        count,
    ).format(n=count if count == 1 else MOST_GAPS, days=LEAST_DAYS)
    return (
        listed,
        _("That nothing was recorded, or is printed here, does not show that nothing happened."),
    )


def _counts(material: Material) -> list[Fact]:
    counts = left_out(material.history, len(material.chosen))
    facts = [
        Fact(label=_("Numbers given in the log"), value=str(len(material.history.entries))),
        Fact(label=_("Printed here"), value=str(len(material.chosen))),
        Fact(label=_("Not part of this copy"), value=str(counts.other)),
        Fact(label=_("Withdrawn"), value=str(counts.withdrawn)),
        Fact(label=_("Erased"), value=str(counts.erased)),
    ]
    if counts.damaged:
        facts.append(Fact(label=_("Records that could not be read"), value=str(counts.damaged)))
    return facts


def _table(gaps: tuple[Gap, ...]) -> Table:
    return Table(
        columns=(
            Heading(text=_("First day"), weight=2),
            Heading(text=_("Last day"), weight=2),
            Heading(text=_("Days"), end=True),
        ),
        rows=tuple(
            (
                Cell(text=day_words(gap.first)),
                Cell(text=day_words(gap.last)),
                Cell(text=str(gap.days)),
            )
            for gap in gaps
        ),
        caption=_("Periods without entries"),
    )
