"""A receipt as one plain page: what it is, the code to write down, and the code for a camera.

The signed note also lies in the file as an attachment, uncompressed, so that the page
itself can be given to `verify --receipt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf
import segno

from evidencelog.i18n import gettext as _
from evidencelog.reports.finish import Marks, finish
from evidencelog.reports.layout import design
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.model import Fact
from evidencelog.reports.text.style import Style

ATTACHED = "receipt.txt"
_CODE = Style(voice="mono", size=13, leading=20, ink=design.INK)
_QR_WIDTH = 190.0
_QUIET_MODULES = 4


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
    flow.text(page.title, design.TITLE, after=6)
    for paragraph in page.paragraphs:
        flow.text(paragraph, design.PROSE, after=6)
    flow.skip(6)
    set_facts(flow, page.facts)
    flow.skip(8)
    flow.small_heading(_("The code, to write down or to read out"))
    for line in page.code:
        flow.text(line, _CODE)
    flow.skip(8)
    flow.small_heading(_("The same with its signature, for a computer"), keep=_QR_WIDTH + 20)
    _draw_code(flow, page.note)
    for line in page.note.splitlines():
        flow.text(line, design.DIGEST)
    flow.skip(8)
    flow.text(page.closing, design.VALUE)
    return _with_note(_printed(flow, page), page.note)


def _draw_code(flow: Flow, note: str) -> None:
    """Draw the QR code (ISO/IEC 18004) as squares, with its quiet zone around it."""
    rows = [bytes(row) for row in segno.make_qr(note, error="m").matrix]
    module = _QR_WIDTH / (len(rows) + 2 * _QUIET_MODULES)
    flow.need(_QR_WIDTH)
    flow.y -= _QUIET_MODULES * module
    for place, row in enumerate(rows):
        y = flow.y - (place + 1) * module
        for start, length in _runs(row):
            flow.sheet.box(flow.left + start * module, y, length * module, module, design.INK)
    flow.y -= _QR_WIDTH - _QUIET_MODULES * module


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Return start and length of each stretch of dark modules."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs


def _printed(flow: Flow, page: ReceiptPage) -> bytes:
    finished = BytesIO()
    finish(
        flow,
        finished,
        places=Places.over([flow]),
        pictures={},
        marks=Marks(title=page.title, language=page.language, stamp=page.stamp),
    )
    return finished.getvalue()


def _with_note(data: bytes, note: str) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        stream = pdf.make_stream(note.encode())
        stream.Type = pikepdf.Name.EmbeddedFile
        described = pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F=pikepdf.String(ATTACHED),
            UF=pikepdf.String(ATTACHED),
            EF=pikepdf.Dictionary(F=stream),
        )
        named = pikepdf.Array([pikepdf.String(ATTACHED), pdf.make_indirect(described)])
        pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=named))
        pdf.save(out, deterministic_id=True, compress_streams=False)
    return out.getvalue()
