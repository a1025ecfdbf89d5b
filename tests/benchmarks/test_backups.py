"""The promises of speed and memory of reading backups of text messages. Nothing here fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.long_backups import bare, ours, write
from tests.benchmarks.measuring import pairs, tell

pytestmark = pytest.mark.bench

MESSAGES = 100_000
PICTURES = 2_000


def test_a_hundred_thousand_messages(tmp_path: Path) -> None:
    """All records as drafts, against expat that only hands over elements and values."""
    path = tmp_path / "sms.xml"
    write(path, MESSAGES)

    found = pairs(lambda: ours(path)[0], lambda: bare(path))

    told = f"{found.ours:.2f} s, {found.ratio:.2f} x expat alone ({found.baseline:.2f} s)"
    tell(f"{MESSAGES:,} messages", told, target="<= 2 x", reached=found.ratio <= 2)


def test_pictures_take_constant_memory(tmp_path: Path) -> None:
    """Pictures of 150 kB within 100,000 messages: a file of 436 MB."""
    path = tmp_path / "sms.xml"
    write(path, MESSAGES, PICTURES)
    command = [sys.executable, "-m", "tests.benchmarks.long_backups", "read", str(path)]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    seconds, memory, records = done.stdout.split()
    size = path.stat().st_size / 1e6
    told = f"{float(seconds):.1f} s, {float(memory):.0f} MB, {int(records):,} records"
    tell(f"backup of {size:.0f} MB", told, target="< 100 MB", reached=float(memory) < 100)
