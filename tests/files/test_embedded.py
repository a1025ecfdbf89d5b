"""What a file says of itself is listed as found, and no file can do harm by saying it.

The values expected of other projects' files were read from them with exiftool.
"""

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
from PIL import Image, PngImagePlugin

from evidencelog.files.embedded import FACTS_LIMIT, embedded_facts
from evidencelog.files.facts import (
    VALUE_LIMIT,
    Bytes,
    EmbeddedFact,
    FactKind,
    UnreadableError,
    Window,
)
from evidencelog.files.refusals import AttachmentRefusedError

SAMPLES = Path(__file__).parent.parent / "samples"
KINDS = {
    ".gif": "image/gif",
    ".heic": "image/heic",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".tiff": "image/tiff",
}
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


def facts(content: bytes, mime: str) -> dict[str, str]:
    return {one.label: one.value for one in embedded_facts(io.BytesIO(content), mime)}


def of_kind(found: tuple[EmbeddedFact, ...], kind: FactKind) -> list[str]:
    return [one.value for one in found if one.kind == kind]


def photo(form: str, exif: Image.Exif) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8)).save(target, form, exif=exif)
    return target.getvalue()


def camera() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Maker", "Model 1", "2026:03:14 18:05:00"
    exif[0x8769] = {
        0x9003: "2026:03:14 18:04:59",
        0x9291: "250",
        0x9011: "+01:00",
        0x9004: "    :  :     :  :  ",  # what cameras without a clock write
    }
    exif[0x8825] = {
        1: "S",
        2: (33.0, 51.0, 54.0),
        3: "W",
        4: (70.0, 30.0, 0.0),
        7: (17.0, 4.0, 58.5),
        29: "2026:03:14",
    }
    # Only what was read from bytes can be written as TIFF.
    loaded = Image.Exif()
    loaded.load(exif.tobytes())
    return loaded


# ---- photos


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_camera_is_quoted_in_every_format(form: str) -> None:
    found = embedded_facts(io.BytesIO(photo(form, camera())), f"image/{form.lower()}")

    assert found == (
        EmbeddedFact(
            kind=FactKind.TIME,
            label="EXIF DateTimeOriginal",
            value="2026:03:14 18:04:59.250 +01:00",
            raw="2026:03:14 18:04:59; 250; +01:00",
        ),
        EmbeddedFact(
            kind=FactKind.TIME,
            label="EXIF DateTime",
            value="2026:03:14 18:05:00",
            raw="2026:03:14 18:05:00",
        ),
        EmbeddedFact(
            kind=FactKind.TIME,
            label="EXIF GPS date and time (UTC)",
            value="2026:03:14 17:04:58.5",
            raw="2026:03:14 17:04:58.5",
        ),
        EmbeddedFact(
            kind=FactKind.PLACE,
            label="EXIF GPS position",
            value="-33.865000, -70.500000",
            raw="S; 33.0, 51.0, 54.0; W; 70.0, 30.0, 0.0",
        ),
        EmbeddedFact(kind=FactKind.DEVICE, label="EXIF Make", value="Maker", raw="Maker"),
        EmbeddedFact(kind=FactKind.DEVICE, label="EXIF Model", value="Model 1", raw="Model 1"),
    )


