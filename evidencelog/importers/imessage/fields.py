"""What else a row says of its message: every column that is not told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from evidencelog.importers.imessage.database import Cell
from evidencelog.importers.imessage.times import stamp_of

_TOLD: Final = frozenset(
    "ROWID rowid guid text handle_id subject attributedBody service date is_from_me "
    "date_edited date_retracted thread_originator_guid associated_message_guid "
    "message_summary_info".split()
)
_BOOKKEEPING: Final = frozenset(
    "version account_guid is_finished is_prepared has_dd_results was_data_detected sort_id "
    "was_deduplicated fallback_hash part_count cache_has_attachments cache_roomnames "
    "is_kt_verified replace country is_archive has_unseen_mention".split()
)
"""What Messages notes for its own work, and what follows from other columns."""
_OF_CLOUDS: Final = ("ck_", "sr_ck_")
_TIMES: Final = frozenset(
    "date_read date_delivered date_played time_expressive_send_played "
    "date_recovered scheduled_date".split()
)


class Fields:
    """The columns of a table that are told as fields: chosen once, because rows are many."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._told = tuple(name for name in columns if _is_told(name))

    def of(self, cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
        """Yield these columns by their names; empty ones, 0 and packed data are left out.

        Times are in UTC. Who is named by a number is named in words among the notes.
        """
        for name in self._told:
            cell = cells[name]
            if not cell or isinstance(cell, bytes) or (name == "other_handle" and cell == -1):
                continue
            stamp = stamp_of(cell) if name in _TIMES else None
            yield name, (stamp.instant if stamp and stamp.instant else str(cell))


def _is_told(name: str) -> bool:
    return not (name in _TOLD or name in _BOOKKEEPING or name.startswith(_OF_CLOUDS))
