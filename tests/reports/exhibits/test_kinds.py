"""Which way a file is shown, and whether its name promises something else."""

from __future__ import annotations

import pytest

from evidencelog.reports.exhibits.kinds import contradicts, handling


@pytest.mark.parametrize(
    ("head", "mime", "name", "expected"),
    [
        (b"\xff\xd8\xff\xe0", "application/octet-stream", "a", "picture"),
        (b"junk\n%PDF-1.4", "application/octet-stream", "a", "paper"),
        (b"RIFF\0\0\0\0WEBP", "audio/wav", "a.wav", "picture"),
        (b"RIFF\0\0\0\0WAVE", "audio/wav", "a.wav", "recording"),
        (b"\0\0\0\x18ftypheic", "application/octet-stream", "a.heic", "picture"),
        (b"\0\0\0\x18ftypisom", "video/mp4", "a.mp4", "recording"),
        (b"<svg", "image/svg+xml", "a.svg", "drawing"),
        (b"hello", "text/plain", "a.jpg", "writing"),
        (b"\x01\x02", "application/octet-stream", "a.jpg", "picture"),
        (b"\x01\x02", "application/octet-stream", "a.bin", "nothing"),
        (b"PK\x03\x04", "application/zip", "a.zip", "nothing"),
        (b"{}", "application/json", "a.json", "writing"),
    ],
)
def test_how_a_file_is_shown(head: bytes, mime: str, name: str, expected: str) -> None:
    assert handling(head, mime, name) == expected


@pytest.mark.parametrize(
    ("mime", "name", "expected"),
    [
        ("image/jpeg", "a.png", True),
        ("image/jpeg", "a.JPEG", False),
        ("image/png", "a.pdf", True),
        ("text/plain", "a.jpg", True),
        ("audio/mp4", "a.mp4", False),
        ("application/pdf", "a.PDF", False),
        ("message/rfc822", "a.txt", False),
        ("application/pdf", "a.unknown", False),
        ("application/pdf", "no point", False),
    ],
)
def test_a_name_that_promises_something_else(mime: str, name: str, expected: bool) -> None:
    assert contradicts(mime, name) == expected
