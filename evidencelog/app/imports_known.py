"""Where the rows of imports lie, so that whoever reads the entries can pass over them.

The newest state remembers it. It serves only to be quick: rows that are read all the same
are no entries either.
"""

from __future__ import annotations

from evidencelog.app.session import OpenLog
from evidencelog.app.state import open_state
from evidencelog.core.history import Passed
from evidencelog.errors import DamagedError
from evidencelog.storage.transaction import Reading


def gaps_of(log: OpenLog, view: Reading, end: int) -> tuple[Passed, ...]:
    """Return the stretches of rows below record `end`, in their order; none when in doubt."""
    try:
        state = open_state(view.head().state, log.root, log.log)
    except DamagedError:
        state = None
    if state is None:
        return ()
    gaps: list[Passed] = []
    before = 0
    for seq, rows in state.imports:
        last = min(seq + rows, end - 1)
        if seq <= before or rows < 0:
            return ()
        if last > seq:
            gaps.append(Passed(first=seq + 1, seq=last))
        before = seq + rows
    return tuple(gaps)
