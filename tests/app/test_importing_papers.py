"""Photographs and documents that are imported: entries of their own, with what they say."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from evidencelog.app.history import read_history
from evidencelog.app.importing import Imported, prepare_import, run_import
from evidencelog.app.session import OpenLog
from evidencelog.app.sources import open_source_at
from evidencelog.core.imported import Page, ReplyTo
from evidencelog.core.kinds import Document
from evidencelog.importers.importer import Importer, Options, SourceError
from evidencelog.importers.papers.importer import PdfImporter, PhotosImporter
from evidencelog.importers.registry import recognise
from tests.app.imports import entry, messages, rows

SAMPLES = Path(__file__).parent.parent / "samples"
PHOTO = SAMPLES / "pillow" / "exif_gps.jpg"


def take(log: OpenLog, path: Path, importer: Importer) -> Imported:
    with open_source_at(path) as source:
        return run_import(log, prepare_import(log, source, importer, Options()))


def documents(log: OpenLog) -> list[Document]:
    entries = (standing.current for standing in read_history(log).entries.values())
    return [one for one in entries if isinstance(one, Document)]


def paper(path: Path, *pages: str) -> Path:
    canvas = Canvas(str(path))
    for page in pages:
        for number, text in enumerate(page.split("\n")):
            canvas.drawString(72, 720 - 14 * number, text)
        canvas.showPage()
    canvas.save()
    return path


def test_a_photo_becomes_an_entry_with_every_time_and_place_in_it(
    empty: OpenLog, tmp_path: Path
) -> None:
    photo = tmp_path / "20240101_120000.jpg"
    photo.write_bytes(PHOTO.read_bytes())

    done = take(empty, photo, PhotosImporter())

    (made,) = documents(empty)
    (file,) = made.attachments
    facts = {(fact.what, fact.label): fact.value for fact in file.embedded}
    assert done.documents == (2,)
    assert facts["time", "file name"] == "20240101_120000"
    assert facts["time", "EXIF DateTimeOriginal"] == "2099:09:29 10:10:10"
    assert made.occurred is None


@pytest.mark.parametrize("packed", [False, True])
def test_photos_of_a_folder_and_of_an_archive_give_the_same_entries(
    empty: OpenLog, tmp_path: Path, packed: bool
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(PHOTO.read_bytes())
    (folder / "b.jpg").write_bytes((SAMPLES / "pillow" / "broken_exif_dpi.jpg").read_bytes())
    source = folder
    if packed:
        source = tmp_path / "photos.zip"
        with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in folder.iterdir():
                archive.write(path, path.name)

    take(empty, source, PhotosImporter())

    found = {file.name: file for made in documents(empty) for file in made.attachments}
    assert set(found) == {"a.jpg", "b.jpg"}
    assert all(file.embedded for file in found.values())


def test_a_folder_of_photos_is_kept_once_and_only_new_ones_are_added(
    empty: OpenLog, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(PHOTO.read_bytes())
    first = take(empty, folder, PhotosImporter())
    (folder / "b.jpg").write_bytes((SAMPLES / "pillow" / "broken_exif_dpi.jpg").read_bytes())
    second = take(empty, folder, PhotosImporter())

    kept = read_history(empty).entries[1].current
    assert kept.attachments == ()
    assert (first.imported, second.imported, second.duplicates) == (1, 1, 1)


def test_a_document_gives_a_row_for_each_page_that_has_text(empty: OpenLog, tmp_path: Path) -> None:
    take(empty, paper(tmp_path / "records.pdf", "first page\nsecond line", "", "last"),
         PdfImporter())  # fmt: skip

    pages = [row for row in rows(empty, 1) if isinstance(row, Page)]
    assert [(page.page, page.text) for page in pages] == [
        (1, "first page\nsecond line"),
        (3, "last"),
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\nnothing", "it is damaged"),
        (
            (SAMPLES / "pypdf" / "crazyones-encrypted-256.pdf").read_bytes(),
            "locked with a password",
        ),
    ],
    ids=["damaged", "locked"],
)
def test_a_document_that_cannot_be_opened_is_kept_and_says_why(
    empty: OpenLog, tmp_path: Path, data: bytes, why: str
) -> None:
    path = tmp_path / "records.pdf"
    path.write_bytes(data)
    with open_source_at(path) as source, pytest.raises(SourceError, match=why):
        source.pages("records.pdf")

    take(empty, path, PdfImporter())

    (made,) = documents(empty)
    assert why in (made.attachments[0].note or "")


def test_a_member_that_is_read_to_and_fro_is_not_unpacked_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidencelog.app.sources import archive as archives

    monkeypatch.setattr(archives, "MOST_REPEATED", 100_000)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jpg", bytes(1 << 20))
        archive.writestr("b.jpg", b"b")
    with open_source_at(path) as source, source.open("a.jpg") as stream:
        stream.seek(900_000)
        stream.read(1)
        stream.seek(0)
        stream.seek(600_000, io.SEEK_SET)
        with pytest.raises(SourceError, match=r"a\.jpg in the archive is damaged"):
            stream.seek(200_000)


REPORT = """Message Report
Timezone: America/New_York
Message 1 of 2
Sent: 03/14/2026 6:05 PM
From: Alex Rivera
To: Blake Stone (First Viewed: Never)
Subject: Pick-up
Can you come at five?
Message 2 of 2
Sent: 03/15/2026 8:00 AM
From: Blake Stone
To: Alex Rivera (First Viewed: 03/15/2026 8:10 AM)
Subject: Re: Pick-up
No.
Sent: 03/14/2026 6:05 PM
From: Alex Rivera
To: Blake Stone (First Viewed: Never)
Subject: Pick-up
Can you come at five?"""


def test_a_message_report_is_read_out_of_its_pages_and_kept_whole(
    empty: OpenLog, tmp_path: Path
) -> None:
    path = paper(tmp_path / "report.pdf", REPORT)
    with open_source_at(path) as source:
        (importer, recognised), *_others = recognise(source)
    assert (importer.name, recognised.tool) == ("ofw-pdf", "OurFamilyWizard")

    take(empty, path, importer)

    first, second = messages(empty, 1)
    kept = entry(empty, 1)
    assert (first.text, second.text, second.reply) == (
        "Can you come at five?",
        "No.",
        ReplyTo(row=1),
    )
    assert kept.basis == "description"
    assert [(file.name, file.type) for file in kept.attachments] == [
        ("report.pdf", "application/pdf")
    ]
