"""Limits that the process which opens files puts on itself before it opens any.

Where the system has them (Linux, macOS) these are resource limits: address space, processor
time, no core dump, no file written. A thread beside the work watches the memory as well: it
is what holds on Windows, which has no such limits for a single process without a job object,
and on macOS, which accepts a limit on address space and does not keep it. The time that an
answer may take is watched from outside, by the program that waits for it, on every system.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from pathlib import Path
from typing import Final

MOST_ADDRESSES: Final = 3 << 30
"""Bytes of address space; libraries and their threads reserve more than they use."""

MOST_MEMORY: Final = 1200 << 20
"""Bytes in use: a picture of 64 megapixels with transparency, and the copies of it."""

TOO_MUCH_MEMORY: Final = 87
"""The exit code of a process that ended itself for its memory."""

_PAUSE: Final = 0.03  # seconds between two looks
_STATM: Final = Path("/proc/self/statm")


def limit(memory: int = MOST_MEMORY, addresses: int = MOST_ADDRESSES) -> None:
    """Put all limits in force for this process, for good."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (addresses, addresses))
    threading.Thread(target=_watch, args=(memory,), daemon=True).start()


def allow(seconds: int) -> None:
    """Allow so much more processor time from now on."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = time.process_time()
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + seconds + 1, hard))


def _watch(most: int) -> None:
    while True:
        if memory_in_use() > most:
            os._exit(TOO_MUCH_MEMORY)
        time.sleep(_PAUSE)


def memory_in_use() -> int:
    """Return the bytes of memory that this process holds; 0 where that cannot be found out."""
    if sys.platform == "win32":
        return _private_bytes()
    try:
        return int(_STATM.read_bytes().split()[1]) * os.sysconf("SC_PAGESIZE")
    except (OSError, ValueError, IndexError):
        return _at_most()


def _at_most() -> int:
    """Return the most that this process ever held (macOS counts it in bytes)."""
    try:
        import resource
    except ImportError:
        return 0
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if sys.platform == "win32":

    def _private_bytes() -> int:
        """Return the private bytes (PROCESS_MEMORY_COUNTERS, psapi.h)."""
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            _fields_ = [
                ("cb", wintypes.DWORD),
                ("PageFaultCount", wintypes.DWORD),
                ("PeakWorkingSetSize", ctypes.c_size_t),
                ("WorkingSetSize", ctypes.c_size_t),
                ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
                ("QuotaPagedPoolUsage", ctypes.c_size_t),
                ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
                ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
                ("PagefileUsage", ctypes.c_size_t),
                ("PeakPagefileUsage", ctypes.c_size_t),
            ]

        counters = Counters(cb=ctypes.sizeof(Counters))
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = [
            wintypes.HANDLE,
            ctypes.POINTER(Counters),
            wintypes.DWORD,
        ]
        found = kernel.K32GetProcessMemoryInfo(
            kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb
        )
        return int(counters.PagefileUsage) if found else 0
