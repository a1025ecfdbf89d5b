"""The process apart: it opens what it is given, and nothing that it meets reaches the program."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO

import pytest
from PIL import Image

from evidencelog.errors import DamagedError
from evidencelog.reports.exhibits.papers import drawn_pages
from evidencelog.reports.exhibits.pictures import decode
from evidencelog.reports.exhibits.shown import (
    Described,
    Paper,
    Picture,
    Recording,
    Shown,
    Unshown,
    Writing,
)
from evidencelog.reports.exhibits.studio import Limits, ReadAttachment, Studio
from evidencelog.reports.model import Exhibit, Region
from evidencelog.reports.redaction.matching import Redactor
from evidencelog.reports.redaction.naming import terms_for
from tests.reports.exhibits.papers_made import bomb, paper
from tests.reports.samples import photo


def exhibit(data: bytes, type_: str = "image/jpeg", name: str = "a", **more: object) -> Exhibit:
    return Exhibit(
        label="1-1",
        entry=1,
        about="",
        id="a",
        name=name,
        type=type_,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        **more,  # type: ignore[arg-type]
    )


def reading(data: bytes) -> ReadAttachment:
    def read(_id: str) -> Iterable[bytes]:
        return [data[start : start + 10_000] for start in range(0, len(data), 10_000)]

    return read


def shown(data: bytes, type_: str, name: str = "a", **more: object) -> Shown:
    with Studio() as studio:
        return studio.show(exhibit(data, type_, name, **more), reading(data))


@cache
def noise(side: int = 3000) -> bytes:
    out = BytesIO()
    Image.effect_noise((side, side), 90).save(out, "PNG", compress_level=0)
    return out.getvalue()


def test_a_picture_comes_out_as_it_would_here() -> None:
    assert shown(photo(), "image/jpeg") == decode(photo())


def test_pages_come_out_as_they_would_here_one_after_the_other() -> None:
    data = paper("one", "two", "three")
    with Studio() as studio:
        found = studio.show(exhibit(data, "application/pdf"), reading(data))
        assert isinstance(found, Paper)
        assert (found.count, found.printed) == (3, 3)
        assert list(found.pages) == list(drawn_pages(data, [1, 2, 3]))


def test_the_other_kinds() -> None:
    assert isinstance(shown(b"RIFF....WAVE", "audio/wav"), Recording)
    assert isinstance(shown(b"a line\n", "text/plain"), Writing)
    assert shown(b"PK\x03\x04", "application/zip") == Described()
    assert shown(b"", "inode/x-empty") == Unshown(reason="empty")


def test_what_is_in_the_file_decides_and_not_how_it_was_recorded() -> None:
    assert isinstance(shown(photo(), "application/pdf", name="paper.pdf"), Picture)
    data = paper("x")
    with Studio() as studio:
        found = studio.show(exhibit(data, "image/jpeg", name="x.jpg"), reading(data))
        assert isinstance(found, Paper)


def test_no_more_pages_than_allowed_are_opened() -> None:
    data = paper(*"abcde")
    with Studio(Limits(pages=2)) as studio:
        found = studio.show(exhibit(data, "application/pdf"), reading(data))
        assert isinstance(found, Paper)
        assert (found.count, found.printed) == (5, 2)
        assert [page.number for page in found.pages] == [1, 2]


def test_regions_are_painted_over_in_the_other_process() -> None:
    region = Region(left=0, top=0, right=1, bottom=1)
    found = shown(photo(), "image/jpeg", regions=(region,))
    assert isinstance(found, Picture)
    assert found.covered == 1
    with Image.open(BytesIO(found.copy.jpeg)) as image:
        assert image.convert("L").getextrema() == (0, 0)


def test_a_withheld_file_is_not_even_read() -> None:
    def read(_id: str) -> Iterator[bytes]:
        raise AssertionError("the file was read")

    with Studio() as studio:
        assert studio.show(exhibit(photo(), withheld="kept back"), read) == Described()


def test_a_file_that_is_not_the_recorded_one_is_not_opened() -> None:
    with Studio() as studio:
        found = studio.show(exhibit(photo()), reading(photo((10, 10))))
        assert found == Unshown(reason="unreadable")
        assert studio.show(exhibit(photo()), reading(photo())) == decode(photo())


def test_a_file_that_breaks_off_is_not_opened_and_the_next_one_is() -> None:
    def read(_id: str) -> Iterator[bytes]:
        yield photo()[:200]
        raise DamagedError("the file is not what was recorded")

    with Studio() as studio:
        assert studio.show(exhibit(photo()), read) == Unshown(reason="unreadable")
        assert studio.show(exhibit(photo()), reading(photo())) == decode(photo())


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_works() -> None:
    with Studio(Limits(seconds=0.02)) as studio:
        started = time.monotonic()
        found = studio.show(exhibit(noise(), "image/png"), reading(noise()))
        assert found == Unshown(reason="took too long")
        assert time.monotonic() - started < 10
        studio.limits = Limits()
        assert studio.show(exhibit(photo()), reading(photo())) == decode(photo())


def test_a_file_that_fills_the_memory_ends_only_that_process() -> None:
    data = noise()
    with Studio(Limits(memory=40 << 20)) as studio:
        found = studio.show(exhibit(data, "image/png"), reading(data))
        assert found == Unshown(reason="too much to unpack")
        assert studio.show(exhibit(b"a", "text/plain"), reading(b"a")) == Writing(
            lines=("a",), count=1, encoding="UTF-8"
        )


def test_a_page_that_breaks_the_process_costs_no_other_page() -> None:
    data = bomb(before=1, after=2, megabytes=200)
    with Studio(Limits(memory=150 << 20)) as studio:
        found = studio.show(exhibit(data, "application/pdf"), reading(data))
        assert isinstance(found, Paper)
        assert [(page.number, page.reason) for page in found.pages] == [
            (1, None),
            (2, "too much to unpack"),
            (3, None),
            (4, None),
        ]


def test_a_paper_that_takes_too_long_as_a_whole_is_broken_off() -> None:
    data = paper(*"abc")
    with Studio(Limits(seconds_of_file=0)) as studio:
        found = studio.show(exhibit(data, "application/pdf"), reading(data))
        assert isinstance(found, Paper)
        (page,) = found.pages
        assert (page.number, page.reason, page.through) == (1, "took too long", 3)


def test_pages_that_nobody_took_do_not_get_in_the_way_of_the_next_file() -> None:
    data = paper(*"abc")
    with Studio() as studio:
        found = studio.show(exhibit(data, "application/pdf"), reading(data))
        assert isinstance(found, Paper)
        next(found.pages)
        assert studio.show(exhibit(photo()), reading(photo())) == decode(photo())


def test_the_process_learns_nothing_that_is_private(monkeypatch: pytest.MonkeyPatch) -> None:
    from evidencelog.reports.exhibits.studio import _environment

    monkeypatch.setenv("EVIDENCELOG_PASSPHRASE", "three words here")
    assert not any("PASSPHRASE" in name for name in _environment())


def test_lines_keep_their_numbers_where_words_over_two_of_them_are_removed() -> None:
    redactor = Redactor(terms_for(["Jordan Reed"], []))
    data = b"first\nJordan\nReed came\nthen Jor-\ndan Reed\nlast Jordan Reed"
    with Studio(redactor=redactor) as studio:
        found = studio.show(exhibit(data, "text/plain", "a.txt"), reading(data))
    assert isinstance(found, Writing)
    assert found.lines == (
        "first", "[removed 1]", " came", "then [removed 1]", "", "last [removed 1]"
    )  # fmt: skip


def test_the_texts_of_files_are_read_without_drawing_them() -> None:
    region = Region(left=0, top=0, right=1, bottom=1)
    pages, lines = paper("one word", "two words"), b"a line\nanother"
    with Studio() as studio:
        found = studio.read(exhibit(pages, "application/pdf"), reading(pages))
        assert (found.texts, found.pages) == (("one word", "two words"), 2)
        found = studio.read(exhibit(lines, "text/plain"), reading(lines))
        assert (found.texts, found.pages) == (("a line\nanother",), 0)
        found = studio.read(exhibit(photo(), regions=(region,)), reading(photo()))
        assert (found.texts, found.pages) == ((), 1)
        found = studio.read(exhibit(b"no PDF at all", "application/pdf"), reading(b"no PDF at all"))
        assert (found.texts, found.pages) == ((), 0)
        assert isinstance(studio.show(exhibit(photo()), reading(photo())), Picture)


def test_a_picture_without_regions_is_not_opened_to_be_read() -> None:
    with Studio() as studio:
        assert studio.read(exhibit(photo()), reading(photo())).pages == 0
        assert studio._process is None
