"""Lines that Messages shows between messages: who came and went, names, shared places."""

from __future__ import annotations

from collections.abc import Mapping

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Side
from evidencelog.importers.imessage.database import Cell


def line_of(cells: Mapping[str, Cell], other: Side | None) -> str | None:
    """Return what a line says, in words; None for a row that is a message of somebody.

    The database has no text for these lines, only numbers: they are among the fields too.
    """
    kind = cells.get("item_type")
    if not kind:
        return _("a line of the system") if cells.get("is_system_message") else None
    action = cells.get("group_action_type") or 0
    who = other.id if other is not None else _("somebody")
    match kind:
        case 1:
            added, removed = (
                _("{who} was added to the conversation"),
                _("{who} was removed from the conversation"),
            )
            return (removed if action == 1 else added).format(who=who)
        case 2:
            return _titled(cells.get("group_title"))
        case 3:
            return _group(action)
        case 4:
            ended = bool(cells.get("share_status"))
            return _("sharing of the place ended") if ended else _("sharing of the place began")
        case 5:
            return _("an audio message was kept")
        case 6:
            return _("a line about doing something together in a call (SharePlay)")
    return _("a line of the app of the kind {number}").format(number=kind)


def _titled(title: Cell) -> str:
    if not isinstance(title, str) or not title:
        return _("the name of the conversation was removed")
    return _('the conversation was named "{title}"').format(title=title)


def _group(action: Cell) -> str:
    match action:
        case 0:
            return _("somebody left the conversation")
        case 1:
            return _("the picture of the conversation was changed")
        case 2:
            return _("the picture of the conversation was removed")
    return _("the conversation was changed in the way {number}").format(number=action)
