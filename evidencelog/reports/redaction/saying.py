"""What a report says of itself where something was taken out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext, speaking
from evidencelog.reports.model import Cover, Part, Report, SelectionStatement


def saying(report: Report, sentences: tuple[str, ...]) -> Report:
    """Return the report with these sentences where it says what it leaves out."""
    if not sentences:
        return report
    return replace(report, parts=tuple(_with(part, sentences) for part in report.parts))


def _with(part: Part, sentences: tuple[str, ...]) -> Part:
    if isinstance(part, Cover):
        return replace(part, scope=(*part.scope, *sentences))
    if isinstance(part, SelectionStatement):
        return replace(part, paragraphs=(*part.paragraphs, *sentences))
    return part


def sentences_on(
    report: Report,
    *,
    words: int,
    children: int,
    numbers: int,
    in_files: int,
    fields: tuple[str, ...],
) -> tuple[str, ...]:
    """Say how often words, children's names and numbers were replaced, and what else is gone.

    `in_files` counts the places on pages and in texts of files, which the others leave out.
    `fields` are the printed names of answers that are withheld.
    """
    with speaking(report.language):
        said = (*_on_words(words, children, numbers), *_on_files(in_files))
        return (*said, *_on_fields(fields), *_of_files(report))


def _on_words(words: int, children: int, numbers: int) -> Iterator[str]:
    if words:
        yield ngettext(
            "Words were removed in {n} place. A token in square brackets stands there.",
            "Words were removed in {n} places. Tokens in square brackets stand there, the same "
            "token for the same words.",
            words,
        ).format(n=words)
    if children:
        yield ngettext(
            "In {n} place the name of a child was replaced by its initials in square brackets.",
            "In {n} places the name of a child was replaced by its initials in square brackets.",
            children,
        ).format(n=children)
    if numbers:
        yield ngettext(
            "In {n} place a number was shortened to its last four digits, in square brackets.",
            "In {n} places numbers were shortened to their last four digits, in square brackets.",
            numbers,
        ).format(n=numbers)


def _on_files(in_files: int) -> Iterator[str]:
    if in_files:
        yield ngettext(
            "In {n} place in the attached files words were removed as well; on a page it is black.",
            "In {n} places in the attached files words were removed as well; on pages they are "
            "black.",
            in_files,
        ).format(n=in_files)


def _on_fields(fields: tuple[str, ...]) -> Iterator[str]:
    if fields:
        yield _("These answers are left out of every entry: {names}.").format(
            names=", ".join(fields)
        )


def _of_files(report: Report) -> Iterator[str]:
    held = sum(exhibit.withheld is not None for exhibit in report.exhibits)
    if held:
        yield ngettext(
            "{n} file is not shown in this copy; a sheet stands in its place.",
            "{n} files are not shown in this copy; a sheet stands in the place of each.",
            held,
        ).format(n=held)
    parts = sum(bool(exhibit.regions) for exhibit in report.exhibits)
    if parts:
        yield ngettext(
            "In {n} file a part of the picture was removed and is black.",
            "In {n} files parts of the pictures were removed and are black.",
            parts,
        ).format(n=parts)
