"""The components of a calendar (RFC 5545 3.6), one at a time.

Broken files are the rule: what does not end is taken as far as it goes and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.content_lines import ContentLine, Unread, content_lines

MOST_LINES: Final = 20_000
"""Lines of one component: a meeting with thousands of attendees has fewer."""

DEEPEST: Final = 10
_MOST_NOTES: Final = 20


@dataclass(slots=True)
class Component:
    """A component: its lines, and the components in it.

    `number` is the line of the file where it begins. `calendar` are the lines of the
    calendar around it that stand before it, such as METHOD.
    """

    name: str
    number: int
    lines: list[ContentLine] = field(default_factory=list)
    inner: list[Component] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    calendar: tuple[ContentLine, ...] = ()

    def all(self, *names: str) -> Iterator[ContentLine]:
        """Yield every property of these names, in the order of the file."""
        return (line for line in self.lines if line.name in names)

    def first(self, name: str) -> ContentLine | None:
        """Return the first property of this name, None when there is none."""
        return next(self.all(name), None)

    def value(self, name: str) -> str:
        """Return the value of the first property of this name, empty when there is none."""
        line = self.first(name)
        return line.value.strip() if line is not None else ""

    def note(self, says: str) -> None:
        """Keep something odd, once, and no more of it than a person reads."""
        if says and says not in self.notes and len(self.notes) < _MOST_NOTES:
            self.notes.append(says)


def read_components(file: BinaryIO) -> Iterator[Component]:
    """Yield what stands in a calendar, or outside of any, when it ends."""
    path: list[Component] = []
    for line in content_lines(file):
        name = _marked(line, "BEGIN")
        if name:
            yield from _begun(path, name, line.number)
            continue
        name = _marked(line, "END")
        if name:
            yield from _ended(path, name)
        elif path:
            _add(path[-1], line)
    yield from _all_ended(path)


def _marked(line: ContentLine | Unread, mark: str) -> str:
    if isinstance(line, Unread) or line.name != mark:
        return ""
    return line.value.strip().upper()


def _begun(path: list[Component], name: str, number: int) -> Iterator[Component]:
    if name == "VCALENDAR" or len(path) >= DEEPEST:
        # A second calendar begins in the file, whether or not the first has ended.
        yield from _all_ended(path)
    path.append(Component(name, number))


def _ended(path: list[Component], name: str) -> Iterator[Component]:
    if name not in (component.name for component in path):
        return
    while path[-1].name != name:
        path[-1].note(_("this entry has no end of its own"))
        yield from _closed(path)
    yield from _closed(path)


def _all_ended(path: list[Component]) -> Iterator[Component]:
    while path:
        path[-1].note(_("this entry has no end; the file may be cut off"))
        yield from _closed(path)


def _closed(path: list[Component]) -> Iterator[Component]:
    done = path.pop()
    outer = path[-1] if path else None
    if outer is None or outer.name == "VCALENDAR":
        if done.name != "VCALENDAR":
            done.calendar = tuple(outer.lines) if outer is not None else ()
            yield done
    elif len(outer.inner) < MOST_LINES:
        outer.inner.append(done)


def _add(component: Component, line: ContentLine | Unread) -> None:
    if isinstance(line, Unread):
        component.note(_("line {number} cannot be read").format(number=line.number))
    elif len(component.lines) >= MOST_LINES:
        component.note(_("there are more lines than are read"))
    else:
        component.lines.append(line)
        component.note(line.note)
