"""A history in which every kind of entry has every answer, in words of no language.

So whatever a report prints of it that is a word of English was put there by the program.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from itertools import count

import msgspec

from evidencelog.core import parts
from evidencelog.core.history import Fate, History, Standing
from evidencelog.core.kinds import KINDS, Entry
from evidencelog.core.moments import Occurred, Recorded
from evidencelog.core.vocabulary import CHANNELS, TACTICS, all_tags
from tests.reports.samples import attachment, history, photo, standing, version

DAYS = frozenset(("made", "served", "starts", "ends", "dated", "due", "born", "date"))
CLOCKS = (None, "backwards", "stood still", "far ahead")
NOT_OF_A_FIRST_VERSION = frozenset(("amends", "adds", "reason", "number", "tool"))
MOMENTS = (
    Occurred(precision="minute", from_="2026-03-14T18:05", offset="-04:00"),
    Occurred(precision="about", from_="2026-04-02T07:00", offset="-04:00"),
    Occurred(precision="part", from_="2026-04-03", part="night"),
    Occurred(precision="part", from_="2026-04-04", part="morning"),
    Occurred(precision="part", from_="2026-04-05", part="afternoon"),
    Occurred(precision="part", from_="2026-05-06", part="evening"),
    Occurred(precision="month", from_="2026-06"),
    Occurred(precision="year", from_="2025"),
    Occurred(precision="date", from_="2025-12-24"),
    Occurred(precision="unknown"),
)
RECORDED = Recorded(
    at="2026-08-16T13:12:30.000Z",
    local="2026-08-16T09:12:30",
    zone="America/New_York",
    offset="-04:00",
)
CONTENT = {
    "zq.jpg": ("image/jpeg", photo()),
    "zqnone.png": ("image/png", b"zq"),
    "zq.txt": ("text/plain", b"zq zq\nzq"),
    "zqbroken.pdf": ("application/pdf", b"%PDF-1.7 zq"),
    "zqempty.pdf": ("application/pdf", b""),
    "zq.wav": ("audio/wav", b"RIFFzq"),
    "zq.zip": ("application/zip", b"PKzq"),
}
"""Files to attach, with their type: one that can be shown, and others that cannot."""
FILES = {name: data for name, (_type, data) in CONTENT.items()}
"""Their bytes alone."""

_numbers = count(1)


def said() -> str:
    """A word that nobody says in any language."""
    return f"zq{next(_numbers)}x"


def answer(name: str, wanted: typing.Any, turn: int) -> typing.Any:
    """An answer to a field of that type; lists of choices are gone through turn by turn."""
    if typing.get_origin(wanted) in (types.UnionType, typing.Union):
        wanted = typing.get_args(wanted)[0]
    if typing.get_origin(wanted) is typing.Literal:
        choices = typing.get_args(wanted)
        return choices[turn % len(choices)]
    if typing.get_origin(wanted) is tuple:
        return answers(name, typing.get_args(wanted)[0], turn)
    if wanted is Occurred:
        return MOMENTS[turn % len(MOMENTS)]
    if wanted is Recorded:
        return msgspec.structs.replace(RECORDED, clock=CLOCKS[turn % len(CLOCKS)])
    if wanted is int:
        return turn + 1
    if wanted is str:
        return _text(name, turn)
    found = filled(wanted, turn)
    return _attached(found, turn) if isinstance(found, parts.Attachment) else found


def _text(name: str, turn: int) -> str:
    if name in DAYS:
        return f"2026-0{turn % 9 + 1}-12"
    return CHANNELS[turn % len(CHANNELS)].value if name == "channel" else said()


def answers(name: str, wanted: typing.Any, turn: int) -> tuple[typing.Any, ...]:
    """A list of answers."""
    if name == "tags":
        return tuple(word.value for word in all_tags())
    if name == "tactics":
        return tuple(word.value for word in TACTICS)
    if name == "unknown":
        return ("place", "occurred")
    many = 1 if name == "attachments" else 3
    return tuple(answer(name, wanted, turn + more) for more in range(many))


def _attached(found: parts.Attachment, turn: int) -> parts.Attachment:
    name = [*CONTENT][turn % len(CONTENT)]
    type_, data = CONTENT[name]
    plain = attachment(name, data, type_)
    own = {field: getattr(plain, field) for field in ("id", "name", "type", "size", "sha256")}
    return msgspec.structs.replace(found, **own)


def filled(kind: type[typing.Any], turn: int) -> typing.Any:
    """A value of a kind with every field answered."""
    hints = typing.get_type_hints(kind)
    return kind(
        **{
            name: answer(name, hints[name], turn)
            for name in kind.__struct_fields__
            if name not in NOT_OF_A_FIRST_VERSION or not issubclass(kind, Entry)
        }
    )


def standings(turns: int) -> Iterator[Standing]:
    """Every kind, that often, each time with the next choices."""
    numbers = count(1)
    for turn in range(turns):
        for kind in KINDS.values():
            entry = msgspec.structs.replace(filled(kind, turn), number=next(numbers), links=())
            yield standing(entry)


def everything(turns: int = 10) -> History:
    """The history; entries were corrected, added to, withdrawn and erased in it as well."""
    all_of_them = list(standings(turns))
    corrected, added_to, withdrawn, erased, other = all_of_them[:5]
    later = msgspec.structs.replace(corrected.current, account=said(), title=None, reason=said())
    corrected.versions.append(version(later, 901))
    added_to.details.append(version(filled(type(added_to.current), 3), 902))
    withdrawn.withdrawn = Fate(seq=903, reason=said(), recorded=RECORDED)
    erased.erased, erased.versions = Fate(seq=904, reason=said(), recorded=RECORDED), []
    other.label = "private"
    return history(*all_of_them)
