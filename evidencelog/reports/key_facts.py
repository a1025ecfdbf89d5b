"""One page that says how much was recorded and when: counts, periods and key dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.core.moments import first_moment
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.citing import answer, events, line_of, pairs
from evidencelog.reports.days import day_of, day_words, read_day, typed_day
from evidencelog.reports.gaps import longest_gaps
from evidencelog.reports.material import Material
from evidencelog.reports.model import Entry, Fact, KeyDate, Summary
from evidencelog.reports.summary import month_of
from evidencelog.reports.wording import value_of

MOST_DATES = 18
MOST_MONTHS = 18
MOST_REFERENCES = 6
_NOT_HELD = ("missed", "refused")
_LINE = 90  # characters of an entry beside its date


class _Key(NamedTuple):
    """A key date with what it is sorted and, when there are too many, chosen by."""

    rank: int
    day: date
    words: KeyDate


def key_facts_of(material: Material) -> Summary | None:
    """Return the page, or nothing when there is no entry."""
    if not material.entries:
        return None
    found = sorted(_key_dates(material), key=lambda key: (key.rank, key.day))
    shown = sorted(found[:MOST_DATES], key=lambda key: (key.day, key.rank))
    return Summary(
        counts=tuple(_counts(material)),
        periods=tuple(_periods(material)),
        dates=tuple(key.words for key in shown),
        notes=_notes(len(found) - len(shown)),
    )


def _counts(material: Material) -> Iterator[Fact]:
    yield Fact(label=_("Entries"), value=str(len(material.entries)))
    for kind, count in Counter(entry.kind for entry in material.entries).most_common():
        yield Fact(label=kind, value=str(count))
    exhibits = sum(len(entry.exhibits) for entry in material.entries)
    yield Fact(label=_("Exhibits"), value=str(exhibits))
    references = [material.shield(one) for one in _references(material)]
    if references:
        yield Fact(label=_("Report numbers"), value=_some(references))


def _references(material: Material) -> list[str]:
    """Return the numbers of reports made to others, each once."""
    found: dict[str, None] = {}
    for standing in material.chosen:
        police = answer(standing, "police")
        number = police.report if police else None
        if standing.kind == "report":
            number = answer(standing, "reference")
        if number:
            found[number] = None
    return list(found)


def _some(references: list[str]) -> str:
    listed = ", ".join(references[:MOST_REFERENCES])
    more = len(references) - MOST_REFERENCES
    if more <= 0:
        return listed
    return _("{listed} and {n} more").format(listed=listed, n=more)


def _periods(material: Material) -> Iterator[Fact]:
    days = [day for one, _entry in events(material) if (day := day_of(one.current.occurred))]
    if days:
        yield Fact(label=_("First day with an entry"), value=day_words(min(days)))
        yield Fact(label=_("Last day with an entry"), value=day_words(max(days)))
        yield Fact(label=_("Days with an entry"), value=str(len(set(days))))
        yield from _longest_gap(material)
    for period, count in _by_period(material):
        yield Fact(label=period, value=str(count))
    for standing, order in _of_kind(material, kinds.Order):
        label = _("Court order (entry {number})").format(number=standing.number)
        yield Fact(label=label, value=_dates_of(order) or _("no dates recorded"))


def _longest_gap(material: Material) -> Iterator[Fact]:
    """Yield the longest stretch without an entry; all of them stand with the selection."""
    gaps = longest_gaps(material)
    if gaps:
        days = max(gap.days for gap in gaps)
        value = ngettext("{n} day", "{n} days", days).format(n=days)
        yield Fact(label=_("Longest stretch without an entry"), value=value)


def _by_period(material: Material) -> Iterable[tuple[str, int]]:
    """Return how many entries each month has; each year when there are many months."""
    months = Counter(month_of(standing.newest) for standing, _entry in events(material))
    if len(months) <= MOST_MONTHS:
        return months.items()
    return Counter(_year_of(standing) for standing, _entry in events(material)).items()


def _year_of(standing: Standing) -> str:
    occurred, recorded = standing.current.occurred, standing.first.recorded
    local = occurred.from_ if occurred else recorded and recorded.local
    return local[:4] if local else month_of(standing.newest)


def _dates_of(order: kinds.Order) -> str:
    said = [
        _("made {day}").format(day=typed_day(order.made)) if order.made else "",
        _("served {day}").format(day=typed_day(order.served)) if order.served else "",
        _("starts {day}").format(day=typed_day(order.starts)) if order.starts else "",
        _("ends {day}").format(day=typed_day(order.ends)) if order.ends else "",
    ]
    return "; ".join(one for one in said if one)


def _key_dates(material: Material) -> Iterator[_Key]:
    for standing, entry in events(material):
        yield from _of_entry(material, standing, entry)
    for standing, order in _of_kind(material, kinds.Order):
        yield from _of_order(standing.number, order)
    yield from _first_and_last(material)


def _first_and_last(material: Material) -> Iterator[_Key]:
    """Yield the first and the last incident, unless they are marked and stand there already."""
    incidents = [
        (standing, entry)
        for standing, entry in events(material)
        if isinstance(standing.current, kinds.Incident) and standing.current.occurred is not None
    ]
    ends = dict.fromkeys((0, len(incidents) - 1)) if incidents else ()
    for place in ends:
        standing, entry = incidents[place]
        if answer(standing, "mark"):
            continue
        words = _("First incident in this copy: {line}") if place == 0 else None
        words = words or _("Last incident in this copy: {line}")
        yield _happened(4, standing, entry, words.format(line=line_of(entry, _LINE)))


def _not_held(standing: Standing, entry: Entry) -> Iterator[_Key]:
    """Yield a handover that did not take place as planned."""
    if isinstance(standing.current, kinds.Exchange) and standing.current.status in _NOT_HELD:
        status = value_of("status", standing.current.status)
        words = _("Handover recorded as {status}").format(status=status)
        yield _happened(5, standing, entry, words)


def _of_entry(material: Material, standing: Standing, entry: Entry) -> Iterator[_Key]:
    mark = answer(standing, "mark")
    if mark:
        line = line_of(entry, _LINE)
        words = _("Marked as {mark}: {line}").format(mark=value_of("mark", mark), line=line)
        yield _happened(0, standing, entry, words)
    elif isinstance(standing.current, kinds.Report):
        yield _happened(2, standing, entry, _reported(material, standing))
    elif isinstance(standing.current, kinds.Boundary):
        to = answer(standing, "to")
        words = _("A limit was stated to {name}").format(name=material.shield(to)) if to else ""
        yield _happened(3, standing, entry, words or _("A limit was stated"))
    else:
        yield from _not_held(standing, entry)


def _happened(rank: int, standing: Standing, entry: Entry, what: str) -> _Key:
    """Return the date of an entry, in its own words where it is not known to the day."""
    occurred = standing.current.occurred
    known = occurred.from_ if occurred else None
    day = first_moment(known).date() if known else date.max
    return _Key(rank, day, KeyDate(day=entry.day, what=what, entry=entry.number))


def _reported(material: Material, standing: Standing) -> str:
    agency = answer(standing, "agency")
    office = answer(standing, "agency_name") or (value_of("agency", agency) if agency else "")
    reference = answer(standing, "reference")
    if office and reference:
        words = _("Reported to {office}, number {reference}")
        return material.shield(words.format(office=office, reference=reference))
    if office:
        return material.shield(_("Reported to {office}").format(office=office))
    return _("Reported to others")


def _of_order(number: int, order: kinds.Order) -> Iterator[_Key]:
    said = (
        (order.made, _("Court order made")),
        (order.served, _("Court order served")),
        (order.starts, _("Court order starts")),
        (order.ends, _("Court order ends")),
    )
    for typed, words in said:
        day = read_day(typed)
        if day is not None:
            yield _key(1, day, words, number)


def _key(rank: int, day: date, what: str, entry: int | None) -> _Key:
    return _Key(rank, day, KeyDate(day=day_words(day), what=what, entry=entry))


def _of_kind(material: Material, kind: type[kinds.Order]) -> Iterator[tuple[Standing, kinds.Order]]:
    for standing, _entry in pairs(material):
        if isinstance(standing.current, kind):
            yield standing, standing.current


def _notes(more: int) -> tuple[str, ...]:
    notes = [
        _(
            "Everything here is counted or copied from the entries of this copy. What each "
            "entry says, and how it is known, stands with the entry."
        )
    ]
    if more > 0:
        notes.append(
            ngettext(
                "{n} more date of these kinds stands in the chronology.",
                "{n} more dates of these kinds stand in the chronology.",
                more,
            ).format(n=more)
        )
    return tuple(notes)
