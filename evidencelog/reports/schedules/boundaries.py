"""Limits that the person stated, and the occasions that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.core.vocabulary import CHANNELS, find_word
from evidencelog.i18n import gettext as _
from evidencelog.reports.citing import answer, entry_cell, exhibits_cell, owner_of, pairs, said_in
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Entry, Heading, Schedule, Table
from evidencelog.reports.schedules.concerned import (
    Concerned,
    Recorded,
    concerned_by,
    is_occasion,
    report_numbers,
)
from evidencelog.reports.schedules.method import method_of
from evidencelog.reports.schedules.occasions import occasions_table, others_table

NAME = "boundaries"


def boundaries(material: Material) -> Schedule | None:
    """Return the stated limits and, below each, the occasions that name it."""
    listed = [
        (one, entry) for one, entry in pairs(material) if isinstance(one.current, kinds.Boundary)
    ]
    if not listed:
        return None
    found = _named(material, {standing.number for standing, _entry in listed})
    taken = [one for one, _entry in listed]
    taken += [one for limit in found for one, _entry in (*limit.occasions, *limit.others)]
    return Schedule(
        name=NAME,
        title=_("Stated limits and occasions"),
        introduction=(
            _("It was {name} who noted which stated limit an entry concerns.").format(
                name=owner_of(material)
            ),
        ),
        tables=(_index(material, listed), *_tables(material, found)),
        method=method_of(material, taken, *_rules()),
        landscape=True,
    )


def _named(material: Material, limits: set[int]) -> tuple[Concerned, ...]:
    """Return what names each limit, by a clause or as a linked entry."""
    found = {number: Concerned(target=number, named="", clause="") for number in sorted(limits)}
    for one in concerned_by(material):
        if one.target in found:
            _merge(found[one.target].occasions, one.occasions)
            _merge(found[one.target].others, one.others)
    for standing, entry in pairs(material):
        for link in {link.number for said in said_in(standing) for link in said.links}:
            if link in found and entry.event:
                limit = found[link]
                into = limit.occasions if is_occasion(standing) else limit.others
                _merge(into, [(standing, entry)])
    order = {one.number: place for place, one in enumerate(material.chosen)}
    for limit in found.values():
        limit.occasions.sort(key=lambda one: order[one[0].number])
        limit.others.sort(key=lambda one: order[one[0].number])
    return tuple(found.values())


def _merge(into: list[Recorded], more: Sequence[Recorded]) -> None:
    there = {standing.number for standing, _entry in into}
    into += [one for one in more if one[0].number not in there]


def _index(material: Material, listed: Sequence[Recorded]) -> Table:
    return Table(
        columns=(
            Heading(text=_("Date and time"), weight=1.6),
            Heading(text=_("Stated to"), weight=1.2),
            Heading(text=_("How"), weight=1.1),
            Heading(text=_("In these words"), weight=4),
            Heading(text=_("How it is known to have arrived"), weight=2),
            Heading(text=_("Entry")),
            Heading(text=_("Exhibit"), weight=1),
        ),
        rows=tuple(_indexed(material, standing, entry) for standing, entry in listed),
        caption=_("Stated limits"),
    )


def _indexed(material: Material, standing: Standing, entry: Entry) -> tuple[Cell, ...]:
    channel = answer(standing, "channel")
    word = find_word(channel, CHANNELS) if channel else None
    words = "\n".join(f"“{quote.text}”" for said in said_in(standing) for quote in said.words)
    return (
        Cell(text=entry.day),
        Cell(text=material.shield(answer(standing, "to") or "")),
        Cell(text=word.says if word else material.shield(channel or "")),
        Cell(text=words or entry.account or ""),
        Cell(text=material.shield(answer(standing, "arrived") or "")),
        entry_cell(entry.number),
        exhibits_cell(entry),
    )


def _tables(material: Material, found: Sequence[Concerned]) -> Iterator[Table]:
    reports: Mapping[int, tuple[str, ...]] = report_numbers(material)
    for one in found:
        if one.occasions:
            caption = _(
                "Occasions that {name} says did not follow the limit stated in entry {entry}"
            ).format(name=owner_of(material), entry=one.target)
            yield occasions_table(material, one.occasions, reports, caption=caption)
        if one.others:
            caption = _("Other entries that name the limit stated in entry {entry}").format(
                entry=one.target
            )
            yield others_table(one.others, caption=caption)


def _rules() -> tuple[str, ...]:
    return (
        _(
            "Listed as occasions are entries linked with the limit that are incidents, contact "
            "not recorded as wanted, or handovers recorded as late, missed or refused. Entries "
            "that do not name the limit are not listed, whatever their date."
        ),
    )
