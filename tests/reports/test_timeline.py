"""The file as a whole: pages, outline, metadata, and the same bytes every time."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO

import msgspec
import pikepdf
import pytest

from evidencelog.core import parts
from evidencelog.reports.document import lay_out
from tests.reports.samples import (
    attachment,
    incident,
    occurred,
    pages,
    photo,
    printed,
    report,
    standing,
    text,
)


def months(count: int) -> list[object]:
    return [occurred(f"2026-{month:02}-03T10:00") for month in range(1, count + 1)]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def test_every_page_says_which_of_how_many_it_is() -> None:
    pdf, written = printed(report(standing(incident("word " * 3000))))
    found = pages(pdf)
    assert len(found) == written.pages > 5
    for number, page in enumerate(found, 1):
        assert f"Page {number} of {written.pages}" in page


def test_the_outline_leads_to_months_entries_and_exhibits() -> None:
    data = photo()
    first = incident("a", 1, title="The door", attachments=(attachment("door.jpg", data),))
    second = msgspec.structs.replace(incident("b", 2), occurred=occurred("2026-05-01T08:00"))
    pdf, _ = printed(report(standing(first), standing(second)), {"door.jpg": data})
    with opened(pdf) as document, document.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    for part in (
        ("Chronological record (page 1)", []),
        ("Contents (page 2)", []),
        ("Chronology (page 4)", ["March 2026 (page 4)", "May 2026 (page 4)"]),
        ("Entries in full (page 5)", ["1. The door (page 5)", "2. Incident (page 5)"]),
        ("Exhibits (page 6)", ["Exhibit 1-1 – door.jpg (page 7)"]),
    ):
        assert part in titles


def test_pages_named_in_the_text_are_where_the_things_are() -> None:
    data = photo()
    entry = incident("word " * 4000, attachments=(attachment("door.jpg", data),))
    pdf, _ = printed(report(standing(entry)), {"door.jpg": data})
    found = pages(pdf)
    named = next(page for page in found if "door.jpg" in page and "page " in page)
    number = int(re.findall(r"page (\d+)", named)[-1])
    assert "Exhibit 1-1" in found[number - 1]
    assert hashlib.sha256(data).hexdigest() in found[number - 1]


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595.28, 841.89))])
def test_the_paper_is_the_one_that_was_asked_for(paper: str, size: tuple[float, float]) -> None:
    pdf, _ = printed(report(standing(incident("a")), paper=paper))
    with opened(pdf) as document:
        assert [float(value) for value in document.pages[0].MediaBox][2:] == list(size)


def test_the_file_says_nothing_of_who_made_it_where_or_when() -> None:
    pdf, _ = printed(report(standing(incident("a"))))
    with opened(pdf) as document:
        assert {key: str(value) for key, value in document.docinfo.items()} == {
            "/Title": "Chronological record",
            "/Producer": "evidencelog",
            "/CreationDate": "D:20260320140000Z",
            "/ModDate": "D:20260320140000Z",
        }
        packet = document.Root.Metadata.read_bytes().decode()
        assert set(re.findall(r"<(?:dc|pdf|xmp):(\w+)", packet)) == {
            *("format", "title", "language", "Producer", "CreateDate", "ModifyDate"),
        }
        assert "2026-03-20T14:00:00Z" in packet
        assert str(document.Root.Lang) == "en"
        for forbidden in ("/Names", "/AcroForm", "/AA", "/Perms"):
            assert forbidden not in document.Root


def test_every_font_is_embedded_and_maps_back_to_text() -> None:
    quote = parts.Quote(text="שלום 👍 नमस्ते")
    pdf, _ = printed(report(standing(incident("a", words=(quote,)))))
    with opened(pdf) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert "/ToUnicode" in font
            if font.Subtype == "/Type3":  # drawn by the file itself
                assert "/CharProcs" in font
            else:
                assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        for page in document.pages:
            assert b"/F1 " not in page.Contents.read_bytes()


def test_the_same_report_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = photo()
    quote = parts.Quote(text="مرحبا 漢 👨‍👩‍👧")
    entry = incident("a", words=(quote,), attachments=(attachment("p.jpg", data),))
    one, _document = printed(report(standing(entry)), {"p.jpg": data})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LANG", "ar_EG.UTF-8")
    two, _document = printed(report(standing(entry)), {"p.jpg": data})
    assert one == two


def test_what_was_written_is_told_by_its_hash_and_size() -> None:
    out = BytesIO()
    document = lay_out(report(standing(incident("a"))), read_attachment=lambda _id: [])
    written = document.write(0, out)
    assert written.sha256 == hashlib.sha256(out.getvalue()).hexdigest()
    assert written.size == len(out.getvalue())


def test_a_report_of_nothing_says_so() -> None:
    pdf, _written = printed(report())
    assert "No entries were chosen for this report." in text(pdf)


def test_the_fingerprints_of_all_printed_records_are_listed() -> None:
    one = standing(incident("a"), incident("b"))
    found = text(printed(report(one))[0])
    for version in one.versions:
        assert version.leaf.hex() in found
    assert "ef" * 32 in found


def test_progress_reaches_the_end() -> None:
    from evidencelog.reports.document import write_pdf

    steps: list[tuple[int, int]] = []
    write_pdf(
        report(standing(incident("a"))),
        BytesIO(),
        read_attachment=lambda _id: [],
        progress=lambda done, total: steps.append((done, total)),
    )
    assert steps[-1][0] == steps[-1][1]


def test_nothing_stands_outside_the_page() -> None:
    many = tuple(
        attachment(f"a rather long name of a file {n}.bin", b"x", "application/octet-stream")
        for n in range(90)
    )
    quote = parts.Quote(text="שלום " * 200, by="W" * 300, translation="y" * 500)
    nasty = incident(
        "short\n\n" + "x" * 9000 + "\n" * 80 + "end",
        title="W" * 900,
        place=parts.Place(text="Z" * 700),
        words=(quote,) * 3,
        attachments=many,
    )
    changed = msgspec.structs.replace(nasty, account="z" * 5000)
    pdf, _ = printed(report(standing(nasty, changed)), {one.name: b"x" for one in many})
    with opened(pdf) as document:
        for page in document.pages:
            for x, y in re.findall(rb"1 0 0 1 (\S+) (\S+) Tm", page.Contents.read_bytes()):
                assert 30 <= float(y) <= 770
                assert 50 <= float(x) <= 560
