"""What every part of a report is made from: the chosen entries and the state of the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidencelog.core.history import History, Standing
from evidencelog.reports.excerpts import Excerpt
from evidencelog.reports.minors import Shield
from evidencelog.reports.model import Entry
from evidencelog.reports.presentation import Presentation
from evidencelog.reports.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state of the log that a report prints; digests in lower-case hex.

    `size` counts its records; `stamp` is when the last of them was written, as
    `YYYY-MM-DDThh:mm:ssZ`.
    """

    log: str
    key: str
    size: int
    root: str
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The log as a report of this selection may use it.

    `chosen` are the entries in the order of the chronology, `entries` the same as they are
    printed; `shield` puts children's initials in their place where others read. `excerpts`
    are imported rows to be printed.
    """

    history: History
    selection: Selection
    presentation: Presentation
    state: State
    chosen: Sequence[Standing]
    entries: tuple[Entry, ...]
    shield: Shield
    excerpts: tuple[Excerpt, ...] = ()
