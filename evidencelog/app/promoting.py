"""From imported rows to an entry about contact: what the rows say, and where they stand.

Nothing of a row is changed or taken out of its import: the entry cites the rows. What they do
not agree on, such as the direction of a talk that went both ways, stays unanswered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, TypeVar

from evidencelog.app.messages import Read, import_at, names_of, plain_identifier
from evidencelog.core import parts
from evidencelog.core.cited import CitedRange
from evidencelog.core.found_times import local_time
from evidencelog.core.history import History
from evidencelog.core.imported import Correspondent, Message
from evidencelog.core.kinds import Contact, Person
from evidencelog.core.moments import MomentError, Occurred
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.reports.row_words import duration

T = TypeVar("T")

_NEVER_SENT: Final = frozenset(("draft", "waiting", "failed"))
_NOT_THEIR_WORDS: Final = frozenset(("call", "system", "reaction"))
"""The text of such a row was written by the app."""
_BY_SERVICE: Final = {
    "sms": "text",
    "mms": "text",
    "rcs": "text",
    "imessage": "text",
    "email": "email",
    "ourfamilywizard": "co-parenting-app",
}
_NOT_A_PLATFORM: Final = frozenset(("sms", "mms", "phone", "email"))
_OUTCOMES: Final = {"missed": "missed", "declined": "declined", "blocked": "blocked"}


def contact_from(
    found: Sequence[Read], ranges: Sequence[CitedRange], history: History, *, zone: str
) -> Contact:
    """Return the contact that these rows are. `zone` places rows with an instant only.

    Raises UsageError for rows that are no contact: appointments, names, messages that were
    never sent.
    """
    rows = [_contact_row(read) for read in found]
    spoken = [row for row in rows if row.what not in ("system", "reaction")] or rows
    direction: Literal["in", "out"] | None = _common(row.direction for row in spoken)
    sender = _common(row.sender for row in spoken)
    recipient = _common(side for row in spoken for side in row.recipients)
    service = _common(row.service for row in spoken) or _service_in(history, ranges)
    outgoing = direction == "out"
    return Contact(
        occurred=_when(spoken, zone),
        direction=direction,
        channel=_channel(spoken, service),
        platform=service if service and service.casefold() not in _NOT_A_PLATFORM else None,
        sender=sender.id if sender and not outgoing else None,
        recipient=recipient.id if recipient and outgoing else None,
        shown_as=_shown_as(recipient if outgoing else sender),
        outcome=_outcome(spoken),  # type: ignore[arg-type] # one of the words of _OUTCOMES
        duration=_duration(spoken),
        count=len(spoken) if direction and len(spoken) > 1 else None,
        words=tuple(_quotes(spoken, history)),
        links=tuple(_link(one, history) for one in ranges),
    )


def _contact_row(read: Read) -> Message:
    row = read.row
    if not isinstance(row, Message):
        raise UsageError(_("{row} is no message and no call").format(row=row.cited))
    if row.state in _NEVER_SENT:
        raise UsageError(
            _("{row} was never sent, so it is no contact").format(row=row.cited),
            hint=_("leave it out: name the rows before and after it"),
        )
    return row


def _common(values: Iterable[T | None]) -> T | None:
    """Return the one value that there is; None where there are several, or none."""
    found = {value for value in values if value is not None}
    return found.pop() if len(found) == 1 else None


def _service_in(history: History, ranges: Sequence[CitedRange]) -> str | None:
    imports = (import_at(history, one.number)[1] for one in ranges)
    return _common(talk.service for entry in imports for talk in entry.conversations)


def _shown_as(side: Correspondent | None) -> str | None:
    return side.name if side and side.name and side.name != side.id else None


def _channel(rows: Sequence[Message], service: str | None) -> str | None:
    what = _common(row.what for row in rows)
    if what == "call":
        return "missed-call" if _common(row.state for row in rows) == "missed" else "call"
    if what in ("voicemail", "mail"):
        return "email" if what == "mail" else what
    if what is None:
        return None
    return _BY_SERVICE.get((service or "").casefold(), "message")


def _outcome(rows: Sequence[Message]) -> str | None:
    if _common(row.what for row in rows) == "voicemail":
        return "voicemail"
    states = {row.state for row in rows}
    return _OUTCOMES.get(states.pop() or "") if len(states) == 1 else None


def _duration(rows: Sequence[Message]) -> str | None:
    seconds = rows[0].seconds if len(rows) == 1 else None
    return duration(seconds) if seconds else None


def _when(rows: Sequence[Message], zone: str) -> Occurred | None:
    times = [time for row in rows if (time := local_time(row.time, zone)) and time.from_]
    times.sort(key=lambda time: time.instant or time.from_ or "")
    if not times:
        return None
    first, last = times[0], times[-1]
    if first.from_ == last.from_:
        return first
    try:
        return Occurred(
            precision="range",
            from_=first.from_,
            to=last.from_,
            zone=first.zone if first.zone == last.zone else None,
            offset=first.offset,
            to_offset=last.offset,
            instant=first.instant,
        )
    except MomentError:
        return first


def _quotes(rows: Sequence[Message], history: History) -> Iterable[parts.Quote]:
    named = _namer(history)
    for row in rows:
        words = row.text or row.subject
        if words and row.what not in _NOT_THEIR_WORDS:
            # What a recording says was typed by a machine.
            exact: Literal["yes", "about"] = "about" if row.what == "voicemail" else "yes"
            yield parts.Quote(text=words, by=_by(row, named), exact=exact)


def _by(row: Message, named: Callable[[Correspondent], str]) -> str | None:
    if row.direction == "out":
        return "me"
    return named(row.sender) if row.sender else None


def _namer(history: History) -> Callable[[Correspondent], str]:
    """Return what gives a sender the name that the log has for that number."""
    known: dict[str, str] = {}
    for standing in history.readable:
        entry = standing.current
        if isinstance(entry, Person) and entry.name and standing.withdrawn is None:
            for name in names_of(history, entry.name):
                known.setdefault(name, entry.name)

    def named(side: Correspondent) -> str:
        return known.get(plain_identifier(side.id)) or side.name or side.id

    return named


def _link(one: CitedRange, history: History) -> parts.Link:
    standing, _entry = import_at(history, one.number)
    return parts.Link(number=one.number, id=standing.first.id.hex(), how=str(one))
