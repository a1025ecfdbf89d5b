"""Reading a mailbox of some thousand messages, beside the parser of the standard library alone."""

from __future__ import annotations

import email
import io
import tracemalloc
from collections.abc import Iterator
from email import policy
from pathlib import Path
from typing import BinaryIO

import pytest

from evidencelog.importers.importer import Options
from evidencelog.importers.mail.mbox import MailboxImporter
from tests.benchmarks.measuring import pairs, tell, timed

pytestmark = pytest.mark.bench

MANY = 8_000
MESSAGE = """From 1@xxx Sat Mar 14 18:05:00 +0000 2026
Received: from relay.example.com by mx.example.org; Sat, 14 Mar 2026 17:05:09 +0000
Received: from pc by relay.example.com; Sat, 14 Mar 2026 17:05:02 +0000
Date: Sat, 14 Mar 2026 18:05:00 +0100
From: =?utf-8?q?Ren=C3=A9?= <rene@example.org>
To: Ann <ann@example.org>, bob@example.org
Subject: =?utf-8?b?V29jaGVuZW5kZQ==?=
Message-ID: <{number}@example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b{number}"

--b{number}
Content-Type: text/plain; charset=utf-8

{words}
--b{number}
Content-Type: text/html; charset=utf-8

<p>{words}</p>
--b{number}--

"""


class OnDisk:
    """A mailbox on the disk, as the importer is given it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name

    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def size(self, name: str) -> int:
        return self.path.stat().st_size

    def open(self, name: str) -> BinaryIO:
        return io.BufferedReader(io.FileIO(self.path))


def letters(count: int) -> Iterator[str]:
    words = "the children are back at six, and the coat is in the car\n" * 10
    return (MESSAGE.format(number=number, words=words) for number in range(count))


def by_library(path: Path) -> int:
    count = 0
    for raw in path.read_bytes().split(b"\n\nFrom 1@xxx"):
        message = email.message_from_bytes(raw, policy=policy.compat32)
        count += sum(1 for part in message.walk() if part.get_payload(decode=True))
    return count


def test_a_mailbox_beside_the_bare_library(tmp_path: Path) -> None:
    path = tmp_path / "all.mbox"
    path.write_text("".join(letters(MANY)), encoding="utf-8")
    importer, source = MailboxImporter(), OnDisk(path)

    found = pairs(
        timed(lambda: sum(1 for _item in importer.read(source, Options()))),
        timed(lambda: by_library(path)),
        count=3,
    )

    each = found.ours * 1e6 / MANY
    what = f"{found.ratio:.1f} x the parser of the library, {each:.0f} us a message"
    tell("mailbox", what, target="<= 3 x", reached=found.ratio <= 3)


def test_a_mailbox_in_memory_that_does_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "all.mbox"
    path.write_text("".join(letters(MANY)), encoding="utf-8")

    tracemalloc.start()
    for _item in MailboxImporter().read(OnDisk(path), Options()):
        pass
    peak = tracemalloc.get_traced_memory()[1] / (1 << 20)
    tracemalloc.stop()

    size = path.stat().st_size / (1 << 20)
    what = f"{peak:.1f} MiB for a mailbox of {size:.0f} MiB"
    tell("mailbox, memory", what, target="<= 8 MiB", reached=peak <= 8)
