"""An entry on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.cli.output import Piece, faint
from evidencelog.core.display import one_line
from evidencelog.core.kinds import Contact, Import
from evidencelog.core.moment_words import describe
from evidencelog.core.vocabulary import CHANNELS, find_word
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.core.history import Standing
    from evidencelog.core.kinds import Entry

NARROWEST = 20
# Shorter, the way it came could not be told any more.
_SHORTEST = 8


def entry_line(standing: Standing, *, width: int) -> list[str | Piece]:
    """Return number, time, kind, first words and marks, at most `width` columns wide."""
    number = f"{standing.number:>5}  "
    if not standing.readable:
        reason = one_line(standing.erased.reason, width) if standing.erased else ""
        return [number, faint(_("erased: {reason}").format(reason=reason))]
    entry = standing.current
    when = f"{when_of(entry):<24}  "
    kind = f"{standing.kind:<9} "
    marks = " ".join(_marks(standing))
    room = max(width - len(number + when + kind) - len(marks) - 2, NARROWEST)
    words = one_line(first_words(entry, room), room)
    return [number, when, faint(kind), words, faint(f"  {marks}" if marks else "")]


def when_of(entry: Entry) -> str:
    """Return when it happened in a few words; when it was written down if that is all."""
    if entry.occurred is None and entry.recorded is not None:
        return _("noted {day}").format(day=entry.recorded.local[:16].replace("T", " "))
    return describe(entry.occurred, style="short")


def first_words(entry: Entry, room: int) -> str:
    """Return what stands for an entry in a list: its title, or how it begins.

    `room` is how many columns there are; the words may be longer.
    """
    said = entry.title or getattr(entry, "name", None) or entry.account
    if not said and entry.words:
        said = entry.words[0].text
    if isinstance(entry, Import):
        return _import_in_short(entry)
    if not said and isinstance(entry, Contact):
        said = _contact_in_short(entry, room)
    if not said and entry.attachments:
        said = entry.attachments[0].name
    return said or ""


def _import_in_short(entry: Import) -> str:
    """Return how much was imported, and what it is called."""
    rows = ngettext("{count} row", "{count} rows", entry.rows).format(count=f"{entry.rows:,}")
    return f"{rows}: {entry.title}" if entry.title else rows


def _contact_in_short(contact: Contact, room: int) -> str:
    """Return how it came, how often and from whom; how it came gives way to the others."""
    told = []
    if contact.count is not None and contact.count != 1:
        told.append(
            ngettext("{count} time", "{count} times", contact.count).format(count=contact.count)
        )
    if contact.direction == "out" and contact.recipient:
        told.append(_("to {whom}").format(whom=contact.recipient))
    elif contact.sender:
        told.append(contact.sender)
    if not contact.channel:
        return ", ".join(told)
    word = find_word(contact.channel, CHANNELS)
    channel = word.says if word is not None else contact.channel
    left = room - len(", ".join(("", *told)))
    return ", ".join((one_line(channel, max(left, _SHORTEST)), *told))


def _marks(standing: Standing) -> list[str]:
    marks = []
    files = len(standing.current.attachments) + sum(
        len(detail.entry.attachments) for detail in standing.details
    )
    if files:
        marks.append(ngettext("[{count} file]", "[{count} files]", files).format(count=files))
    if standing.amended:
        marks.append(_("[changed]"))
    if standing.details:
        marks.append(_("[added to]"))
    if standing.withdrawn is not None:
        marks.append(_("[withdrawn]"))
    if standing.label != "lawyer":
        marks.append(f"[{standing.label}]")
    return marks
