"""Long reports, each printed in a process of its own: `python -m tests.benchmarks.long_reports`.

Prints the seconds of processor time that printing took, the megabytes that the process held
at most, and the pages.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import msgspec
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from evidencelog.core.kinds import Incident
from evidencelog.reports.build import build
from evidencelog.reports.document import write_pdf
from evidencelog.reports.layout.chronology import columns
from evidencelog.reports.layout.design import PAPERS
from evidencelog.reports.layout.look import USUAL
from evidencelog.reports.model import Entry, Report
from evidencelog.reports.presentation import TIMELINE, Presentation
from evidencelog.reports.text.faces import FOLDER
from tests.reports.samples import (
    LAWYER,
    STATE,
    attachment,
    history,
    incident,
    occurred,
    standing,
)

_SENTENCES = (
    "He said “no” – twice, at 18:05; it cost €40 & more, and the bag stayed behind.",
    "Pickup was forty minutes late; the school called at 15:40 and again at 16:05.",
    "Zażółć gęślą jaźń, łódź i znowu nic",
    "Я не смогу привезти детей в пятницу, извини.",
    "Δεν μπορώ να φέρω τα παιδιά την Παρασκευή.",
    "لن أحضر الأطفال يوم الجمعة كما اتفقنا",
    "לא אביא את הילדים ביום שישי",
    "मैं शुक्रवार को बच्चों को नहीं ला पाऊँगा, क्षमा करें",
    "วันศุกร์นี้ฉันพาลูกไปส่งไม่ได้นะ ขอโทษด้วย",
    "ok 👍🏽 see you 🥰 ❤️ 👨‍👩‍👧 🇬🇧",
)
_START = dt.datetime(2020, 1, 1, 8, tzinfo=dt.UTC)
_BETWEEN = dt.timedelta(hours=5, minutes=7)


def report(entries: int, contents: tuple[str, ...] = TIMELINE) -> Report:
    """Entries in ten languages, several a day, half of them in English."""
    numbers = range(1, entries + 1)
    return build(
        history(*(standing(_entry(number)) for number in numbers)),
        LAWYER,
        state=STATE,
        presentation=Presentation(contents=contents),
    )


def _entry(number: int) -> Incident:
    one = _SENTENCES[number % len(_SENTENCES)]
    other = _SENTENCES[number // 7 % 2]
    when = (_START + number * _BETWEEN).strftime("%Y-%m-%dT%H:%M")
    entry = incident(f"Call {number}: {other} {one}", number, title=f"No. {number}: {one[:24]}")
    return msgspec.structs.replace(entry, occurred=occurred(when))


def ours(out: Path, entries: int) -> int:
    """The whole report: cover, chronology, every entry in full, fingerprints."""
    return _written(report(entries), out)


def rows(out: Path, entries: int) -> int:
    """Only the chronology, which has the rows that platypus prints."""
    return _written(report(entries, ("chronology",)), out)


def _written(of: Report, out: Path) -> int:
    with out.open("wb") as file:
        return _timed(lambda: write_pdf(of, file, read_attachment=lambda _id: ()).pages)


def platypus(out: Path, entries: int) -> int:
    """The rows of the chronology as ReportLab's own table: neither shaped nor tagged."""
    pdfmetrics.registerFont(TTFont("Sans", str(FOLDER / "NotoSans.ttf")))
    style = ParagraphStyle("cell", fontName="Sans", fontSize=8.6, leading=11.6)
    paper = PAPERS["letter"]
    heads = columns(USUAL, paper.measure)
    of = report(entries, ("chronology",))

    def cells(entry: Entry) -> list[object]:
        shown = (
            str(entry.number),
            f"{entry.day}\n{entry.time}",
            entry.kind,
            f"{entry.brief}\n{entry.summary}",
            "",
            "1",
        )
        return [Paragraph(escape(text).replace("\n", "<br/>"), style) for text in shown]

    def build_table() -> int:
        table = LongTable(
            [[column.head for column in heads], *map(cells, of.entries)],
            colWidths=[column.width for column in heads],
            repeatRows=1,
            splitInRow=1,
            style=TableStyle(
                [
                    ("LINEBELOW", (0, 0), (-1, -1), 0.35, colors.grey),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ]
            ),
        )
        document = SimpleDocTemplate(str(out), pagesize=LETTER, leftMargin=58, rightMargin=58)
        document.build([table])
        return int(document.page)

    return _timed(build_table)


def photographs(out: Path, count: int) -> int:
    """One entry for each photograph of four megabytes; all differ."""
    data = _photograph()
    entries = [
        incident("a", number, attachments=(attachment(_name(number), _numbered(data, number)),))
        for number in range(1, count + 1)
    ]
    of = build(history(*map(standing, entries)), LAWYER, state=STATE, presentation=Presentation())
    numbers = {exhibit.id: exhibit.entry for exhibit in of.exhibits}

    def read(attachment_id: str) -> Iterator[bytes]:
        yield _numbered(data, numbers[attachment_id])

    with out.open("wb") as file:
        return _timed(lambda: write_pdf(of, file, read_attachment=read).pages)


def _name(number: int) -> str:
    return f"IMG_{number:04}.jpg"


def _numbered(data: bytes, number: int) -> bytes:
    """The same photograph, slightly darker or lighter in its own way: another quantisation."""
    table = data.index(b"\xff\xdb") + 5
    weight = table + 1 + number % 20
    return data[:weight] + bytes([data[weight] + 1 + number // 20]) + data[weight + 1 :]


def _photograph() -> bytes:
    """A picture of twelve megapixels with grain, as a phone takes it."""
    width, height, grain = 4000, 3000, 1000
    noise = Image.frombytes("L", (grain, grain), random.Random(1).randbytes(grain * grain))
    grey = noise.resize((width, height), Image.Resampling.BICUBIC)
    kept = BytesIO()
    Image.merge("RGB", (grey, grey.rotate(180), grey)).save(kept, "JPEG", quality=80)
    return kept.getvalue()


def _timed(action: Callable[[], int]) -> int:
    """Print processor seconds, megabytes and pages of `action`."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    pages = action()
    after = resource.getrusage(resource.RUSAGE_SELF)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(seconds, after.ru_maxrss / 1024, pages)
    return pages


if __name__ == "__main__":
    {"ours": ours, "rows": rows, "platypus": platypus, "photographs": photographs}[sys.argv[1]](
        Path(sys.argv[2]), int(sys.argv[3])
    )
