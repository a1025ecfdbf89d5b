"""Opening a long log in two processes gives what one process gives."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from typing import Any

import pytest

from evidencelog.app import sharing
from evidencelog.app.history import read_history
from evidencelog.app.session import OpenLog
from evidencelog.app.verify import ranges, verify_log
from evidencelog.core.history import Damage, Opened
from evidencelog.storage.store import Store
from tests.app.logs import edit, reopen, whole_story

linux = pytest.mark.skipif(sys.platform != "linux", reason="one process does it all elsewhere")


@pytest.fixture(autouse=True)
def share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "WORTH_SHARING", 2)
    monkeypatch.setattr("threading.active_count", lambda: 1)


def alone(log: OpenLog, monkeypatch: pytest.MonkeyPatch) -> object:
    with monkeypatch.context() as patch:
        patch.setattr(sharing, "WORTH_SHARING", 10**9)
        return whole_story(log)


@linux
def test_two_processes_tell_the_same_story_as_one(
    full: OpenLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = alone(full, monkeypatch)
    started: list[object] = []
    real = sharing._elsewhere

    def noted(store: Store, first: int, end: int, opened: sharing.Open) -> Any:
        started.append(first)
        return real(store, first, end, opened)

    monkeypatch.setattr(sharing, "_elsewhere", noted)
    assert whole_story(full) == expected
    assert len(started) == 1


@linux
def test_damage_found_by_the_second_process_is_told(full: OpenLog) -> None:
    last = read_history(full).size - 1
    edit(full.path, f"UPDATE item SET body = zeroblob(496) WHERE seq IN (1, {last})")
    with reopen(full.path) as log:
        assert {1, last} <= {damage.seq for damage in read_history(log).damaged}


@linux
def test_the_first_process_does_it_all_when_the_second_one_dies(
    full: OpenLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = alone(full, monkeypatch)

    def die(_records: object) -> object:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    monkeypatch.setattr(sharing, "_packed", die)
    assert whole_story(full) == expected


@linux
def test_a_reading_that_is_given_up_leaves_no_process(full: OpenLog) -> None:
    def opened(_store: Store, first: int, _end: int) -> list[Opened | Damage]:
        if first == 0:
            raise KeyboardInterrupt
        return []

    with pytest.raises(KeyboardInterrupt):
        list(sharing.open_shared(full.store, 10, opened))
    assert multiprocessing.active_children() == []


def test_a_verification_shared_out_finds_the_same(
    full: OpenLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = verify_log(full)
    monkeypatch.setattr(ranges, "WORTH_SHARING", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert verify_log(full) == expected

    def no_pool(**_options: object) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr(ranges, "ProcessPoolExecutor", no_pool)
    assert verify_log(full) == expected
