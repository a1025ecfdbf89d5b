"""The order of day and month for each shape of date in a chat, with what it follows from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from evidencelog.i18n import gettext as _
from evidencelog.importers.importer import DateOrder, UndecidedError
from evidencelog.importers.whatsapp.dates import Evidence, day_of, from_media, named_day
from evidencelog.importers.whatsapp.names import day_in_name
from evidencelog.importers.whatsapp.rows import Chat
from evidencelog.importers.whatsapp.survey import Survey, found_once


class Day(NamedTuple):
    """A day as `yyyy-mm-dd`, or None, with a note on what is odd about it."""

    text: str | None
    note: str | None = None


@dataclass(slots=True)
class Days:
    """Reads the dates of a chat, each in the order that was found for its shape."""

    orders: dict[str, DateOrder | None]
    told: DateOrder | None
    says: list[str] = field(default_factory=list)

    def read(self, text: str) -> Day:
        """Return the day that a date of the chat means."""
        numbers = found_once(text)
        if numbers is None:
            return _day(named_day(text), _("this date has no year, or is not understood"))
        order = self.orders.get(numbers.shape)
        if order is None:
            order = _by_itself(numbers.numbers) or self.told
        day = day_of(numbers.numbers, order) if order else None
        return _day(day, _("there is no such day, or it is counted in another calendar"))


def decide(chat: Chat, seen: Survey, told: DateOrder | None) -> Days:
    """Return how to read the dates. Raises UndecidedError when nothing in the file decides."""
    orders: dict[str, DateOrder | None] = {}
    says: list[str] = []
    open_: list[Evidence] = []
    for shape, evidence in seen.evidence.items():
        decided = evidence.order or _by_media(chat, evidence)
        if decided is None:
            open_.append(evidence)
            continue
        orders[shape], why = decided
        if why not in ("form", "same"):
            says.append(_because(decided[0], why, evidence))
            if told and told != decided[0]:
                says.append(
                    _("you said {told}, but the file shows {order}: it is read as the file shows")
                    .format(told=told, order=decided[0])
                )  # fmt: skip
    for evidence in open_:
        orders[evidence.shape] = _without_evidence(evidence, orders, told, says)
    return Days(orders=orders, told=told, says=says)


def _without_evidence(
    evidence: Evidence,
    orders: dict[str, DateOrder | None],
    told: DateOrder | None,
    says: list[str],
) -> DateOrder | None:
    """Return the order for dates that show nothing: as the others, as told, or not at all."""
    others = {order for shape, order in orders.items() if order and not shape.endswith("y")}
    if evidence.mixed:
        says.append(_("some dates of this file are day first, others month first"))
    elif len(others) == 1:
        order = others.pop()
        says.append(_because(order, "others", evidence))
        return order
    if told is None:
        raise UndecidedError(
            _("whether the day or the month comes first does not follow from the file"),
            needs="date_order",
            samples=tuple(evidence.ambiguous),
            hint=_("say it with --date-order dmy or --date-order mdy, as on the phone"),
        )
    says.append(_because(told, "told", evidence))
    return None if evidence.mixed else told


def _because(order: DateOrder, why: str, evidence: Evidence) -> str:
    names = {"dmy": _("day first"), "mdy": _("month first"), "ymd": _("year first")}
    reasons = {
        "numbers": _("a number above 12 or 31 shows it"),
        "run": _("only so do the days of the file run forward"),
        "media": _("names of media in the chat hold the same days"),
        "others": _("these dates do not show it, other dates of the file do"),
        "told": _("the file does not show it, you said so"),
    }
    sample = evidence.ambiguous[0] if evidence.ambiguous else ""
    if sample:
        return _("dates such as {sample} are read {order}: {reason}").format(
            sample=sample, order=names[order], reason=reasons[why]
        )
    return _("dates are read {order}: {reason}").format(order=names[order], reason=reasons[why])


def _by_media(chat: Chat, evidence: Evidence) -> tuple[DateOrder, str] | None:
    order = from_media(evidence, _named(chat, evidence.shape))
    return (order, "media") if order else None


def _named(chat: Chat, shape: str) -> Iterator[tuple[tuple[int, int, int], date]]:
    for block in chat.blocks():
        for text, lines in zip(block.dates, block.texts, strict=True):
            day = day_in_name(lines)
            numbers = found_once(text) if day else None
            if day and numbers and numbers.shape == shape:
                yield numbers.numbers, day


def _by_itself(numbers: tuple[int, int, int]) -> DateOrder | None:
    orders: tuple[DateOrder, ...] = ("dmy", "mdy")
    possible = [order for order in orders if day_of(numbers, order)]
    days = {day_of(numbers, order) for order in possible}
    return possible[0] if len(days) == 1 else None


def _day(day: date | None, otherwise: str) -> Day:
    return Day(day.isoformat()) if day else Day(None, otherwise)
