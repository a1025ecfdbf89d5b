"""What filing systems turn a file away for: scripts, programs, forms, files inside, media.

ISO 32000-1, 12.6 (actions), 12.5.6 (annotations), 12.7 (forms), 7.11.4 (embedded files).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pikepdf

from evidencelog.i18n import gettext as _
from evidencelog.reports.preflight.findings import Finding
from evidencelog.reports.preflight.opened import Opened
from evidencelog.reports.preflight.scan import name_of

_ELSEWHERE: Final = frozenset(("/URI", "/GoToR", "/GoToE"))
_MEDIA_ACTIONS: Final = frozenset(
    ("/Sound", "/Movie", "/Rendition", "/RichMediaExecute", "/GoTo3DView")
)
_MEDIA: Final = frozenset(("/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"))
_ACTIONS: Final = frozenset(
    (
        "/Launch", "/SubmitForm", "/ResetForm", "/ImportData", "/Hide", "/Named", "/SetOCGState",
        "/Trans", "/Thread",
    )
)  # fmt: skip


def _is_action(one: pikepdf.Object) -> bool:
    """Tell an action from an element of the structure tree, whose /S is a role."""
    return name_of(one, "/Type") in ("/Action", "") and "/P" not in one


def _acts(one: pikepdf.Object) -> str:
    return name_of(one, "/S") if _is_action(one) else ""


def javascript(file: Opened) -> Iterator[Finding]:
    """Find scripts: in actions, and in the list that runs when a file is opened."""
    if any("/JS" in one or "/JavaScript" in one for one in file.found.others) or any(
        _acts(one) == "/JavaScript" for one in file.found.others
    ):
        yield Finding(check="javascript", severity="fail", says=_("There is JavaScript in it."))


def actions(file: Opened) -> Iterator[Finding]:
    """Find what happens by itself, or reaches outside, apart from scripts and media."""
    for kind in sorted({_acts(one) for one in file.found.others} & _ACTIONS):
        says = _("There is an action in it that should not be ({name}).").format(name=kind[1:])
        yield Finding(check="actions", severity="fail", says=says)
    if any("/AA" in one for one in file.found.others):
        says = _("Something in it happens by itself when it is opened, printed or closed.")
        yield Finding(check="actions", severity="fail", says=says)
    opening = file.pdf.Root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and name_of(opening, "/S") != "/GoTo":
        says = _("Opening it does something other than show a page.")
        yield Finding(check="actions", severity="fail", says=says)


def forms(file: Opened) -> Iterator[Finding]:
    """Find forms that can be filled in on screen."""
    held = file.found.others
    if any("/AcroForm" in one or "/XFA" in one for one in held) or any(
        name_of(one, "/Subtype") == "/Widget" and name_of(one, "/FT") != "/Sig" for one in held
    ):
        yield Finding(check="forms", severity="fail", says=_("There is a form in it to fill in."))


def signatures(file: Opened) -> Iterator[Finding]:
    """Find fields for digital signatures, which some filing systems turn away."""
    if any(
        name_of(one, "/FT") == "/Sig" or name_of(one, "/Type") == "/Sig"
        for one in file.found.others
    ):
        says = _("There is a field in it for a digital signature.")
        yield Finding(check="signatures", severity="fail", says=says)


def attachments(file: Opened) -> Iterator[Finding]:
    """Find files inside the file, or that there are none where the profile wants them."""
    there = any(
        "/EmbeddedFiles" in one
        or "/EF" in one
        or "/AF" in one
        or name_of(one, "/Type") == "/EmbeddedFile"
        or name_of(one, "/Subtype") == "/FileAttachment"
        for one in file.found.others
    )
    if there and not file.profile.attachments:
        yield Finding(check="attachments", severity="fail", says=_("There are files inside it."))
    if not there and file.profile.originals and file.expected.exhibits:
        says = _("The original files are not inside it.")
        yield Finding(check="attachments", severity="warn", says=says)


def media(file: Opened) -> Iterator[Finding]:
    """Find sound, film and 3D objects."""
    if any(
        name_of(one, "/Subtype") in _MEDIA or _acts(one) in _MEDIA_ACTIONS
        for one in file.found.others
    ):
        says = _("There is sound, film or a 3D object in it.")
        yield Finding(check="media", severity="fail", says=says)


def links(file: Opened) -> Iterator[Finding]:
    """Find links that the profile does not want."""
    allowed = file.profile.links
    if allowed == "all":
        return
    if any(_acts(one) in _ELSEWHERE for one in file.found.others):
        says = _("There is a link in it that leads outside.")
        yield Finding(check="links", severity="fail", says=says)
    elif allowed == "none" and any(
        name_of(one, "/Subtype") == "/Link" for one in file.found.others
    ):
        says = _("There are links in it, and there should be none.")
        yield Finding(check="links", severity="fail", says=says)


def encryption(file: Opened) -> Iterator[Finding]:
    """Find encryption, even with an empty password."""
    if file.pdf.is_encrypted:
        yield Finding(check="encryption", severity="fail", says=_("It is encrypted."))
