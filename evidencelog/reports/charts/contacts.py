"""Contacts per week: answered, not answered, not known."""

from __future__ import annotations

from collections.abc import Iterator

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.reports.charts.axis import axis_of
from evidencelog.reports.charts.bars import Point, drawing_of, table_of, tally, words_of
from evidencelog.reports.charts.method import FEWEST, chart_method, undated
from evidencelog.reports.citing import answer, events
from evidencelog.reports.days import day_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Chart

_NOT_ANSWERED = frozenset(("missed", "declined", "blocked", "voicemail", "attempted"))


def contacts(material: Material) -> Chart | None:
    """Return the chart of contact that came in, or nothing when there is too little."""
    found = list(incoming(material))
    dated = [(one, day) for one, _contact in found if (day := day_of(one.current.occurred))]
    axis = axis_of(day for _one, day in dated)
    if len(dated) < FEWEST or axis is None:
        return None
    points = [Point(day, _answered(one), times(one)) for one, day in dated]
    names = (_("answered"), _("not answered"), _("not known"))
    counted = tally(axis, names, points)
    return Chart(
        name="contacts",
        title=_titles()[axis.unit],
        says=words_of(counted),
        drawing=drawing_of(counted),
        table=table_of(counted, caption=_("Contacts that came in, as recorded")),
        method=chart_method(
            material,
            [one for one, _day in dated],
            _(
                "Counted is contact that came in or whose direction was not recorded; an entry "
                "about several counts as many as it says."
            ),
            _(
                "Answered is what has a recorded reply. Not answered is what has “none” as its "
                "reply, or was missed, declined, blocked, attempted or left as a voicemail."
            ),
            undated(len(found) - len(dated)),
        ),
    )


def incoming(material: Material) -> Iterator[tuple[Standing, kinds.Contact]]:
    """Yield the contact that did not go out from the person who keeps the log."""
    for standing, _entry in events(material):
        contact = standing.current
        if isinstance(contact, kinds.Contact) and contact.direction != "out":
            yield standing, contact


def times(standing: Standing) -> int:
    """Return how many contacts an entry stands for."""
    return max(answer(standing, "count") or 1, 1)


def _answered(standing: Standing) -> str:
    reply, outcome = answer(standing, "reply"), answer(standing, "outcome")
    if reply is not None and reply.how in ("answered", "answered late"):
        return _("answered")
    if outcome in _NOT_ANSWERED or (reply is not None and reply.how == "none"):
        return _("not answered")
    return _("not known")


def _titles() -> dict[str, str]:
    return {
        "week": _("Contacts by week"),
        "month": _("Contacts by month"),
        "year": _("Contacts by year"),
    }
