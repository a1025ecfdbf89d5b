"""Messages of Outlook: read as the copies they are, and bounded when they are damaged."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencelog.importers.drafts import Draft
from evidencelog.importers.importer import SourceError
from evidencelog.importers.outlook.msg import OutlookImporter
from evidencelog.importers.outlook.properties import charset_of
from evidencelog.importers.outlook.rtf import opened_rtf
from tests.importers.told_sources import Members, drafts, one, read

OUTLOOK = OutlookImporter()
OUTER = (Path(__file__).parent.parent / "samples" / "msg-parser" / "outer.msg").read_bytes()
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes], small_limit: int = 0) -> bytes:
    """Write a compound file of sectors of 512 bytes, all streams in the root, in a list."""
    sectors: list[bytes] = []
    follow: list[int] = []

    def put(data: bytes) -> int:
        first = len(sectors)
        pieces = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)] or [b""]
        for number, piece in enumerate(pieces):
            sectors.append(piece.ljust(512, b"\0"))
            follow.append(first + number + 1 if number + 1 < len(pieces) else END)
        return first

    entries = [_entry("Root Entry", 5, FREE, 1, END, 0)]
    for number, (name, data) in enumerate(streams.items(), start=1):
        following = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, following, FREE, put(data), len(data)))
    directory = put(b"".join(entries))
    fat = len(sectors)
    follow.append(FAT)
    sectors.append(b"".join(struct.pack("<I", one) for one in follow).ljust(512, b"\xff"))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 65534, 9, 6)
    head += bytes(14) + struct.pack("<5I", directory, 0, small_limit, END, 0)
    head += struct.pack("<II", END, 0) + struct.pack("<109I", fat, *([FREE] * 108))
    return head + b"".join(sectors)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    fields = struct.pack("<HBBIII", len(raw), kind, 1, FREE, right, child)
    return raw.ljust(64, b"\0") + fields + bytes(36) + struct.pack("<IQ", start, size)


def saved(**texts: str) -> bytes:
    """Write a message with these text properties, by their number in hexadecimal."""
    streams = {
        f"__substg1.0_{number.removeprefix('p')}001F": text.encode("utf-16-le")
        for number, text in texts.items()
    }
    return compound({"__properties_version1.0": bytes(32), **streams})


def only(data: bytes) -> Draft:
    found = drafts(read(OUTLOOK, one(data, "a.msg")))
    assert len(found) == 1
    return found[0]


def test_a_real_draft_is_read_with_the_message_in_it() -> None:
    draft = only(OUTER)

    assert (draft.subject, draft.text, draft.state) == ("outer subject", "Outer body\n", "draft")
    assert [side.id for side in draft.recipients] == ["outer@foo.bar"]
    assert [file.name for file in draft.files] == ["message.rtf", "test.msg.txt", "message.rtf"]
    reader = draft.files[1].read
    assert reader is not None
    assert b"Subject: test" in b"".join(reader())


def test_it_says_that_it_is_not_the_message_as_it_was_sent() -> None:
    notes = only(OUTER).notes

    assert notes[0] == "this is Outlook's own copy of the message, not the message as it was sent"
    assert notes[1] == "there are no headers of mail servers in it"


def test_headers_of_servers_are_read_where_they_are_kept() -> None:
    draft = only(
        saved(
            p0037="hello",
            p1000="words\r\n",
            p0C1A="Ann",
            p0C1F="/O=FIRM/CN=ANN",
            p5D01="ann@example.org",
            p007D="Received: by mx; Sat, 14 Mar 2026 17:05:09 +0000\r\n"
            "Date: Sat, 14 Mar 2026 18:05:00 +0100\r\nMessage-ID: <1@x>\r\n\r\n",
        )
    )

    assert draft.stamp is not None
    assert draft.stamp.instant == "2026-03-14T17:05:00.000Z"
    assert draft.key == "outlook:1@x"
    assert draft.sender is not None
    assert (draft.sender.id, draft.sender.name) == ("ann@example.org", "Ann")
    assert ("hop 1", "2026-03-14T17:05:09.000Z by mx") in draft.fields
    assert draft.text == "words\n"


def test_a_page_without_plain_text_is_read_for_its_words() -> None:
    data = compound(
        {"__properties_version1.0": bytes(32), "__substg1.0_10130102": b"<p>a</p><p>b</p>"}
    )

    draft = only(data)

    assert draft.text == "a\n\nb"
    assert draft.files[0].name == "message.html"
    assert "the text is the words of an HTML page, which is kept as a file" in draft.notes


def test_other_files_in_the_same_container_are_not_taken_for_messages() -> None:
    word = compound({"WordDocument": b"x"})

    assert OUTLOOK.recognise(one(OUTER, "a.doc")) is not None
    assert OUTLOOK.recognise(one(word, "a.msg")) is None
    with pytest.raises(SourceError, match="no message in this file"):
        read(OUTLOOK, one(word))


@pytest.mark.parametrize("data", [b"", b"x" * 600, bytes.fromhex("d0cf11e0a1b11ae1"), OUTER[:511]])
def test_what_is_no_compound_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="not a file of Outlook"):
        read(OUTLOOK, one(data))


def test_one_damaged_file_of_a_folder_costs_only_itself() -> None:
    damaged = OUTER[:30] + b"\xff\xff" + OUTER[32:]

    found = read(OUTLOOK, Members({"a.msg": OUTER, "b.msg": damaged}))

    assert [draft.place for draft in drafts(found)] == ["a.msg"]


def test_a_chain_that_runs_in_a_circle_ends() -> None:
    data = bytearray(saved(p1000="x" * 2000))
    fat = 512 * (struct.unpack_from("<I", data, 76)[0] + 1)
    body = 1  # the sector after that of the properties
    struct.pack_into("<I", data, fat + 4 * (body + 2), body)

    text = only(bytes(data)).text

    assert text is not None
    assert set(text[:700]) == {"x"}
    assert len(text) == 2000


@given(st.lists(st.tuples(st.integers(0, 8191), st.integers(0, 255)), max_size=40))
@settings(max_examples=60, deadline=None)
def test_flipped_bytes_raise_nothing_but_the_error_of_the_source(
    flips: list[tuple[int, int]],
) -> None:
    data = bytearray(OUTER)
    for at, value in flips:
        data[at] = value
    try:
        found = read(OUTLOOK, one(bytes(data)))
    except SourceError:
        return
    for draft in drafts(found):
        assert all(len(b"".join(file.read())) < 1 << 20 for file in draft.files if file.read)


def test_compressed_text_is_opened_as_the_format_says() -> None:
    # The two examples of [MS-OXRTFCP] 4.1.
    simple = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
        "0af32068656c090020627705b06c647d0a800fa0"
    )
    crossing = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")

    assert opened_rtf(simple) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert opened_rtf(crossing) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert opened_rtf(struct.pack("<IIII", 17, 5, 0x414C454D, 0) + b"plain") == b"plain"
    assert opened_rtf(b"short") is None


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_as_compressed_text_stay_within_their_size(data: bytes) -> None:
    opened = opened_rtf(struct.pack("<IIII", 200, 100, 0x75465A4C, 0) + data)

    assert opened is None or len(opened) <= 136


@pytest.mark.parametrize(
    ("page", "name"), [(1252, "cp1252"), (65001, "utf-8"), (28605, "iso-8859-15"), (None, "")]
)
def test_code_pages_have_the_names_of_charsets(page: int | None, name: str) -> None:
    assert charset_of(page) == name
