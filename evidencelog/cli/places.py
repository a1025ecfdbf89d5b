"""What is to be said about a place before a log is kept there."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from evidencelog.i18n import gettext as _

# Folders that services copy to other devices and to other people's accounts.
_SYNCED: Final = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "box sync",
    "pcloud",
    "syncthing",
    "mega",
)


def advice_on_place(location: str) -> tuple[str, ...]:
    """Return what a person should know about a place; nothing when there is nothing to say."""
    if "://" in location:
        return ()
    folder = Path(location).absolute().parent
    advice = []
    service = next((part for part in folder.parts if part.casefold().startswith(_SYNCED)), None)
    if service is not None:
        advice.append(
            _("{folder} looks like a folder that is copied to other devices.").format(
                folder=service
            )
        )
    if _open_to_others(folder):
        advice.append(_("Other users of this computer can write in this folder."))
    return tuple(advice)


def _open_to_others(folder: Path) -> bool:
    if os.name == "nt":
        return False
    try:
        mode = folder.stat().st_mode
    except OSError:
        return False  # it is made with the log, for its owner alone
    return bool(mode & stat.S_IWOTH) and not mode & stat.S_ISVTX
