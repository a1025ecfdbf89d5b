"""What recordings, sounds, documents and emails say of themselves is listed as found."""

from __future__ import annotations

import io
import struct
import zlib

import pytest

from evidencelog.files.embedded import embedded_facts
from evidencelog.files.facts import FactKind
from tests.files.building import MADE, SAMPLES, WORD, box, facts, header, of_kind, user_text, zipped


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
