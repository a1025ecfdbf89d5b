"""Checks of the place where a log lies."""

from __future__ import annotations

from collections.abc import Iterator

from evidencelog.app.doctor.advice import Advice, do, know
from evidencelog.app.doctor.facts import Facts
from evidencelog.i18n import gettext as _

_OTHERS = 0o077


def check_permissions(facts: Facts) -> Iterator[Advice]:
    """Say who else on this computer gets at the file or its folder."""
    place = facts.place
    if place.file_mode is not None and place.file_mode & _OTHERS:
        yield do(
            "file-permissions",
            _("other accounts on this computer can copy the log; it stays closed to them"),
            _('type: chmod 600 "{path}"').format(path=place.path),
        )
    if place.folder_mode is not None and place.folder_mode & _OTHERS:
        yield know(
            "folder-permissions",
            _("other accounts on this computer can see that the file is there"),
            _('to keep the folder to yourself: chmod 700 "{path}"').format(
                path=place.path.absolute().parent
            ),
        )


def check_place(facts: Facts) -> Iterator[Advice]:
    """Say whether the folder is copied elsewhere or shared."""
    place = facts.place
    if place.synced is not None:
        yield do(
            "synced",
            _(
                "{service} seems to copy this folder: whoever can sign in there sees the file"
            ).format(service=place.synced),
            _("move the log to a folder that is not synced; syncing can also damage it"),
        )
    if place.shared is not None:
        yield do(
            "shared",
            _("others may reach the folder of the log: {reason}").format(reason=place.shared),
            _("move the log to a folder of your own"),
        )


def check_beside(facts: Facts) -> Iterator[Advice]:
    """Say what lies beside the log and belongs to it."""
    place = facts.place
    if place.journal:
        yield know(
            "journal",
            _("an interrupted write lies beside the log"),
            _("nothing; the next command that saves tidies it. Always copy both files together"),
        )
    for path in place.copies:
        yield know(
            "copy",
            _("a copy of this log is in the same folder: {name}").format(name=path),
            _("it opens with the passphrase of its time; keep it elsewhere, or delete it"),
        )
