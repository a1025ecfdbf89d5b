"""No file can do harm by what it says of itself: each is left soon, cheaply and calmly."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.files.embedded import FACTS_LIMIT, embedded_facts
from evidencelog.files.facts import VALUE_LIMIT, Bytes, FactKind, UnreadableError, Window
from evidencelog.files.refusals import AttachmentRefusedError
from tests.files.building import KINDS, MADE, SAMPLES, WORD, box, facts, header, zipped

SAMPLE_FILES = sorted(path for path in SAMPLES.rglob("*") if path.suffix in KINDS)
READ_KINDS = [
    *KINDS.values(),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "image/webp",
    "message/rfc822",
    "video/mp4",
]


def test_a_kind_that_says_nothing_is_not_even_opened(tmp_path: Path) -> None:
    assert embedded_facts(tmp_path / "missing.txt", "text/plain") == ()


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AttachmentRefusedError, match="it is a folder"):
        embedded_facts(tmp_path, "image/jpeg")


@pytest.mark.parametrize("path", SAMPLE_FILES, ids=lambda path: path.name)
def test_no_sample_is_slow_or_harmful_even_when_cut(path: Path) -> None:
    content = path.read_bytes()
    begin = time.process_time()

    for part in (content, content[: len(content) // 2], content[:100], content[:9], b""):
        found = embedded_facts(io.BytesIO(part), KINDS[path.suffix])
        assert len(found) <= FACTS_LIMIT + 1

    assert time.process_time() - begin < 2


@given(st.sampled_from(SAMPLE_FILES), st.data())
def test_a_damaged_file_never_raises_and_only_says_storable_things(
    path: Path, data: st.DataObject
) -> None:
    content = bytearray(path.read_bytes()[:20_000])
    spots = st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=30)
    for at, value in data.draw(spots):
        content[at] = value

    for one in embedded_facts(io.BytesIO(bytes(content)), KINDS[path.suffix]):
        assert one.value.encode("utf-8")
        assert len(one.value) <= VALUE_LIMIT


@given(st.sampled_from(READ_KINDS), st.binary(max_size=400))
def test_any_bytes_under_any_name_are_survived(mime: str, content: bytes) -> None:
    assert len(embedded_facts(io.BytesIO(content), mime)) <= FACTS_LIMIT + 1


def directory(entries: int, *, kind: int, count: int) -> bytes:
    """A TIFF directory whose entries all point at the same bytes."""
    lines = b"".join(struct.pack("<HHLL", number, kind, count, 8) for number in range(entries))
    return b"II*\0" + struct.pack("<LH", 8, entries) + lines + bytes(4)


EXHAUSTING: dict[str, tuple[Callable[[], bytes], str]] = {
    "overlapping tags": (lambda: directory(10_000, kind=2, count=200_000), "image/tiff"),
    "tags beyond the end": (lambda: directory(5, kind=2, count=2**32 - 1), "image/tiff"),
    "empty segments": (lambda: b"\xff\xd8" + b"\xff\xe1\0\2" * 200_000, "image/jpeg"),
    "empty texts": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0tEXt\0\0\0\0" * 200_000, "image/png"),
    "empty chunks": (lambda: b"RIFF\0\0\0\0WEBP" + b"EXIF\0\0\0\0" * 200_000, "image/webp"),
    "empty boxes": (lambda: b"\0\0\0\x08moov" * 200_000, "video/mp4"),
    "nested boxes": (lambda: b"\0\0\0\0moov" * 200_000, "video/mp4"),
    "box past the end": (lambda: b"\0\0\0\1moov" + b"\xff" * 8 + bytes(90), "video/mp4"),
    "many times": (
        lambda: box(b"moov", *[header(b"mvhd", number) for number in range(1, 9000)]),
        "video/mp4",
    ),
    "empty frames": (
        lambda: b"ID3\4\0\0\x7f\x7f\x7f\x7f" + b"TXXX\0\0\0\0\0\0" * 200_000,
        "audio/mpeg",
    ),
    "empty lists": (lambda: b"RIFF\0\0\0\0WAVE" + b"LIST\0\0\0\0" * 200_000, "audio/wav"),
    "object streams": (lambda: b"%PDF-" + b"/ObjStm>>stream\n" * 100_000, "application/pdf"),
    "open strings": (lambda: b"%PDF-" + b"/CreationDate(" * 100_000, "application/pdf"),
    "comments": (lambda: b"DATE=" * 200_000, "audio/ogg"),
    "a long header": (lambda: b"Received: " + b" ;" * 500_000, "message/rfc822"),
    "a packed bomb": (lambda: zipped("docProps/core.xml", bytes(50_000_000)), WORD),
    "open elements": (lambda: b"GIF89a<x:xmpmeta" + b"<xmp:CreateDate>" * 90_000, "image/gif"),
}  # fmt: skip


@pytest.mark.parametrize(("made", "mime"), EXHAUSTING.values(), ids=EXHAUSTING.keys())
def test_a_file_made_to_exhaust_is_left_soon_and_cheaply(
    made: Callable[[], bytes], mime: str
) -> None:
    stream = io.BytesIO(made())
    tracemalloc.start()
    begin = time.process_time()

    found = embedded_facts(stream, mime)

    seconds, (_now, most) = time.process_time() - begin, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) <= FACTS_LIMIT + 1
    assert seconds < 5
    assert most < 100_000_000


def test_packed_text_unpacks_only_so_far() -> None:
    packed = b"Software\0\0" + zlib.compress(b"x" * 80_000_000, 9)
    content = b"\x89PNG\r\n\x1a\n" + len(packed).to_bytes(4, "big") + b"zTXt" + packed + bytes(4)

    assert facts(content, "image/png") == {"PNG Software": "x" * VALUE_LIMIT}


def test_a_list_of_members_that_would_fill_the_memory_is_not_read() -> None:
    content = bytearray(zipped("docProps/core.xml", b""))
    end = content.rindex(b"PK\x05\x06")
    content[end + 12 : end + 16] = (50_000_000).to_bytes(4, "little")

    found = embedded_facts(io.BytesIO(bytes(content)), WORD)

    assert [one.value for one in found] == ["there is more of it than is looked through"]


def test_more_facts_than_anybody_reads_are_cut_with_a_word(tmp_path: Path) -> None:
    video = box(b"moov", *[header(b"mvhd", number) for number in range(1, 200)])

    found = embedded_facts(io.BytesIO(video), "video/mp4")

    assert len(found) == FACTS_LIMIT + 1
    assert (found[-1].kind, found[-1].value) == (
        FactKind.UNREADABLE,
        "there is more of it than is listed",
    )


@pytest.mark.parametrize("at", [1_000, 190_000_000])
def test_a_huge_photo_still_tells_its_dates_at_either_end(tmp_path: Path, at: int) -> None:
    photo = (SAMPLES / "pillow-heif/L_exif_xmp_iptc.heic").read_bytes()
    with (tmp_path / "huge.heic").open("wb") as file:
        file.seek(at)
        file.write(photo)
        file.truncate(191_000_000)

    found = {one.label: one.value for one in embedded_facts(tmp_path / "huge.heic", "image/heic")}

    assert found["EXIF DateTimeOriginal"] == "2020:09:14 11:09:34.641 -05:00"
    assert found["XMP xmp:ModifyDate"] == "2018-10-27T16:20:29-05:00"


def test_facts_before_the_damage_are_kept() -> None:
    video = box(b"moov", header(b"mvhd", MADE), b"\0\0\0\x08free" * 30_000)

    found = embedded_facts(io.BytesIO(video), "video/mp4")

    assert [one.kind for one in found] == [FactKind.TIME, FactKind.UNREADABLE]


def test_the_limits_on_reading_hold() -> None:
    data = Bytes(io.BytesIO(bytes(100)), budget=50)
    assert len(data.at(90, 30)) == 10

    with pytest.raises(UnreadableError, match="more of it than is looked through"):
        data.at(0, 60)
    often = Bytes(io.BytesIO(bytes(9)), reads=1)
    assert often.at(0, 1) == bytes(1)
    with pytest.raises(UnreadableError, match="more of it than is looked through"):
        often.at(0, 1)


def test_a_window_behaves_like_a_file() -> None:
    window = Window(Bytes(io.BytesIO(b"0123456789")))

    assert (window.read(3), window.tell(), window.seek(-2, io.SEEK_END)) == (b"012", 3, 8)
    assert window.read() == b"89"
    assert window.seek(1) + window.seek(1, io.SEEK_CUR) == 3
    with pytest.raises(ValueError, match="negative seek"):
        window.seek(-1)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_a_damaged_member_of_any_packing_is_only_said_to_be_damaged(method: int) -> None:
    target = io.BytesIO()
    name = "docProps/core.xml"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, b"<dcterms:created>2026</" * 40, compress_type=method)
    data = bytearray(target.getvalue())
    at = data.find(name.encode()) + len(name) + 9
    data[at : at + 5] = bytes(byte ^ 0xFF for byte in data[at : at + 5])
    assert facts(bytes(data), WORD) == {"file": "it is damaged"}
