"""What a schedule or a chart says of itself: its rule, its period, what it counts and leaves."""

from __future__ import annotations

from collections.abc import Iterable

from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.days import day_of, day_words, last_day_of
from evidencelog.reports.material import Material


def method_of(
    material: Material, taken: Iterable[Standing], *rules: str, blank: str = ""
) -> tuple[str, ...]:
    """Return the sentences of a method; `blank` names who fills in what was left empty."""
    used = tuple({one.number: one for one in taken}.values())
    sentences = [*rules, _counted(len(used), len(material.chosen)), period_of(used)]
    if blank:
        sentences.append(_("Left blank for {whom}.").format(whom=blank))
    return tuple(one for one in sentences if one)


def _counted(used: int, printed: int) -> str:
    return ngettext(
        "It was made from {used} of {n} entry of this copy.",
        "It was made from {used} of the {n} entries of this copy.",
        printed,
    ).format(used=used, n=printed)


def period_of(used: Iterable[Standing]) -> str:
    """Say from when to when the entries are, as far as their days are known."""
    known = [
        (day, last_day_of(one.current.occurred) or day)
        for one in used
        if (day := day_of(one.current.occurred))
    ]
    if not known:
        return ""
    first, last = min(day for day, _last in known), max(last for _day, last in known)
    if first == last:
        return _("Day: {day}.").format(day=day_words(first))
    return _("Period: {first} to {last}.").format(first=day_words(first), last=day_words(last))
