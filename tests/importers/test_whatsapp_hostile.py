"""Damaged and hostile chats: never an exception of another kind, never without end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.drafts import Draft
from evidencelog.importers.importer import Options, SourceError, UndecidedError
from evidencelog.importers.whatsapp import rows
from evidencelog.importers.whatsapp.reader import WhatsApp
from tests.importers.told_sources import drafts, one, read, remarks, skips

WHATSAPP = WhatsApp()
CHAT = (
    "\ufeff13/12/19, 15:05 - Messages and calls are end-to-end encrypted.\n"
    "13/12/19, 15:05 - Ana: hi\nsecond \u200eline\n"
    "[14/12/19, 3:06:01\u202fPM] Sam: \u200e<attached: 00000001-PHOTO-2019-12-14-15-06-01.jpg>\r\n"
    "٢٤\u200f/١٢\u200f/٢٠١٩، ٣:٠٥ م - سامي: \u200ePOLL:\nx\n\u200eOPTION: y (1 vote)\n"
).encode()


def outcome(data: bytes) -> None:
    start = time.process_time()
    try:
        WHATSAPP.recognise(one(data, "chat.txt"))
        read(WHATSAPP, one(data, "chat.txt"), Options(date_order="dmy", zone="Europe/Berlin"))
    except (SourceError, UndecidedError):
        pass
    assert time.process_time() - start < 5


@given(st.integers(min_value=0, max_value=len(CHAT)))
def test_a_file_cut_off_anywhere_is_read_or_refused(end: int) -> None:
    outcome(CHAT[:end])


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    outcome(data)


@given(st.integers(min_value=0, max_value=len(CHAT) - 1), st.integers(min_value=0, max_value=255))
def test_any_changed_byte_is_read_or_refused(place: int, value: int) -> None:
    outcome(CHAT[:place] + bytes([value]) + CHAT[place + 1 :])


@given(st.text(alphabet="0123456789/.:-[], \n\u200e()<>AaPpMm", max_size=200))
def test_anything_like_heads_is_read_or_refused(text: str) -> None:
    outcome(("13/12/19, 15:05 - Ana: " + text).encode())


@given(
    st.lists(
        st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), max_size=30),
        min_size=1,
        max_size=20,
    )
)
def test_every_message_comes_back_as_it_was_written(texts: list[str]) -> None:
    lines = [f"13/12/19, 15:{at:02} - Ana: {text}\n" for at, text in enumerate(texts)]
    if any(part[:1].isdigit() for text in texts for part in text.split("\n")[1:]):
        return  # a line inside that may look like a head

    found = drafts(read(WHATSAPP, one("".join(lines), "chat.txt")))

    assert [draft.text for draft in found] == texts


@pytest.mark.parametrize("size", [7, 64, 500])
def test_where_blocks_end_changes_nothing(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    lines = [f"13/12/19, 15:{at:02} - Ana: text {at}\nsecond\n\nthird\n" for at in range(60)]
    source = one("before\n" + "".join(lines), "chat.txt")
    whole = read(WHATSAPP, source)

    monkeypatch.setattr(rows, "BLOCK", size)

    assert read(WHATSAPP, source) == whole


def test_a_file_too_large_to_hold_is_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(WHATSAPP, one(CHAT, "chat.txt"))

    monkeypatch.setattr(rows, "HOLD", 0)

    assert read(WHATSAPP, one(CHAT, "chat.txt")) == whole


def test_a_text_without_end_is_a_skip_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "BLOCK", 1000)
    monkeypatch.setattr(rows, "LONGEST", 8000)
    long = "13/12/19, 15:05 - Ana: " + "x" * 99 + "\n" + "more\n" * 4000
    source = one(long + "13/12/19, 15:06 - Sam: after\n", "chat.txt")

    found = read(WHATSAPP, source)

    assert [skip.reason for skip in skips(found)] == ["this text is longer than any message can be"]
    (after,) = drafts(found)
    assert (after.text, after.place) == ("after", "line 4002")


def test_bytes_that_are_no_text_are_shown_and_said() -> None:
    source = one(b"13/12/19, 15:05 - Jos\xe9: caf\xe9\n", "chat.txt")

    found = read(WHATSAPP, source)

    assert [draft.text for draft in drafts(found)] == ["caf\\xe9"]
    assert any("no text" in says for says in remarks(found))


def test_utf_16_is_read() -> None:
    source = one("13/12/19, 15:05 - José: café\n".encode("utf-16"), "chat.txt")

    assert [draft.text for draft in drafts(read(WHATSAPP, source))] == ["café"]


def test_no_mark_of_order_in_a_record_comes_from_its_wording() -> None:
    keys = {
        draft.key
        for text in ("a", "b")
        for draft in read(WHATSAPP, one(f"13/12/19, 15:05 - Ana: {text}\n", "chat.txt"))
        if isinstance(draft, Draft)
    }

    assert len(keys) == 1


@pytest.mark.parametrize(
    "line",
    [
        "1" * 200_000,
        "13/12/19, 15:05" + " " * 200_000,
        "13/12/19, 15:05 - " + "n" * 200_000,
        "13/12/19, 15:05 - Ana: " + "<" * 200_000,
        "13/12/19, 15:05 - Ana: \u200e" + "<a: " * 50_000,
        "13/12/19, 15:05 - Ana: x (" + "(" * 200_000,
        "13/12/19, 15:05 - Ana: POLL:\n" + "OPTION: (1 " * 20_000,
        "\u200e" * 200_000 + "[13/12/19, 15:05:01] Ana: x",
        "13/12/19, 15:05 " + "a" * 200_000 + " - Ana: x",
    ],
)
def test_lines_made_to_keep_a_reader_busy_do_not(line: str) -> None:
    outcome(("13/12/19, 15:05 - Ana: hi\n" + line + "\n").encode())