def test_an_unknown_zone_stays_unknown() -> None:
    exif = Image.Exif()
    exif[0x0132] = "2026:03:14 18:05:00"

    assert facts(photo("JPEG", exif), "image/jpeg") == {"EXIF DateTime": "2026:03:14 18:05:00"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "pillow/broken_exif_dpi.jpg",
            {
                "EXIF DateTimeOriginal": "2013:09:11 16:45:13.90",
                "EXIF DateTime": "2017:12:06 13:59:33",
                "EXIF Model": "NIKON D800",
            },
        ),
        (
            "pillow/exif_typeerror.jpg",
            {
                "EXIF DateTime": "2010:08:15 13:58:09",
                "XMP exif:DateTimeOriginal": "2010-07-11T13:53:00+02:00",
            },
        ),
        (
            "pillow-heif/L_exif_xmp_iptc.heic",
            {
                "EXIF DateTimeOriginal": "2020:09:14 11:09:34.641 -05:00",
                "EXIF Make": "SONY",
                "EXIF Model": "ILCE-7SM3",
            },
        ),
        (
            "pillow/exif_gps.jpg",
            {
                "EXIF DateTimeOriginal": "2099:09:29 10:10:10",
                "EXIF GPS date and time (UTC)": "1999:99:99 99:99:99",
                "EXIF GPS position": "4294967295.0",
            },
        ),
        (
            "pypdf/commented-xmp.pdf",
            {"PDF CreationDate": "D:20150604133406-06'00'"},
        ),
        ("pypdf/hello-world.pdf", {"PDF CreationDate": "D:20220606143933+02'00'"}),
    ],
)
def test_real_files_are_quoted_as_found_even_where_that_cannot_be(
    path: str, expected: dict[str, str]
) -> None:
    found = {
        one.label: one.value
        for one in embedded_facts(SAMPLES / path, KINDS[Path(path).suffix])
    }  # fmt: skip

    assert {label: found.get(label) for label in expected} == expected


def test_times_that_contradict_each_other_are_all_listed() -> None:
    found = embedded_facts(SAMPLES / "pillow-heif/L_exif_xmp_iptc.heic", "image/heic")

    assert len({value[:10].replace("-", ":") for value in of_kind(found, FactKind.TIME)}) == 2


def test_texts_and_the_time_of_a_png_are_quoted() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Creation Time", "14 Mar 2026")
    texts.add_text("Software", "Screenshot", zip=True)
    texts.add_itxt("XML:com.adobe.xmp", "<xmp:CreateDate>2026-03-14</xmp:CreateDate>", zip=True)
    texts.add(b"tIME", struct.pack(">HBBBBB", 2026, 3, 14, 17, 5, 0))
    target = io.BytesIO()
    Image.new("L", (4, 4)).save(target, "PNG", pnginfo=texts)

    assert facts(target.getvalue(), "image/png") == {
        "PNG Creation Time": "14 Mar 2026",
        "PNG Software": "Screenshot",
        "XMP xmp:CreateDate": "2026-03-14",
        "PNG tIME (UTC)": "2026-03-14 17:05:00",
    }


def test_exif_that_a_converter_wrote_as_text_is_quoted() -> None:
    block = camera().tobytes()
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Raw profile type exif", f"\nexif\n{len(block)}\n{block.hex()}\n", zip=True)
    target = io.BytesIO()
    Image.new("L", (4, 4)).save(target, "PNG", pnginfo=texts)

    assert facts(target.getvalue(), "image/png")["EXIF Make"] == "Maker"


# ---- recordings


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return (8 + len(body)).to_bytes(4, "big") + name + body


def header(name: bytes, created: int, changed: int = 0, *, version: int = 0) -> bytes:
    width = "Q" if version else "L"
    return box(name, bytes([version, 0, 0, 0]), struct.pack(f">{width}{width}", created, changed))


def user_text(name: bytes, text: bytes) -> bytes:
    return box(name, len(text).to_bytes(2, "big") + b"\x15\xc7" + text)


MADE = 3_856_352_700  # 2026-03-14 17:05:00 UTC, in seconds since 1904


