"""The length of recordings, from headers alone."""

from __future__ import annotations

import struct
import wave
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.reports.exhibits.recordings import Ends, facts_of
from evidencelog.reports.exhibits.shown import Recording


def sound(seconds: float, rate: int = 8000) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(1)
        file.setframerate(rate)
        file.writeframes(bytes(int(seconds * rate) * 2))
    return out.getvalue()


def box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", 8 + len(body)) + name + body


def film(seconds: int, middle: int = 0) -> bytes:
    """An MP4 whose header stands at the end, as phones write it."""
    header = struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80)
    return (
        box(b"ftyp", b"isom\0\0\0\0isom")
        + box(b"mdat", bytes(middle))
        + box(b"moov", box(b"mvhd", header))
    )


def test_a_sound_says_how_long_it_lasts() -> None:
    data = sound(12.5)
    assert facts_of(data, b"", len(data)) == Recording(seconds=12.5, channels=2, rate=8000)


def test_a_film_is_read_from_its_two_ends() -> None:
    data = film(75, middle=100_000)
    assert facts_of(data[:1000], data[-1000:], len(data)).seconds == 75


def test_a_voice_recording_of_a_phone_is_counted() -> None:
    data = b"#!AMR\n" + (b"\x3c" + bytes(31)) * 100  # mode 7: 31 bytes for 20 ms
    assert facts_of(data, b"", len(data)).seconds == pytest.approx(2.0)


@pytest.mark.parametrize("data", [b"", b"ID3", b"OggS" * 10, b"RIFF\xff\xff\xff\xffWAVEfmt "])
def test_what_headers_do_not_say_is_not_known(data: bytes) -> None:
    assert facts_of(data, b"", len(data)) == Recording()


def test_a_length_that_no_recording_has_is_not_believed() -> None:
    assert facts_of(film(4_000_000), b"", 200).seconds is None


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"ID3\x04\0\0", b"OggS", b"fLaC", b"#!AMR\n"])
)
def test_nothing_in_a_file_raises(data: bytes, start: bytes) -> None:
    assert isinstance(facts_of(start + data, b"", len(start + data)), Recording)


def test_between_the_two_ends_nothing_can_be_read() -> None:
    ends = Ends(b"abc", b"xyz", 100)
    assert ends.read(10) == b"abc"
    assert ends.read(10) == b""
    ends.seek(98)
    assert ends.read() == b"yz"
