"""The numbers that a reader's page counter shows: those printed on the pages."""

from __future__ import annotations

from evidencelog.reports.file.values import text_string
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.places import Places


def page_labels(flow: Flow, places: Places) -> str:
    """Return the page labels of a volume (PDF 32000-1, 12.4.2)."""
    ranges: list[str] = []
    before = ("", -1)
    for sheet in flow.sheets:
        number = places.numbers[flow.first + sheet.index]
        if (number.prefix, number.number - 1) != before:
            prefix = f"/P{text_string(number.prefix)}" if number.prefix else ""
            ranges.append(f"{sheet.index}<</S/D{prefix}/St {number.number}>>")
        before = (number.prefix, number.number)
    return f"<</Nums[{' '.join(ranges)}]>>"
