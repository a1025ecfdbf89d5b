"""The promises of speed and memory of the printed report. Nothing here fails."""

from __future__ import annotations

import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.benchmarks.measuring import tell

pytestmark = pytest.mark.bench

ENTRIES = 10_000
PHOTOGRAPHS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Seconds of processor time, megabytes at most, pages."""

    seconds: float
    memory: float
    pages: int


def printing(what: str, out: Path, count: int) -> Printing:
    """Print in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.long_reports", what, str(out), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, memory, pages = done.stdout.split()
    return Printing(seconds=float(seconds), memory=float(memory), pages=int(pages))


@pytest.mark.parametrize(("what", "named"), [("ours", "whole report"), ("rows", "chronology")])
def test_ten_thousand_entries(tmp_path: Path, what: str, named: str) -> None:
    """Shaped, tagged and linked, against the same rows as ReportLab prints a table."""
    out = tmp_path / "report.pdf"
    found = [
        (printing(what, out, ENTRIES), printing("platypus", out, ENTRIES)) for _time in range(3)
    ]
    ratio = statistics.median(one.seconds / other.seconds for one, other in found)
    one, other = found[0]
    memory = max(one.memory for one, _other in found)
    told = (
        f"{one.seconds:.1f} s, {one.pages:,} pages, {memory:.0f} MB; "
        f"{ratio:.2f} x platypus ({other.seconds:.1f} s, {other.pages:,} pages)"
    )
    reached = ratio <= 1 and memory < 400
    tell(f"{ENTRIES:,} entries, {named}", told, target="<= 1 x, < 400 MB", reached=reached)


def test_photographs(tmp_path: Path) -> None:
    """Photographs of four megabytes each; they are made smaller in another process."""
    found = printing("photographs", tmp_path / "report.pdf", PHOTOGRAPHS)
    size = (tmp_path / "report.pdf").stat().st_size / (1 << 20)
    told = f"{found.memory:.0f} MB, {found.seconds:.1f} s, file of {size:.0f} MB"
    tell(f"{PHOTOGRAPHS} photographs", told, target="< 600 MB", reached=found.memory < 600)
