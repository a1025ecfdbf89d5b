"""Making an entry unreadable: its keys are destroyed, and a tombstone says so.

One transaction appends the tombstones and forgets the keys; afterwards the ciphertext goes
in steps that can be repeated. The log still verifies, because records and digests stay.
"""

from __future__ import annotations

import contextlib

from evidencelog.app.amend import standing_in, target_of
from evidencelog.app.append import Plan, append_within
from evidencelog.app.drafts import drop_drafts_of
from evidencelog.app.history import read_history
from evidencelog.app.record import TOOL, system_plan
from evidencelog.app.session import OpenLog
from evidencelog.core.hashes import BlobId, leaf_hash
from evidencelog.core.history import History, Version
from evidencelog.core.kinds import Import
from evidencelog.core.moments import Recorded
from evidencelog.core.records import Reference
from evidencelog.core.system import Erasure
from evidencelog.errors import EvidenceLogError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.storage.transaction import Reading

STEP = 16
BODIES_AT_ONCE = 500


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

    An import goes with all its rows, and with their files.
    What was begun about it and not finished goes as well.

    Raises UsageError, NothingSavedError, InUseError and DamagedError; then the entry is
    as it was.
    """
    if not reason.strip():
        raise UsageError(_("an erasure needs a reason"), hint=_("a few words are enough"))
    while True:
        history = read_history(log)
        doomed = _doomed(history, number)
        with log.store.writing() as change:
            # What another process added meanwhile would stay readable.
            if change.last_seq() + 1 != history.size:
                continue
            done = append_within(log, change, _tombstones(change, number, doomed, reason))
            for version in doomed:
                change.destroy_keys_through(version.seq, version.seq + _rows(version))
            drop_drafts_of(log, change, number)
        finish_erasures(log)
        return done[-1].recorded


def _doomed(history: History, number: int) -> list[Version]:
    standing = standing_in(history, number)
    return [*standing.versions, *standing.details]


def _rows(version: Version) -> int:
    """How many rows of an import follow the record, and go with it."""
    return version.entry.rows if isinstance(version.entry, Import) else 0


def _through(view: Reading, version: Version) -> str | None:
    """Return the text that names the last row of an import; None for any other entry."""
    rows = _rows(version)
    last = view.item(version.seq + rows) if rows else None
    return Reference(seq=last.seq, leaf=leaf_hash(last.record)).text() if last else None


def _tombstones(view: Reading, number: int, doomed: list[Version], reason: str) -> list[Plan]:
    return [
        system_plan(
            # mypy cannot infer a lambda whose default binds the loop variable.
            lambda moment, version=version: Erasure(  # type: ignore[misc]
                erases=target_of(version),
                through=_through(view, version),
                entry=number,
                reason=reason,
                tool=TOOL,
                recorded=moment.recorded,
            )
        )
        for version in doomed
    ]


def finish_erasures(log: OpenLog) -> None:
    """Remove ciphertext whose keys are gone; may be repeated after an interruption.

    The erasure itself is done by now, so that nothing here may say otherwise: what a full
    disk or damage prevents is left to the next erasure, and `verify` notes it.
    """
    with contextlib.suppress(EvidenceLogError):
        with log.store.reading() as view:
            bodies, blobs = view.bodies_without_key(), view.parts_without_key()
        for start in range(0, len(bodies), BODIES_AT_ONCE):
            with log.store.writing() as change:
                change.drop_bodies(bodies[start : start + BODIES_AT_ONCE])
        for blob in blobs:
            _drop_pieces(log, blob)


def _drop_pieces(log: OpenLog, blob: BlobId) -> None:
    with log.store.reading() as view:
        left = view.slice_count(blob)
    while left:
        with log.store.writing() as change:
            left = change.delete_slices(blob, at_most=STEP)
