"""Whether the corner is free where a court puts its stamp."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from evidencelog.i18n import gettext as _
from evidencelog.reports.preflight.findings import Finding
from evidencelog.reports.preflight.marks import Box, marks
from evidencelog.reports.preflight.opened import Opened
from evidencelog.reports.profiles.form import Area


def stamp(file: Opened) -> Iterator[Finding]:
    """Find text, pictures or lines in the upper right corner that should be empty.

    The first file of a report has the corner on its first page; a rule about later pages
    holds for all others.
    """
    free = file.profile.stamp
    if free is None:
        return
    for number, page in enumerate(file.pdf.pages, 1):
        is_cover = number == 1 and file.expected.first_page == 1
        area = free.first if is_cover else free.later
        if area is None:
            if free.later is None and number > 1:
                return
            continue
        if any(mark.meets(_corner(page, area)) for mark in marks(page)):
            says = _("Something stands in the corner that is kept free for a stamp.")
            yield Finding(check="stamp", severity="warn", says=says, page=number)


def _corner(page: pikepdf.Page, area: Area) -> Box:
    _left, _bottom, right, top = (float(edge) for edge in page.mediabox)
    return Box(right - area.width, top - area.height, right, top)
