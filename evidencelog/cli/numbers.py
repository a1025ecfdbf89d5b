"""Entry numbers that a person typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.errors import DamagedError, EvidenceLogError, UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.core.history import History, Standing


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
