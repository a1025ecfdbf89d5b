"""The exhibits on their pages: what is shown, what is said, how pages are numbered and found."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import partial
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from evidencelog.reports.exhibits.studio import Limits, Studio
from evidencelog.reports.model import Bates
from tests.reports.exhibits.papers_made import bomb, paper, running
from tests.reports.exhibits.test_recordings import sound
from tests.reports.samples import (
    attachment,
    incident,
    pages,
    photo,
    printed,
    report,
    standing,
    text,
)


def exhibit(name: str, data: bytes, type_: str = "image/jpeg", **more: object) -> bytes:
    entry = incident("a", attachments=(attachment(name, data, type_, **more),))
    return printed(report(standing(entry)), {name: data})[0]


def pictures_in(pdf: bytes) -> list[int]:
    """The pages that show a picture, by their index."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [page.index for page in document.pages if "/XObject" in page.Resources]


def test_another_kind_of_file_gets_a_sheet() -> None:
    data = b"PK\x03\x04 not really a document"
    pdf = exhibit("plan.docx", data, "application/zip")
    assert pictures_in(pdf) == []
    found = text(pdf)
    for said in ("plan.docx", "application/zip", hashlib.sha256(data).hexdigest()):
        assert said in found
    assert "described here and not shown" in found
    assert 'the name ends in ".docx", but the content is: file (application/zip)' in found


def photos(*sizes: tuple[int, int]) -> bytes:
    files = {f"{index}.jpg": photo(size) for index, size in enumerate(sizes)}
    entry = incident("a", attachments=tuple(attachment(*one) for one in files.items()))
    return printed(report(standing(entry)), files)[0]


def test_a_panorama_gets_a_page_on_its_side_and_a_photo_does_not() -> None:
    with pikepdf.open(BytesIO(photos((3000, 800), (1600, 1200)))) as document:
        sizes = [
            [float(edge) for edge in page.mediabox]
            for page in document.pages
            if "/XObject" in page.Resources
        ]
    assert sizes == [[0, 0, 792, 612], [0, 0, 612, 792]]


def test_a_tiny_picture_is_enlarged_a_little_and_no_other_is() -> None:
    with pikepdf.open(BytesIO(photos((60, 30), (120, 30), (200, 30), (500, 30)))) as document:
        contents = b"".join(page.Contents.read_bytes() for page in document.pages)
    widths = re.findall(rb"q ([0-9.]+) 0 0 [0-9.]+ [0-9.]+ [0-9.]+ cm /P", contents)
    assert [float(width) for width in widths] == [60, 120, 144, 240]


def test_the_text_of_a_paper_is_found_where_its_page_is_shown() -> None:
    data = paper("Meet me at six", "And bring nobody")
    found = pages(exhibit("letter.pdf", data, "application/pdf"))
    (one,) = (page for page in found if "Meet me at six" in page)
    (two,) = (page for page in found if "And bring nobody" in page)
    assert "Page 1 of 2" in one
    assert "Page 2 of 2" in two


