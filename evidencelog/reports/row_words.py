"""What is said of an imported row beside its text: what became of it, where its time is from.

The same words on a terminal and in print. They say what the source says, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencelog.core.imported import (
    AnyRow,
    Appointment,
    Card,
    Correspondent,
    FoundTime,
    Message,
    NotThere,
    Page,
    RowReaction,
)
from evidencelog.i18n import Texts, marked, ngettext
from evidencelog.i18n import gettext as _

WHATS: Texts[str] = Texts(
    {
        "message": marked("message"),
        "call": marked("call"),
        "voicemail": marked("voicemail"),
        "system": marked("line written by the app"),
        "reaction": marked("reaction"),
        "mail": marked("mail"),
        "appointment": marked("appointment"),
        "name": marked("name in an address book"),
        "page": marked("page"),
        "file": marked("file"),
    }
)
STATES: Texts[str] = Texts(
    {
        "received": marked("received"),
        "sent": marked("sent"),
        "draft": marked("a draft; it was not sent"),
        "waiting": marked("waiting to be sent"),
        "failed": marked("sending failed"),
        "missed": marked("missed"),
        "declined": marked("declined"),
        "blocked": marked("blocked"),
        "answered": marked("answered"),
        "deleted": marked("deleted"),
        "unsent": marked("taken back by its sender"),
    }
)
# These go without saying of a message that came in or went out.
_USUAL = frozenset(("received", "sent"))

ORIGINS: Texts[str] = Texts(
    {
        "in the file": marked("zone or offset as the file has it"),
        "inferred": marked("zone or offset follows from the file"),
        "told": marked("zone as told by the person who keeps the log"),
        "unknown": marked("zone not known"),
    }
)
DIRECTIONS: Texts[str] = Texts({"in": marked("came in"), "out": marked("went out")})


def what_of(row: AnyRow) -> str:
    """Return what a row is, in words."""
    if isinstance(row, Message):
        return WHATS.get(row.what, row.what)
    if isinstance(row, Appointment):
        return WHATS["appointment"]
    return WHATS["name" if isinstance(row, Card) else "page"]


def printed_name(side: Correspondent | None) -> str:
    """Return somebody as the source prints them: name and number, or the one that there is."""
    if side is None:
        return ""
    return f"{side.name} ({side.id})" if side.name and side.name != side.id else side.id


def short_name(side: Correspondent | None) -> str:
    """Return what somebody is called in the source, in short."""
    return "" if side is None else side.name or side.id


def origin_of(time: FoundTime | None) -> str:
    """Return where the offset of a time comes from, in words."""
    if time is None:
        return ""
    if time.local is None and time.instant is not None:
        return _("the file gives the instant")
    return ORIGINS.get(time.source or "unknown", time.source or "")


def text_of(row: AnyRow) -> str:
    """Return what a row says, exactly as the source has it; empty where it has no words."""
    if isinstance(row, Message):
        return "\n".join(part for part in (row.subject, row.text) if part)
    if isinstance(row, Appointment):
        return "\n".join(part for part in (row.title, row.where, row.text) if part)
    if isinstance(row, Card):
        return "\n".join((row.name, *(one.value for one in row.identifiers)))
    return row.text or ""


def row_notes(row: AnyRow) -> Iterator[str]:
    """Yield what else the source says of a row, each in a few words."""
    if isinstance(row, Message):
        yield from _of_message(row)
    else:
        yield what_of(row)
    if isinstance(row, Page):
        yield _("page {number}").format(number=row.page)
    elif isinstance(row, Appointment) and row.rule:
        yield _("repeats: {rule}").format(rule=row.rule)
    yield from row.notes
    for earlier in row.differs:
        yield _("an earlier export has it otherwise: {row}").format(row=earlier)


def _of_message(row: Message) -> Iterator[str]:
    if row.what != "message":
        yield what_of(row)
    if row.state and row.state not in _USUAL:
        yield STATES.get(row.state, row.state)
    if row.seconds is not None:
        yield duration(row.seconds)
    if row.reply:
        yield _answered(row)
    if row.edited or row.edits:
        yield _edited(row)
    if row.deleted:
        yield _("deleted {when}").format(when=row.deleted.shown)
    yield from (_reacted(one) for one in row.reactions)
    yield from (missing(one) for one in row.absent)
    if row.time and row.time.note:
        yield row.time.note


def duration(seconds: int) -> str:
    """Return how long a call or a recording took."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return ngettext("{count} second", "{count} seconds", rest).format(count=rest)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)


def _answered(row: Message) -> str:
    if row.reply and row.reply.row is not None:
        return _("answers {row}").format(row=f"{row.import_}.{row.reply.row}")
    return _('answers "{text}"').format(text=(row.reply.text if row.reply else "") or "")


def _edited(row: Message) -> str:
    if row.edited:
        return _("edited {when}").format(when=row.edited.shown)
    return ngettext("edited; {count} earlier wording", "edited; {count} earlier wordings",
                    len(row.edits)).format(count=len(row.edits))  # fmt: skip


def _reacted(one: RowReaction) -> str:
    says = _("reaction {text} taken back") if one.removed else _("reaction {text}")
    who = short_name(one.by)
    return says.format(text=one.text) + (f" ({who})" if who else "")


def missing(one: NotThere) -> str:
    """Return the words for a file that the source names and does not hold."""
    says = _("file not in the export: {name}").format(name=one.name)
    return f"{says} ({one.note})" if one.note else says
