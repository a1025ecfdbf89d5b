"""Charts: counts of entries as drawings, each with its figures and how they were counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from evidencelog.reports.charts import contacts, handovers, hours
from evidencelog.reports.material import Material
from evidencelog.reports.model import Chart, Charts

CHARTS: Final[tuple[Callable[[Material], Chart | None], ...]] = (
    contacts.contacts,
    hours.contact_hours,
    hours.incident_hours,
    handovers.handovers,
)
"""Every chart, in the order of printing."""


def charts_of(material: Material) -> Charts | None:
    """Return the charts for which there are enough entries."""
    charts = tuple(chart for make in CHARTS if (chart := make(material)) is not None)
    return Charts(charts=charts) if charts else None
