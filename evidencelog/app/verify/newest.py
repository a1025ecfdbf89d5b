"""Rows beside the records that were exchanged singly for older ones.

Labels and ways to unlock leave no trace in the chain. The newest state remembers which they
were, so that only a whole older copy can bring old ones back.
"""

from __future__ import annotations

from collections.abc import Mapping

from evidencelog.app.labels import are_newest
from evidencelog.app.session import OpenLog
from evidencelog.app.state import digest_of, open_state
from evidencelog.core.findings import Finding, Grade
from evidencelog.errors import DamagedError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Head


def check_labels(log: OpenLog, found: list[Finding]) -> None:
    """The labels must be those that were set last; otherwise every entry is private."""
    if any(finding.code in ("beside", "checkpoint") for finding in found):
        return  # then they are lost anyway, and that was said
    try:
        with log.store.reading() as view:
            newest = are_newest(log, view)
    except DamagedError:
        return  # said by whoever read the rows
    if not newest:
        what = _("it cannot be told who may see which entry; all count as private until set anew")
        found.append(Finding(grade=Grade.DAMAGE, code="beside", what=what))


def check_known_doors(
    log: OpenLog, head: Head, doors: Mapping[int, bytes], found: list[Finding]
) -> None:
    """Each way to unlock must be one that was set through this log, and none may be gone."""
    state = open_state(head.state, log.root, log.log)
    if state is None or state.doors is None:
        return
    if any(finding.code == "unlocking" for finding in found):
        return
    there = {str(number): digest_of(data) for number, data in doors.items()}
    if there != state.doors:
        what = _("a way to unlock was added, taken away, or exchanged for an older one")
        found.append(Finding(grade=Grade.DAMAGE, code="unlocking", what=what))
