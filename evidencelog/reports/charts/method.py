"""How a chart was counted: its rule, what is not in it, and the entries that it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.citing import numbers_text
from evidencelog.reports.material import Material
from evidencelog.reports.schedules.method import method_of

FEWEST = 5
"""A chart of fewer points would show less than its table."""


def chart_method(material: Material, counted: Sequence[Standing], *rules: str) -> tuple[str, ...]:
    """Return the sentences below a chart; empty rules are left out."""
    return (
        *method_of(material, counted, *rules),
        _("Entries counted: {numbers}.").format(
            numbers=numbers_text(standing.number for standing in counted)
        ),
        _(
            "Illustrative: the chart and its table show figures counted from these entries, "
            "which are printed in this copy, and nothing besides."
        ),
    )


def undated(count: int) -> str:
    """Say how many entries a chart over time has no place for; nothing for none."""
    if not count:
        return ""
    return ngettext(
        "{n} entry is not in it, because its day is not known.",
        "{n} entries are not in it, because their days are not known.",
        count,
    ).format(n=count)
