from __future__ import annotations

import subprocess
import sys

import pytest

from evidencelog.crypto import hardening

LOOK = """
import ctypes, resource
from evidencelog.crypto.hardening import harden_process
harden_process()
harden_process()
PR_GET_DUMPABLE = 3
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(PR_GET_DUMPABLE))
print(open("/dev/stdin").read())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is of Linux")
def test_a_hardened_process_leaves_no_core_and_still_reads_its_input() -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOOK], input="words", capture_output=True, text=True
    )

    assert run.stdout == "(0, 0) 0\nwords\n", run.stderr


def test_where_there_is_no_such_switch_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "resource", None)

    hardening.harden_process()


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is of Linux")
def test_a_library_without_the_call_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setitem(sys.modules, "ctypes", None)

    hardening.harden_process()
