"""Records, references and sealed parts: one spelling each, and nothing else accepted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.hashes import BlobId, Digest, EntryId, LogId, leaf_hash, sha256
from evidencelog.core.records import (
    MAX_SEQ,
    Record,
    RecordError,
    Reference,
    sealed_digest,
    sealed_parts,
    split_sealed_parts,
)
from evidencelog.errors import NewerVersionError

RECORD = Record(
    log=LogId(bytes(range(32))),
    id=EntryId(bytes(range(16))),
    seq=41,
    prev=sha256(b"prev"),
    content=sha256(b"content"),
    sealed=sha256(b"sealed"),
)
DATA = RECORD.encode()
TEXT = DATA.decode()

MALFORMED = {
    "nothing": b"",
    "line end": DATA + b"\n",
    "space": DATA.replace(b'"seq":', b'"seq": '),
    "leading zero": DATA.replace(b'"seq":41', b'"seq":041'),
    "minus": DATA.replace(b'"seq":41', b'"seq":-41'),
    "fraction": DATA.replace(b'"seq":41', b'"seq":41.0'),
    "exponent": DATA.replace(b'"seq":41', b'"seq":4e1'),
    "text for a number": DATA.replace(b'"seq":41', b'"seq":"41"'),
    "number too long": DATA.replace(b'"seq":41', b'"seq":1000000000000000'),
    "no number": DATA.replace(b'"seq":41', b'"seq":'),
    "other digits": DATA.replace(b'"seq":41', '"seq":٤١'.encode()),
    "capital hexadecimal": DATA.replace(b"0a0b0c", b"0A0B0C"),
    "short id": DATA.replace(b'"id":"00', b'"id":"'),
    "member twice": DATA.replace(b'"seq":41', b'"seq":41,"seq":41'),
    "member too many": DATA.replace(b',"v"', b',"u":"","v"'),
    "members in another order": DATA.replace(b'"seq":41,', b"").replace(b"{", b'{"seq":41,'),
    "byte order mark": b"\xef\xbb\xbf" + DATA,
    "not text": b"\xff" * len(DATA),
    "format nothing": DATA.replace(b"log/1", b"log/"),
    "format 0": DATA.replace(b"log/1", b"log/0"),
    "format 01": DATA.replace(b"log/1", b"log/01"),
    "format of something else": DATA.replace(b"evidencelog/1", b"elsewhere/1"),
    "a version behind the end": DATA + b'"v":"evidencelog/2"',
    "escaped member": DATA.replace(b'"seq"', b'"\\u0073eq"'),
}


@pytest.mark.parametrize("data", MALFORMED.values(), ids=MALFORMED)
def test_malformed_record_is_refused(data: bytes) -> None:
    assert data != DATA
    with pytest.raises(RecordError, match="exact form"):
        Record.decode(data)


@pytest.mark.parametrize("data", [
    DATA.replace(b"log/1", b"log/2"),
    DATA.replace(b"log/1", b"log/10"),
    b'{"anything":[1,2,{"else":null}],"v":"evidencelog/3"}',
], ids=["2", "10", "3 of another shape"])  # fmt: skip
def test_record_of_a_later_format_asks_for_a_newer_program(data: bytes) -> None:
    with pytest.raises(NewerVersionError, match=r"^a record is of format \d+$") as caught:
        Record.decode(data)
    assert "newest" in caught.value.hint


@given(st.integers(min_value=0, max_value=MAX_SEQ), st.binary(min_size=32, max_size=32))
def test_record_decodes_to_what_was_encoded(seq: int, digest: bytes) -> None:
    record = replace(RECORD, seq=seq, prev=Digest(digest))
    assert Record.decode(record.encode()) == record


@given(st.integers(min_value=0, max_value=len(DATA) - 1), st.integers(min_value=0, max_value=255))
def test_accepted_record_is_spelled_in_one_way(place: int, byte: int) -> None:
    changed = DATA[:place] + bytes([byte]) + DATA[place + 1 :]
    try:
        record = Record.decode(changed)
    except (RecordError, NewerVersionError):
        return
    assert record.encode() == changed


@given(st.one_of(st.binary(), st.lists(st.sampled_from([DATA[:9], DATA[9:], b"{", b"}"]))))
def test_any_bytes_are_a_record_or_refused_as_none(data: bytes | list[bytes]) -> None:
    data = data if isinstance(data, bytes) else b"".join(data)
    try:
        record = Record.decode(data)
    except (RecordError, NewerVersionError):
        return
    assert record.encode() == data


@pytest.mark.parametrize(
    "record",
    [
        replace(RECORD, seq=-1),
        replace(RECORD, seq=MAX_SEQ + 1),
        replace(RECORD, id=EntryId(bytes(15))),
        replace(RECORD, log=LogId(bytes(31))),
        replace(RECORD, prev=Digest(b"")),
        replace(RECORD, content=Digest(bytes(33))),
        replace(RECORD, sealed=Digest(bytes(64))),
    ],
    ids=["negative", "too large", "id", "log", "prev", "content", "sealed"],
)
def test_record_with_a_part_of_the_wrong_length_is_never_written(record: Record) -> None:
    with pytest.raises(RecordError, match="wrong length"):
        record.encode()


def test_leaf_is_that_of_the_exact_bytes() -> None:
    assert RECORD.leaf == leaf_hash(DATA)


def test_reference_is_sequence_space_leaf() -> None:
    reference = Reference(seq=7, leaf=RECORD.leaf)
    assert reference.text() == f"7 {RECORD.leaf.hex()}"
    assert Reference.parse(reference.text()) == reference


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        f"7  {'0' * 64}",
        f" 7 {'0' * 64}",
        f"07 {'0' * 64}",
        f"-7 {'0' * 64}",
        f"7 {'0' * 63}",
        f"7 {'A' * 64}",
        f"7 {'0' * 64}\n",
        f"٧ {'0' * 64}",
        f"1{'0' * 15} {'0' * 64}",
    ],
)
def test_malformed_reference_is_refused(text: str) -> None:
    with pytest.raises(RecordError, match="reference"):
        Reference.parse(text)


@given(
    st.lists(st.tuples(st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32)))
)
def test_sealed_parts_give_back_every_digest_in_order(blobs: list[tuple[bytes, bytes]]) -> None:
    entry = sha256(b"entry")
    typed = tuple((BlobId(blob_id), Digest(digest)) for blob_id, digest in blobs)
    parts = sealed_parts(entry=entry, blobs=typed)

    assert split_sealed_parts(parts) == (entry, typed)


@pytest.mark.parametrize("size", [0, 31, 33, 32 + 47, 32 + 49])
def test_sealed_parts_of_another_length_are_refused(size: int) -> None:
    with pytest.raises(RecordError, match="wrong length"):
        split_sealed_parts(bytes(size))


def test_sealed_digest_depends_on_the_order_of_attachments() -> None:
    one = (BlobId(bytes(16)), sha256(b"one"))
    two = (BlobId(b"\x01" * 16), sha256(b"two"))
    entry = sha256(b"entry")

    assert sealed_digest(sealed_parts(entry=entry, blobs=(one, two))) != sealed_digest(
        sealed_parts(entry=entry, blobs=(two, one))
    )
    assert sealed_digest(entry) == sha256(b"evidencelog/sealed/v1\n", entry)
