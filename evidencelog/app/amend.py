"""Changing what was recorded without changing it: versions, details, withdrawals."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from evidencelog.app.append import append
from evidencelog.app.attach import FileToAttach, Progress
from evidencelog.app.history import read_history
from evidencelog.app.record import TOOL, Saved, is_empty, save, system_plan
from evidencelog.app.session import OpenLog
from evidencelog.core.fields import Fields
from evidencelog.core.history import History, Standing, Version
from evidencelog.core.kinds import Entry, Import
from evidencelog.core.mapping import to_fields
from evidencelog.core.moments import Recorded
from evidencelog.core.records import Reference
from evidencelog.core.system import DETAIL, Withdrawal
from evidencelog.errors import DamagedError, UsageError
from evidencelog.i18n import gettext as _


def find(log: OpenLog, number: int) -> Standing:
    """Return the entry of that number; raises what `standing_in` raises."""
    return standing_in(read_history(log), number)


def standing_in(history: History, number: int) -> Standing:
    """Return the entry of that number.

    Raises UsageError when there is none to work on, DamagedError when it may be among those
    that cannot be read.
    """
    standing = history.get(number)
    if standing is None and history.damaged:
        raise DamagedError(
            _("entry {number} cannot be found, and {count} records cannot be read").format(
                number=number, count=len(history.damaged)
            ),
            hint=_("`evidencelog verify` says what is wrong"),
        )
    if standing is None:
        raise UsageError(
            _("there is no entry {number}").format(number=number),
            hint=_("`evidencelog list` shows which there are"),
        )
    if not standing.readable:
        raise UsageError(
            _("entry {number} was erased, so it cannot be changed").format(number=number)
        )
    return standing


def target_of(version: Version) -> str:
    """Return the text that names a record in the log."""
    return Reference(seq=version.seq, leaf=version.leaf).text()


def amend(
    log: OpenLog,
    number: int,
    entry: Entry,
    *,
    reason: str,
    files: Sequence[FileToAttach] = (),
    progress: Progress | None = None,
) -> Saved:
    """Add a new version of an entry: `entry` as it should read from now on, with a reason.

    The version before stays in the log and in print. Attachments of the version before
    are kept in the new one. Raises UsageError, NothingSavedError and what `record` raises.
    """
    standing = find(log, number)
    newest = standing.newest
    if isinstance(newest.entry, Import):
        raise UsageError(
            _("what was imported is not corrected: it stays as the file has it"),
            hint=_("add a remark with `detail`, or take it out of reports with `withdraw`"),
        )
    if not reason.strip():
        raise UsageError(_("a correction needs a reason"), hint=_("a few words are enough"))
    if _same(entry, newest.entry) and not files:
        raise UsageError(_("nothing is different, so nothing was saved"))
    version = msgspec.structs.replace(
        entry,
        number=None,
        amends=target_of(newest),
        reason=reason,
        attachments=newest.entry.attachments,
    )
    return save(
        log,
        version,
        files,
        number=number,
        version=len(standing.versions) + 1,
        about=newest.seq,
        progress=progress,
    )


def _same(entry: Entry, before: Entry) -> bool:
    return _content(entry) == _content(before)


def _content(entry: Entry) -> Entry:
    return msgspec.structs.replace(
        entry, number=None, tool=None, recorded=None, amends=None, reason=None, attachments=()
    )


def add_detail(
    log: OpenLog,
    number: int,
    entry: Entry,
    files: Sequence[FileToAttach] = (),
    *,
    progress: Progress | None = None,
) -> Saved:
    """Add what was not answered before: printed as "added on", not as a correction.

    `entry` is of the same kind and holds only what is new.
    """
    standing = find(log, number)
    if is_empty(entry) and not files:
        raise UsageError(_("there is nothing to add"), hint=_("say something, or add a file"))
    detail = msgspec.structs.replace(entry, number=None, adds=target_of(standing.newest))
    return save(
        log,
        detail,
        files,
        write=_as_detail,
        number=number,
        version=len(standing.versions),
        about=standing.newest.seq,
        progress=progress,
    )


def _as_detail(entry: Entry) -> Fields:
    (_label, _kind), *rest = to_fields(entry)
    return (("/kind", DETAIL), *rest)


def withdraw(log: OpenLog, number: int, reason: str) -> Recorded:
    """Take an entry out of reports, with a reason; it stays in the log."""
    standing = find(log, number)
    if standing.withdrawn is not None:
        raise UsageError(_("entry {number} is withdrawn already").format(number=number))
    if not reason.strip():
        raise UsageError(_("a withdrawal needs a reason"), hint=_("a few words are enough"))
    target = target_of(standing.newest)
    plan = system_plan(
        lambda moment: Withdrawal(
            withdraws=target, reason=reason, tool=TOOL, recorded=moment.recorded
        ),
        about=standing.newest.seq,
    )
    (done,) = append(log, [plan])
    return done.recorded
