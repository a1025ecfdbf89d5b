"""Making an entry unreadable: its keys are destroyed, and a tombstone says so.

One transaction appends the tombstones and forgets the keys; afterwards the ciphertext goes
in steps that can be repeated. The log still verifies, because records and digests stay.
"""

from __future__ import annotations

from evidencelog.app.amend import find, target_of
from evidencelog.app.append import append_within
from evidencelog.app.record import TOOL, system_plan
from evidencelog.app.session import OpenLog
from evidencelog.app.walk import items_in_batches
from evidencelog.core.moments import Recorded
from evidencelog.core.system import Erasure
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

STEP = 16


def erase_warning(number: int) -> tuple[str, ...]:
    """What a person should know before an entry is erased, one sentence a line."""
    return (
        _("Entry {number} and its files will no longer be readable in this log.").format(
            number=number
        ),
        _("It does not reach backups, copies of the log, files already exported, or receipts."),
        _("Traces may stay on the disk; no program can promise against that."),
        _("If a case is open or expected, erasing can be held against you: ask a lawyer first."),
        _("To keep it out of what others see, `label {number} private` is enough.").format(
            number=number
        ),
        _("To take it out of reports and keep it, use `withdraw {number}`.").format(number=number),
    )


def erase(log: OpenLog, number: int, reason: str) -> Recorded:
    """Destroy the keys of an entry, of all its versions and of what was added to it.

    Raises UsageError, NothingSavedError, InUseError and DamagedError; then the entry is
    as it was.
    """
    standing = find(log, number)
    if not reason.strip():
        raise UsageError(_("an erasure needs a reason"), hint=_("a few words are enough"))
    doomed = [*standing.versions, *standing.details]
    plans = [
        system_plan(
            lambda moment, version=version: Erasure(  # type: ignore[misc]
                erases=target_of(version),
                entry=number,
                reason=reason,
                tool=TOOL,
                recorded=moment.recorded,
            )
        )
        for version in doomed
    ]
    with log.store.writing() as change:
        done = append_within(log, change, plans)
        for version in doomed:
            change.destroy_keys(version.seq)
    finish_erasures(log)
    return done[-1].recorded


def finish_erasures(log: OpenLog) -> None:
    """Remove ciphertext whose keys are gone; may be repeated after an interruption."""
    with log.store.reading() as view:
        size = view.head().size
        bodies = [i.seq for i in items_in_batches(view, size) if i.key is None and i.body]
        keyless = [part.id for part in view.parts(0, size) if part.key is None]
    for seq in bodies:
        with log.store.writing() as change:
            change.drop_body(seq)
    for blob in keyless:
        while True:
            with log.store.writing() as change:
                if not change.delete_slices(blob, at_most=STEP):
                    break
