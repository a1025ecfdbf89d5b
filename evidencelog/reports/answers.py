"""From an entry's fields to labelled answers, with what the reader may not see withheld."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from evidencelog.core import parts
from evidencelog.core.fields import Fields
from evidencelog.core.history import Version
from evidencelog.core.kinds import Contact, Entry, Exchange, Import, Person
from evidencelog.core.moment_words import describe, describe_delay, describe_recorded
from evidencelog.core.moments import Occurred, Recorded
from evidencelog.i18n import Texts, marked, said
from evidencelog.i18n import gettext as _
from evidencelog.reports.handover import against_plan
from evidencelog.reports.import_facts import import_facts
from evidencelog.reports.model import Fact, Quoted
from evidencelog.reports.selection import Selection
from evidencelog.reports.wording import (
    LABELS,
    WITHHELD,
    label_of,
    listed,
    value_of,
)

_ENVELOPE = frozenset(Entry.__struct_fields__)
_KIND_OF_DETAIL = "/of_kind"
_SECRET_PARTS = frozenset(
    ("address", "coordinates", "contact", "identifiers", "sender", "recipient", "embedded", "born")
)
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_NOTED = marked("as noted by the person who keeps the log")
_CLOCKS: Texts[str] = Texts(
    {
        "backwards": marked("the computer's clock had been set back since the entry before"),
        "stood still": marked("the computer's clock showed the same time as for the entry before"),
        "far ahead": marked("the computer's clock was far ahead of the entry before"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything that one version of an entry says, in the groups of the printed entry."""

    top: tuple[Fact, ...]
    account: str | None
    quotes: tuple[Quoted, ...]
    further: tuple[Fact, ...]

    def all(self) -> Iterator[Fact]:
        """Every answer as a fact, to compare two versions by."""
        yield from self.top
        if self.account:
            yield Fact(label=_("Own account"), value=self.account)
        for quoted in self.quotes:
            yield Fact(label=quoted.source, value=quoted.text)
            if quoted.translation:
                yield Fact(label=quoted.translated_by or _("Translation"), value=quoted.translation)
        yield from self.further


def answers_of(version: Version, kind: str, selection: Selection) -> Answers:
    """Return what a version says, without its time of writing."""
    entry = version.entry
    own = tuple(_own_fields(entry, kind, selection))
    later = kind == "incident"
    top = (*_when(entry), *_circumstances(entry, selection), *(() if later else own))
    references = _references(entry, kind, selection)
    further = (*(own if later else ()), *references, *_other(version.other))
    return Answers(
        top=top,
        account=entry.account,
        quotes=tuple(_quoted(quote) for quote in entry.words),
        further=further,
    )


def written_down(version: Version) -> str:
    """Return when a version was written down, and how long after the event."""
    recorded = version.recorded
    if recorded is None:
        return _("not known")
    lines = [describe_recorded(recorded)]
    if version.entry.occurred is not None and version.entry.occurred.from_ is not None:
        lines.append(describe_delay(version.entry.occurred, recorded))
    if recorded.clock:
        lines.append(_CLOCKS.get(recorded.clock, recorded.clock))
    return "\n".join(lines)


def recorded_text(recorded: Recorded | None) -> str:
    """Return when something was recorded, in words."""
    return describe_recorded(recorded) if recorded else _("at a time not known")


def _when(entry: Entry) -> Iterator[Fact]:
    if entry.occurred is not None:
        yield Fact(label=LABELS["occurred"], value=describe(entry.occurred))


def _circumstances(entry: Entry, selection: Selection) -> Iterator[Fact]:
    if entry.author != "owner":
        yield Fact(label=_("Written down by"), value=entry.author)
    if entry.known:
        yield Fact(label=LABELS["known"], value=_how_known(entry.known))
    if entry.place:
        yield from _place(entry.place, selection)
    if entry.people:
        people = "\n".join(_present(one) for one in entry.people)
        yield Fact(label=LABELS["people"], value=people)
        for one in entry.people:
            if one.contact:
                label = _("Contact of {name}").format(name=one.name)
                yield _guarded(label, one.contact, selection.contacts)
    if entry.children:
        children = "\n".join(_child(one) for one in entry.children)
        yield Fact(label=LABELS["children"], value=children)


