"""Who holds the store: the name of the process with a lock on its file, where known.

Linux lists file locks in /proc/locks by inode; elsewhere the answer is empty and the
message says "another program".
"""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path

from evidencelog.core.display import one_line

_WIDEST = 60
_LOCKS = Path("/proc/locks")


def holder_of(path: Path) -> str:
    """Return the command line name of another process that locks `path`, or an empty text."""
    try:
        inode = path.stat().st_ino
        rows = _LOCKS.read_text(encoding="ascii").splitlines()
    except OSError:
        return ""
    for row in rows:
        fields = row.split()
        if len(fields) > 5 and fields[5].rpartition(":")[2] == str(inode):
            name = _command(fields[4])
            if name:
                return name
    return ""


def _command(pid: str) -> str:
    if not pid.isdigit() or int(pid) == os.getpid():
        return ""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return ""
    # Up to the first option: what follows may be anything, private words too.
    known = takewhile(lambda word: word and not word.startswith(b"-"), words[:3])
    names = [Path(word.decode("utf-8", "replace")).name for word in known]
    return one_line(" ".join(names), _WIDEST)
