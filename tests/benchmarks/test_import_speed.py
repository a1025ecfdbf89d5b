"""Importing 100,000 messages: time, memory, and that it grows with their number only."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import pytest

from evidencelog.app.history import read_history
from evidencelog.app.importing import prepare_import, run_import
from evidencelog.app.messages import rows_of
from evidencelog.app.session import OpenLog
from evidencelog.app.sources import open_source_at
from evidencelog.app.verify import verify_log
from evidencelog.importers.importer import Options
from tests.app.logs import new_log
from tests.app.plain_export import PlainExport, export, line
from tests.benchmarks.measuring import tell, timed

pytestmark = pytest.mark.bench

MANY = 100_000
FEW = 20_000


def generated(path: Path, first: int, end: int) -> Path:
    path.write_bytes(export(*(line(at) for at in range(first, end))))
    return path


def take(log: OpenLog, path: Path) -> int:
    with open_source_at(path) as source:
        preview = prepare_import(log, source, PlainExport(), Options())
        return run_import(log, preview).imported


def seconds(folder: Path, count: int) -> float:
    path = generated(folder / f"{count}.txt", 0, count)
    with new_log(folder / f"{count}.db") as log:
        return timed(lambda: take(log, path))()


def test_whole_import(tmp_path: Path) -> None:
    few, many = seconds(tmp_path, FEW), seconds(tmp_path, MANY)
    tell("import of 100,000 messages", f"{many:.1f} s", target="<= 60 s", reached=many <= 60)
    growth = many / few / (MANY / FEW)
    what = f"{growth:.2f} x that of 20,000 a message"
    tell("import, growth", what, target="<= 1.3 x", reached=growth <= 1.3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1 << 10
    )
    tell("import, memory", f"{peak:.0f} MiB", target="< 300 MiB", reached=peak < 300)


def test_the_next_export_and_what_follows(tmp_path: Path) -> None:
    """An overlapping export, and the log with all of them in it."""
    with new_log(tmp_path / "log.db") as log:
        take(log, generated(tmp_path / "a.txt", 0, MANY))
        later = generated(tmp_path / "b.txt", MANY // 2, MANY + 1000)
        took = timed(lambda: take(log, later))()
        tell("export that overlaps", f"{took:.1f} s", target="<= 60 s", reached=took <= 60)
        read = timed(lambda: read_history(log))()
        tell("list with 101,000 messages", f"{read:.2f} s", target="< 0.3 s", reached=read < 0.3)
        start = time.perf_counter()
        next(iter(rows_of(log, read_history(log), 1, first=MANY - 1)))
        one = time.perf_counter() - start
        tell("one message of 100,000", f"{one:.2f} s", target="< 0.3 s", reached=one < 0.3)
        size = read_history(log).size
        whole = timed(lambda: verify_log(log))()
        rate = size / whole
        tell("verify with messages", f"{rate:,.0f} a s", target=">= 8,000", reached=rate >= 8000)
