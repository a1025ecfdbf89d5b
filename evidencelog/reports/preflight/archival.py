"""Tags, and what a file says about ISO 19005 (PDF/A).

pikepdf has a checker for level B of that standard, in an extra. It approves only what it
knows; it does not know level A, the description of PDF/UA in XMP, embedded files or an
opening action, so its remarks on those are not findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Literal, cast

import pikepdf

from evidencelog.i18n import gettext as _
from evidencelog.reports.preflight.findings import Finding
from evidencelog.reports.preflight.opened import Opened

_MOST_SHOWN: Final = 5
# XMP that describes PDF/UA, and the level A that level B does not expect.
_EXPECTED: Final = re.compile(r"pdfuaid|pdfaExtension|pdfaSchema|pdfaProperty|is 'A', expected")


def structure(file: Opened) -> Iterator[Finding]:
    """Find a file without tags, without a language, or with pages outside its tags."""
    root = file.pdf.Root
    marked = root.get("/MarkInfo")
    tree = root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary) or "/K" not in tree:
        yield _structure(_("It has no structure tree."))
    elif not isinstance(marked, pikepdf.Dictionary) or not bool(marked.get("/Marked", False)):
        yield _structure(_("It does not say that it is tagged."))
    elif "/ParentTree" not in tree:
        yield _structure(_("Its pages do not lead into its structure tree."))
    if not str(root.get("/Lang", "")):
        yield _structure(_("It does not say in which language it is."))


def _structure(says: str) -> Finding:
    return Finding(check="structure", severity="fail", says=says)


def pdfa(file: Opened) -> Iterator[Finding]:
    """Find a file that does not name its part of the standard, or that speaks against it."""
    part, level = file.profile.pdfa
    packet = (
        file.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
        if "/Metadata" in file.pdf.Root
        else {}
    )
    claimed = (str(packet.get("pdfaid:part", "")), str(packet.get("pdfaid:conformance", "")))
    if claimed != (part, level.upper()):
        says = _("It does not say that it is PDF/A-{part}{level}.").format(part=part, level=level)
        yield Finding(check="pdfa", severity="fail", says=says)
        return
    if not _has_intent(file.pdf):
        says = _("It does not say what its colours are (output intent).")
        yield Finding(check="pdfa", severity="fail", says=says)
    yield from _remarks(file.pdf, cast('Literal["2", "3"]', part))


def _has_intent(pdf: pikepdf.Pdf) -> bool:
    intents = pdf.Root.get("/OutputIntents")
    return isinstance(intents, pikepdf.Array) and any(
        one.get("/S") == pikepdf.Name.GTS_PDFA1 for one in intents
    )


def _remarks(pdf: pikepdf.Pdf, part: Literal["2", "3"]) -> Iterator[Finding]:
    """Yield what pikepdf's checker has against the file, where that checker is installed."""
    try:
        from pikepdf import pdfa as checker
    except ImportError:
        return
    flavour: Any = f"{part}b"
    report = checker.check(pdf, flavour)
    against = [one for one in report.violations if not _EXPECTED.search(one.message)]
    for one in against[:_MOST_SHOWN]:
        says = _("PDF/A: {message} ({rule}, {where})").format(
            message=one.message, rule=one.rule, where=one.where
        )
        yield Finding(check="pdfa", severity="fail", says=says)
