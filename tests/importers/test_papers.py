"""Photographs, recordings and documents: each file as it is, and what its name says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.drafts import Item, Paper
from evidencelog.importers.importer import Pages, SourceError
from evidencelog.importers.papers.hints import times_in
from evidencelog.importers.papers.importer import PdfImporter, PhotosImporter
from evidencelog.importers.papers.signatures import family_of
from tests.importers.told_sources import Members, one, read, skips

PHOTOS = PhotosImporter()
PDF = PdfImporter()
JPEG = b"\xff\xd8\xff\xe0 a picture"
PAPER = b"%PDF-1.7\n a paper"
SAMPLES = Path(__file__).parent.parent / "samples"


class WithPages(Members):
    """A source that can read documents."""

    def peek(self, name: str) -> bytes:
        return self.members[name][:65536]

    def pages(self, name: str) -> Pages:
        if b"locked" in self.members[name]:
            raise SourceError("it is locked")
        return Pages(texts=("one", "", "three"), notes=("odd",))


def papers(found: list[Item]) -> list[Paper]:
    return [item for item in found if isinstance(item, Paper)]


def test_each_file_of_a_folder_is_a_paper_and_others_are_listed() -> None:
    source = Members({"a/IMG_1.JPG": JPEG, "a/.DS_Store": b"x", "a/list.txt": b"text"})

    found = read(PHOTOS, source)

    (paper,) = papers(found)
    assert (paper.place, paper.file.name) == ("a/IMG_1.JPG", "IMG_1.JPG")
    assert paper.file.read is not None
    assert b"".join(paper.file.read()) == JPEG
    assert [(skip.place, skip.reason) for skip in skips(found)] == [
        ("a/list.txt", "it is not such a file")
    ]


def test_a_recording_that_nothing_reads_is_kept_for_its_name_and_says_so() -> None:
    source = Members({"voice.qcp": b"unknown", "empty.mp3": b"", "lie.mp3": PAPER})

    found = read(PHOTOS, source)

    assert [(paper.place, paper.notes) for paper in papers(found)] == [
        ("voice.qcp", ("only its name says what it is",)),
        ("lie.mp3", ()),
    ]
    assert [(skip.place, skip.reason) for skip in skips(found)] == [("empty.mp3", "it is empty")]


def test_a_file_that_moved_keeps_its_key_and_another_has_its_own() -> None:
    here = papers(read(PHOTOS, Members({"a/1.jpg": JPEG, "a/2.jpg": JPEG + b"."})))
    there = papers(read(PHOTOS, one(JPEG, "copy of 1.jpg")))

    assert here[0].key == there[0].key != here[1].key


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("Screenshot_20240101-123456_WhatsApp.png", ["20240101-123456"]),
        ("Screenshot 2024-01-31 at 9.41.12 PM.png", ["2024-01-31"]),
        ("Screenshot 2024-01-31 at 21.41.12.png", ["2024-01-31 at 21.41.12"]),
        ("IMG_20240229_235959123.jpg", ["20240229_235959123"]),
        ("WhatsApp Image 2024-03-01 at 18.05.11.jpeg", ["2024-03-01 at 18.05.11"]),
        ("PXL_20231224_181500.mp4", ["20231224_181500"]),
        ("2024_05_06.pdf", ["2024_05_06"]),
        ("IMG_1234.PNG", []),
        ("folder 20240101/IMG_1.PNG", []),
        ("12020240101555.png", []),
        ("20241399.jpg", []),
    ],
)
def test_a_name_says_a_time_only_where_it_stands(name: str, times: list[str]) -> None:
    assert [value for _label, value in times_in(name)] == times


def test_a_picture_of_a_screen_says_so() -> None:
    (paper,) = papers(read(PHOTOS, one(JPEG, "Screenshot_20240101-123456.png")))

    assert paper.notes == ("its name says that it is a picture of a screen",)
    assert paper.times == (("file name", "20240101-123456"),)


@pytest.mark.parametrize(
    ("head", "family"),
    [
        (JPEG, "picture"),
        (b"\0\0\0\x18ftypheic", "picture"),
        (b"\0\0\0\x18ftypisom", "recording"),
        (b"\0\0\0\x08wide\0\0\0\0mdat", "recording"),
        (b"#!AMR\n<", "recording"),
        (b"RIFF\0\0\0\0WAVEfmt ", "recording"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "picture"),
        (b"\xff\xfb\x90\x00", "recording"),
        (b"\xff\xf1\x50\x80", "recording"),
        (b"\xff\xfe\xff\xff", None),
        (b"\xff\xfeM\0e\0s\0", None),
        (b"  \n%PDF-1.4", "paper"),
        (b"Hello", None),
        (b"PK\x03\x04", None),
        (b"", None),
    ],
)
def test_content_tells_the_family_of_a_file(head: bytes, family: str | None) -> None:
    assert family_of(head) == family


@given(st.binary(max_size=64))
def test_any_beginning_has_a_family_or_none(head: bytes) -> None:
    assert family_of(head) in ("picture", "recording", "paper", None)


def test_a_document_has_the_texts_of_its_pages() -> None:
    found = read(PDF, WithPages({"report.pdf": PAPER, "locked.pdf": PAPER + b"locked"}))

    sound, locked = papers(found)
    assert (sound.pages, sound.notes) == (("one", "", "three"), ("odd",))
    assert locked.pages == ()
    assert locked.notes[0] == "its pages could not be read: it is locked"


def test_photos_and_documents_are_recognised_by_content() -> None:
    assert PHOTOS.recognise(Members({"a.jpg": JPEG, "b.mp4": b"\0\0\0\x18ftypmp42"})) is not None
    assert PHOTOS.recognise(Members({"a.txt": b"text", "b.jpg": PAPER})) is None
    assert PDF.recognise(one(JPEG)) is None
    assert PDF.recognise(one(PAPER)) is not None


def test_a_source_without_any_such_file_is_refused() -> None:
    with pytest.raises(SourceError, match="no file of this kind"):
        read(PHOTOS, one(b"text", "a.txt"))


def test_every_sample_picture_and_document_is_told_apart() -> None:
    pictures = [*(SAMPLES / "pillow").iterdir(), *(SAMPLES / "pillow-heif").iterdir()]
    families = {
        path.name: family_of(path.read_bytes()[:1024])
        for path in pictures
        if path.suffix in (".jpg", ".png", ".gif", ".tiff", ".heic")
    }

    assert families
    assert set(families.values()) == {"picture"}
