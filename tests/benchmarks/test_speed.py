"""The promises of speed (docs: what to expect). Run by `make bench`; nothing here fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table

from evidencelog.app.keys_in_use import keys_of
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog
from evidencelog.app.verify import verify_keyless, verify_log
from evidencelog.app.verify.ranges import look
from evidencelog.storage.engine import open_engine
from evidencelog.storage.store import Store
from tests.app.logs import SECRET, new_log, reopen
from tests.benchmarks.long_logs import SHORT, long_log
from tests.benchmarks.measuring import pairs, tell, timed

pytestmark = pytest.mark.bench

CORES = min(2, os.cpu_count() or 1)


@pytest.fixture(scope="session")
def five_thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return long_log(tmp_path_factory.mktemp("long") / "log.db", 5000)


@pytest.fixture(scope="session")
def hundred_thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return long_log(tmp_path_factory.mktemp("longest") / "log.db", 100_000)


@pytest.fixture
def short(tmp_path: Path) -> Path:
    with new_log(tmp_path / "short.db") as log:
        record(log, SHORT)
    return tmp_path / "short.db"


def command(path: Path, *arguments: str) -> None:
    """Run the program once, as a person would."""
    environ = os.environ | {"EVIDENCELOG_PASSPHRASE": SECRET.text, "EVIDENCELOG_LOG": str(path)}
    subprocess.run(
        [sys.executable, "-m", "evidencelog", *arguments],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def test_help() -> None:
    found = pairs(
        timed(lambda: subprocess.run([sys.executable, "-m", "evidencelog", "--help"],
                                     stdout=subprocess.DEVNULL, check=True)),
        timed(lambda: subprocess.run([sys.executable, "-c", "import click"], check=True)),
        count=15,
    )  # fmt: skip
    what = f"{found.ours * 1000:.0f} ms, {found.ratio:.2f} x python + import click"
    tell("--help", what, target="< 1.5 x", reached=found.ratio < 1.5)


@pytest.mark.parametrize(
    ("name", "arguments", "limit"),
    [
        ("list", ("list",), 0.3),
        ("add", ("log", "incident", "--no-input", "--title", "x"), 0.3),
        ("search", ("search", "--", "shouted"), 0.6),
        ("verify", ("verify",), 0.6),
    ],
)
def test_commands_on_five_thousand_entries(
    five_thousand: Path, short: Path, name: str, arguments: tuple[str, ...], limit: float
) -> None:
    """Against the same command on a log with one entry: start-up, key, imports are in both."""
    found = pairs(
        timed(lambda: command(five_thousand, *arguments)),
        timed(lambda: command(short, *arguments)),
    )
    what = f"{found.difference:.2f} s more than on a short log ({found.ours:.2f} s)"
    tell(f"{name}, 5,000 entries", what, target=f"< {limit} s", reached=found.difference < limit)


def test_append(tmp_path: Path) -> None:
    """One short entry, durable, against one bare row with the same settings, durable."""
    with new_log(tmp_path / "log.db") as log:
        bare = tmp_path / "bare.db"
        bare.touch()
        engine = open_engine(bare)
        metadata = MetaData()
        table = Table(
            "t", metadata, Column("n", Integer, primary_key=True), Column("x", LargeBinary)
        )
        metadata.create_all(engine)
        row = os.urandom(900)

        def insert() -> None:
            with engine.begin() as connection:
                connection.execute(table.insert().values(x=row))

        found = pairs(timed(lambda: record(log, SHORT)), timed(insert), count=200)
        engine.dispose()
    what = f"{found.ours * 1000:.1f} ms, {found.ratio:.2f} x a bare insert and commit"
    tell("append, unlocked", what, target="<= 2.5 x", reached=found.ratio <= 2.5)


SIZE = 512 << 20
ATTACH = """
import resource, sys, time
from pathlib import Path
from tests.app.logs import record_text, reopen
log = reopen(Path(sys.argv[1]))
record_text(log, "So that everything is loaded.", Path(sys.argv[2]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
record_text(log, "A long one.", Path(sys.argv[3]))
taken = time.perf_counter() - start
print(taken, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
PLAIN = """
import hashlib, os, sys, time
start = time.perf_counter()
digest = hashlib.sha256()
with open(sys.argv[1], "rb") as source, open(sys.argv[2], "wb") as target:
    while chunk := source.read(1 << 20):
        digest.update(chunk)
        target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
print(time.perf_counter() - start)
os.unlink(sys.argv[2])
"""


def test_attach(tmp_path: Path) -> None:
    """512 MiB, against reading, hashing once, writing and syncing the same file."""
    long, small = tmp_path / "long.bin", tmp_path / "small.bin"
    small.write_bytes(b"x")
    with long.open("wb") as file:
        for _ in range(SIZE >> 20):
            file.write(os.urandom(1 << 20))
    empty = tmp_path / "empty.db"
    new_log(empty).close()
    grown: list[float] = []

    def attach() -> float:
        path = Path(shutil.copy(empty, tmp_path / "log.db"))
        seconds, memory = run(ATTACH, path, small, long)
        grown.append(memory)
        path.unlink()
        return seconds

    found = pairs(attach, lambda: run(PLAIN, long, tmp_path / "copy.bin")[0])
    memory = max(grown)
    what = f"{found.ours:.2f} s, {found.ratio:.2f} x hash + write + sync, {memory:.0f} MB more"
    reached = found.ratio <= 2 and memory < 60
    tell("attach 512 MiB", what, target="<= 2 x, < 60 MB", reached=reached)


def run(code: str, *paths: Path) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, paths)], capture_output=True, text=True, check=True
    )
    return [float(number) for number in done.stdout.split()]


def test_verify(hundred_thousand: Path) -> None:
    """Entries a second over 100,000; there is no baseline, so each rate is shown."""
    with reopen(hundred_thousand) as log:
        one = sorted(rate_of_one_core(log) for _ in range(3))[1]
        rates = sorted(rate(lambda: verify_log(log).records) for _ in range(3))
    what = f"{one:,.0f} a second a core, {rates[1]:,.0f} on {CORES}"
    tell("verify, 100,000 entries", what, target=">= 8,000 a core", reached=one >= 8000)
    with Store.open(str(hundred_thousand)) as store:
        rates = sorted(rate(lambda: verify_keyless(store).records) for _ in range(7))
    what = f"{rates[3]:,.0f} a second ({rates[0]:,.0f} to {rates[-1]:,.0f})"
    tell("verify --keyless", what, target=">= 60,000", reached=rates[3] >= 60_000)


def rate_of_one_core(log: OpenLog) -> float:
    """Records a second of processor time, which other work on the machine does not take."""
    start, records = time.process_time(), 20_000
    look(log.store, log.log, 0, records, keys_of(log))
    return records / (time.process_time() - start)


def rate(verify: object) -> float:
    assert callable(verify)
    start = time.perf_counter()
    records = verify()
    return float(records) / (time.perf_counter() - start)
