"""What a file is follows from its content; its name is only compared with it."""

from __future__ import annotations

import io
import wave
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from evidencelog.files.kinds import HEAD, media_type
from evidencelog.files.vocabulary import EXTENSIONS, described

SAMPLES = Path(__file__).parent.parent / "samples"


def picture(form: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8)).save(target, form)
    return target.getvalue()


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return (8 + len(body)).to_bytes(4, "big") + name + body


def file_type(major: bytes, *others: bytes) -> bytes:
    return box(b"ftyp", major, bytes(4), *others)


def track(handler: bytes) -> bytes:
    return box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13))))


def ogg(packet: bytes) -> bytes:
    return b"OggS\0\2" + bytes(20) + b"\1" + bytes([len(packet)]) + packet


def zipped(*members: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def sound() -> bytes:
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(64))
    return target.getvalue()


EMAIL = (
    b"Received: from a by b; Mon, 2 Mar 2026 10:00:00 +0000\r\nFrom: a@example.org\r\n\r\nHello\r\n"
)
TYPES = ("[Content_Types].xml", b"<Types/>")

CONTENTS = {
    "jpeg": (picture("JPEG"), "image/jpeg", "photo (JPEG)"),
    "png": (picture("PNG"), "image/png", "picture (PNG)"),
    "gif": (picture("GIF"), "image/gif", "picture (GIF)"),
    "bmp": (picture("BMP"), "image/bmp", "picture (BMP)"),
    "tiff": (picture("TIFF"), "image/tiff", "picture or scan (TIFF)"),
    "webp": (picture("WEBP"), "image/webp", "picture (WebP)"),
    "avif": (file_type(b"avif", b"mif1"), "image/avif", "photo (AVIF)"),
    "avif, generic": (file_type(b"mif1", b"avif"), "image/avif", "photo (AVIF)"),
    "heic": (file_type(b"heic", b"mif1"), "image/heic", "photo (HEIC)"),
    "heic, generic": (file_type(b"mif1", b"heic"), "image/heic", "photo (HEIC)"),
    "heif": (file_type(b"mif1"), "image/heif", "photo (HEIF)"),
    "mp4": (file_type(b"isom", b"mp41"), "video/mp4", "video or sound recording (MP4)"),
    "mp4 with pictures": (
        file_type(b"mp42") + box(b"moov", track(b"soun"), track(b"vide")),
        "video/mp4",
        "video (MP4)",
    ),
    "mp4 with sound only": (
        file_type(b"mp42") + box(b"moov", track(b"soun")),
        "audio/mp4",
        "sound recording (M4A)",
    ),
    "m4a": (file_type(b"M4A ", b"mp42"), "audio/mp4", "sound recording (M4A)"),
    "mov": (file_type(b"qt  "), "video/quicktime", "video or sound recording (QuickTime)"),
    "old mov": (box(b"wide") + box(b"mdat"), "video/quicktime", described("video/quicktime")),
    "3gp": (file_type(b"3gp4"), "video/3gpp", "video or sound recording (3GP)"),
    "3gp with sound only": (
        file_type(b"3gp4") + box(b"moov", track(b"soun")),
        "audio/3gpp",
        "sound recording (3GP)",
    ),
    "3g2": (file_type(b"3g2a"), "video/3gpp2", "video or sound recording (3G2)"),
    "amr": (b"#!AMR\n" + bytes(40), "audio/amr", "voice recording (AMR)"),
    "amr wide": (b"#!AMR-WB\n" + bytes(40), "audio/amr-wb", "voice recording (AMR wideband)"),
    "opus": (ogg(b"OpusHead\1\1"), "audio/ogg", "sound recording (Opus)"),
    "vorbis": (ogg(b"\1vorbis"), "audio/ogg", "sound recording (Ogg)"),
    "theora": (ogg(b"\x80theora"), "video/ogg", "video (Ogg)"),
    "mp3 with tag": (b"ID3\3\0" + bytes(40), "audio/mpeg", "sound recording (MP3)"),
    "mp3 without tag": (b"\xff\xfb\x90\x64" + bytes(40), "audio/mpeg", "sound recording (MP3)"),
    "wav": (sound(), "audio/wav", "sound recording (WAV)"),
    "flac": (b"fLaC" + bytes(40), "audio/flac", "sound recording (FLAC)"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "application/pdf", "PDF document"),
    "zip": (zipped(("a.txt", b"a")), "application/zip", "compressed folder (ZIP)"),
    "docx": (
        zipped(TYPES, ("_rels/.rels", b""), ("word/document.xml", b"<w/>")),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text document (Word)",
    ),
    "xlsx, other order": (
        zipped(("xl/workbook.xml", b"<x/>"), ("_rels/.rels", b""), TYPES),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "spreadsheet (Excel)",
    ),
    "odt": (
        zipped(("mimetype", b"application/vnd.oasis.opendocument.text")),
        "application/vnd.oasis.opendocument.text",
        "text document (OpenDocument)",
    ),
    "folder named word": (
        zipped(("word/notes.txt", b"a")),
        "application/zip",
        "compressed folder (ZIP)",
    ),
    "sqlite": (b"SQLite format 3\0" + bytes(80), "application/vnd.sqlite3", "database (SQLite)"),
    "plist": (b"bplist00" + bytes(40), "application/x-plist", described("application/x-plist")),
    "email": (EMAIL, "message/rfc822", "email"),
    "mbox": (
        b"From a Mon Mar  2 10:00:00 2026\n" + EMAIL,
        "application/mbox",
        "one or more emails (mbox)",
    ),
    "vcard": (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "text/vcard", "contact card (vCard)"),
    "calendar": (b"BEGIN:VCALENDAR\r\n", "text/calendar", "calendar (iCalendar)"),
    "json": (b'\xef\xbb\xbf{"messages": []}', "application/json", "data (JSON)"),
    "xml": (b"<?xml version='1.0'?><smses count='0'/>", "application/xml", "data (XML)"),
    "html": (b"<!DOCTYPE html><html></html>", "text/html", "web page (HTML)"),
    "xhtml": (b"<?xml version='1.0'?>\n<!DOCTYPE html>", "text/html", "web page (HTML)"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "drawing (SVG)"),
    "rtf": (b"{\\rtf1\\ansi hello}", "application/rtf", "text document (RTF)"),
    "text": ("Zadzwonił o 6 🙂\n".encode(), "text/plain", "text"),
    "text in utf-16": ("hello".encode("utf-16"), "text/plain", "text"),
    "text of an old system": (
        "Zadzwonił o szóstej".encode("cp1250"),
        "text/plain",
        "text (encoding not known)",
    ),
    "chat": (b"[12/03/2026, 18:05:11] Sam: hi\n", "text/plain", "text"),
    "notes like headers": (b"From: Sam\nDate: Monday\n\nthey called\n", "text/plain", "text"),
    "noise": (b"\0\1\2\xfe\0\x17" * 9, "application/octet-stream", "file of an unknown kind"),
    "nothing": (b"", "inode/x-empty", "empty file"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "mime", "words"), CONTENTS.values(), ids=CONTENTS.keys())
