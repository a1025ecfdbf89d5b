"""Words that say on which page something is, and lead there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.text.style import Style

Later = Callable[[Places], str]

_LONGEST = "C0000"
_ROOM = 14.0  # points between a text and the number of its page


def page_of(place: str) -> Later:
    """Return what says the page of a place: "page 57", or nothing where it is not printed."""

    def words(places: Places) -> str:
        label = places.label(place)
        return _("page {page}").format(page=label) if label else ""

    return words


def number_of(place: str) -> Later:
    """Return what says only the number of that page."""
    return lambda places: places.label(place)


def room_for_page(flow: Flow, style: Style) -> float:
    """Return the width that "page 57" may come to need."""
    return flow.width(_("page {page}").format(page=_LONGEST), style)


def set_pointer(
    flow: Flow, text: str, place: str, *, style: Style | None = None, tag: str = "P"
) -> None:
    """Set a text with its page at the right edge; all of it leads there."""
    style, measure = style or flow.look.value, flow.paper.measure
    width = measure - room_for_page(flow, flow.look.tag) - _ROOM
    lines = flow.fill(text, style, width)
    flow.need(min(len(lines), 6) * style.leading)
    sheet, top, right = flow.sheet, flow.y, flow.left + measure
    with flow.tag(tag), flow.tag("Link", target=place):
        for line in lines:
            flow.need(style.leading)
            flow.place(line, style, flow.left, flow.y, width)
            flow.y -= style.leading
        if flow.sheet is sheet:
            y = top - style.leading * DROP
            sheet.words_later(page_of(place), flow.look.tag, right, y, align=1.0)
            sheet.link((flow.left, flow.y, right, top), place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Something that stands elsewhere in the report: what it is called, and its anchor."""

    text: str
    place: str


def to_entry(number: int) -> Pointer:
    """Return the pointer to an entry."""
    return Pointer(text=_("entry {number}").format(number=number), place=f"entry {number}")


def to_exhibit(label: str, word: str = "") -> Pointer:
    """Return the pointer to an exhibit; `word` is what the court calls one."""
    text = f"{word} {label}" if word else _("exhibit {label}").format(label=label)
    return Pointer(text=text, place=f"exhibit {label}")


def pointers_to(
    exhibits: Sequence[str], entry: int | None, *, word: str = ""
) -> tuple[Pointer, ...]:
    """Return the pointers to some exhibits and then to an entry."""
    shown = tuple(to_exhibit(label, word) for label in exhibits)
    return shown if entry is None else (*shown, to_entry(entry))


@dataclass(slots=True, kw_only=True, eq=False)
class Citation:
    """Pointers in brackets behind a text: "(exhibit 12-1, page 57; entry 12, page 40)".

    Nobody knows the pages while lines are broken: each pointer is given the room of a long
    number, and stands right behind the one before when the page is drawn.
    """

    flow: Flow
    pointers: Sequence[Pointer]
    style: Style
    indent: float = 0.0

    def set_behind(self, x: float) -> None:
        """Set them from `x` on the line above `flow.y`, then on lines of their own."""
        flow, margin = self.flow, self.flow.left + self.indent
        line: list[Later] = []
        start, used = x, 0.0
        for index in range(len(self.pointers)):
            wide = flow.width(self._said(index, _LONGEST), self.style)
            if start + used + wide > flow.left + flow.paper.measure and start + used > margin:
                self._next_line()
                start, used, line = margin, 0.0, []
            words = self._words(index, first=start + used == margin)
            self._set_one(index, words, line, start, used, wide)
            line.append(words)
            used += wide

    def _next_line(self) -> None:
        self.flow.need(self.style.leading)
        self.flow.y -= self.style.leading

    def _set_one(
        self, index: int, words: Later, line: list[Later], start: float, used: float, wide: float
    ) -> None:
        flow, place = self.flow, self.pointers[index].place
        above = flow.y + self.style.leading
        left = start + used
        with flow.tag("Link", target=place):
            flow.sheet.words_later(
                words, self.style, start, above - self.style.leading * DROP, behind=tuple(line)
            )
            flow.link((left, flow.y, left + wide, above), place)

    def _words(self, index: int, *, first: bool) -> Later:
        def words(places: Places) -> str:
            said = self._said(index, places.label(self.pointers[index].place))
            return said.lstrip() if first else said

        return words

    def _said(self, index: int, page: str) -> str:
        what = self.pointers[index].text
        if page:
            what = _("{what}, page {page}").format(what=what, page=page)
        opening = " (" if index == 0 else " "
        return f"{opening}{what}{')' if index == len(self.pointers) - 1 else ';'}"
