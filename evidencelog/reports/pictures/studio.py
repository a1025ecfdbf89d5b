"""Runs the decoding process, starts it anew when a file broke it, and ends it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from evidencelog.reports.pictures.decoding import Picture, PictureError
from evidencelog.reports.pictures.worker import MOST_SECONDS, read_frame, write_frame

_ROOT = Path(__file__).parent.parent.parent.parent
_PRIVATE = "EVIDENCELOG_"
_MODULE = "evidencelog.reports.pictures.worker"


class Studio:
    """A context in which pictures are decoded, one at a time, in a process of their own.

    `patience` is how many seconds one picture may take.
    """

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self.patience = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def picture(self, data: bytes) -> Picture:
        """Return the picture in `data`. Raises PictureError when it cannot be shown."""
        process = self._running()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.patience, stop)
        timer.start()
        try:
            facts, jpeg = _ask(process, data)
        finally:
            timer.cancel()
        if facts is None or jpeg is None:
            self._end()
            raise PictureError("took too long" if late.is_set() else "failed")
        answer = json.loads(facts)
        if "reason" in answer:
            raise PictureError(answer["reason"])
        return Picture(jpeg=jpeg, **answer)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _MODULE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


def _environment() -> dict[str, str]:
    """Return what the process may know: the way to the package, and no passphrase."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_PRIVATE)}
    path = [str(_ROOT), *filter(None, [kept.get("PYTHONPATH")])]
    return kept | {"PYTHONPATH": os.pathsep.join(path), "PYTHONSAFEPATH": "1"}


def _ask(process: subprocess.Popen[bytes], data: bytes) -> tuple[bytes | None, bytes | None]:
    if process.stdin is None or process.stdout is None:
        return None, None
    try:
        write_frame(process.stdin, data)
        return read_frame(process.stdout), read_frame(process.stdout)
    except OSError:
        return None, None
