"""Drawing laid-out pages with ReportLab's canvas, a few at a time.

The canvas holds several copies of every page in memory until it is saved, so a long report
is drawn in portions, and only the finished content of each page is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.sheet import Sheet

_PORTION = 100

# The canvas begins each page by choosing Helvetica, which is not embedded and never used.
_FONT_OF_CANVAS = re.compile(rb"BT /F1 [^\n]*? ET")


def page_contents(sheets: Sequence[Sheet], places: Places) -> Iterator[bytes]:
    """Yield the content of each page, in order."""
    for start in range(0, len(sheets), _PORTION):
        drawn = _draw(sheets[start : start + _PORTION], places)
        with pikepdf.open(drawn) as portion:
            for page in portion.pages:
                yield _FONT_OF_CANVAS.sub(b"", page.Contents.read_bytes(), count=1)


def _draw(sheets: Sequence[Sheet], places: Places) -> BytesIO:
    drawn = BytesIO()
    canvas = Canvas(drawn, pageCompression=0, invariant=1)
    for sheet in sheets:
        canvas.setPageSize((sheet.paper.width, sheet.paper.height))
        canvas.addLiteral(sheet.operators(places))
        canvas.showPage()
    canvas.save()
    drawn.seek(0)
    return drawn
