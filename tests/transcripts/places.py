"""The folders of one play, and the names that a page gives them."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

SHOWN: Final = {"home": "/home/ana", "new-computer": "/home/ana", "stick": "/media/my-usb"}
"""Two computers of one person, and a memory stick. Type homes as `~`: they have one name."""

_TMP: Final = Path("/tmp")
_OTHER_DISK: Final = Path("/dev/shm")
"""Where there is none of these, the stick is on the disk of the log, and backups say so."""


class Places:
    """Where the folders of a page really are.

    A real name is as long as the one on the page, so that lines break alike.
    """

    def __init__(self, real: dict[str, Path]) -> None:
        self._real = real

    def __getitem__(self, name: str) -> Path:
        return self._real[name]

    def shown(self, text: str) -> str:
        """Return `text` with the folders as the page names them."""
        for name, real in self._real.items():
            text = text.replace(str(real), SHOWN[name])
        return text

    def meant(self, text: str) -> str:
        """Return `text` with the folders where they really are."""
        for name, real in self._real.items():
            text = text.replace(SHOWN[name], str(real))
        return text


@contextmanager
def new_places() -> Iterator[Places]:
    """Make the folders, empty, and remove them at the end."""
    with ExitStack() as stack:
        real = {}
        for name, shown in SHOWN.items():
            disk = _OTHER_DISK if name == "stick" and _OTHER_DISK.is_dir() else _TMP
            real[name] = _new_folder(disk, len(shown))
            stack.callback(shutil.rmtree, real[name], ignore_errors=True)
        yield Places(real)


def _new_folder(disk: Path, length: int) -> Path:
    length -= len(f"{disk}/")
    while True:
        folder = disk / secrets.token_hex(length)[:length]
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return folder