def _guarded(label: str, value: str, shown: bool) -> Fact:
    return Fact(label=label, value=value if shown else said(WITHHELD), withheld=not shown)


def _how_known(known: parts.Knowledge) -> str:
    how = value_of("how", known.how)
    return f"{how} ({known.by})" if known.by else how


def _place(place: parts.Place, selection: Selection) -> Iterator[Fact]:
    if place.text:
        yield Fact(label=LABELS["place"], value=place.text)
    if place.address:
        yield _guarded(_("Address"), place.address, selection.addresses)
    if place.coordinates:
        yield _guarded(_("Coordinates"), place.coordinates, selection.addresses)


def _present(one: parts.Present) -> str:
    role = f" ({value_of('role', one.role)})" if one.role != "present" else ""
    return f"{one.name}{role}" + (f" – {one.note}" if one.note else "")


def _child(one: parts.Child) -> str:
    how = f" – {value_of('child', one.how)}" if one.how else ""
    return f"{one.name}{how}" + (f": {one.reaction}" if one.reaction else "")


def is_owner(name: str | None) -> bool:
    """Tell whether somebody is named who keeps the log."""
    return (name or "").casefold() in ("me", "owner")


def _quoted(quote: parts.Quote) -> Quoted:
    exact = value_of("exact", quote.exact) if quote.exact else said(_NOTED)
    if is_owner(quote.by):
        source = _("Own words to others – {exact}").format(exact=exact)
    else:
        who = quote.by or _("somebody else")
        source = _("Words of {who} – {exact}").format(who=who, exact=exact)
    if quote.language:
        source += f", {quote.language}"
    translated = None
    if quote.translation:
        translated = (
            _("Translation by {who}").format(who=quote.translator)
            if quote.translator
            else _("Translation")
        )
    return Quoted(
        source=source,
        text=quote.text,
        translation=quote.translation,
        translated_by=translated,
    )


def _own_fields(entry: Entry, kind: str, selection: Selection) -> Iterator[Fact]:
    """Yield the answers that only this kind of entry has, in the order of its form."""
    if isinstance(entry, Import):
        yield from import_facts(entry, selection)
        return
    if isinstance(entry, Exchange) and against_plan(entry):
        yield Fact(label=_("Against the plan"), value=against_plan(entry))
    for name in entry.__struct_fields__:
        if name in _ENVELOPE:
            continue
        value = getattr(entry, name)
        if value is None or value == ():
            continue
        label = label_of(kind, name)
        if isinstance(entry, Person):
            yield _of_person(entry, name, label, value, selection)
        else:
            own = isinstance(entry, Contact) and name == _own_end(entry)
            yield _guarded(label, _answer(name, value), selection.contacts or not own)


def _own_end(contact: Contact) -> str:
    """Return the field with the number or account of the person who keeps the log."""
    return "sender" if contact.direction == "out" else "recipient"


def _of_person(person: Person, name: str, label: str, value: Any, selection: Selection) -> Fact:
    other_party = person.role == "other party"
    text = _answer(name, value)
    if name == "contact" or (name == "identifiers" and not other_party):
        return _guarded(label, text, selection.contacts)
    if name == "born" and person.role == "child" and selection.seen_by_others:
        return _guarded(label, text, shown=selection.in_full)
    if name == "born" and selection.seen_by_others and not selection.in_full:
        year = _YEAR.search(text)  # no more of it is filed: Fed. R. Civ. P. 5.2(a)(2)
        return _guarded(label, year.group() if year else text, shown=year is not None)
    return Fact(label=label, value=text)


def _answer(name: str, value: Any) -> str:
    if isinstance(value, Occurred):
        return describe(value)
    if isinstance(value, tuple):
        return "\n".join(_answer(name, one) for one in value)
    if isinstance(value, msgspec.Struct):
        return _of_part(value)
    if name in ("tactics", "channel"):
        return listed(name, str(value))
    return value_of(name, str(value))