def test_a_video_of_a_phone_is_quoted() -> None:
    keys = [b"com.apple.quicktime.location.ISO6709", b"com.apple.quicktime.creationdate"]
    values = [b"+52.2297+021.0122+100.0/", b"2026-03-14T18:05:00+0100"]
    video = box(b"ftyp", b"qt  ", bytes(4)) + box(
        b"moov",
        header(b"mvhd", MADE, MADE + 60),
        box(b"trak", box(b"mdia", header(b"mdhd", MADE, version=1))),
        box(b"udta", user_text(b"\xa9xyz", b"+52.23+021.01/"), user_text(b"\xa9mod", b"Phone 5")),
        box(
            b"meta",
            box(b"hdlr", bytes(8), b"mdta"),
            box(b"keys", bytes(4), b"\0\0\0\2", *(box(b"mdta", key) for key in keys)),
            box(
                b"ilst",
                *(
                    box(number.to_bytes(4, "big"), box(b"data", bytes(8), value))
                    for number, value in enumerate(values, 1)
                ),
            ),
        ),
    )

    assert facts(video, "video/quicktime") == {
        "MP4 mvhd creation time (UTC by the standard)": "2026-03-14 17:05:00",
        "MP4 mvhd modification time (UTC by the standard)": "2026-03-14 17:06:00",
        "MP4 mdhd creation time (UTC by the standard)": "2026-03-14 17:05:00",
        "QuickTime location": "+52.23+021.01/",
        "QuickTime model": "Phone 5",
        "com.apple.quicktime.location.ISO6709": "+52.2297+021.0122+100.0/",
        "com.apple.quicktime.creationdate": "2026-03-14T18:05:00+0100",
    }


def test_a_time_that_was_not_set_or_cannot_be_is_not_invented() -> None:
    video = box(b"moov", header(b"mvhd", 0, 2**64 - 1, version=1))

    assert facts(video, "video/mp4") == {
        "MP4 mvhd modification time (UTC by the standard)": "18446744073709551615"
    }


def test_the_location_of_a_3gp_is_quoted() -> None:
    place = struct.pack(">iii", int(21.0122 * 65536), int(-52.2297 * 65536), 0)
    video = box(b"moov", box(b"udta", box(b"loci", bytes(6), b"Home\0", b"\0", place)))

    found = embedded_facts(io.BytesIO(video), "video/3gpp")

    assert of_kind(found, FactKind.PLACE) == ["-52.229691, 21.012192"]


@pytest.mark.parametrize("length", range(0, 200, 7))
def test_a_recording_cut_anywhere_says_what_is_left_of_it(length: int) -> None:
    video = box(b"ftyp", b"isom", bytes(4)) + box(b"moov", header(b"mvhd", MADE), bytes(200))

    found = facts(video[:length], "video/mp4")

    assert ("MP4 mvhd creation time (UTC by the standard)" in found) == (length >= 40)


# ---- sounds


def test_the_tags_of_an_mp3_are_quoted() -> None:
    def frame(name: bytes, body: bytes) -> bytes:
        return name + len(body).to_bytes(4, "big") + bytes(2) + body

    frames = (
        frame(b"TPE1", b"\0Someone")
        + frame(b"TDRC", b"\1" + "2026-03-14T18:05".encode("utf-16"))
        + frame(b"TSSE", b"\3Recorder 1")
    )
    tag = b"ID3\3\0\0" + bytes([0, 0, len(frames) >> 7, len(frames) & 127]) + frames
    old = b"TAG" + bytes(90) + b"2025" + bytes(31)

    assert facts(tag + bytes(500) + old, "audio/mpeg") == {
        "ID3 TDRC": "2026-03-14T18:05",
        "ID3 TSSE": "Recorder 1",
        "ID3v1 year": "2025",
    }


def test_the_older_tags_of_an_mp3_are_quoted() -> None:
    frames = b"TYE" + (5).to_bytes(3, "big") + b"\x002026"
    tag = b"ID3\2\0\0" + bytes([0, 0, 0, len(frames)]) + frames

    assert facts(tag + bytes(300), "audio/mpeg") == {"ID3 TYE": "2026"}


def test_the_chunks_of_a_wav_are_quoted() -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return name + len(body).to_bytes(4, "little") + body + bytes(len(body) & 1)

    broadcast = bytes(256) + b"Recorder".ljust(32, b"\0") + bytes(32) + b"2026-03-1418:05:00"
    info = b"INFO" + chunk(b"ICRD", b"2026-03-14") + chunk(b"ISFT", b"Lavf\0")
    sound = b"RIFF\0\0\0\0WAVE" + chunk(b"bext", broadcast + bytes(300)) + chunk(b"LIST", info)

    assert facts(sound, "audio/wav") == {
        "WAV bext origination": "2026-03-14 18:05:00",
        "WAV bext originator": "Recorder",
        "WAV ICRD": "2026-03-14",
        "WAV ISFT": "Lavf",
    }


