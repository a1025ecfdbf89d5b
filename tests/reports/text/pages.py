"""One page with nothing on it but the given text, and what two readers copy from it."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary

from evidencelog.reports.text.embedding import embed
from evidencelog.reports.text.lines import Filler
from evidencelog.reports.text.operators import show
from evidencelog.reports.text.style import Style

STYLE = Style(voice="sans", size=11, leading=17, ink=(0, 0, 0))
_MARGIN = 40.0
_TURNS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F)])


def page(text: str, *, width: float = 900.0, filler: Filler | None = None) -> bytes:
    """Return a file of one page that shows the text and nothing else."""
    filler = filler or Filler()
    lines = filler.fill(text, STYLE, width)
    height = len(lines) * STYLE.leading + 2 * _MARGIN
    shown = []
    for index, line in enumerate(lines):
        x = _MARGIN + (width - line.width if line.base else 0)
        shown.append(show(line, x, height - _MARGIN - index * STYLE.leading, STYLE.size))
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(width + 2 * _MARGIN, height))
        fonts = {f"/{face.key}": embed(pdf, face) for face in filler.shaper.faces.used()}
        pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(fonts))
        pdf.pages[0].obj.Contents = pdf.make_stream("\n".join(shown).encode("ascii"))
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[0].get_textpage().get_text_range())


def by_poppler(pdf: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


READERS = {"pdfium": by_pdfium, "poppler": by_poppler}


def plain(text: str) -> str:
    """Return copied text in one form of each letter, without line ends and turning marks."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_TURNS)).split())