def test_searching_leads_to_the_place_where_the_words_are_seen() -> None:
    pdf = exhibit("letter.pdf", paper("Meet me at six"), "application/pdf")
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            words = page.get_textpage()
            hit = words.search("six").get_next()
            if hit is not None:
                left, bottom, right, top = words.get_charbox(hit[0], loose=True)
                picture = next(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
                shown = picture.get_bounds()
                assert shown[0] < left < right < shown[2]
                assert (top - shown[1]) / (shown[3] - shown[1]) == pytest.approx(0.93, abs=0.02)
                assert bottom > shown[1]
                return
    raise AssertionError("the words were not found")


def test_wide_pages_of_a_paper_lie_on_their_side() -> None:
    data = paper("wide", size=(842, 595))
    with pikepdf.open(BytesIO(exhibit("plan.pdf", data, "application/pdf"))) as document:
        (page,) = (one for one in document.pages if "/XObject" in one.Resources)
        assert [float(edge) for edge in page.mediabox] == [0, 0, 792, 612]


def test_a_page_that_cannot_be_shown_has_a_page_that_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = partial(Studio, Limits(memory=150 << 20))
    monkeypatch.setattr("evidencelog.reports.document.Studio", small)
    data = bomb(before=1, after=1, megabytes=200)
    pdf = exhibit("bomb.pdf", data, "application/pdf")
    said = "Page 2 of this file cannot be shown: opening it would fill the memory."
    assert said in text(pdf)
    assert "Page 3 of 3" in text(pdf)


def test_what_a_paper_carries_besides_its_pages_is_said() -> None:
    found = text(exhibit("a.pdf", running(), "application/pdf"))
    assert "holds program code or starts other programs. None of it was run." in found


def test_a_recording_gets_a_sheet_with_its_length_and_what_was_typed_of_it() -> None:
    data = sound(75)
    entry = incident("a", attachments=(attachment("call.wav", data, "audio/wav"),))
    made = report(standing(entry))
    spoken = "[00:02] You know what happens."
    entries = tuple(
        replace(one, exhibits=tuple(replace(it, transcript=spoken) for it in one.exhibits))
        for one in made.entries
    )
    found = text(printed(replace(made, entries=entries), {"call.wav": data})[0])
    for said in (
        "1:15 (75 seconds), as the file says",
        "2 channels; 8,000 samples a second",
        "Laws on recording differ by place; ask whether this recording may be used.",
        "Typed by the person who keeps this record; not made by a program.",
        spoken,
        hashlib.sha256(data).hexdigest(),
    ):
        assert said in found


def test_a_recording_of_unknown_length_says_that() -> None:
    found = text(exhibit("call.mp3", b"ID3 not really a sound", "audio/mpeg"))
    assert "not known: the file does not say it" in found


def test_a_text_file_is_printed_line_by_line() -> None:
    data = b"From: A <a@example.org>\n\n<b>not bold</b>\n"
    found = text(exhibit("mail.eml", data, "message/rfc822"))
    assert "From: A <a@example.org>" in found
    assert "<b>not bold</b>" in found
    assert "Line by line as it stands in the file, decoded as UTF-8." in found


def test_a_long_text_says_where_it_breaks_off() -> None:
    data = b"".join(b"<p>%d</p>\n" % number for number in range(1, 3001))
    found = text(exhibit("page.html", data, "text/html"))
    last = max(int(one) for one in re.findall("<p>([0-9]+)</p>", found))
    assert 100 < last < 300
    assert f"The text goes on to line 3,000; lines {last + 1} to 3,000 are not printed." in found


def test_every_page_of_the_exhibits_has_its_number_and_no_other_page_has() -> None:
    files = {"a.jpg": photo(), "b.pdf": paper("one", "two")}
    types = {"a.jpg": "image/jpeg", "b.pdf": "application/pdf"}
    entry = incident(
        "a", attachments=tuple(attachment(name, files[name], types[name]) for name in files)
    )
    made = replace(report(standing(entry)), bates=Bates(prefix="EX", first=7))
    found = pages(printed(made, files)[0])
    numbered = [re.findall(r"EX[0-9]{6}", page) for page in found]
    begin = next(at for at, page in enumerate(found) if "Index of exhibits" in page)
    assert numbered[begin] == ["EX000007", "EX000008", "EX000010"]
    assert numbered[begin + 1 : begin + 5] == [[f"EX{number:06d}"] for number in range(7, 11)]
    assert not any(numbered[:begin])
    assert not any(numbered[begin + 5 :])


def test_the_index_names_every_exhibit_with_its_pages_and_the_start_of_its_hash() -> None:
    data = photo()
    entry = incident("a", attachments=(attachment("a.jpg", data, description="The door"),))
    found = pages(printed(report(standing(entry)), {"a.jpg": data})[0])
    begin = next(at for at, page in enumerate(found) if "Index of exhibits" in page)
    digest = hashlib.sha256(data).hexdigest()
    for said in ("1-1", "The door", "a.jpg", "picture", f"{digest[:8]} {digest[8:16]}"):
        assert said in found[begin]
    assert f"Page {begin + 2} of" in found[begin + 1]
    assert str(begin + 2) in found[begin].split("picture", 1)[1]
