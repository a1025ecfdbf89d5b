"""A closed window or a system that shuts down leaves nothing in clear."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evidencelog.app.create import create_log
from evidencelog.app.record import FileToAttach, record
from evidencelog.app.session import PassphraseSecret, unlock
from tests.app.logs import CHEAP, SECRET, TickingClock, incident

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A log with a file that takes a while to write."""
    path, clock = tmp_path / "log.db", TickingClock()
    (tmp_path / "film.bin").write_bytes(bytes(96 << 20))
    create_log(str(path), passphrase=SECRET.text, clock=clock, cost=CHEAP)
    with unlock(str(path), PassphraseSecret(SECRET.text), clock=clock) as log:
        record(log, incident("A film."), [FileToAttach(tmp_path / "film.bin")])
    return path


def _ended(large: Path, folder: Path, number: signal.Signals) -> tuple[int, bytes]:
    """End an extraction that is seen to be at work; returns its code and what it said."""
    process = subprocess.Popen(
        [sys.executable, "-m", "evidencelog", "--log", str(large), "extract", "1", "--to", folder],
        env={**os.environ, "EVIDENCELOG_PASSPHRASE": SECRET.text},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + 30
    while not any(folder.glob(".*.part")) and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(0.02)  # well under way
    process.send_signal(number)
    _out, said = process.communicate(timeout=30)
    return process.returncode, said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_is_being_written_in_clear_goes_when_the_process_is_ended(
    large: Path, tmp_path: Path, number: signal.Signals
) -> None:
    code, said, folder = 0, b"", tmp_path
    for attempt in range(8):
        folder = tmp_path / f"out-{attempt}"
        code, said = _ended(large, folder, number)
        if code:  # else it was through before the signal came
            break
    assert code == 128 + number
    assert b"Traceback" not in said
    assert [*folder.iterdir()] == []
