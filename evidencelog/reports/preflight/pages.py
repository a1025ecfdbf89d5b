"""Page numbers, page sizes, and how large the whole file is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pikepdf

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.layout.design import PAPERS
from evidencelog.reports.preflight.findings import Finding
from evidencelog.reports.preflight.opened import Opened
from evidencelog.reports.preflight.scan import name_of

_NEAR: Final = 1.0  # points; A4 is 595.276 wide, and writers round differently
_MEGABYTE: Final = 1_000_000


def numbering(file: Opened) -> Iterator[Finding]:
    """Compare the page labels with the printed numbers, and both with the page counter."""
    labels, printed = page_labels(file.pdf), file.expected.labels
    if len(printed) != len(labels):
        says = ngettext(
            "It has {count} page, and another number was laid out.",
            "It has {count} pages, and another number was laid out.",
            len(labels),
        ).format(count=len(labels))
        yield Finding(check="numbering", severity="fail", says=says)
        return
    for number, (label, shown) in enumerate(zip(labels, printed, strict=True), 1):
        if label != shown:
            says = _("The page label is {label}, the printed number {shown}.").format(
                label=label or "-", shown=shown or "-"
            )
            yield Finding(check="numbering", severity="fail", says=says, page=number)
            return
    if file.profile.counter_matches:
        yield from _counter(file, labels)


def _counter(file: Opened, labels: list[str]) -> Iterator[Finding]:
    first = file.expected.first_page
    for number, label in enumerate(labels, 1):
        if label != str(first + number - 1):
            says = _("A reader's page counter does not show the number printed here.")
            yield Finding(check="numbering", severity="fail", says=says, page=number)
            return


def page_labels(pdf: pikepdf.Pdf) -> list[str]:
    """Return the label of each page, as a reader shows it (ISO 32000-1, 12.4.2).

    Only plain figures behind a prefix are understood, as the writer uses no others; any
    other style gives "?".
    """
    tree = pdf.Root.get("/PageLabels")
    count = len(pdf.pages)
    if not isinstance(tree, pikepdf.Dictionary):
        return [str(number) for number in range(1, count + 1)]
    ranges = {int(index): style for index, style in pikepdf.NumberTree(tree).items()}
    labels: list[str] = []
    start: int = 0
    style: pikepdf.Object = pikepdf.Dictionary(S=pikepdf.Name.D)
    for index in range(count):
        if index in ranges:
            start, style = index, ranges[index]
        labels.append(_label(style, index - start))
    return labels


def _label(style: pikepdf.Object, offset: int) -> str:
    prefix, kind = str(style.get("/P", "")), name_of(style, "/S")
    if kind == "":
        return prefix
    return f"{prefix}{int(style.get('/St', 1)) + offset}" if kind == "/D" else f"{prefix}?"


def paper(file: Opened) -> Iterator[Finding]:
    """Find pages of another size; a page may lie on its side."""
    sheet = PAPERS[file.profile.paper or file.expected.paper]
    wanted = sorted((sheet.width, sheet.height))
    for number, page in enumerate(file.pdf.pages, 1):
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        size = sorted((right - left, top - bottom))
        if any(abs(one - other) > _NEAR for one, other in zip(size, wanted, strict=True)):
            says = _("This page has another size.")
            yield Finding(check="paper", severity="fail", says=says, page=number)
            return


def size(file: Opened) -> Iterator[Finding]:
    """Compare the file with the limits that the profile names."""
    limits = file.profile.limits
    for limit, severity in ((limits.bytes, "fail"), (limits.warn_bytes, "warn")):
        if limit is not None and file.size > limit:
            says = _("It has {size} MB, and {limit} MB is the most that fits.").format(
                size=f"{file.size / _MEGABYTE:.1f}", limit=limit // _MEGABYTE
            )
            yield Finding(
                check="size", severity="fail" if severity == "fail" else "warn", says=says
            )
            break
    count = len(file.pdf.pages)
    for most, severity in ((limits.pages, "fail"), (limits.warn_pages, "warn")):
        if most is not None and count > most:
            says = _("It has {count} pages; more than {limit} need the court's leave.").format(
                count=count, limit=most
            )
            yield Finding(
                check="size", severity="fail" if severity == "fail" else "warn", says=says
            )
            break
