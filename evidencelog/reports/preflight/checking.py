"""Opening a file and looking at everything in turn."""

from __future__ import annotations

from collections.abc import Mapping
from io import SEEK_END, BytesIO
from typing import BinaryIO, Final

import pikepdf

from evidencelog.i18n import gettext as _
from evidencelog.reports.preflight import (
    archival,
    fonts,
    forbidden,
    metadata,
    outline,
    pages,
    stamp,
)
from evidencelog.reports.preflight.expected import Expected
from evidencelog.reports.preflight.findings import Check, Finding, Result
from evidencelog.reports.preflight.opened import Look, Opened
from evidencelog.reports.preflight.scan import scan
from evidencelog.reports.profiles.form import Profile

_LOOKS: Final[Mapping[Check, Look]] = {
    "encryption": forbidden.encryption,
    "javascript": forbidden.javascript,
    "actions": forbidden.actions,
    "forms": forbidden.forms,
    "signatures": forbidden.signatures,
    "attachments": forbidden.attachments,
    "media": forbidden.media,
    "links": forbidden.links,
    "fonts": fonts.fonts,
    "searchable": fonts.searchable,
    "bookmarks": outline.bookmarks,
    "numbering": pages.numbering,
    "paper": pages.paper,
    "size": pages.size,
    "stamp": stamp.stamp,
    "metadata": metadata.metadata,
    "structure": archival.structure,
    "pdfa": archival.pdfa,
}

# What reading a file of an unexpected build can end in; a bug in a check among them is a
# failed check, so that it stops the file rather than the program.
_STRANGE: Final = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)


def check(data: bytes | BinaryIO, profile: Profile, expected: Expected) -> Result:
    """Look at a written file; its pictures are not decoded, nothing is written.

    Takes time in proportion to the number of objects. Raises nothing for whatever stands
    in the file; OSError only when `data` cannot be read.
    """
    source = BytesIO(data) if isinstance(data, bytes) else data
    size = source.seek(0, SEEK_END)
    source.seek(0)
    try:
        pdf = pikepdf.open(source)
    except pikepdf.PasswordError:
        return _only("encryption", _("It asks for a password."))
    except _STRANGE:
        return _only("readable", _("It cannot be opened."))
    with pdf:
        return _looked(pdf, size, profile, expected)


def _only(check_: Check, says: str) -> Result:
    return Result(findings=(Finding(check=check_, severity="fail", says=says),), passed=())


def _looked(pdf: pikepdf.Pdf, size: int, profile: Profile, expected: Expected) -> Result:
    try:
        found = scan(pdf)
    except _STRANGE:
        return _only("readable", _("Its objects cannot be read."))
    file = Opened(pdf=pdf, size=size, found=found, profile=profile, expected=expected)
    findings: list[Finding] = []
    passed: list[Check] = []
    for name, look in _LOOKS.items():
        seen = _seen(name, look, file)
        findings += seen
        if not seen:
            passed.append(name)
    if pdf.get_warnings():
        says = _("It had to be repaired while it was read.")
        findings.insert(0, Finding(check="readable", severity="fail", says=says))
    else:
        passed.insert(0, "readable")
    return Result(findings=tuple(findings), passed=tuple(passed))


def _seen(name: Check, look: Look, file: Opened) -> list[Finding]:
    try:
        return list(look(file))
    except _STRANGE as error:
        says = _("This could not be looked at ({reason}).").format(reason=type(error).__name__)
        return [Finding(check=name, severity="fail", says=says)]
