"""Long backups of text messages, made up; and reading one in a process of its own.

`python -m tests.benchmarks.long_backups read FILE` prints the seconds of processor time that
the importer takes, the most memory in megabytes, and how many records it gave.
"""

from __future__ import annotations

import base64
import os
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from evidencelog.importers.drafts import Draft
from evidencelog.importers.importer import Options
from evidencelog.importers.sms.backup import SmsBackupRestore

WORDS = "please call me when you can the children are at school tomorrow äöü 😀 & no".split()
HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"


class OneFile:
    """A source of one file on the disk."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path

    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def size(self, _name: str) -> int:
        return self._path.stat().st_size

    def open(self, _name: str) -> BinaryIO:
        return self._path.open("rb")


def write(path: Path, messages: int, pictures: int = 0, size: int = 150_000) -> None:
    """Write a backup of short messages, with pictures of this size among them."""
    with path.open("w", encoding="utf-8") as out:
        out.write(f'{HEAD}<smses count="{messages + pictures}" backup_set="1" type="full">\n')
        for number, line in enumerate(_messages(messages)):
            out.write(line)
            if pictures and number % (messages // pictures) == 0:
                out.write(_picture(size))
        out.write("</smses>\n")


def _messages(count: int) -> Iterator[str]:
    chosen = random.Random(1)
    at = 1_512_226_167_463
    for _number in range(count):
        at += chosen.randrange(1000, 3_600_000)
        local = datetime.fromtimestamp(at / 1000, UTC) - timedelta(hours=8)
        written = f"{local:%b} {local.day}, {local.year} {local:%H:%M:%S}"
        body = quoteattr(" ".join(chosen.choice(WORDS) for _word in range(chosen.randrange(3, 20))))
        kind = chosen.choice("12")
        yield (
            f'  <sms protocol="0" address="+1555000{chosen.randrange(30):04}" date="{at}"'
            f' type="{kind}" subject="null" body={body} toa="null" sc_toa="null"'
            f' service_center="null" read="1" status="-1" locked="0"'
            f' date_sent="{at - 1000 if kind == "1" else 0}" sub_id="-1"'
            f' readable_date="{written}" contact_name="Contact A" />\n'
        )


def _picture(size: int) -> str:
    data = base64.b64encode(b"\xff\xd8\xff" + os.urandom(size)).decode()
    return (
        '  <mms date="1720997593000" msg_box="1" address="+15550000001" m_type="132">\n'
        f'    <parts><part seq="0" ct="image/jpeg" cl="a.jpg" data="{data}" /></parts>\n'
        "  </mms>\n"
    )


def bare(path: Path) -> float:
    """Return the seconds of processor time of expat alone, handing over every element."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, _values: None
    start = time.process_time()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return time.process_time() - start


def ours(path: Path) -> tuple[float, int]:
    """Return the seconds of processor time of the importer, and its records."""
    start = time.process_time()
    items = SmsBackupRestore().read(OneFile(path), Options())
    records = sum(isinstance(item, Draft) for item in items)
    return time.process_time() - start, records


if __name__ == "__main__":
    seconds, records = ours(Path(sys.argv[2]))
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, records)
