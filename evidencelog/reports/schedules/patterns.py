"""What recurs: entries by subject and by manner, with a few examples of each."""

from __future__ import annotations

from collections.abc import Sequence

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.citing import (
    answer,
    counted_entries,
    entry_cell,
    exhibits_cell,
    first_line,
    line_of,
)
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Heading, Schedule, Table
from evidencelog.reports.schedules.method import method_of
from evidencelog.reports.schedules.themes import Theme, themes_of

NAME = "patterns"
FEWEST = 2
MOST_EXAMPLES = 5


def patterns(material: Material) -> Schedule | None:
    """Return the schedule of themes that at least two entries share."""
    themes = themes_of(material)
    shown = [theme for theme in themes if len(theme.found) >= FEWEST]
    if not shown:
        return None
    taken = [standing for theme in shown for standing, _entry in theme.found]
    return Schedule(
        name=NAME,
        title=_("Schedule of themes"),
        introduction=(
            _("Themes are the words under which the person who keeps the log sorted entries."),
        ),
        tables=(_overview(shown), *(_examples(material, theme) for theme in shown)),
        method=(*method_of(material, taken, *_rules()), *_single(len(themes) - len(shown))),
        landscape=True,
    )


def _overview(themes: Sequence[Theme]) -> Table:
    return Table(
        columns=(
            Heading(text=_("Theme"), weight=2),
            Heading(text=_("Words, with the number of entries"), weight=3),
            Heading(text=_("First"), weight=1.4),
            Heading(text=_("Last"), weight=1.4),
            Heading(text=_("Entries"), weight=0.7, end=True),
        ),
        rows=tuple(
            (
                Cell(text=theme.name, strong=True),
                Cell(text="; ".join(f"{word}: {count}" for word, count in theme.words)),
                Cell(text=theme.found[0][1].day),
                Cell(text=theme.found[-1][1].day),
                Cell(text=str(len(theme.found))),
            )
            for theme in themes
        ),
        caption=_("Themes"),
    )


def _examples(material: Material, theme: Theme) -> Table:
    chosen = _chosen(theme)
    caption = _("{theme} ({count})").format(
        theme=theme.name, count=counted_entries(len(theme.found))
    )
    rows = []
    for standing, entry in (theme.found[place] for place in chosen):
        effect = answer(standing, "effect")
        rows.append(
            (
                Cell(text=entry.day),
                Cell(text=line_of(entry)),
                Cell(text=material.shield(first_line(effect)) if effect else ""),
                entry_cell(entry.number),
                exhibits_cell(entry),
            )
        )
    return Table(
        columns=(
            Heading(text=_("Date"), weight=1.6),
            Heading(text=_("Example, as recorded"), weight=4),
            Heading(text=_("Effect, as recorded"), weight=2.4),
            Heading(text=_("Entry")),
            Heading(text=_("Exhibit"), weight=1.2),
        ),
        rows=tuple(rows),
        caption=caption,
    )


def _chosen(theme: Theme) -> list[int]:
    """Return the places of the examples: the first, the marked, the last."""
    last = len(theme.found) - 1
    marked = [
        place for place, (standing, _entry) in enumerate(theme.found) if answer(standing, "mark")
    ]
    between = [place for place in marked if place not in (0, last)]
    return [0, *between[: MOST_EXAMPLES - 2], last]


def _rules() -> tuple[str, ...]:
    return (
        _("A theme is listed when at least {n} entries carry it.").format(n=FEWEST),
        _(
            "Examples are its first and its last entry, and up to {n} between them that the "
            "person marked as the first, the worst or the last time. An entry may stand under "
            "several themes."
        ).format(n=MOST_EXAMPLES - 2),
    )


def _single(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        ngettext(
            "{n} theme with one entry only is not listed.",
            "{n} themes with one entry only are not listed.",
            count,
        ).format(n=count),
    )
