"""An entry in full, for people: the same labels and words as in a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from evidencelog.cli.output import Piece, faint, strong
from evidencelog.core.history import Fate, Standing, Version
from evidencelog.i18n import gettext as _
from evidencelog.reports.answers import (
    Answers,
    answers_of,
    obtained_facts,
    recorded_text,
    written_down,
)
from evidencelog.reports.selection import Selection
from evidencelog.reports.wording import KINDS

if TYPE_CHECKING:
    from evidencelog.core.parts import Attachment

Line = list[str | Piece]

# Its own keeper sees everything.
_ALL: Final = Selection(audience="me", addresses=True, contacts=True)
_COLUMN: Final = 22
_SEEN_BY: Final = {
    "open": _("everybody you give a report to"),
    "lawyer": _("you, your lawyer or advocate"),
    "private": _("you alone"),
}


def entry_lines(standing: Standing, *, history: bool = False) -> Iterator[Line]:
    """Yield an entry line by line: what it says now, then what became of it."""
    yield _heading(standing, history=history)
    if not standing.readable:
        yield from _fate(_("Erased"), standing.erased)
        return
    for version in standing.versions if history else [standing.newest]:
        yield from _version(standing, version, history=history)
    yield from _fact(_("May be seen by"), _SEEN_BY.get(standing.label, standing.label))
    for detail in standing.details:
        yield []
        yield [strong(_("Added on {when}").format(when=recorded_text(detail.recorded)))]
        yield from _content(detail, standing.kind)
    yield from _fate(_("Withdrawn"), standing.withdrawn)


def _heading(standing: Standing, *, history: bool) -> Line:
    kind = KINDS.get(standing.kind, standing.kind)
    line: Line = [strong(_("Entry {number}: {kind}").format(number=standing.number, kind=kind))]
    if standing.amended and not history:
        changed = _("  (changed; `show {number} --history` has every version)")
        line.append(faint(changed.format(number=standing.number)))
    return line


def _version(standing: Standing, version: Version, *, history: bool) -> Iterator[Line]:
    if history:
        number = standing.versions.index(version) + 1
        yield []
        yield [strong(_("Version {number}").format(number=number))]
        if version.entry.reason:
            yield from _fact(_("Reason for the change"), version.entry.reason)
    yield from _fact(_("Written down"), written_down(version))
    yield from _content(version, standing.kind)


def _content(version: Version, kind: str) -> Iterator[Line]:
    answers = answers_of(version, kind, _ALL)
    if version.entry.title:
        yield from _fact(_("Title"), version.entry.title)
    yield from _said(answers)
    for number, attachment in enumerate(version.entry.attachments, start=1):
        yield from _file(number, attachment)


def _said(answers: Answers) -> Iterator[Line]:
    for fact in answers.top:
        yield from _fact(fact.label, fact.value)
    if answers.account:
        yield [faint(_("What happened"))]
        yield from _text(answers.account)
    for quoted in answers.quotes:
        yield [faint(quoted.source)]
        yield from _text(quoted.text)
        if quoted.translation:
            yield [faint(quoted.translated_by or _("Translation"))]
            yield from _text(quoted.translation)
    for fact in answers.further:
        yield from _fact(fact.label, fact.value)


def _file(number: int, attachment: Attachment) -> Iterator[Line]:
    yield [faint(f"{_('File {number}').format(number=number):<{_COLUMN}} "), attachment.name]
    indent = " " * (_COLUMN + 1)
    size = _("{size} bytes, {type}").format(size=f"{attachment.size:,}", type=attachment.type)
    yield [indent, size]
    if attachment.description:
        yield [indent, attachment.description]
    for fact in obtained_facts(attachment, _ALL):
        first, *rest = fact.value.split("\n")
        if rest:
            yield [indent, faint(f"{fact.label}:")]
            for line in (first, *rest):
                yield [indent, "  ", line]
        else:
            yield [indent, faint(f"{fact.label}: "), first]


def _fate(title: str, fate: Fate | None) -> Iterator[Line]:
    if fate is not None:
        yield []
        yield [strong(_("{what} on {when}").format(what=title, when=recorded_text(fate.recorded)))]
        yield from _fact(_("Reason"), fate.reason)


def _fact(label: str, value: str) -> Iterator[Line]:
    first, *rest = value.split("\n")
    yield [faint(f"{label:<{_COLUMN}} "), first]
    for line in rest:
        yield [" " * (_COLUMN + 1), line]


def _text(text: str) -> Iterator[Line]:
    """Yield text of one's own with a mark before each line, so that no line can be forged."""
    for line in text.split("\n"):
        yield [faint("  | "), line]
