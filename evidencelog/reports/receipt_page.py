"""A receipt as one plain page: what it is, the code to write down, and the code for a camera.

The signed note also lies in the file as an attachment, uncompressed, so that the page
itself can be given to `verify --receipt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from evidencelog.i18n import gettext as _
from evidencelog.reports.file.assembly import write_file
from evidencelog.reports.file.attachments import Attached
from evidencelog.reports.file.metadata import About
from evidencelog.reports.layout import design
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.qr import draw_code
from evidencelog.reports.model import Fact
from evidencelog.reports.text.style import Style

ATTACHED = "receipt.txt"
_CODE = Style(voice="mono", size=13, leading=20, ink=design.INK)
_QR_WIDTH = 190.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPage:
    """What the page says; `stamp` as `YYYY-MM-DDThh:mm:ssZ`, `code` in lines of groups."""

    title: str
    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...]
    code: tuple[str, ...]
    note: str
    closing: str
    stamp: str
    paper: str = "letter"
    language: str = "en"


def receipt_pdf(page: ReceiptPage) -> bytes:
    """Return the page as a PDF; the same page always gives the same bytes."""
    flow = Flow(paper=design.PAPERS[page.paper])
    flow.start("", plain=True)
    flow.mark("receipt", level=0, text=page.title)
    flow.text(page.title, flow.look.title, after=6, tag="H1")
    for paragraph in page.paragraphs:
        flow.text(paragraph, flow.look.prose, after=6)
    flow.skip(6)
    set_facts(flow, page.facts)
    flow.skip(8)
    flow.small_heading(_("The code, to write down or to read out"), tag="H2")
    for line in page.code:
        flow.text(line, _CODE)
    flow.skip(8)
    flow.small_heading(
        _("The same with its signature, for a computer"), keep=_QR_WIDTH + 20, tag="H2"
    )
    flow.need(_QR_WIDTH)
    draw_code(
        flow,
        page.note,
        flow.left,
        flow.y,
        width=_QR_WIDTH,
        alt=_("The signed note as a code for a camera"),
    )
    flow.y -= _QR_WIDTH
    for line in page.note.splitlines():
        flow.text(line, flow.look.digest)
    flow.skip(8)
    flow.text(page.closing, flow.look.value)
    return _printed(flow, page)


def _printed(flow: Flow, page: ReceiptPage) -> bytes:
    note = page.note.encode()
    attached = Attached(
        name=ATTACHED, read=lambda: [note], type="text/plain", relationship="Source", pack=False
    )
    finished = BytesIO()
    write_file(
        flow,
        finished,
        places=Places.over([flow]),
        pictures={},
        about=About(title=page.title, language=page.language, stamp=page.stamp, standard="3a"),
        attached=[attached],
    )
    return finished.getvalue()
