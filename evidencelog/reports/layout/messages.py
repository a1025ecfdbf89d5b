"""One line of a transcript as a block with its number, who and when, and the exact words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.references import to_entry, to_exhibit
from evidencelog.reports.layout.tags import Owner
from evidencelog.reports.model import Message
from evidencelog.reports.text.lines import Line
from evidencelog.reports.text.style import Ink, Style

_NUMBERS = 28.0  # width of the line numbers at the left
_SHARE = 0.76  # of the rest of the measure
_PAD = 9.0
_ABOVE = 5.0
_BELOW = 6.0
_BAR = 2.0
_GAP = 8.0  # between the sender and the time
_WHOLE = 9  # lines up to which a block is never split
_LEAST = 3  # lines on each side of a split


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line of the block; `paragraph` counts the paragraphs that it is made of.

    `first` stands out before the line. `later` are words that are known later and lead to
    `target`.
    """

    line: Line
    style: Style
    paragraph: int
    first: str = ""
    later: Callable[[Places], str] | None = None
    target: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Bubble:
    """A message being set; `word` is what the court calls an exhibit."""

    flow: Flow
    message: Message
    word: str = ""

    def set(self) -> None:
        """Set the block, over two or more pages where it is long."""
        flow, rows = self.flow, list(self._rows())
        with flow.tag("LI"):
            with flow.tag("Lbl") as label:
                pass
            with flow.tag("LBody") as body:
                pass
            paragraphs: dict[int, Owner] = {}
            first = True
            while rows:
                count = self._fitting(rows)
                if not count:
                    flow.start()
                    continue
                self._part(rows[:count], label if first else None, body, paragraphs)
                rows, first = rows[count:], False

    def _fitting(self, rows: list[_Row]) -> int:
        """Return how many lines go on this page."""
        room = self.flow.room - _ABOVE - _BELOW
        count = 0
        for row in rows:
            room -= row.style.leading
            if room < 0:
                break
            count += 1
        if count == len(rows) or self.flow.fresh:
            return max(1, count if count == len(rows) else min(count, len(rows) - _LEAST))
        if len(rows) <= _WHOLE or count <= _LEAST:
            return 0
        return min(count, len(rows) - _LEAST)

    @property
    def _numbers(self) -> float:
        return _NUMBERS * self.flow.look.cells

    @property
    def _width(self) -> float:
        return (self.flow.paper.measure - self._numbers) * _SHARE

    @property
    def _left(self) -> float:
        flow = self.flow
        if self.message.outgoing:
            return flow.left + flow.paper.measure - self._width
        return flow.left + self._numbers

    def _part(
        self, rows: list[_Row], label: Owner | None, body: Owner, paragraphs: dict[int, Owner]
    ) -> None:
        flow = self.flow
        height = sum(row.style.leading for row in rows) + _ABOVE + _BELOW
        self._ground(height)
        with flow.artifact() if label is None else flow.within(label):
            self._number(self.flow.look.meta if label is None else self.flow.look.meta_strong)
        flow.y -= _ABOVE
        for row in rows:
            if row.paragraph not in paragraphs:
                with flow.within(body), flow.tag("P") as paragraph:
                    paragraphs[row.paragraph] = paragraph
            with flow.within(paragraphs[row.paragraph]):
                self._row(row)
            flow.y -= row.style.leading
        flow.y -= _BELOW

    def _ground(self, height: float) -> None:
        """Paint what is behind the words: at which side the bar is tells who sent them."""
        sheet, x, y = self.flow.sheet, self._left, self.flow.y - height
        outgoing = self.message.outgoing
        sheet.box(x, y, self._width, height, _ground_ink(outgoing))
        if outgoing:
            sheet.box(x + self._width - _BAR, y, _BAR, height, design.NAVY)
        else:
            sheet.box(x, y, _BAR, height, design.GREY if outgoing is False else design.RULE)

    def _number(self, style: Style) -> None:
        y = self.flow.y - _ABOVE - self.flow.look.meta.leading * DROP
        right = self.flow.left + self._numbers - 8
        self.flow.sheet.words(str(self.message.number), style, right, y, align=1.0)

    def _row(self, row: _Row) -> None:
        flow, x, width = self.flow, self._left + _PAD, self._width - 2 * _PAD
        y = flow.y - row.style.leading * DROP
        if row.first:
            _start, end = flow.sheet.words(row.first, self.flow.look.meta_strong, x, y)
            x, width = end + _GAP, width - (end + _GAP - x)
        flow.place(row.line, row.style, x, flow.y, width)
        if row.later is None:
            return
        with flow.tag("Link", target=row.target):
            flow.sheet.words_later(row.later, self.flow.look.meta, x, y)
            flow.link((x, flow.y - row.style.leading, x + width, flow.y), row.target)

    def _rows(self) -> Iterator[_Row]:
        """Yield the lines: who and when, the words, their translation, where they are from."""
        message = self.message
        yield from self._head()
        if message.text:
            yield from self._set(message.text, self.flow.look.message, 1)
        if message.translation:
            yield from self._set(_("Translation"), self.flow.look.meta, 2)
            yield from self._set(message.translation, self.flow.look.message_translated, 3)
        if message.source and message.entry is None:
            yield from self._set(message.source, self.flow.look.meta, 4)
        for place, pointer in enumerate(self._pointers(), 5):
            yield _Row(
                line=Line((), 0.0, 0),
                style=self.flow.look.meta,
                paragraph=place,
                later=_cited(*pointer),
                target=pointer[1],
            )

    def _head(self) -> Iterator[_Row]:
        """Yield the sender, and behind that or below it when, with what else is known."""
        message, width = self.message, self._width - 2 * _PAD
        rest = "   ".join(one for one in (message.when, message.note) if one)
        sender = self.flow.fill(message.sender, self.flow.look.meta_strong, width)
        room = width - sender[0].width - _GAP
        if len(sender) > 1 or sender[0].base or self.flow.width(rest, self.flow.look.meta) > room:
            for line in sender:
                yield _Row(line=line, style=self.flow.look.meta_strong, paragraph=0)
            yield from self._set(rest, self.flow.look.meta, 0)
            return
        line = self.flow.fill(rest, self.flow.look.meta, room)[0]
        yield _Row(line=line, style=self.flow.look.meta, paragraph=0, first=message.sender)

    def _pointers(self) -> Iterator[tuple[str, str]]:
        if self.message.entry is not None:
            pointer = to_entry(self.message.entry)
            yield self.message.source or pointer.text, pointer.place
        for label in self.message.exhibits:
            shown = to_exhibit(label, self.word)
            yield shown.text, shown.place

    def _set(self, text: str, style: Style, paragraph: int) -> Iterator[_Row]:
        for line in self.flow.fill(text, style, self._width - 2 * _PAD):
            yield _Row(line=line, style=style, paragraph=paragraph)


def _ground_ink(outgoing: bool | None) -> Ink:
    return design.PALE_BLUE if outgoing else design.PALE


def _cited(text: str, place: str) -> Callable[[Places], str]:
    def words(places: Places) -> str:
        page = places.label(place)
        return _("{what}, page {page}").format(what=text, page=page) if page else text

    return words
