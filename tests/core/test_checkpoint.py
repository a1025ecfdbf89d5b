"""Checkpoints and signed notes: exact form, published examples, and what is refused."""

from __future__ import annotations

from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.checkpoint import (
    MAX_NOTE_BYTES,
    Checkpoint,
    CheckpointError,
    Note,
    Signature,
    key_id,
    origin,
)
from evidencelog.core.hashes import LogId, sha256

LOG = LogId(bytes(range(32)))
CHECKPOINT = Checkpoint(log=LOG, size=20852163, root=sha256(b"root"))
TEXT = CHECKPOINT.text()
ORIGIN, SIZE, ROOT = TEXT.splitlines()

# The example at the head of C2SP signed-note.md.
PUBLISHED = """\
Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore \
NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
"""

MALFORMED_TEXTS = {
    "nothing": "",
    "no last line end": TEXT[:-1],
    "extension line": TEXT + "extra\n",
    "empty line": TEXT + "\n",
    "other origin": TEXT.replace("evidencelog.invalid", "example.com"),
    "dot that is any character": TEXT.replace("evidencelog.invalid", "evidencelog_invalid"),
    "capital hexadecimal": TEXT.replace(ORIGIN, "evidencelog.invalid/" + LOG.hex().upper()),
    "short log id": TEXT.replace(ORIGIN, ORIGIN[:-1]),
    "size 0": f"{ORIGIN}\n0\n{ROOT}\n",
    "leading zero": f"{ORIGIN}\n0{SIZE}\n{ROOT}\n",
    "negative": f"{ORIGIN}\n-1\n{ROOT}\n",
    "plus": f"{ORIGIN}\n+1\n{ROOT}\n",
    "other digits": f"{ORIGIN}\n٤\n{ROOT}\n",
    "size too long": f"{ORIGIN}\n{'9' * 17}\n{ROOT}\n",
    "size of no log": f"{ORIGIN}\n{10**15 + 1}\n{ROOT}\n",
    "root without padding": f"{ORIGIN}\n{SIZE}\n{ROOT[:-1]}\n",
    "root of another length": f"{ORIGIN}\n{SIZE}\nAAAA\n",
    "root in web base64": f"{ORIGIN}\n{SIZE}\n{'-' * 43}=\n",
    "trailing bits": f"{ORIGIN}\n{SIZE}\n{'A' * 42}B=\n",
    "carriage returns": TEXT.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("text", MALFORMED_TEXTS.values(), ids=MALFORMED_TEXTS)
def test_malformed_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(CheckpointError, match=r"checkpoint|base64"):
        Checkpoint.parse(text)


def test_checkpoint_is_origin_size_root() -> None:
    assert f"evidencelog.invalid/{LOG.hex()}" == ORIGIN
    assert int(SIZE) == CHECKPOINT.size
    assert b64decode(ROOT) == CHECKPOINT.root


@given(st.integers(min_value=1, max_value=10**15), st.binary())
def test_checkpoint_parses_to_what_was_written(size: int, seed: bytes) -> None:
    checkpoint = Checkpoint(log=LogId(sha256(seed)), size=size, root=sha256(b"", seed))
    assert Checkpoint.parse(checkpoint.text()) == checkpoint


@given(st.integers(min_value=0, max_value=len(TEXT) - 1), st.characters(codec="utf-8"))
def test_accepted_checkpoint_is_spelled_in_one_way(place: int, letter: str) -> None:
    changed = TEXT[:place] + letter + TEXT[place + 1 :]
    try:
        checkpoint = Checkpoint.parse(changed)
    except CheckpointError:
        return
    assert checkpoint.text() == changed


def test_published_note_is_read_and_written_unchanged() -> None:
    note = Note.parse(PUBLISHED.encode())

    assert note.text.endswith("sole:\n\ned è subito sera.\n")
    (line,) = note.signatures
    assert (line.name, line.key_id.hex()) == ("quasimodo.example/salvatore", "367ba04b")
    assert len(line.value) == 64
    assert note.format() == PUBLISHED.encode()


def test_key_id_is_that_of_a_published_key() -> None:
    # golang.org/x/mod/sumdb/note: type byte 0x01, then the public key.
    key = b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")

    assert key[:1] == b"\x01"
    assert key_id("PeterNeumann", key[1:]).hex() == "c74f20a3"


LINE = f"\u2014 {origin(LOG)} {'A' * 8}\n"
MALFORMED_NOTES = {
    "nothing": b"",
    "text without signatures": TEXT.encode(),
    "empty line but no signatures": f"{TEXT}\n".encode(),
    "no last line end": f"{TEXT}\n{LINE}".encode()[:-1],
    "not UTF-8": f"{TEXT}\n{LINE}".encode() + b"\xff",
    "lone surrogate": b"\xed\xa0\x80\n\n" + LINE.encode(),
    "tab": f"a\tb\n\n{LINE}".encode(),
    "carriage return": f"{TEXT}\n{LINE}".replace("\n", "\r\n").encode(),
    "hyphen for the dash": f"{TEXT}\n{LINE}".replace("\u2014", "-").encode(),
    "no name": f"{TEXT}\n\u2014  AAAAAAAA\n".encode(),
    "plus in the name": f"{TEXT}\n\u2014 a+b AAAAAAAA\n".encode(),
    "no-break space in the name": f"{TEXT}\n\u2014 a\u00a0b AAAAAAAA\n".encode(),
    "no signature": f"{TEXT}\n\u2014 a\n".encode(),
    "only a key id": f"{TEXT}\n\u2014 a AAAAAA==\n".encode(),
    "not base64": f"{TEXT}\n\u2014 a AAAA*AAA\n".encode(),
    "letters of another script": f"{TEXT}\n\u2014 a AAAAAAAé\n".encode(),
    "trailing bits": f"{TEXT}\n\u2014 a AAAAAAB=\n".encode(),
    "too much padding": f"{TEXT}\n\u2014 a AAAAAAA==\n".encode(),
    "two spaces": f"{TEXT}\n\u2014 a  AAAAAAAA\n".encode(),
    "text after the signatures": f"{TEXT}\n{LINE}more\n".encode(),
    "too long": b"a\n\n" + LINE.encode() * (MAX_NOTE_BYTES // len(LINE)),
}


@pytest.mark.parametrize("data", MALFORMED_NOTES.values(), ids=MALFORMED_NOTES)
def test_malformed_note_is_refused(data: bytes) -> None:
    with pytest.raises(CheckpointError, match=r"signature|signed|base64"):
        Note.parse(data)


def test_note_keeps_cosignatures_of_others_in_order() -> None:
    lines = tuple(
        Signature(name=f"witness.example/{number}", key_id=bytes([number] * 4), value=b"x" * 72)
        for number in range(16)
    )
    note = Note(text=TEXT, signatures=lines)

    assert Note.parse(note.format()) == note


NOTE = f"{TEXT}\n{LINE}".encode()


@given(st.integers(min_value=0, max_value=len(NOTE) - 1), st.integers(min_value=0, max_value=255))
def test_accepted_note_is_spelled_in_one_way(place: int, byte: int) -> None:
    changed = NOTE[:place] + bytes([byte]) + NOTE[place + 1 :]
    try:
        note = Note.parse(changed)
    except CheckpointError:
        return
    assert note.format() == changed


@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode(errors="replace"))))
def test_any_bytes_are_a_note_or_refused_as_none(data: bytes) -> None:
    try:
        note = Note.parse(data)
    except CheckpointError:
        return
    assert note.format() == data
