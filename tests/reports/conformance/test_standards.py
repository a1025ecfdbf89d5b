"""Every kind of file follows PDF/UA-1, and PDF/A-2a or PDF/A-3a: veraPDF says so."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf

from evidencelog.core import parts
from evidencelog.reports.file.assembly import write_file
from evidencelog.reports.file.attachments import Attached
from evidencelog.reports.file.metadata import About, Standard
from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.furniture import Furniture, furnish
from evidencelog.reports.layout.look import USUAL
from evidencelog.reports.layout.places import Numbering, Places
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.receipt_page import ReceiptPage, receipt_pdf
from tests.reports.conformance.verapdf import check
from tests.reports.samples import attachment, incident, photo, printed, report, standing
from tests.reports.test_extraction import SENTENCES


def of_one_entry() -> bytes:
    return printed(report(standing(incident("She said “no” twice."))))[0]


def of_nothing() -> bytes:
    return printed(report())[0]


def of_sixty_entries() -> bytes:
    """All scripts, quotations, photographs, and files of which only a sheet is printed."""
    sentences = list(SENTENCES.values())
    data = photo()
    entries = []
    for number in range(1, 61):
        sentence = sentences[number % len(sentences)]
        entry = incident(
            f"{sentence}\n\n{sentence} " * (40 if number == 7 else 2),
            number,
            title=f"{number} {sentence}",
            words=(parts.Quote(text=sentence, by="Sam"),) if number % 3 == 0 else (),
            place=parts.Place(text="The school"),
            attachments=(
                attachment(f"p{number}.jpg", data),
                attachment(f"d{number}.bin", b"x", "application/octet-stream"),
            )
            if number % 20 == 0
            else (),
        )
        entries.append(standing(entry))
    files = {f"p{number}.jpg": data for number in (20, 40, 60)}
    files |= {f"d{number}.bin": b"x" for number in (20, 40, 60)}
    return printed(report(*entries), files)[0]


def written(
    flow: Flow,
    *,
    standard: Standard = "2a",
    attached: tuple[Attached, ...] = (),
    numbering: Numbering = "continuous",
) -> bytes:
    out = BytesIO()
    places = Places.over([flow], numbering)
    furnish(flow, places, Furniture(above="Above", below="Below", stamp="2026-03-20"))
    about = About(
        title="Tables & <charts> – 1",
        language="en",
        stamp="2026-03-20T14:00:00Z",
        standard=standard,
    )
    write_file(flow, out, places=places, pictures={}, about=about, attached=attached)
    return out.getvalue()


def laid_out() -> Flow:
    """A wide table over several pages, a row longer than a page, and every kind of element."""
    flow = Flow(paper=design.PAPERS["letter"])
    flow.start("Wide", section="A", landscape=True)
    flow.mark("wide", level=0, text="Wide")
    flow.text("A wide table", USUAL.h1, tag="H1")
    heads = ("Number", "A head that takes more than one line", "Third", "Fourth")
    table = Table(flow=flow, columns=tuple(Column(head=head, width=160) for head in heads))
    table.begin()
    for number in range(60):
        text = "long " * 900 if number == 30 else f"Cell {number}"
        table.row(
            [
                Cell(texts=((str(number), USUAL.cell_link),), target="end"),
                Cell(texts=((text, USUAL.cell),)),
                Cell(texts=(("", USUAL.cell),), target="nowhere"),
                Cell(later=lambda places: places.label("end"), target="end"),
            ]
        )
    flow.start("End", section="B")
    flow.mark("end", level=0, text="End")
    every_element(flow)
    return flow


def every_element(flow: Flow) -> None:
    flow.text("Straight below a section", USUAL.prose, tag=None)
    flow.text("Three levels down", USUAL.h3, tag="H4")
    with flow.tag("L", numbering="Decimal"):
        for number in "12":
            with flow.tag("LI"):
                with flow.tag("Lbl"):
                    flow.text(number, USUAL.value)
                with flow.tag("LBody"):
                    flow.text("An item", USUAL.value)
    with flow.tag("Figure", alt="A bar", box=(64, 300, 164, 320)):
        flow.sheet.box(64, 300, 100, 20, design.NAVY)
        flow.sheet.words("7", USUAL.small, 70, 305)
    with flow.tag("TOC"), flow.tag("TOCI"), flow.tag("Reference"), flow.tag("Link", target="wide"):
        flow.text("Back", USUAL.value)
        with flow.artifact():
            flow.text("....", USUAL.value)
        flow.link((64, 100, 164, 120), "wide")
    with flow.tag("BlockQuote", language="es"):
        flow.text("Dijo que no.", USUAL.quote)
    with flow.tag("P"):
        flow.text("A word", USUAL.prose)
        with flow.tag("Note"):
            flow.text("and a note", USUAL.small)
    flow.link((64, 80, 164, 90), "wide")


def archive() -> bytes:
    attached = (
        Attached(name="Ünicode.txt", read=lambda: [b"one", b"two"], type="text/plain"),
        Attached(name="a.bin", read=lambda: [bytes(100_000)], description="Zeros", pack=False),
    )
    return written(laid_out(), standard="3a", attached=attached)


def receipt() -> bytes:
    return receipt_pdf(
        ReceiptPage(
            title="Receipt",
            paragraphs=("It says which state the log had.",),
            facts=(),
            code=("abcd efgh",),
            note="evidencelog\n1\nabc\n",
            closing="Keep it.",
            stamp="2026-03-20T14:00:00Z",
        )
    )


def untagged() -> bytes:
    """The negative control: what the checker must not let pass."""
    out = BytesIO()
    with pikepdf.open(BytesIO(of_nothing())) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.OutputIntents
        pdf.save(out)
    return out.getvalue()


def test_every_kind_of_file_follows_the_standards_that_it_claims(tmp_path: Path) -> None:
    files = {
        "one": ("2a,ua1", of_one_entry()),
        "sixty": ("2a,ua1", of_sixty_entries()),
        "nothing": ("2a,ua1", of_nothing()),
        "landscape": ("2a,ua1", written(laid_out(), numbering="sections")),
        "archive": ("3a,ua1", archive()),
        "receipt": ("3a,ua1", receipt()),
        "untagged": ("2a,ua1", untagged()),
    }
    found = check(files, tmp_path)
    broken = [found.pop(("untagged", standard)) for standard in ("2a", "ua1")]
    assert all(one.failures for one in broken)
    assert {key: one.failures for key, one in found.items()} == {key: [] for key in found}
    assert len(found) == 12
    assert all(one.checks > 500 for one in found.values())


def test_the_packet_claims_what_the_file_is() -> None:
    for standard, claim in (("2a", ["2", "A", "1"]), ("3a", ["3", "A", "1"]), ("none", ["1"])):
        flow = Flow(paper=design.PAPERS["a4"])
        flow.start("")
        with pikepdf.open(BytesIO(written(flow, standard=standard))) as pdf:  # type: ignore[arg-type]
            packet = pdf.Root.Metadata.read_bytes().decode()
        assert re.findall(r"<pdf[au]\w+:(?:part|conformance)>(\w+)<", packet) == claim
