"""What else a row says of its message: every column that is not told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def fields_of(cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
    """Yield the other columns by their names; empty ones, 0 and packed data are left out.

    Times are in UTC. Who is named by a number is named in words among the notes.
    """
    for name, cell in cells.items():
        if not cell or isinstance(cell, bytes) or name in _TOLD or name in _BOOKKEEPING:
            continue
        if name.startswith(_OF_CLOUDS) or (name == "other_handle" and cell == -1):
            continue
        if name in _TIMES:
            stamp = stamp_of(cell)
            yield name, (stamp.instant if stamp and stamp.instant else str(cell))
        else:
            yield name, str(cell)
