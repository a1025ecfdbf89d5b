"""A closed window or a system that shuts down leaves nothing in clear."""

from __future__ import annotations

import os
import shutil
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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_is_being_written_in_clear_goes_when_the_process_is_ended(
    large: Path, tmp_path: Path, number: signal.Signals
) -> None:
    folder = tmp_path / "out"
    process = subprocess.Popen(
        # Last in the queue, so that it is still at work when it is seen to be.
        [
            *(("nice", "-n", "19") if shutil.which("nice") else ()),
            *(sys.executable, "-m", "evidencelog", "--log", str(large)),
            *("extract", "1", "--to", str(folder)),
        ],
        env={**os.environ, "EVIDENCELOG_PASSPHRASE": SECRET.text},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + 30
    while not any(folder.glob(".*.part")) and time.monotonic() < until:
        time.sleep(0.002)
    process.send_signal(number)
    _out, said = process.communicate(timeout=30)
    assert process.returncode == 128 + number
    assert b"Traceback" not in said
    assert [*folder.iterdir()] == []
