"""What this layer refuses, and why; in each case the log is as it was before."""

from __future__ import annotations

import errno
from typing import Final

from evidencelog.errors import NothingSavedError
from evidencelog.i18n import gettext as _


class AttachmentRefusedError(NothingSavedError):
    """A file cannot be attached: it is missing, unreadable, or not a file at all."""


class SourceChangedError(NothingSavedError):
    """A file was changed while it was read, so what was read is neither old nor new."""


class AlreadyThereError(NothingSavedError):
    """Something has the name that a new file was to have, and was left as it is."""


# Filled by number, because some of these do not exist on every platform.
_CAUSES: Final[dict[str, str]] = {
    "ENOENT": _("there is nothing at this place"),
    "ENOTDIR": _("a part of this path is not a folder"),
    "EACCES": _("reading or writing here is not permitted"),
    "EPERM": _("reading or writing here is not permitted"),
    "ENOSPC": _("no space left on the disk"),
    "EDQUOT": _("no space left on the disk for this user"),
    "EROFS": _("the disk is read-only"),
    "EFBIG": _("the file is too large for this kind of disk"),
    "EIO": _("the disk reported an error"),
    "ESTALE": _("the network drive is no longer connected"),
    "ENODEV": _("the disk is no longer connected"),
    "ELOOP": _("the link leads back to itself"),
    "ENAMETOOLONG": _("the name is too long for this kind of disk"),
    "EMFILE": _("too many files are open"),
    "ENFILE": _("too many files are open"),
}
_CAUSE_BY_NUMBER: Final = {
    getattr(errno, name): text for name, text in _CAUSES.items() if hasattr(errno, name)
}


def cause_of(error: OSError) -> str:
    """Return in plain words why the operating system refused, without any path."""
    number = error.errno
    if number in _CAUSE_BY_NUMBER:
        return _CAUSE_BY_NUMBER[number]
    return (error.strerror or type(error).__name__).lower()