def _of_part(value: msgspec.Struct) -> str:
    if isinstance(value, parts.NumberedClause):
        return f"{value.number}. {value.text or ''}".rstrip()
    if isinstance(value, parts.Identifier):
        kind = f" ({value.type})" if value.type else ""
        blocked = _("blocked {when}").format(when=value.blocked) if value.blocked else ""
        return f"{value.value}{kind}" + (f" – {blocked}" if blocked else "")
    told = []
    for name in value.__struct_fields__:
        answer = getattr(value, name)
        if answer:
            label = PART_LABELS.get(name, name.replace("_", " "))
            words = value_of(name, str(answer))
            told.append(f"{label}: {words}" if label else words)
    return "\n".join(told)


PART_LABELS: Texts[str] = Texts(
    {
        "arrived": marked("arrived"),
        "badge": marked("badge number"),
        "called_by": marked("called by"),
        "date": marked("date"),
        "force": marked("force"),
        "how": "",
        "officer": marked("officer"),
        "outcome": marked("outcome"),
        "provider": marked("provider"),
        "record": marked("record number"),
        "report": marked("report number"),
        "text": marked("text"),
        "time": marked("time"),
        "when": marked("when"),
    }
)


def _references(entry: Entry, kind: str, selection: Selection) -> Iterator[Fact]:
    """Yield subjects, clauses, related entries, what is still needed, what is not known."""
    if entry.tags:
        said = ", ".join(listed("tags", tag) for tag in entry.tags)
        yield Fact(label=LABELS["tags"], value=said)
    if entry.clauses:
        yield Fact(label=LABELS["clauses"], value=_clauses(entry, selection))
    links = [one for one in entry.links if one.number not in selection.hidden]
    if links:
        yield Fact(label=LABELS["links"], value=_joined(_link(one) for one in links))
    if entry.needed:
        yield Fact(label=LABELS["needed"], value=_joined(_needed(one) for one in entry.needed))
    if entry.unknown:
        names = ", ".join(label_of(kind, name.split("/")[-1]) for name in entry.unknown)
        yield Fact(label=LABELS["unknown"], value=names)


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _clauses(entry: Entry, selection: Selection) -> str:
    hidden = {str(number) for number in selection.hidden}
    return _joined(_clause(one, hidden) for one in entry.clauses)


def _clause(one: parts.Clause, hidden: Container[str]) -> str:
    """Return a clause with its order, unless nothing may speak of that entry."""
    if not one.order or one.order.strip() in hidden:
        return one.clause
    return _("{clause} (entry {order})").format(clause=one.clause, order=one.order)


def _link(one: parts.Link) -> str:
    text = _("entry {number}").format(number=one.number)
    return f"{text} ({one.how})" if one.how else text


def _needed(one: parts.Needed) -> str:
    return f"{one.what} – {one.held_by}" if one.held_by else one.what


def _other(fields: Fields) -> Iterator[Fact]:
    """Yield what this version of the program has no name for, as label and value."""
    for label, value in fields:
        if label == _KIND_OF_DETAIL:
            continue
        text = value if isinstance(value, str) else "".join(value)
        yield _guarded(label.lstrip("/"), text, shown=_SECRET_PARTS.isdisjoint(label.split("/")))


def _embedded(found: parts.Embedded, selection: Selection) -> str:
    shown = found.what != "place" or selection.addresses
    return f"{found.label}: {found.value if shown else said(WITHHELD)}"


def obtained_facts(attachment: parts.Attachment, selection: Selection) -> Iterator[Fact]:
    """Yield how a file was obtained and what it says of itself, as far as the reader may see."""
    obtained = attachment.obtained
    if obtained:
        said = [value_of("obtained", obtained.how)]
        said += [part for part in (obtained.by, obtained.device, obtained.when) if part]
        yield Fact(label=_("How obtained"), value=", ".join(said))
    if attachment.note:
        yield Fact(label=_("Note"), value=attachment.note)
    if selection.seen_by_others:
        return
    if attachment.embedded:
        said = [_embedded(found, selection) for found in attachment.embedded]
        yield Fact(label=_("The file says of itself"), value=_joined(said))
