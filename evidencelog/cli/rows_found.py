"""Imported messages among what `search` finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from evidencelog.cli.entry_filters import Filters, bounds_of
from evidencelog.cli.reading_settings import time_reader
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.messages import Read
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.row_line import Transcript
    from evidencelog.cli.run import Run
    from evidencelog.core.history import History

MOST_SHOWN: Final = 50
"""More would bury the entries above them."""


def find_rows(
    log: OpenLog, history: History, words: Sequence[str], filters: Mapping[str, Any]
) -> list[Read]:
    """Return the messages with all these words; none where only entries can be meant."""
    from evidencelog.app.messages import Wanted, messages

    asked = Filters(**filters)
    of_entries = asked.kind not in (None, "import") or asked.tag or asked.channel
    if of_entries or not words or not history.imports():
        return []
    since, until = bounds_of(asked, time_reader(log))
    wanted = Wanted(
        person=asked.person,
        since=since or None,
        until=until or None,
        zone=log.clock.zone(),
        words=tuple(words),
    )
    return [*messages(log, history, wanted, damaged=history.damaged)]


def show_rows(run: Run, rows: Sequence[Read], transcript: Transcript) -> None:
    """Show the first messages that were found, by conversation, and how many there are."""
    for line in transcript.lines(read.row for read in rows[:MOST_SHOWN]):
        run.out.data(*line)
    if not rows:
        return
    if len(rows) > MOST_SHOWN:
        run.out.say(
            _("The first {shown} of {count} messages; all of them: {command}").format(
                shown=MOST_SHOWN,
                count=f"{len(rows):,}",
                command="evidencelog messages --word TEXT",
            )
        )
        return
    run.out.say(ngettext("{count} message", "{count} messages", len(rows)).format(count=len(rows)))
