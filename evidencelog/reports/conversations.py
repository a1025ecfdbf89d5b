"""The lines that entries about contact hold: words, missed calls and replies, as recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from evidencelog.core import parts
from evidencelog.core.chronology import sort_key
from evidencelog.core.history import Standing, Version
from evidencelog.core.imported import AnyRow, Message
from evidencelog.core.kinds import Contact
from evidencelog.core.moment_words import describe
from evidencelog.core.vocabulary import CHANNELS, find_word
from evidencelog.i18n import gettext as _
from evidencelog.reports.answers import is_owner, recorded_text
from evidencelog.reports.citing import answer, events, labels_of, owner_of
from evidencelog.reports.correspondents import Correspondents, other_end
from evidencelog.reports.days import day_of, day_words
from evidencelog.reports.imported_lines import imported_conversations
from evidencelog.reports.material import Material
from evidencelog.reports.model import Conversations, Entry
from evidencelog.reports.row_words import text_of
from evidencelog.reports.transcript import Line, grouped
from evidencelog.reports.wording import listed, one_line, value_of

_TELEPHONE = frozenset(("call", "missed-call", "voicemail"))
"""What was missed on the telephone belongs to what was answered."""


def conversations_of(material: Material) -> Conversations | None:
    """Return the transcripts, or nothing when no entry is about contact."""
    known = Correspondents.of(material)
    below = _printed_rows(material)
    lines = [
        line
        for standing, entry in events(material)
        if isinstance(standing.current, Contact)
        for line in _lines(_Source(material, known, standing, standing.current, entry))
        if not _stands_below(line, below.get(standing.number))
    ]
    imported = tuple(imported_conversations(material))
    if not lines and not imported:
        return None
    return Conversations(
        conversations=(*grouped(lines, owner=owner_of(material)), *imported),
        notes=(*(_notes() if lines else ()), *(_notes_on_imports() if imported else ())),
    )


def _printed_rows(material: Material) -> dict[int, set[str]]:
    """Return the words of the rows that are printed, by the entries that cite them."""
    found: dict[int, set[str]] = {}
    for excerpt in material.excerpts:
        for row in excerpt.rows:
            for entry in excerpt.cited.get(row.row, ()):
                found.setdefault(entry, set()).update(_words_of(row))
    return found


def _words_of(row: AnyRow) -> Iterator[str]:
    """Yield what an entry may quote of a row, and no words for one that has none."""
    yield text_of(row)
    if isinstance(row, Message):
        yield row.text or row.subject or ""


def _stands_below(line: Line, rows: set[str] | None) -> bool:
    """Tell whether a line of an entry is one of the rows that are printed by themselves."""
    return rows is not None and line.timed and (not line.text or line.text in rows)


@dataclass(frozen=True, slots=True)
class _Source:
    """One entry about contact, as it stands and as it is printed."""

    material: Material
    known: Correspondents
    standing: Standing
    contact: Contact
    entry: Entry

    def named(self, name: str) -> str:
        """Return a name in full, or the initials of a child where others read."""
        return self.material.shield(one_line(self.known.called(name)))


def _lines(source: _Source) -> Iterator[Line]:
    """Yield what was said in order, or one line for contact without words."""
    base = _without_words(source)
    found = list(_quoted(source, base)) or [base]
    found[0] = replace(
        found[0],
        note=_joined(*_circumstances(source), found[0].note),
        exhibits=labels_of(source.entry),
    )
    reply: parts.Reply | None = answer(source.standing, "reply")
    if reply is not None and reply.text:
        found.append(_replied(source, base, reply))
    elif reply is not None:
        found[-1] = replace(found[-1], note=_joined(found[-1].note, _reply_words(reply)))
    for place, line in enumerate(found):
        yield replace(line, order=(*base.order[:2], place))


def _without_words(source: _Source) -> Line:
    """Return what all lines of an entry have in common."""
    standing, contact = source.standing, source.contact
    outgoing = None if contact.direction is None else contact.direction == "out"
    other = source.named(source.known.other_side(contact))
    end = other_end(contact)
    day = day_of(contact.occurred)
    return Line(
        other=other,
        channel=_channel(contact),
        order=(sort_key(contact.occurred, standing.first.recorded), standing.number, 0),
        when=describe(contact.occurred) if contact.occurred else _("time not known"),
        day=day_words(day) if day else "",
        sender=owner_of(source.material) if outgoing else other,
        outgoing=outgoing,
        entry=standing.number,
        source=_("entry {number}").format(number=standing.number),
        note=_("no words recorded"),
        ends=(source.material.shield(one_line(end)),) if end else (),
    )


def _channel(contact: Contact) -> str:
    """Return how contact was made, the same for all ways to use a telephone."""
    word = find_word(contact.channel, CHANNELS) if contact.channel else None
    value = word.value if word else contact.channel or ""
    said = listed("channel", "call" if value in _TELEPHONE else value) if value else ""
    if contact.platform:
        return f"{said} ({contact.platform})" if said else contact.platform
    return said


def _quoted(source: _Source, base: Line) -> Iterator[Line]:
    for version in (source.standing.newest, *source.standing.details):
        for quote in version.entry.words:
            yield _in_words(source, base, quote, version)


def _in_words(source: _Source, base: Line, quote: parts.Quote, version: Version) -> Line:
    outgoing = is_owner(quote.by) if quote.by else base.outgoing
    sender = base.sender
    if outgoing:
        sender = owner_of(source.material)
    elif quote.by:
        sender = source.named(quote.by)
    later = version is not source.standing.newest
    return replace(
        base,
        sender=sender,
        outgoing=outgoing,
        text=quote.text,
        translation=quote.translation,
        note=_joined(
            value_of("exact", quote.exact)
            if quote.exact
            else _("as noted by the person who keeps the log"),
            quote.language or "",
            _translated_by(source, quote),
            _("added on {when}").format(when=recorded_text(version.recorded)) if later else "",
        ),
    )


def _translated_by(source: _Source, quote: parts.Quote) -> str:
    if not quote.translation or not quote.translator:
        return ""
    return _("Translation by {who}").format(who=source.named(quote.translator))


def _replied(source: _Source, base: Line, reply: parts.Reply) -> Line:
    return replace(
        base,
        when=reply.when or _("time not recorded"),
        day="",
        timed=False,
        sender=owner_of(source.material),
        outgoing=True,
        text=reply.text or "",
        note=_joined(_("reply, as noted by the person who keeps the log"), _how(reply)),
    )


def _how(reply: parts.Reply) -> str:
    """Return whether a reply was late; that there is one shows in its words."""
    return "" if reply.how == "answered" else value_of("how", reply.how)


def _reply_words(reply: parts.Reply) -> str:
    how = value_of("how", reply.how)
    if reply.when:
        return _("reply: {how}, {when}").format(how=how, when=reply.when)
    return _("reply: {how}").format(how=how)


def _circumstances(source: _Source) -> Iterator[str]:
    outcome, count = answer(source.standing, "outcome"), answer(source.standing, "count")
    if outcome and outcome != "completed":
        yield value_of("outcome", outcome)
    if count and count > 1:
        yield _("{n} times").format(n=count)
    if duration := answer(source.standing, "duration"):
        yield _("duration: {duration}").format(duration=duration)
    if via := answer(source.standing, "via"):
        yield _("through {name}").format(name=source.named(via))
    if shown := answer(source.standing, "shown_as"):
        yield _("shown on the device as {name}").format(name=source.named(shown))


def _joined(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def _notes_on_imports() -> tuple[str, ...]:
    return (
        _(
            "Lines with a number such as 57.123 are rows of an import: 57 is its entry, 123 the "
            "place in the source. Their words stand as they do in the source."
        ),
    )


def _notes() -> tuple[str, ...]:
    return (
        _(
            "These lines are taken from the entries about contact, with the words that each "
            "holds. Other messages may have been exchanged that are in no entry."
        ),
        _(
            "Several lines of one entry have the time of that entry. A line without words "
            "stands for contact of which none were recorded."
        ),
    )
