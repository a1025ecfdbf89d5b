"""Imported messages as transcripts: the lines of the source, cited, with what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from evidencelog.core.found_times import local_time
from evidencelog.core.imported import (
    AnyRow,
    Appointment,
    Correspondent,
    FoundTime,
    Message,
)
from evidencelog.core.moment_words import describe
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports import model
from evidencelog.reports.citing import owner_of
from evidencelog.reports.correspondents import Correspondents
from evidencelog.reports.days import day_of, day_words
from evidencelog.reports.excerpts import Excerpt, Omitted
from evidencelog.reports.material import Material
from evidencelog.reports.row_words import (
    origin_of,
    printed_name,
    row_notes,
    short_name,
    text_of,
)
from evidencelog.reports.wording import grouped, one_line


def imported_conversations(material: Material) -> Iterator[model.Conversation]:
    """Yield a transcript for each excerpt of an import."""
    labels = {exhibit.id: exhibit.label for entry in material.entries for exhibit in entry.exhibits}
    known = Correspondents.of(material)
    for excerpt in material.excerpts:
        yield _Transcript(material, excerpt, known, labels).conversation()


class _Transcript:
    """One excerpt on its way into print."""

    def __init__(
        self,
        material: Material,
        excerpt: Excerpt,
        known: Correspondents,
        labels: Mapping[str, str],
    ) -> None:
        self._material = material
        self._excerpt = excerpt
        self._known = known
        self._labels = labels
        origins = Counter(origin_of(_time(row)) for row in excerpt.rows if _time(row))
        self._usual = origins.most_common(1)[0][0] if origins else ""

    def conversation(self) -> model.Conversation:
        omitted = {one.before: one for one in self._excerpt.omitted}
        last = omitted.get(None)
        return model.Conversation(
            title=self._title(),
            facts=tuple(self._facts()),
            messages=tuple(
                self._message(place, row, omitted.get(row.row))
                for place, row in enumerate(self._excerpt.rows, 1)
            ),
            after=self._omitted(last) if last else "",
        )

    def _title(self) -> str:
        excerpt = self._excerpt
        name = excerpt.title or excerpt.conversation
        if not name:
            return _("Import {number}").format(number=excerpt.number)
        name = self._material.shield(one_line(name))
        if not excerpt.service:
            return name
        return _("{person}: {channel}").format(person=name, channel=excerpt.service)

    def _message(self, place: int, row: AnyRow, before: Omitted | None) -> model.Message:
        time = _time(row)
        occurred = local_time(time, self._excerpt.zone)
        day = day_of(occurred)
        by = self._excerpt.cited.get(row.row, ())
        files = row.attachments if isinstance(row, Message) else ()
        return model.Message(
            number=place,
            when=describe(occurred) if occurred else _unread(time),
            day=day_words(day) if day else "",
            sender=self._sender(row),
            text=text_of(row),
            outgoing=_outgoing(row),
            entry=by[0] if by else None,
            source=_cited(row, by),
            note="; ".join(self._notes(row, time)) or self._nothing(row),
            exhibits=tuple(self._labels[one.id] for one in files if one.id in self._labels),
            before=self._omitted(before) if before else "",
        )

    def _sender(self, row: AnyRow) -> str:
        if not isinstance(row, Message):
            return ""
        if row.direction == "out":
            return owner_of(self._material)
        return self._material.shield(one_line(short_name(row.sender))) or _("not named")

    def _notes(self, row: AnyRow, time: FoundTime | None) -> Iterator[str]:
        origin = origin_of(time)
        if origin and origin != self._usual:
            yield origin
        yield from row_notes(row)

    def _nothing(self, row: AnyRow) -> str:
        """Say of a row without words, files and remarks that it has none."""
        files = isinstance(row, Message) and row.attachments
        return "" if text_of(row) or files else _("no words")

    def _omitted(self, one: Omitted) -> str:
        number = self._excerpt.number
        first, last = f"{number}.{one.first}", f"{number}.{one.last}"
        if one.first == one.last:
            return _("Not printed here: {row}").format(row=first)
        if one.count is None or one.count == one.last - one.first + 1:
            return _("Not printed here: {first} to {last}").format(first=first, last=last)
        return ngettext(
            "Not printed here: {count} row of this conversation, between {first} and {last}",
            "Not printed here: {count} rows of this conversation, between {first} and {last}",
            one.count,
        ).format(count=one.count, first=first, last=last)

    def _facts(self) -> Iterator[model.Fact]:
        excerpt = self._excerpt
        yield model.Fact(label=_("Between"), value=self._between())
        source = _("import {number}, entry {number}").format(number=excerpt.number)
        yield model.Fact(label=_("Taken from"), value=source)
        yield model.Fact(label=_("Rows printed"), value=self._extent())
        if self._usual:
            yield model.Fact(label=_("Times"), value=self._times())
        yield from _source_facts(excerpt)

    def _between(self) -> str:
        """Return who takes part, as the source prints them, with the name the log has."""
        sides = dict.fromkeys(_others(self._excerpt.rows))
        lines = [self._named(side) for side in sides]
        return "\n".join([*lines, owner_of(self._material)])

    def _named(self, side: Correspondent) -> str:
        printed = self._material.shield(one_line(printed_name(side)))
        holder = self._known.holder(side.id)
        if holder and holder not in printed:
            name = self._material.shield(holder)
            return _("{printed}, noted as {name}").format(printed=printed, name=name)
        return printed

    def _extent(self) -> str:
        excerpt = self._excerpt
        count = len(excerpt.rows)
        if excerpt.total is None:
            return grouped(count)
        return _("{count} of {all} rows of this conversation in the import").format(
            count=grouped(count), all=grouped(excerpt.total)
        )

    def _times(self) -> str:
        if any((time := _time(row)) and time.local is None for row in self._excerpt.rows):
            return _("{origin}; it is shown as clocks in {zone} showed it").format(
                origin=self._usual, zone=self._excerpt.zone
            )
        return self._usual


def _others(rows: Iterable[AnyRow]) -> Iterator[Correspondent]:
    """Yield everybody but the owner, as far as the source tells them apart."""
    for row in rows:
        if not isinstance(row, Message):
            continue
        if row.direction == "out":
            yield from row.recipients
        elif row.sender is not None:
            yield row.sender


def _source_facts(excerpt: Excerpt) -> Iterator[model.Fact]:
    entry = excerpt.entry
    for attachment in entry.attachments[:3]:
        value = f"{one_line(attachment.name)}\nSHA-256 {attachment.sha256}"
        yield model.Fact(label=_("Source file"), value=value)


def _time(row: AnyRow) -> FoundTime | None:
    if isinstance(row, Message):
        return row.time
    return row.start if isinstance(row, Appointment) else None


def _unread(time: FoundTime | None) -> str:
    """Return the words for a time that cannot be placed: what stands in the source, if anything."""
    return one_line(time.raw) if time and time.raw else _("time not known")


def _outgoing(row: AnyRow) -> bool | None:
    if not isinstance(row, Message) or row.direction is None:
        return None
    return row.direction == "out"


def _cited(row: AnyRow, by: tuple[int, ...]) -> str:
    if not by:
        return row.cited
    entries = ", ".join(map(str, by))
    return ngettext("{row}, entry {numbers}", "{row}, entries {numbers}", len(by)).format(
        row=row.cited, numbers=entries
    )
