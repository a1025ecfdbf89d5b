"""What the words of a report mean: its kinds of entry, and the lists that entries use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.core.vocabulary import CHANNELS, TACTICS, TAGS, find_word
from evidencelog.i18n import Texts, marked, said
from evidencelog.i18n import gettext as _
from evidencelog.reports.citing import numbers_text, pairs, said_in
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Heading, Schedule, Table
from evidencelog.reports.schedules.method import method_of
from evidencelog.reports.wording import KINDS, UNREQUESTED, listed

NAME = "glossary"

_MEANINGS: Texts[str] = Texts(
    {
        "incident": marked("something that happened, as the person who keeps the log tells it"),
        "contact": marked("an attempt to get in touch, in either direction"),
        "exchange": marked("a handover of children, or a planned call"),
        "document": marked("a paper, picture or file that is kept for what it says"),
        "report": marked("a report made to the police, a doctor, a school or an office"),
        "order": marked("a court order or agreement with numbered clauses"),
        "boundary": marked("a limit, or a request not to make contact, as stated to somebody"),
        "promise": marked("something that somebody promised"),
        "person": marked("somebody who appears in the log"),
    }
)
_OF_UNREQUESTED = marked("contact that the person who keeps the log recorded as not wanted")


class _Word(NamedTuple):
    """A word as it is printed, and the list that it was chosen from."""

    printed: str
    chosen_from: str


def glossary(material: Material) -> Schedule | None:
    """Return the words that this copy uses from lists, or nothing when it uses none."""
    found: dict[_Word, set[int]] = {}
    for standing, _entry in pairs(material):
        for word in _words(standing):
            found.setdefault(word, set()).add(standing.number)
    if not found:
        return None
    used = {number for numbers in found.values() for number in numbers}
    return Schedule(
        name=NAME,
        title=_("Words used in this copy"),
        tables=(_kinds(material), _from_lists(found)),
        method=method_of(
            material,
            [standing for standing in material.chosen if standing.number in used],
            _(
                "The words were chosen from lists of the program by the person who keeps the "
                "log, to sort entries and find them again. They are no finding of anybody else."
            ),
        ),
    )


def _words(standing: Standing) -> Iterator[_Word]:
    """Yield the words of an entry that come from a list; its own words explain themselves."""
    groups = {word.value: group for group in TAGS for word in group.words}
    for entry in said_in(standing):
        for tag in entry.tags:
            if tag in groups:
                of = _("subjects: {group}").format(group=groups[tag].title)
                yield _Word(listed("tags", tag), of)
        if isinstance(entry, kinds.Contact):
            manners = (find_word(tactic, TACTICS) for tactic in entry.tactics)
            yield from (_Word(word.says, _("manners of contact")) for word in manners if word)
        channel = find_word(getattr(entry, "channel", None) or "", CHANNELS)
        if channel is not None:
            yield _Word(channel.says, _("channels"))


def _kinds(material: Material) -> Table:
    meanings = {KINDS[kind]: meaning for kind, meaning in _MEANINGS.items()}
    meanings[said(UNREQUESTED)] = said(_OF_UNREQUESTED)
    counts = Counter(entry.kind for entry in material.entries)
    return Table(
        columns=(
            Heading(text=_("Kind of entry"), weight=2),
            Heading(text=_("Meaning"), weight=4),
            Heading(text=_("Entries"), weight=0.8, end=True),
        ),
        rows=tuple(
            (Cell(text=kind, strong=True), Cell(text=meanings[kind]), Cell(text=str(count)))
            for kind, count in counts.most_common()
            if kind in meanings
        ),
        caption=_("Kinds of entry"),
    )


def _from_lists(found: Mapping[_Word, set[int]]) -> Table:
    return Table(
        columns=(
            Heading(text=_("As printed"), weight=3),
            Heading(text=_("Chosen from the list"), weight=2.5),
            Heading(text=_("Entries"), weight=1.5),
        ),
        rows=tuple(
            (
                Cell(text=word.printed, strong=True),
                Cell(text=word.chosen_from),
                Cell(text=numbers_text(numbers)),
            )
            for word, numbers in sorted(found.items(), key=lambda one: (one[0][1], one[0][0]))
        ),
        caption=_("Words from lists"),
    )