def test_a_kind_is_told_by_content_alone(content: bytes, mime: str, words: str) -> None:
    for name in ("file", "file.jpg", "file.txt"):
        found = media_type(content[:HEAD], name)

        assert (found.mime, found.description) == (mime, words)


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        ("__properties_version1.0", "email (Outlook)"),
        ("WordDocument", "text document (Word, older form)"),
        ("Workbook", "spreadsheet (Excel, older form)"),
        ("PowerPoint Document", "slides (PowerPoint, older form)"),
        ("Other", "document (older Microsoft form)"),
    ],
)
def test_older_microsoft_files_are_told_by_their_streams(stream: str, words: str) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le")

    assert media_type(head, "").description == words


@pytest.mark.parametrize(
    ("path", "mime"),
    [
        ("pillow/broken.png", "image/png"),
        ("pillow/broken_exif_dpi.jpg", "image/jpeg"),
        ("pillow/decompression_bomb.gif", "image/gif"),
        ("pillow/timeout.tiff", "image/tiff"),
        ("pillow/truncated_jpeg.jpg", "image/jpeg"),
        ("pillow-heif/L_exif_xmp_iptc.heic", "image/heic"),
        ("pillow-heif/broken_thumbnail.heic", "image/heic"),
        ("pillow-heif/corrupted.heic", "image/heic"),
        ("pypdf/hello-world.pdf", "application/pdf"),
        ("pypdf/crazyones-encrypted-256.pdf", "application/pdf"),
    ],
)
def test_files_of_other_projects_are_told_right(path: str, mime: str) -> None:
    content = (SAMPLES / path).read_bytes()

    found = media_type(content[:HEAD], path)

    assert (found.mime, found.disagreement) == (mime, "")


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        ("pdf", "letter.jpg", 'the name ends in ".jpg", but the content is: PDF document'),
        ("heic", "IMG_1.JPG", 'the name ends in ".JPG", but the content is: photo (HEIC)'),
        ("text", "photo.png", 'the name ends in ".png", but the content is: text'),
        ("noise", "call.mp3", 'the name ends in ".mp3", but the content is not of that kind'),
        ("email", "mail.msg", 'the name ends in ".msg", but the content is: email'),
    ],
)
def test_a_name_that_says_otherwise_is_told(content: str, name: str, sentence: str) -> None:
    assert media_type(CONTENTS[content][0], name).disagreement == sentence


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("pdf", "letter.PDF"),
        ("pdf", "letter"),
        ("pdf", ".jpg"),
        ("pdf", "letter.v2"),
        ("email", "mail.txt"),
        ("html", "Text - 2022.html"),
        ("text", "table.csv"),
        ("zip", "letter.docx"),
        ("mp4", "voice.m4a"),
        ("m4a", "clip.mp4"),
        ("3gp", "clip.3gp"),
        ("opus", "PTT-1.opus"),
        ("noise", "data.bin"),
        ("nothing", "empty.jpg"),
    ],
)
def test_a_name_that_fits_is_not_remarked_on(content: str, name: str) -> None:
    assert media_type(CONTENTS[content][0], name).disagreement == ""


def test_a_hostile_ending_is_shown_and_not_obeyed() -> None:
    found = media_type(CONTENTS["pdf"][0], "letter.\u202ejpg\x1b[2J")

    assert found.disagreement == ""
    assert "\x1b" not in media_type(CONTENTS["pdf"][0], "x.JPG").disagreement


def test_a_head_cut_within_a_character_is_still_text() -> None:
    assert media_type("żółw".encode()[:-1] + b"", "a.txt").mime == "text/plain"
    assert media_type(("ż" * HEAD).encode()[: HEAD - 1], "a.txt").description == "text"


def test_every_kind_with_an_ending_has_words_of_its_own() -> None:
    assert [kind for kind in EXTENSIONS if kind in described(kind)] == []


def test_a_kind_without_words_is_described_by_its_group() -> None:
    assert described("image/x-canon-cr2") == "picture (image/x-canon-cr2)"
    assert described("font/woff2") == "file (font/woff2)"


STARTS = [content[:64] for content, _mime, _words in CONTENTS.values()]


@given(st.sampled_from(STARTS), st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_and_any_name_get_an_answer(start: bytes, rest: bytes, name: str) -> None:
    found = media_type(start + rest, name)

    assert "/" in found.mime
    assert found.description
