"""The line that ends every message about a failure: what is kept, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.app.state import open_state
from evidencelog.cli.moments_shown import instant_shown
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog


def safety_line(log: OpenLog) -> str:
    """Return `Nothing was lost. 42 entries, last saved Tue 3 Nov 2026, 17:05.`

    It reads only the newest state, so that it works while much else does not.
    """
    with log.store.reading() as view:
        state = open_state(view.head().state, log.root, log.log)
    if state is None or state.recorded_at is None:
        return _("Nothing that was saved before was changed.")
    entries = state.next_number - 1
    return ngettext(
        "Nothing was lost. {count} entry, last saved {when}.",
        "Nothing was lost. {count} entries, last saved {when}.",
        entries,
    ).format(count=entries, when=instant_shown(state.recorded_at, log.clock.zone()))
