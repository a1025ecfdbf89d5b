"""Entry numbers that a person typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.errors import DamagedError, EvidenceLogError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.core.history import History, Standing
    from evidencelog.core.parts import Attachment


def find_entry(log: OpenLog, number: int) -> Standing:
    """Return the entry of that number, readable. Raises UsageError otherwise."""
    from evidencelog.app.history import read_history

    history = read_history(log)
    standing = history.get(number)
    if standing is None:
        raise no_such_entry(number, history)
    if not standing.readable:
        raise UsageError(_("entry {number} was erased").format(number=number))
    return standing


def find_file(log: OpenLog, number: int, place: int) -> Attachment:
    """Return a file by its entry and its place there, counted from 1. Raises UsageError."""
    from evidencelog.app.extract import attachments_of

    files = attachments_of(find_entry(log, number))
    if not 1 <= place <= len(files):
        raise UsageError(
            _("entry {number} has no file {place}").format(number=number, place=place),
            hint=ngettext("it has {count} file", "it has {count} files", len(files)).format(
                count=len(files)
            ),
        )
    return files[place - 1]


def no_such_entry(number: int, history: History) -> EvidenceLogError:
    """Return the error for a number that no entry has, with the range that there is."""
    if history.damaged:
        return DamagedError(
            _("entry {number} cannot be read, or was never there").format(number=number),
            hint=_("`evidencelog verify` says what is damaged"),
        )
    if not history.entries:
        hint = _("the log has no entries yet")
    else:
        hint = _("the numbers go from {first} to {last}").format(
            first=min(history.entries), last=max(history.entries)
        )
    return UsageError(_("there is no entry {number}").format(number=number), hint=hint)