def test_the_comments_of_a_voice_message_are_quoted() -> None:
    comments = [b"DATE=2026-03-14", b"encoder=Recorder", b"LOCATION=Home"]
    body = b"OggS" + b"".join(len(one).to_bytes(4, "little") + one for one in comments)

    assert facts(body + bytes(50), "audio/ogg") == {
        "comment DATE": "2026-03-14",
        "comment ENCODER": "Recorder",
        "comment LOCATION": "Home",
    }


# ---- documents and mail


def test_the_dates_of_a_pdf_are_quoted_from_plain_and_packed_parts() -> None:
    packed = zlib.compress(b"1 0 <</ModDate(D:20260315\\(x\\))/Producer(\xfe\xff\0W\0o)>>")
    content = (
        b"%PDF-1.7\n1 0 obj <</CreationDate (D:20260314180500+01'00')>> endobj\n"
        b"2 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\r\n"
        + packed
        + b"\nendstream\n<</ModDate <FEFF0032003000320036>>>\n%%EOF"
    )

    found = embedded_facts(io.BytesIO(content), "application/pdf")

    assert of_kind(found, FactKind.TIME) == ["D:20260314180500+01'00'", "2026", "D:20260315(x)"]
    assert of_kind(found, FactKind.DEVICE) == ["Wo"]


def test_an_encrypted_pdf_says_why_it_says_nothing() -> None:
    found = embedded_facts(SAMPLES / "pypdf/crazyones-encrypted-256.pdf", "application/pdf")

    assert [(one.kind, one.value) for one in found] == [
        (
            FactKind.UNREADABLE,
            "the document is encrypted, so its own dates cannot be read",
        )
    ]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def zipped(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target.getvalue()


def test_the_properties_of_a_letter_are_quoted() -> None:
    core = (
        b'<dcterms:created xsi:type="dcterms:W3CDTF">2026-03-14T18:05:00Z</dcterms:created>'
        b"<dcterms:modified>2026-03-15T09:00:00Z</dcterms:modified>"
    )

    assert facts(zipped("docProps/core.xml", core), WORD) == {
        "document dcterms:created": "2026-03-14T18:05:00Z",
        "document dcterms:modified": "2026-03-15T09:00:00Z",
    }
    open_document = zipped("meta.xml", b"<dc:date>2026-03-14</dc:date>")
    assert facts(open_document, "application/vnd.oasis.opendocument.text") == {
        "document dc:date": "2026-03-14"
    }


def test_the_headers_of_an_email_are_quoted_in_their_order() -> None:
    mail = (
        b"Received: from b.example by c.example\r\n\tid 2; Sat, 14 Mar 2026 18:06:00 +0100\r\n"
        b"Received: from a by b.example; Sat, 14 Mar 2026 17:05:30 +0000\r\n"
        b"Date: Sat, 14 Mar 2026 18:05:00 +0100\r\n"
        b"X-Originating-IP: [192.0.2.7]\r\nSubject: x\r\n\r\nDate: not a header\r\n"
    )

    found = embedded_facts(io.BytesIO(mail), "message/rfc822")

    assert [(one.kind, one.label, one.value) for one in found] == [
        (FactKind.TIME, "email Received", "Sat, 14 Mar 2026 18:06:00 +0100"),
        (FactKind.TIME, "email Received", "Sat, 14 Mar 2026 17:05:30 +0000"),
        (FactKind.TIME, "email Date", "Sat, 14 Mar 2026 18:05:00 +0100"),
        (FactKind.OTHER, "email X-Originating-IP", "[192.0.2.7]"),
    ]
    assert found[0].raw.startswith("from b.example by c.example id 2;")


# ---- what no file may do


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
    "overlapping tags": (lambda: directory(60_000, kind=2, count=200_000), "image/tiff"),
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
