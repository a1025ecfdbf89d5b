"""Several processes at one log, and processes that end at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from evidencelog.app.verify import verify_log
from tests.app.logs import accounts, new_log, record_text, reopen, whole_story

ADDING = """
    import sys
    from pathlib import Path
    from tests.app.logs import record_text, reopen
    log = reopen(Path(sys.argv[1]))
    for number in range(int(sys.argv[3])):
        text = f"{sys.argv[2]} {number}"
        record_text(log, text)
        print(text, flush=True)
"""


def adding(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", textwrap.dedent(ADDING), str(path), name, str(count)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    new_log(path).close()
    writers = [adding(path, name, 15) for name in ("one", "two")]
    acknowledged = [line for writer in writers for line in writer.communicate()[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0, 0]
    with reopen(path) as log:
        assert sorted(acknowledged) == sorted(text or "" for text in accounts(log).values())
        assert list(accounts(log)) == list(range(1, 31))
        assert verify_log(log).ok


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    new_log(path).close()
    chance = random.Random(2026)
    acknowledged: list[str] = []
    for attempt in range(4):
        writer = adding(path, str(attempt), 1000)
        assert writer.stdout is not None
        acknowledged.append(writer.stdout.readline().strip())
        time.sleep(chance.uniform(0.0, 0.1))
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += writer.communicate()[0].splitlines()
    with reopen(path) as log:
        kept = list(accounts(log).values())
        # The very last of each may have been saved without having been acknowledged yet.
        assert set(acknowledged) <= set(kept)
        assert len(kept) == len(set(kept)) <= len(acknowledged) + 4
        story = whole_story(log)
        assert verify_log(log).ok
    with reopen(path) as log:
        assert whole_story(log) == story
        record_text(log, "Afterwards.")
    assert [file.name for file in tmp_path.iterdir()] == ["log.db"]
