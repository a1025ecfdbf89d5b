"""The cards of an address book, as groups of lines: vCard 2.1, 3.0 and 4.0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.content_lines import ContentLine, Unread, content_lines

MOST_LINES: Final = 10_000
DEEPEST: Final = 10
"""Cards in cards: vCard 2.1 puts the card of an assistant into that of the boss."""

# Pictures, sounds and keys say nothing of numbers, and are the bulk of most cards.
_NOT_KEPT: Final = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})


@dataclass(slots=True)
class Card:
    """One card: its lines, the line of the file where it begins, and what is odd."""

    number: int
    lines: list[ContentLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def first(self, name: str) -> ContentLine | None:
        """Return the first property of this name, None when there is none."""
        return next((line for line in self.lines if line.name == name), None)

    def add(self, line: ContentLine | Unread) -> None:
        """Keep a line of the card, or say that it cannot be read."""
        if isinstance(line, Unread):
            self.note(_("line {number} cannot be read").format(number=line.number))
        elif len(self.lines) >= MOST_LINES:
            self.note(_("there are more lines than are read"))
        elif line.name not in _NOT_KEPT:
            self.lines.append(line)
            self.note(line.note)

    def note(self, says: str) -> None:
        """Keep something odd, once, and no more of it than a person reads."""
        if says and says not in self.notes and len(self.notes) < 20:
            self.notes.append(says)


def read_cards(file: BinaryIO) -> Iterator[Card]:
    """Yield every card when it ends; one that does not end says so."""
    open_cards: list[Card] = []
    previous = ""
    for line in content_lines(file):
        marks = _mark(line)
        if marks == "begin":
            if open_cards and (previous != "AGENT" or len(open_cards) >= DEEPEST):
                yield _unfinished(open_cards.pop())
            open_cards.append(Card(line.number))
        elif marks == "end":
            if open_cards:
                yield open_cards.pop()
        elif open_cards:
            open_cards[-1].add(line)
        previous = line.name if isinstance(line, ContentLine) else ""
    while open_cards:
        yield _unfinished(open_cards.pop())


def _mark(line: ContentLine | Unread) -> str:
    if isinstance(line, Unread) or line.value.strip().upper() != "VCARD":
        return ""
    return {"BEGIN": "begin", "END": "end"}.get(line.name, "")


def _unfinished(card: Card) -> Card:
    card.note(_("the card has no end; the file may be cut off"))
    return card
