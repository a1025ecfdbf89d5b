"""How a log stands in one line: the end of every message about a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evidencelog.app.state import open_state
from evidencelog.cli.moments_shown import instant_shown
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog


class Summary(NamedTuple):
    """How many numbered entries there are, and when the last record was made (UTC)."""

    entries: int | None
    last_saved: str | None

    def sentence(self, zone: str) -> str:
        """Return how it stands, as in `42 entries, last saved Tue 3 Nov 2026, 17:05:09.`."""
        if self.entries is None or self.last_saved is None:
            return _("Nothing that was saved before was changed.")
        if not self.entries:
            return _("No entries yet.")
        return ngettext(
            "{count} entry, last saved {when}.",
            "{count} entries, last saved {when}.",
            self.entries,
        ).format(count=self.entries, when=instant_shown(self.last_saved, zone))


def read_summary(log: OpenLog) -> Summary:
    """Return how the log stands; reads the newest state only, so it works while much fails."""
    with log.store.reading() as view:
        state = open_state(view.head().state, log.root, log.log)
    if state is None:
        return Summary(None, None)
    return Summary(state.next_number - 1, state.recorded_at)


def safety_line(log: OpenLog) -> str:
    """Return what is safe: `Nothing was lost. 42 entries, last saved Tue 3 Nov 2026.`."""
    summary = read_summary(log)
    sentence = summary.sentence(log.clock.zone())
    return sentence if summary.entries is None else f"{_('Nothing was lost.')} {sentence}"
