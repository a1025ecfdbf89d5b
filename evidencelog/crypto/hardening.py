"""Keeping what is in memory from reaching the disk by accident.

Python cannot wipe its strings, so keys and words stay in memory until the process
ends. What can be done is to keep a crash from writing that memory to a file, and
other processes of the same person from attaching to it.
"""

from __future__ import annotations

import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
"""From <sys/prctl.h>."""


def harden_process() -> None:
    """Switch core dumps off, and on Linux tracing by other processes too.

    Never raises: where a platform has no such switch, nothing changes.
    """
    _forbid_core_files()
    if sys.platform == "linux":
        _forbid_dumping()


def _forbid_core_files() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _forbid_dumping() -> None:
    with suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
