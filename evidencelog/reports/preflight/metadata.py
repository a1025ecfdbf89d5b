"""What a file says of itself: that it agrees, and that it names no computer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import pikepdf
from pikepdf.models.metadata import decode_pdf_date

from evidencelog.i18n import gettext as _
from evidencelog.reports.preflight.findings import Finding
from evidencelog.reports.preflight.opened import Opened
from evidencelog.reports.preflight.scan import name_of

# The same fact in the document information and in XMP (ISO 19005-2, 6.6.3).
_PAIRS: Final[Mapping[str, str]] = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
_PLACE: Final = re.compile(
    r"file:|(?<![\w.])/(?:home|Users|tmp|var|mnt|media|root|private)/\w|\b[A-Za-z]:\\|\\\\\w+\\"
)


def metadata(file: Opened) -> Iterator[Finding]:
    """Find a missing title, dates of another time, contradictions, and names of this computer."""
    held, packet = _information(file.pdf), _packet(file.pdf)
    title = held.get("/Title", "")
    if not title or title != file.expected.title:
        yield _fail(_("Its title is not the one that was chosen."))
    if any(
        key in held and _instant(held[key]) != _instant(file.expected.stamp)
        for key in ("/CreationDate", "/ModDate")
    ):
        yield _fail(_("It carries a date other than that of the log's last record."))
    if packet is not None:
        yield from _contradictions(held, packet)
    yield from _names(file, held)


def _fail(says: str) -> Finding:
    return Finding(check="metadata", severity="fail", says=says)


def _information(pdf: pikepdf.Pdf) -> dict[str, str]:
    held = pdf.trailer.get("/Info")
    if not isinstance(held, pikepdf.Dictionary):
        return {}
    return {key: str(value) for key, value in held.items()}


def _packet(pdf: pikepdf.Pdf) -> Any:
    """Return the XMP packet, None when there is none."""
    if "/Metadata" not in pdf.Root:
        return None
    return pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)


def _contradictions(held: Mapping[str, str], packet: Any) -> Iterator[Finding]:
    for key, name in _PAIRS.items():
        here, there = held.get(key, ""), _text(packet.get(name, ""))
        if here and _instant(here) != _instant(there):
            says = _("Its two descriptions of itself differ in {field}.").format(field=key[1:])
            yield _fail(says)


def _text(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list | set) else str(value)


def _instant(text: str) -> datetime | str:
    """Return the moment that a text is, in either notation; any other text as it is."""
    try:
        return decode_pdf_date(text) if text.startswith("D:") else datetime.fromisoformat(text)
    except ValueError:
        return text


def _names(file: Opened, held: Mapping[str, str]) -> Iterator[Finding]:
    said = " ".join(text for key, text in held.items() if key != "/Title")
    packets = [one for one in file.found.others if name_of(one, "/Type") == "/Metadata"]
    for packet in packets:
        if isinstance(packet, pikepdf.Stream):
            text = packet.read_bytes().decode("utf-8", "replace")
            said += " " + text.replace(file.expected.title, "")
    if _PLACE.search(said):
        yield _fail(_("Its description of itself names a folder of a computer."))
    if any(_is_said(word, said) for word in file.expected.private):
        yield _fail(_("Its description of itself names this computer or its user."))
    if len(packets) > 1:
        yield _fail(_("A picture or page in it carries its own metadata."))


def _is_said(word: str, said: str) -> bool:
    return len(word) > 2 and bool(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said, re.IGNORECASE)
    )
