"""What is to be said about a place before a log is kept there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from evidencelog.files.placement import shared_folder, synced_folder
from evidencelog.i18n import gettext as _


def advice_on_place(location: str) -> tuple[str, ...]:
    """Return what a person should know about a place; nothing when there is nothing to say."""
    if "://" in location:
        return ()
    path = Path(location).absolute()
    service = synced_folder(path)
    # Whoever keeps a log among temporary files is trying things out; `doctor` says so later.
    trial = path.is_relative_to(tempfile.gettempdir())
    reason = None if trial else shared_folder(path)
    advice = []
    if service is not None:
        advice.append(
            _("{service} copies this folder to other devices and accounts.").format(service=service)
        )
    if reason is not None:
        advice.append(_("Others may reach this folder: {reason}.").format(reason=reason))
    return tuple(advice)
