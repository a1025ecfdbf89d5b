from __future__ import annotations

import hashlib
import sys
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.exceptions import AlreadyFinalized, InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.hashes import BlobId, EntryId
from evidencelog.crypto import chunked
from evidencelog.crypto.envelope import BlobKey, SealBrokenError
from evidencelog.crypto.stream import (
    ChunkStream,
    blob_decryptor,
    blob_encryptor,
    decryptor,
    encryptor,
)
from tests.crypto.samples import BLOB, BLOB_KEY, ENTRY, LOG, OTHER_LOG, flipped

VECTORS = Path(__file__).parent / "vectors" / "cobblestone_256.txt"
BORDERS = [0, 1, 15, 16, 16_383, 16_384, 16_385, 32_767, 32_768, 32_769, 50_000]
CHANGED = "an attachment was changed or cut"

LIBRARY = "library"
OWN = "own"


@pytest.fixture(params=[LIBRARY, OWN])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with the library's streams and with our own."""
    chosen: str = request.param
    choose(chosen, monkeypatch)
    return chosen


def choose(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == LIBRARY:
        pytest.importorskip("cryptography.cobblestone")
    else:
        # None makes the import fail, as it does where the module is missing.
        monkeypatch.setitem(sys.modules, "cryptography.cobblestone", None)


def message(length: int) -> bytes:
    return hashlib.shake_128(b"message").digest(length)


def run(stream: ChunkStream, data: bytes, step: int = 10_000) -> bytes:
    parts = [stream.update(data[at : at + step]) for at in range(0, len(data), step)]
    return b"".join([*parts, stream.finalize()])


def seal(data: bytes) -> bytes:
    return run(blob_encryptor(BLOB_KEY, log=LOG, entry_id=ENTRY, blob_id=BLOB), data)


def unseal(data: bytes) -> bytes:
    return run(blob_decryptor(BLOB_KEY, log=LOG, entry_id=ENTRY, blob_id=BLOB), data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    number: str
    valid: bool
    key: bytes
    context: bytes
    ciphertext: bytes
    length: int
    sha512: str


def vectors() -> Iterator[Vector]:
    for line in VECTORS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        number, result, key, context, deflated, *expected = line.split()
        length, sha512 = expected or ("0", "")
        yield Vector(
            number=number,
            valid=result == "valid",
            key=bytes.fromhex(key),
            context=bytes.fromhex(context.strip("-")),
            ciphertext=zlib.decompress(bytes.fromhex(deflated)),
            length=int(length),
            sha512=sha512,
        )


@pytest.mark.parametrize("vector", list(vectors()), ids=lambda vector: vector.number)
def test_published_vectors(way: str, vector: Vector) -> None:
    stream = decryptor(vector.key, vector.context)
    if vector.valid:
        plain = run(stream, vector.ciphertext)
        assert len(plain) == vector.length
        assert hashlib.sha512(plain).hexdigest() == vector.sha512
    else:
        with pytest.raises(SealBrokenError, match=CHANGED):
            run(stream, vector.ciphertext)


@pytest.mark.parametrize("length", BORDERS)
@pytest.mark.parametrize(("writer", "reader"), [(LIBRARY, OWN), (OWN, LIBRARY), (OWN, OWN)])
def test_what_one_way_writes_the_other_reads(writer: str, reader: str, length: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        choose(writer, patch)
        sealed = seal(message(length))
    with pytest.MonkeyPatch.context() as patch:
        choose(reader, patch)
        assert unseal(sealed) == message(length)


@pytest.mark.parametrize("length", BORDERS)
def test_both_ways_write_the_same_bytes_for_the_same_salt(length: int) -> None:
    pytest.importorskip("cryptography.cobblestone")
    sealed = run(encryptor(BLOB_KEY, b"context"), message(length))

    own = chunked.ChunkEncryptor(BLOB_KEY, b"context", salt=sealed[: chunked.SALT])

    assert run(own, message(length)) == sealed


@given(length=st.integers(0, 60_000), step=st.integers(1, 40_000))
def test_how_the_bytes_arrive_does_not_matter(length: int, step: int) -> None:
    sealed = run(chunked.ChunkEncryptor(BLOB_KEY, b""), message(length), step)

    assert run(chunked.ChunkDecryptor(BLOB_KEY, b""), sealed, step) == message(length)
    assert len(sealed) == chunked.HEADER + length + chunked.TAG * (length // chunked.CHUNK + 1)


def test_the_context_is_that_of_rule_11(way: str) -> None:
    context = b"evidencelog/blob/v1\n" + LOG + ENTRY + BLOB

    assert run(decryptor(BLOB_KEY, context), seal(b"a scanned letter")) == b"a scanned letter"


def test_the_same_attachment_twice_never_looks_the_same(way: str) -> None:
    assert seal(b"a scanned letter") != seal(b"a scanned letter")


def test_no_byte_of_a_short_attachment_can_change(way: str) -> None:
    sealed = seal(b"a scanned letter")

    for at in range(len(sealed)):
        with pytest.raises(SealBrokenError, match=CHANGED):
            unseal(flipped(sealed, at))


def test_no_cut_goes_unnoticed(way: str) -> None:
    sealed = seal(message(33_000))
    chunk_end = chunked.HEADER + chunked.CHUNK + chunked.TAG

    for length in (0, 1, 24, 55, 56, 57, 72, chunk_end - 1, chunk_end, chunk_end + 1, 33_000):
        with pytest.raises(SealBrokenError, match=CHANGED):
            unseal(sealed[:length])


@pytest.mark.parametrize("added", [1, 16, 20_000])
def test_nothing_can_be_added(way: str, added: int) -> None:
    with pytest.raises(SealBrokenError, match=CHANGED):
        unseal(seal(message(20_000)) + bytes(added))


def test_chunks_cannot_change_places(way: str) -> None:
    sealed = seal(message(40_000))
    step = chunked.CHUNK + chunked.TAG
    header, first, second, rest = (
        sealed[:56],
        sealed[56 : 56 + step],
        sealed[56 + step : 56 + 2 * step],
        sealed[56 + 2 * step :],
    )

    assert unseal(header + first + second + rest) == message(40_000)
    with pytest.raises(SealBrokenError, match=CHANGED):
        unseal(header + second + first + rest)


@pytest.mark.parametrize(
    "other",
    [
        lambda: blob_decryptor(BLOB_KEY, log=OTHER_LOG, entry_id=ENTRY, blob_id=BLOB),
        lambda: blob_decryptor(BLOB_KEY, log=LOG, entry_id=EntryId(BLOB), blob_id=BLOB),
        lambda: blob_decryptor(BLOB_KEY, log=LOG, entry_id=ENTRY, blob_id=BlobId(ENTRY)),
        lambda: blob_decryptor(BlobKey(bytes(32)), log=LOG, entry_id=ENTRY, blob_id=BLOB),
    ],
    ids=["log", "entry", "attachment", "key"],
)
def test_an_attachment_opens_only_in_its_place(way: str, other: Callable[[], ChunkStream]) -> None:
    with pytest.raises(SealBrokenError, match=CHANGED):
        run(other(), seal(b"a scanned letter"))


def test_a_broken_stream_stays_broken(way: str) -> None:
    stream = blob_decryptor(BLOB_KEY, log=LOG, entry_id=ENTRY, blob_id=BLOB)
    with pytest.raises(SealBrokenError, match=CHANGED):
        stream.update(flipped(seal(message(20_000)), 100))

    with pytest.raises(SealBrokenError, match=CHANGED):
        stream.update(b"more")
    with pytest.raises(SealBrokenError, match=CHANGED):
        stream.finalize()


def test_our_own_decryptor_fails_like_the_librarys() -> None:
    stream = chunked.ChunkDecryptor(BLOB_KEY, b"")
    with pytest.raises(InvalidTag):
        stream.update(bytes(chunked.HEADER))

    with pytest.raises(AlreadyFinalized, match="the stream is finished"):
        stream.update(b"more")
    with pytest.raises(AlreadyFinalized, match="the stream is finished"):
        stream.finalize()


def test_a_finished_stream_cannot_go_on(way: str) -> None:
    stream = blob_encryptor(BLOB_KEY, log=LOG, entry_id=ENTRY, blob_id=BLOB)
    sealed = stream.finalize()
    opened = blob_decryptor(BLOB_KEY, log=LOG, entry_id=ENTRY, blob_id=BLOB)
    assert opened.update(sealed) + opened.finalize() == b""

    for step in (stream.finalize, opened.finalize, lambda: stream.update(b"more")):
        with pytest.raises(AlreadyFinalized):
            step()


def test_a_key_of_another_length_is_a_mistake_of_the_caller(way: str) -> None:
    for make in (encryptor, decryptor):
        with pytest.raises(ValueError, match="32"):
            make(bytes(31), b"")


def test_the_counter_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunked, "MAX_CHUNKS", 2)
    stream = chunked.ChunkEncryptor(BLOB_KEY, b"")
    stream.update(message(2 * chunked.CHUNK))

    with pytest.raises(OverflowError, match="at most"):
        stream.finalize()


def test_memory_stays_constant_however_long_the_attachment(way: str) -> None:
    sealing = blob_encryptor(BLOB_KEY, log=LOG, entry_id=ENTRY, blob_id=BLOB)
    opening = blob_decryptor(BLOB_KEY, log=LOG, entry_id=ENTRY, blob_id=BLOB)
    slice_ = bytes(1 << 20)
    opening.update(sealing.update(slice_))
    tracemalloc.start()
    try:
        for _round in range(24):
            opening.update(sealing.update(slice_))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 8 << 20
