"""From the pages of Google Voice to records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import basename, splitext
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Direction, Draft, Enclosed, Item, Side, State
from evidencelog.importers.exact_times import of_iso
from evidencelog.importers.google_voice.pages import Entry, Page, Person
from evidencelog.importers.json_items import Numbering

SERVICE: Final = "Google Voice"
_NAME: Final = re.compile(
    r"(?P<who>.*?) ?- (?:\w+ - )?\d{4}-\d\d-\d\dT\d\d_\d\d_\d\dZ(?:\s?\(\d+\))?", re.DOTALL
)
_DURATION: Final = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:\.\d+)?S)?")
_NO_NUMBER: Final = "unknown number"
_CALLS: Final[dict[str, tuple[State | None, Direction]]] = {
    "missed": ("missed", "in"),
    "received": ("answered", "in"),
    "placed": (None, "out"),
    "voicemail": (None, "in"),
    "recorded": ("answered", "in"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes the drafts of one page."""

    page: Page
    member: str
    belongings: Belongings
    numbering: Numbering

    def items(self) -> Iterator[Item]:
        """Yield the call or the messages of the page."""
        if self.page.call is not None:
            yield self._call(self.page.call)
        if not self.page.messages:
            return
        others = self._others()
        conversation = ", ".join(sorted({side.id for side in others})) or self._called()
        keys = Numbering()  # of this page only: a page that was exported twice gives keys twice
        for number, entry in enumerate(self.page.messages, 1):
            yield self._message(entry, number, conversation, others, keys)

    def _message(
        self,
        entry: Entry,
        number: int,
        conversation: str,
        others: tuple[Side, ...],
        keys: Numbering,
    ) -> Draft:
        own = entry.person is not None and entry.person.owner
        stamp = of_iso(entry.time) if entry.time else None
        when = (stamp.instant or stamp.raw) if stamp else ""
        return Draft(
            position=self.numbering.next(),
            place=_("message {number} of {file}").format(number=number, file=self.member),
            what="message",
            conversation=conversation,
            key=keys.key(f"{conversation}/text/{when}"),
            title=", ".join(side.name for side in others if side.name) or None,
            service=SERVICE,
            direction="out" if own else "in",
            sender=side_of(entry.person) if entry.person else None,
            recipients=others if own else (),
            stamp=stamp,
            text=entry.text or None,
            files=self._files(entry),
            fields=self._fields(),
        )

    def _call(self, entry: Entry) -> Draft:
        kind = self._kind()
        state, direction = _CALLS.get(kind, (None, None))
        side = side_of(entry.person) if entry.person else None
        other = side.id if side else self._called()
        stamp = of_iso(entry.time) if entry.time else None
        when = (stamp.instant or stamp.raw) if stamp else ""
        voicemail = kind == "voicemail"
        return Draft(
            position=self.numbering.next(),
            place=self.member,
            what="voicemail" if voicemail else "call",
            conversation=other,
            key=f"{other}/{kind or 'call'}/{when}",
            title=side.name if side else None,
            service=SERVICE,
            direction=direction,
            sender=None if direction == "out" else side,
            recipients=(side,) if side and direction == "out" else (),
            stamp=stamp,
            state=state,
            text=entry.text or None,
            seconds=seconds_of(entry.duration),
            files=self._files(entry),
            fields=self._fields(),
            notes=(_("the text is a transcript that a program made"),) if entry.text else (),
        )

    def _kind(self) -> str:
        """Return what became of a call, by its labels; a voicemail may be an inbox, too."""
        labels = [label.lower() for label in self.page.labels]
        return next((kind for kind in ("voicemail", *_CALLS) if kind in labels), "")

    def _others(self) -> tuple[Side, ...]:
        """Return everybody on the page but the owner, by their numbers."""
        people = list(self.page.participants)
        people += [entry.person for entry in self.page.messages if entry.person]
        own = {person.number for person in people if person.owner}
        found: dict[str, Side] = {}
        for person in people:
            side = side_of(person)
            if not person.owner and side is not None and person.number not in own:
                found.setdefault(side.id, side)
        return tuple(found.values())

    def _called(self) -> str:
        """Return who the page is about by the name of its file: it has only own messages."""
        found = _NAME.fullmatch(splitext(basename(self.member))[0])
        return (found["who"].strip() if found else "") or _NO_NUMBER

    def _files(self, entry: Entry) -> tuple[Enclosed, ...]:
        return tuple(self._file(path) for path in entry.paths)

    def _file(self, path: str) -> Enclosed:
        """Return a file that the page names, often without its extension."""
        member = (
            self.belongings.find(path, self.member)
            or self.belongings.find_stem(basename(path), self.member)
            or self.belongings.find_alike(path, self.member)
        )
        if member is None or member == self.member:
            return Enclosed(name=path, note=_("this file is not part of the export"))
        return self.belongings.opened(member, name=basename(member))

    def _fields(self) -> tuple[tuple[str, str], ...]:
        labels = ", ".join(self.page.labels)
        found = (
            ("title", self.page.title),
            ("labels", labels),
            ("deleted status", self.page.deleted),
        )
        return tuple(pair for pair in found if pair[1])


def side_of(person: Person) -> Side | None:
    """Return somebody by number, else by name; None when the page has neither.

    A name that only repeats the number is none, and the word for the owner is no name.
    """
    name = person.name if person.name != person.number and not person.owner else ""
    if not person.number and not person.name:
        return None
    return Side(id=person.number or person.name, name=name or None)


def seconds_of(duration: str) -> int | None:
    """Return the seconds of an ISO 8601 duration, `PT16M50S`; None for anything else."""
    found = _DURATION.fullmatch(duration)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
